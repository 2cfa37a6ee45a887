"""Public submissions: the form that the Board opens, the answers waiting to be read, and what is done with each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from strategic_plan.exchange.rows import Cell, csv_lines
from strategic_plan.models import Consultation, Submission, SubmissionCall
from strategic_plan.permissions import Deed
from strategic_plan.services.planning import submissions as deeds
from strategic_plan.summaries.environment.submissions import read_call, submission_rows
from strategic_plan.web import access, clock
from strategic_plan.web.choices import Choice
from strategic_plan.web.downloads import csv_file
from strategic_plan.workspace.forms.planning.coverage import NothingAskedForm
from strategic_plan.workspace.forms.planning.submissions import (
    AcceptForm,
    CallForm,
    RedactForm,
    SetAsideForm,
    ThemeOfForm,
)
from strategic_plan.workspace.views.confirming import DeedPage, confirm
from strategic_plan.workspace.views.planning.parts import address, initial_of, keep_on_page

ON_A_PAGE = 25
LONGEST_HEARD = 1000


@access.allowed(Deed.KEEP_PLANNING)
def call_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a public form for a survey, or change it."""
    survey = get_object_or_404(Consultation.objects.select_related("plan"), pk=pk, kind=Consultation.Kind.SURVEY)
    call = SubmissionCall.objects.filter(consultation=survey).first() or SubmissionCall(consultation=survey)
    initial = initial_of(call, CallForm)
    if not call.pk:
        initial |= {
            "slug": slugify(survey.title)[:60],
            "opens_on": max(survey.held_on, clock.today()),
            "closes_on": survey.held_until or survey.held_on,
            "consent": _("I agree that the Board’s office reads what I wrote, counts it and keeps it."),
        }
    page = DeedPage(
        title=_("Change the public form") if call.pk else _("Open a public form"),
        lead=survey.title,
        button=_("Keep the form") if call.pk else _("Open the form"),
        back=reverse("workspace:submissions", args=[call.pk]) if call.pk else address("consultation", survey.plan),
        back_words=_("Answers") if call.pk else _("Consultation"),
        effects=(
            _("From the first day on everybody finds it on the public pages, without signing in."),
            _("Every answer waits here until a person has read it. Nothing is published by itself."),
            _("Once somebody has answered, the question and what people agreed to stay as they are."),
        ),
    )
    form = CallForm(request.POST or None, initial=initial)

    def act(answers: dict[str, Any]) -> Any:
        return deeds.keep_call(call, **answers, by=access.person(request), at=clock.now())

    return keep_on_page(request, page, form, act, call, said=_("The form is kept."))


@require_safe
@access.allowed(Deed.KEEP_PLANNING)
def submissions(request: HttpRequest, pk: int) -> HttpResponse:
    """The answers to a call in one state, the oldest first."""
    call = _call(pk)
    page = read_call(call, today=clock.today())
    asked = request.GET.get("state", Submission.State.WAITING)
    if asked not in Submission.State:
        raise Http404
    chosen = Submission.objects.filter(call=call, state=asked).prefetch_related("themes").select_related("decided_by")
    here = reverse("workspace:submissions", args=[call.pk])
    context = {
        "call": call,
        "page": page,
        "state": asked,
        "rows": Paginator(chosen, ON_A_PAGE).get_page(request.GET.get("page")),
        "chips": [
            Choice(str(state.label), f"{here}?state={state}", state == asked, page.counts[state])
            for state in Submission.State
        ],
        "back": address("consultation", call.consultation.plan),
        "public": reverse("portal:call", args=[call.slug]),
    }
    return render(request, "workspace/planning/submissions.html", context)


