"""Inquiries: the list, one with its story, asking, recording a direction, and the steps that lead to an answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import Indicator, Inquiry, Meeting, Objective, Plan
from strategic_plan.models.base import Transition, deeds_from
from strategic_plan.permissions import Deed, Person, may
from strategic_plan.services import inquiries as deeds
from strategic_plan.services.errors import Refusal
from strategic_plan.summaries.inquiries import read_inquiries, read_inquiry
from strategic_plan.summaries.reading_marks import read_until
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms import inquiries as asked
from strategic_plan.workspace.forms.deeds import DeedForm
from strategic_plan.workspace.views.confirming import DeedPage, Words, confirm

COMING_MEETINGS = 4

# Who may take each step of the life.
MAY: dict[str, Deed] = {
    "accept": Deed.KEEP_INQUIRIES,
    "reword": Deed.KEEP_INQUIRIES,
    "agree": Deed.AGREE_TO_WORDS,
    "decline": Deed.KEEP_INQUIRIES,
    "pass-on": Deed.KEEP_INQUIRIES,
    "answer": Deed.ANSWER_INQUIRY,
    "close": Deed.KEEP_INQUIRIES,
}


@require_safe
@access.allowed(Deed.READ_INQUIRIES)
def inquiries(request: HttpRequest) -> HttpResponse:
    """What was asked: what waits for this person first, then what is open, answered and over."""
    person = access.person(request)
    page = read_inquiries(person, today=clock.today(), read_until=read_until(person))
    may_record = may(person, Deed.KEEP_INQUIRIES)
    return render(request, "workspace/inquiries/inquiries.html", {"page": page, "may_record": may_record})


@require_safe
@access.allowed(Deed.READ_INQUIRIES)
def inquiry(request: HttpRequest, pk: int) -> HttpResponse:
    """One inquiry with its answer and every step so far."""
    found = access.inquiry(request, pk)
    page = read_inquiry(found, today=clock.today())
    steps = steps_for(access.person(request), found)
    return render(request, "workspace/inquiries/inquiry.html", {"page": page, "inquiry": found, "steps": steps})


@access.allowed(Deed.ASK_INQUIRY)
def inquiry_ask(request: HttpRequest) -> HttpResponse:
    """Ask a question, about an objective or an indicator where the address names one."""
    form = ask_form(request)
    page = DeedPage(
        title=_("Ask the Chief a question"),
        lead=_("Through the Board’s office, which reads it first."),
        button=_("Send the question"),
        back=reverse("workspace:inquiries"),
        back_words=_("Inquiries"),
    )

    def act(_answers: dict[str, Any]) -> Inquiry:
        return deeds.ask_inquiry(form.inquiry(), by=access.person(request), at=clock.now())

    return confirm(request, page, form, act, said=lambda: _("Your question is with the Board’s office."))


@access.allowed(Deed.KEEP_INQUIRIES)
def inquiry_direct(request: HttpRequest) -> HttpResponse:
    """Record what the Board directed at a meeting."""
    today = clock.today()
    held = list(Meeting.objects.public().filter(held_on__lte=today).order_by("-held_on")[:12])
    form = asked.DirectionForm(request.POST or None, held=held, **_questions(access.plan(request), request))
    page = DeedPage(
        title=_("Record a direction of the Board"),
        lead=_("It is tracked to its answer like a question, and stands in every status report until then."),
        button=_("Record the direction"),
        back=reverse("workspace:inquiries"),
        back_words=_("Inquiries"),
    )

    def act(_answers: dict[str, Any]) -> Inquiry:
        return deeds.record_direction(form.inquiry(), by=access.person(request), at=clock.now())

    return confirm(request, page, form, act, said=lambda: _("The direction is recorded."))


def ask_form(request: HttpRequest, about: Objective | None = None) -> asked.AboutForm:
    """The question form; other pages show it too, and it always posts to the page of asking."""
    return asked.AboutForm(request.POST or None, **_questions(access.plan(request), request, about))


def _questions(plan: Plan, request: HttpRequest, about: Objective | None = None) -> dict[str, Any]:
    """What may be chosen, and what the address or the page has chosen already."""
    objectives = list(Objective.objects.of_plan(plan))
    indicators = list(Indicator.objects.filter(objective__priority__plan=plan).order_by("title"))
    named = request.GET.get("objective", ""), request.GET.get("indicator", "")
    chosen = [f"objective-{each.pk}" for each in objectives if each.code == named[0] or each == about]
    chosen += [f"indicator-{each.pk}" for each in indicators if each.code == named[1]]
    meetings = Meeting.objects.public().after(clock.today())[:COMING_MEETINGS]
    initial = {"about": chosen[0] if chosen else ""}
    return {"objectives": objectives, "indicators": indicators, "meetings": meetings, "initial": initial}


@access.allowed(Deed.KEEP_INQUIRIES)
def inquiry_accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a question up."""
    effects = (_("Every Board member sees it from now on."), _("It stands in the status report until it is answered."))
    return _step(request, pk, "accept", DeedForm, deeds.accept_inquiry, _("Accepted."), effects)


