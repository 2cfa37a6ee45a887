"""Coverage of the law: the matrix with its gaps named, and the pages on which the list and the answers are kept."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from strategic_plan.models import Coverage, CoverageGap, Matter, Plan
from strategic_plan.permissions import Deed, may
from strategic_plan.services.planning import coverage as deeds
from strategic_plan.services.planning.starting_point import begin_with_the_law, has_begun
from strategic_plan.summaries.coverage import read_coverage
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.planning.consultation import VerifyForm
from strategic_plan.workspace.forms.planning.coverage import CoverForm, GapForm, MatterForm, NothingAskedForm
from strategic_plan.workspace.views.confirming import DeedPage, confirm
from strategic_plan.workspace.views.planning.parts import address, initial_of, keep_on_page, query_of, switch


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def coverage(request: HttpRequest) -> HttpResponse:
    """What the law asks of a plan, and what answers it."""
    plan = access.plan_asked(request)
    context = {
        "plan": plan,
        "page": read_coverage(plan),
        "choices": switch(request, plan, "coverage"),
        "may_keep": may(access.person(request), Deed.KEEP_PLANNING),
        "has_begun": has_begun(),
        "query": query_of(plan),
    }
    return render(request, "workspace/planning/coverage.html", context)


@access.allowed(Deed.KEEP_PLANNING)
def coverage_begin(request: HttpRequest) -> HttpResponse:
    """Take over the list that ships with the product."""
    page = DeedPage(
        title=_("Begin with the list that ships"),
        lead=_("What Ontario’s law asks of a plan and of whom it must hear, in plain words."),
        button=_("Take over the list"),
        back=reverse("workspace:coverage"),
        back_words=_("Coverage"),
        effects=(
            _("Every line reads “not yet verified” until somebody of the Board has checked it."),
            _("You may change, add and take away every line. It is not legal advice."),
        ),
    )
    form = NothingAskedForm(request.POST or None)

    def act(_answers: dict[str, Any]) -> int:
        return begin_with_the_law(by=access.person(request), at=clock.now())

    return confirm(request, page, form, act, said=lambda: _("The list is yours now."))


@access.allowed(Deed.KEEP_PLANNING)
def matter_add(request: HttpRequest) -> HttpResponse:
    """Add a line to the list."""
    row = Matter(position=Matter.objects.count() + 1)
    return _matter(request, row, _("Add a matter"), _("Add the matter"))


@access.allowed(Deed.KEEP_PLANNING)
def matter_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a line of the list."""
    row = get_object_or_404(Matter, pk=pk)
    return _matter(request, row, _("Change “%(citation)s”") % {"citation": row.citation}, _("Keep the matter"))


@access.allowed(Deed.KEEP_PLANNING)
def matter_verify(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a citation was compared with its source."""
    row = get_object_or_404(Matter, pk=pk)
    page = DeedPage(
        title=_("Verify “%(citation)s”") % {"citation": row.citation},
        lead=row.text,
        button=_("Enter that it was checked"),
        back=reverse("workspace:coverage"),
        back_words=_("Coverage"),
        effects=(_("Read the section at its source first; your office and the day are shown beside the line."),),
    )
    form = VerifyForm(request.POST or None, initial={"version": row.version, "verified_on": clock.today()})

    def act(answers: dict[str, Any]) -> Any:
        return deeds.verify_citation(row, **answers, by=access.person(request), at=clock.now())

    return keep_on_page(request, page, form, act, row, said=_("The citation is verified."))


@access.allowed(Deed.KEEP_PLANNING)
def matter_cover(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what of the plan answers a matter."""
    row, plan = get_object_or_404(Matter, pk=pk), access.plan_asked(request)
    page = _of_matter(plan, row, _("Answer “%(citation)s”"), _("Add this answer"))
    form = CoverForm(request.POST or None, plan=plan)

    def act(answers: dict[str, Any]) -> None:
        by, at = access.person(request), clock.now()
        for name in ("objective", "indicator", "text"):
            if answers[name]:
                deeds.cover_matter(plan, row, **{name: answers[name]}, by=by, at=at)

    return confirm(request, page, form, act, said=lambda: _("The answer is added."))


@access.allowed(Deed.KEEP_PLANNING)
def matter_gap(request: HttpRequest, pk: int) -> HttpResponse:
    """Explain why a matter is not answered."""
    row, plan = get_object_or_404(Matter, pk=pk), access.plan_asked(request)
    gap = CoverageGap.objects.filter(plan=plan, matter=row).first() or CoverageGap(plan=plan, matter=row)
    page = _of_matter(plan, row, _("Explain the gap at “%(citation)s”"), _("Keep the explanation"))
    form = GapForm(request.POST or None, initial=initial_of(gap, GapForm))

    def act(answers: dict[str, Any]) -> CoverageGap:
        return deeds.explain_gap(gap, **answers, by=access.person(request), at=clock.now())

    return keep_on_page(request, page, form, act, gap, said=_("The gap is explained."))


@access.allowed(Deed.KEEP_PLANNING)
def coverage_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back an answer."""
    row = get_object_or_404(
        Coverage.objects.select_related("plan", "matter", "objective__priority", "indicator"), pk=pk
    )
    answer = row.objective or row.indicator or row.text
    page = DeedPage(
        title=_("Take back the answer to “%(citation)s”") % {"citation": row.matter.citation},
        lead=str(answer),
        button=_("Take back the answer"),
        back=address("coverage", row.plan),
        back_words=_("Coverage"),
    )
    form = NothingAskedForm(request.POST or None)

    def act(_answers: dict[str, Any]) -> None:
        deeds.uncover_matter(row, by=access.person(request), at=clock.now())

    return confirm(request, page, form, act, said=lambda: _("The answer is taken back."))


def _matter(request: HttpRequest, row: Matter, title: str, button: str) -> HttpResponse:
    form = MatterForm(request.POST or None, initial=initial_of(row, MatterForm))
    page = DeedPage(
        title=title,
        lead=_("Changed words or a changed citation have to be checked anew."),
        button=button,
        back=reverse("workspace:coverage"),
        back_words=_("Coverage"),
    )

    def act(answers: dict[str, Any]) -> Matter:
        return deeds.keep_matter(row, **answers, by=access.person(request), at=clock.now())

    return keep_on_page(request, page, form, act, row, said=_("The list is kept."))


def _of_matter(plan: Plan, row: Matter, title: str, button: str) -> DeedPage:
    return DeedPage(
        title=title % {"citation": row.citation},
        lead=row.text,
        button=button,
        back=address("coverage", plan),
        back_words=_("Coverage"),
    )
