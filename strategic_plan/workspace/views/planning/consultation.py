"""Consultation: who has to be heard and was, what was held, what was heard; and the pages on which each is written."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from strategic_plan.models import Consultation, HeardPublication, HeardTheme, Party, Plan
from strategic_plan.permissions import Deed, may
from strategic_plan.services.planning.consultation import keep_consultation, keep_party, keep_theme
from strategic_plan.services.planning.coverage import verify_citation
from strategic_plan.services.planning.publishing import publish_what_was_heard
from strategic_plan.summaries.environment.consultation import read_consultation
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.planning.consultation import (
    ConsultationForm,
    PartyForm,
    PublishHeardForm,
    ThemeForm,
    VerifyForm,
)
from strategic_plan.workspace.forms.planning.coverage import NothingAskedForm
from strategic_plan.workspace.views.confirming import DeedPage, confirm
from strategic_plan.workspace.views.planning.parts import address, initial_of, keep_on_page, switch


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def consultation(request: HttpRequest) -> HttpResponse:
    """Who was heard, where, and what became of what they said."""
    plan = access.plan_asked(request)
    context = {
        "plan": plan,
        "page": read_consultation(plan),
        "choices": switch(request, plan, "consultation"),
        "may_keep": may(access.person(request), Deed.KEEP_PLANNING),
        "add_event": address("consultation-add", plan),
        "add_theme": address("theme-add", plan),
        "publish": address("heard-publish", plan),
        "today": clock.today(),
    }
    return render(request, "workspace/planning/consultation.html", context)


@access.allowed(Deed.KEEP_PLANNING)
def consultation_add(request: HttpRequest) -> HttpResponse:
    """Write down an event or survey."""
    plan = access.plan_asked(request)
    row = Consultation(plan=plan)
    return _event(request, row, _("Add a consultation"), _("Add the consultation"), _("The consultation is added."))


@access.allowed(Deed.KEEP_PLANNING)
def consultation_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is known of an event or survey."""
    row = get_object_or_404(Consultation.objects.select_related("plan"), pk=pk)
    return _event(request, row, _("Change the consultation"), _("Keep the consultation"), _("It is changed."))


@access.allowed(Deed.KEEP_PLANNING)
def theme_add(request: HttpRequest) -> HttpResponse:
    """Write down something that was heard."""
    plan = access.plan_asked(request)
    return _theme(request, HeardTheme(plan=plan), _("Add a theme"), _("Add the theme"), _("The theme is added."))


@access.allowed(Deed.KEEP_PLANNING)
def theme_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a theme, or answer it."""
    row = get_object_or_404(HeardTheme.objects.select_related("plan"), pk=pk)
    title = _("Answer theme %(number)s") % {"number": row.number}
    return _theme(request, row, title, _("Keep the theme"), _("The theme is changed."))


@access.allowed(Deed.KEEP_PLANNING)
def party_add(request: HttpRequest) -> HttpResponse:
    """Put somebody on the list of who is consulted."""
    code = f"party-{Party.objects.count() + 1}"
    return _party(request, Party(code=code, position=Party.objects.count() + 1), _("Add a party"), _("Add the party"))


@access.allowed(Deed.KEEP_PLANNING)
def party_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a line of the list."""
    row = get_object_or_404(Party, pk=pk)
    return _party(request, row, _("Change “%(name)s”") % {"name": row.name}, _("Keep the party"))


@access.allowed(Deed.KEEP_PLANNING)
def party_verify(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a citation was compared with its source."""
    row = get_object_or_404(Party, pk=pk)
    page = DeedPage(
        title=_("Verify “%(citation)s”") % {"citation": row.citation},
        lead=_("%(name)s: read the section, then say when you did.") % {"name": row.name},
        button=_("Enter that it was checked"),
        back=reverse("workspace:consultation"),
        back_words=_("Consultation"),
    )
    form = VerifyForm(request.POST or None, initial={"version": row.version, "verified_on": clock.today()})

    def act(answers: dict[str, Any]) -> Any:
        return verify_citation(row, **answers, by=access.person(request), at=clock.now())

    return keep_on_page(request, page, form, act, row, said=_("The citation is verified."))


@access.allowed(Deed.KEEP_PLANNING)
def heard_publish(request: HttpRequest) -> HttpResponse:
    """Make public what was heard and what became of it, as it reads now."""
    plan = access.plan_asked(request)
    is_first = not HeardPublication.objects.filter(plan=plan).exists()
    page = DeedPage(
        title=_("Publish what was heard"),
        lead=read_consultation(plan).answers_sentence,
        button=_("Publish what was heard"),
        back=address("consultation", plan),
        back_words=_("Consultation"),
        effects=(
            _("Events, themes, counts and answers are frozen as they read now, and shown to the public."),
            _("Notes and citations are not published. A later change here does not reach the public page."),
            _("A correction is published beside it, with a notice; the first one stays at its address."),
        ),
    )
    form = NothingAskedForm(request.POST or None) if is_first else PublishHeardForm(request.POST or None)

    def act(answers: dict[str, Any]) -> HeardPublication:
        notice = answers.get("notice", "")
        return publish_what_was_heard(plan, notice=notice, by=access.person(request), at=clock.now())

    return confirm(request, page, form, act, said=lambda: _("What was heard is public."))


def _event(request: HttpRequest, row: Consultation, title: str, button: str, said: str) -> HttpResponse:
    form = ConsultationForm(request.POST or None, initial=initial_of(row, ConsultationForm))

    def act(answers: dict[str, Any]) -> Consultation:
        return keep_consultation(row, **answers, by=access.person(request), at=clock.now())

    return keep_on_page(request, _page(row.plan, title, button), form, act, row, said=said)


def _theme(request: HttpRequest, row: HeardTheme, title: str, button: str, said: str) -> HttpResponse:
    initial = initial_of(row, ThemeForm)
    if row.pk:
        initial |= {f"count_{mention.consultation_id}": mention.count for mention in row.mentions.all()}
    form = ThemeForm(request.POST or None, initial=initial, plan=row.plan)

    def act(answers: dict[str, Any]) -> HeardTheme:
        values = {name: value for name, value in answers.items() if not name.startswith("count_")}
        by, at = access.person(request), clock.now()
        return keep_theme(row, **values, mentions=dict(form.counts()), by=by, at=at)

    return keep_on_page(request, _page(row.plan, title, button), form, act, row, said=said)


def _party(request: HttpRequest, row: Party, title: str, button: str) -> HttpResponse:
    form = PartyForm(request.POST or None, initial=initial_of(row, PartyForm))
    page = DeedPage(
        title=title,
        lead=_("A citation that is changed has to be checked anew."),
        button=button,
        back=reverse("workspace:consultation"),
        back_words=_("Consultation"),
    )

    def act(answers: dict[str, Any]) -> Party:
        return keep_party(row, **answers, by=access.person(request), at=clock.now())

    return keep_on_page(request, page, form, act, row, said=_("The list is kept."))


def _page(plan: Plan, title: str, button: str) -> DeedPage:
    back = address("consultation", plan)
    return DeedPage(title=title, lead=plan.title, button=button, back=back, back_words=_("Consultation"))
