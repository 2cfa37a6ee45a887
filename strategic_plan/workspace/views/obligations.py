"""The register of standing duties: read by all who read the plan, kept by governance staff."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from strategic_plan.exchange.starting_points import read_starting_point
from strategic_plan.models import Obligation
from strategic_plan.permissions import Deed, may
from strategic_plan.services import obligations as deeds
from strategic_plan.services.errors import Refusal
from strategic_plan.summaries.obligations import read_obligation, read_register
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.deeds import DeactivateForm
from strategic_plan.workspace.forms.obligations import (
    RULES,
    WORDS,
    FillCalendarForm,
    ObligationForm,
    RetireObligationForm,
    VerifyObligationForm,
)
from strategic_plan.workspace.views.confirming import DeedPage, confirm


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def obligations(request: HttpRequest) -> HttpResponse:
    """Who must give what to whom, by when, under what."""
    register = read_register(today=clock.today())
    keeps = may(access.person(request), Deed.KEEP_OBLIGATIONS)
    return render(request, "workspace/obligations/obligations.html", {"register": register, "keeps": keeps})


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def obligation(request: HttpRequest, pk: int) -> HttpResponse:
    """One duty with everything that was due under it."""
    found = access.obligation(request, pk)
    context = {
        "page": read_obligation(found, today=clock.today()),
        "obligation": found,
        "keeps": may(access.person(request), Deed.KEEP_OBLIGATIONS),
    }
    return render(request, "workspace/obligations/obligation.html", context)


@access.allowed(Deed.KEEP_OBLIGATIONS)
def obligation_add(request: HttpRequest) -> HttpResponse:
    """Put a duty into the register."""
    form = ObligationForm(request.POST or None, initial={"basis": Obligation.Basis.POLICY})
    page = DeedPage(
        title=_("Put a duty into the register"),
        lead=_("Its deliverables stand in the calendar once you fill a year."),
        button=_("Put it into the register"),
        back=reverse("workspace:obligations"),
        back_words=_("Obligations"),
    )

    def act(_answers: dict[str, Any]) -> None:
        deeds.keep_obligation(form.obligation(), by=access.person(request), at=clock.now())

    return confirm(request, page, form, act, said=lambda: _("The duty is in the register."))


@access.allowed(Deed.KEEP_OBLIGATIONS)
def obligation_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a duty; deliverables that stand keep their dates."""
    found = _in_force(request, pk)
    initial = {name: getattr(found, name) for name in (*WORDS, *RULES)} | {"version": found.version}
    form = ObligationForm(request.POST or None, initial=initial)
    page = _page(
        found,
        _("Change “%(title)s”"),
        _("Keep the changes"),
        _("Deliverables that stand in the calendar keep their dates; a new rule is for those still to be put there."),
    )

    def act(answers: dict[str, Any]) -> None:
        deeds.change_obligation(
            found, version=answers["version"] or 0, **form.changes(), by=access.person(request), at=clock.now()
        )

    return confirm(request, page, form, act, said=lambda: _("The duty is changed."), version=lambda: _fresh(found))


@access.allowed(Deed.KEEP_OBLIGATIONS)
def obligation_retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Retire a duty from a day on."""
    found = _in_force(request, pk)
    form = RetireObligationForm(request.POST or None, initial={"version": found.version})
    page = _page(
        found,
        _("Retire “%(title)s”"),
        _("Retire it"),
        _("What was due before that day stays, with what became of it."),
        _("What is due on that day or later and was not given is taken out of the calendar."),
    )

    def act(answers: dict[str, Any]) -> None:
        deeds.retire_obligation(found, **answers, by=access.person(request), at=clock.now())

    return confirm(request, page, form, act, said=lambda: _("The duty is retired."), version=lambda: _fresh(found))


@access.allowed(Deed.KEEP_OBLIGATIONS)
def obligation_verify(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a person of the Board has checked the citation."""
    found = _in_force(request, pk)
    form = VerifyObligationForm(request.POST or None, initial={"version": found.version})
    page = _page(
        found,
        _("Say that the citation of “%(title)s” was checked"),
        _("It was checked"),
        _("“Not yet verified” goes, and the day you name stands there, until the citation is changed."),
    )

    def act(answers: dict[str, Any]) -> None:
        deeds.verify_obligation(found, **answers, by=access.person(request), at=clock.now())

    return confirm(request, page, form, act, said=lambda: _("The check is kept."), version=lambda: _fresh(found))


@access.allowed(Deed.KEEP_OBLIGATIONS)
def obligations_start(request: HttpRequest) -> HttpResponse:
    """Take the set for Ontario into the register; duties whose code is there already stay as they are."""
    found = read_starting_point()
    page = DeedPage(
        title=_("Take the set for Ontario into the register"),
        lead=_("%(count)d duties that the law or usual practice asks for, in our own words, with where it is said.")
        % {"count": len(found.duties)},
        button=_("Take them into the register"),
        back=reverse("workspace:obligations"),
        back_words=_("Obligations"),
        effects=(
            _(
                "It is a starting point and no legal advice. Every line reads “not yet verified” until you say when "
                "somebody checked it."
            ),
            _("What your register has already stays as it is."),
        ),
    )
    form = DeactivateForm(request.POST if request.method == "POST" else None)

    def act(_answers: dict[str, Any]) -> None:
        deeds.take_starting_point(found.duties, by=access.person(request), at=clock.now())

    return confirm(request, page, form, act, said=lambda: _("They are in the register."))


@access.allowed(Deed.KEEP_OBLIGATIONS)
def calendar_fill(request: HttpRequest) -> HttpResponse:
    """Put the deliverables of a year into the calendar."""
    form = FillCalendarForm(request.POST or None, initial={"year": clock.today().year + 1})
    added: list[int] = []
    page = DeedPage(
        title=_("Put the deliverables of a year into the calendar"),
        lead=_("As the rules of the register say. What is there already stays; doing it twice adds nothing."),
        button=_("Fill the year"),
        back=reverse("workspace:calendar"),
        back_words=_("Calendar"),
        effects=(_("A duty that is due at a meeting waits until that year has meetings in the calendar."),),
    )

    def act(answers: dict[str, Any]) -> None:
        made = deeds.fill_calendar(answers["year"], by=access.person(request), at=clock.now())
        added.append(len(made))

    return confirm(
        request,
        page,
        form,
        act,
        said=lambda: (
            _("%(count)d deliverables are in the calendar.") % {"count": added[0]}
            if added[0]
            else _("The year was in the calendar already.")
        ),
    )


def _page(found: Obligation, title: str, button: str, *effects: str) -> DeedPage:
    return DeedPage(
        title=title % {"title": found.title},
        lead=f"{found.from_party}, {found.citation}.",
        button=button,
        back=reverse("workspace:obligation", args=[found.pk]),
        back_words=found.title,
        effects=effects,
    )


def _in_force(request: HttpRequest, pk: int) -> Obligation:
    found = access.obligation(request, pk)
    if found.retired_on is not None:
        raise Refusal(_("“%(title)s” is retired.") % {"title": found.title})
    return found


def _fresh(found: Obligation) -> int:
    found.refresh_from_db()
    return found.version