@access.allowed(Deed.KEEP_INQUIRIES)
def inquiry_reword(request: HttpRequest, pk: int) -> HttpResponse:
    """Suggest other words to whoever asked."""
    return _step(request, pk, "reword", asked.RewordForm, deeds.suggest_words, _("Your words wait for an answer."))


@access.allowed(Deed.AGREE_TO_WORDS)
def inquiry_agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to the words that the Board's office suggests, or keep one's own."""

    def answered(found: Inquiry, *, answer: str, **rest: Any) -> Inquiry:
        return deeds.answer_suggestion(found, agrees=answer == "agree", **rest)

    return _step(request, pk, "agree", asked.AgreeForm, answered, _("The Board’s office has your answer."))


@access.allowed(Deed.KEEP_INQUIRIES)
def inquiry_decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Say why a question cannot be taken."""
    return _step(request, pk, "decline", asked.DeclineForm, deeds.decline_inquiry, _("Declined, with your reason."))


@access.allowed(Deed.KEEP_INQUIRIES)
def inquiry_pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Pass an inquiry on to whoever answers it."""
    return _step(request, pk, "pass-on", asked.PassOnForm, deeds.pass_on_inquiry, _("Passed on."))


@access.allowed(Deed.ANSWER_INQUIRY)
def inquiry_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer an inquiry."""
    effects = (_("The answer cannot be changed afterwards."),)
    return _step(request, pk, "answer", asked.AnswerForm, deeds.answer_inquiry, _("Answered."), effects)


@access.allowed(Deed.KEEP_INQUIRIES)
def inquiry_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an inquiry that was answered."""
    effects = (_("Question and answer stay readable."),)
    return _step(request, pk, "close", DeedForm, deeds.close_inquiry, _("Closed."), effects)


def steps_for(person: Person, found: Inquiry) -> list[tuple[Transition, str]]:
    """The steps this person may take now, each with its address."""
    return [
        (row, reverse(f"workspace:inquiry-{row.deed}", args=[found.pk]))
        for row in deeds_from(Inquiry.TRANSITIONS, found.state)
        if may(person, MAY[row.deed], found) and (row.deed != "agree" or found.suggested_wording)
    ]


def _step(
    request: HttpRequest,
    pk: int,
    name: str,
    form_class: type[DeedForm],
    deed: Callable[..., Inquiry],
    said: Words,
    effects: tuple[Words, ...] = (),
) -> HttpResponse:
    """The page of one step: refused from another state, asked with the question in sight."""
    found = access.inquiry(request, pk)
    access.check(request, MAY[name], found)
    row = next(row for row in Inquiry.TRANSITIONS if row.deed == name)
    if found.state not in row.sources or (name == "agree" and not found.suggested_wording):
        words = _("%(inquiry)s is “%(state)s” now, so this step does not apply.")
        raise Refusal(words % {"inquiry": found, "state": found.get_state_display()})
    if found.suggested_wording:
        effects = (_("Suggested: “%(words)s”") % {"words": found.suggested_wording}, *effects)
    page = DeedPage(
        title=f"{found}: {row.label}",
        lead=_("%(asker)s, %(day)s: “%(words)s”")
        % {"asker": found.asker, "day": date_words(found.asked_on), "words": found.wording},
        button=row.label,
        back=reverse("workspace:inquiry", args=[pk]),
        back_words=str(found),
        effects=effects,
    )
    initial = {
        "version": found.version,
        "to_whom": found.to_whom,
        "due_on": found.due_on,
        "wording": found.suggested_wording or found.wording,
    }
    form: forms.Form = form_class(request.POST or None, initial=initial)

    def act(answers: dict[str, Any]) -> Inquiry:
        return deed(found, **answers, by=access.person(request), at=clock.now())

    def fresh() -> int:
        found.refresh_from_db()
        return found.version

    return confirm(request, page, form, act, said=lambda: said, version=fresh)