@require_safe
@access.allowed(Deed.KEEP_PLANNING)
def submissions_csv(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """The accepted answers as a file: no address, no mark of a sender, and nothing that nobody has read."""
    call = _call(pk)
    header = ("Number", "Received", "Words", "Where, or about what", "May be quoted", "Redacted", "Themes")
    rows: Iterator[tuple[Cell, ...]] = submission_rows(call)
    return csv_file(csv_lines(header, rows), call.slug)


@access.allowed(Deed.KEEP_PLANNING)
def submission_accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an answer count, and say what it is about."""
    row = _submission(pk)
    plan = row.call.consultation.plan
    form = AcceptForm(request.POST or None, initial=initial_of(row, AcceptForm), plan=plan)
    page = _page(row, _("Accept this answer"), _("Accept the answer"))
    return _decided(request, row, page, form, deeds.accept_submission, _("The answer is accepted."))


@access.allowed(Deed.KEEP_PLANNING)
def submission_theme(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a theme with an answer."""
    row = _submission(pk)
    form = ThemeOfForm(request.POST or None, initial={"version": row.version, "heard": row.text[:LONGEST_HEARD]})
    page = _page(row, _("Begin a theme with this answer"), _("Add the theme"))
    return _decided(
        request, row, page, form, deeds.make_theme_of, _("The theme is added, and the answer counts to it.")
    )


@access.allowed(Deed.KEEP_PLANNING)
def submission_redact(request: HttpRequest, pk: int) -> HttpResponse:
    """Take out what names somebody."""
    row = _submission(pk)
    form = RedactForm(request.POST or None, initial=initial_of(row, RedactForm))
    page = _page(
        row,
        _("Take words out of this answer"),
        _("Keep it without them"),
        effects=(
            _("What you take out is kept nowhere, and nobody can bring it back."),
            _("That words were taken out, by which office and when, stays beside the answer."),
        ),
    )
    return _decided(request, row, page, form, deeds.redact_submission, _("The words are out."))


@access.allowed(Deed.KEEP_PLANNING)
def submission_set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep an answer from counting."""
    row = _submission(pk)
    form = SetAsideForm(request.POST or None, initial={"version": row.version})
    page = _page(
        row,
        _("Set this answer aside"),
        _("Set it aside"),
        effects=(_("It is not counted and not exported. It stays, with the reason, and can be accepted later."),),
    )
    return _decided(request, row, page, form, deeds.set_aside_submission, _("The answer is set aside."))


@access.allowed(Deed.KEEP_PLANNING)
def senders_forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase the e-mail addresses of those who answered."""
    call = _call(pk)
    page = DeedPage(
        title=_("Forget who wrote"),
        lead=read_call(call, today=clock.today()).addresses_sentence,
        button=_("Erase the addresses"),
        back=reverse("workspace:submissions", args=[call.pk]),
        back_words=_("Answers"),
        effects=(_("The answers stay. The addresses are kept nowhere, and nobody can bring them back."),),
    )
    form = NothingAskedForm(request.POST or None)

    def act(_answers: dict[str, Any]) -> int:
        return deeds.forget_senders(call, by=access.person(request), at=clock.now())

    return confirm(request, page, form, act, said=lambda: _("The addresses are erased."))


def _decided(
    request: HttpRequest,
    row: Submission,
    page: DeedPage,
    form: forms.Form,
    deed: Callable[..., Any],
    said: str,
) -> HttpResponse:
    def act(answers: dict[str, Any]) -> Any:
        return deed(row, **answers, by=access.person(request), at=clock.now())

    return keep_on_page(request, page, form, act, row, said=said)


def _page(row: Submission, title: str, button: str, effects: tuple[str, ...] = ()) -> DeedPage:
    here = reverse("workspace:submissions", args=[row.call_id])
    back = here if row.state == Submission.State.WAITING else f"{here}?state={row.state}"
    return DeedPage(title=title, lead=row.text, button=button, back=back, back_words=_("Answers"), effects=effects)


def _call(pk: int) -> SubmissionCall:
    return get_object_or_404(SubmissionCall.objects.select_related("consultation__plan"), pk=pk)


def _submission(pk: int) -> Submission:
    return get_object_or_404(Submission.objects.select_related("call__consultation__plan"), pk=pk)
