"""The register of risks with its map, and the pages on which a risk is written, closed, and the scales are set."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from strategic_plan.models import Plan, Risk, RiskStep
from strategic_plan.permissions import Deed, may
from strategic_plan.services.planning.environment import close_risk, keep_risk, keep_scale
from strategic_plan.summaries.environment.risks import read_risks
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.planning.environment import CloseRiskForm, RiskForm, ScaleForm
from strategic_plan.workspace.views.confirming import DeedPage, confirm
from strategic_plan.workspace.views.planning.parts import address, initial_of, keep_on_page, switch

SCALES = ("likelihood", "impact", "level")


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def risks(request: HttpRequest) -> HttpResponse:
    """The map, then the register, the gravest first."""
    plan = access.plan_asked(request)
    person = access.person(request)
    context = {
        "plan": plan,
        "register": read_risks(plan, today=clock.today()),
        "choices": switch(request, plan, "risks"),
        "may_keep": may(person, Deed.KEEP_PLANNING),
        "may_add": may(person, Deed.CONTRIBUTE_PLANNING),
        "add": address("risk-add", plan),
    }
    return render(request, "workspace/planning/risks.html", context)


@access.allowed(Deed.CONTRIBUTE_PLANNING)
def risk_add(request: HttpRequest) -> HttpResponse:
    """Add a risk to a plan."""
    plan = access.plan_asked(request)
    return _risk(request, Risk(plan=plan), _("Add a risk"), _("Add the risk"), _("The risk is in the register."))


@access.allowed(Deed.CONTRIBUTE_PLANNING)
def risk_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a risk: its scores, its treatment, its next review."""
    found = get_object_or_404(Risk.objects.select_related("plan"), pk=pk)
    title = _("Review risk %(number)s") % {"number": found.number}
    return _risk(request, found, title, _("Keep the risk"), _("The risk is changed."))


@access.allowed(Deed.CONTRIBUTE_PLANNING)
def risk_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a risk off the map, with a reason."""
    found = get_object_or_404(Risk.objects.select_related("plan"), pk=pk)
    page = DeedPage(
        title=_("Close the risk “%(title)s”") % {"title": found.title},
        lead=_("It stays in the register with your reason."),
        button=_("Close the risk"),
        back=address("risks", found.plan),
        back_words=_("Risks"),
    )
    form = CloseRiskForm(request.POST or None, initial={"version": found.version})

    def act(answers: dict[str, Any]) -> Risk:
        return close_risk(found, **answers, by=access.person(request), at=clock.now())

    return keep_on_page(request, page, form, act, found, said=_("The risk is closed."))


@access.allowed(Deed.KEEP_PLANNING)
def risk_scales(request: HttpRequest) -> HttpResponse:
    """The Board's own words for how likely, how grave, and how serious both together are."""
    steps = RiskStep.objects.order_by("number")
    lines: dict[str, list[str]] = {scale: [] for scale in SCALES}
    for step in steps:
        lines[step.scale].append(f"{step.number} {step.word}" if step.scale == "level" else step.word)
    form = ScaleForm(request.POST or None, initial={scale: "\n".join(words) for scale, words in lines.items()})
    page = DeedPage(
        title=_("The scales of risk"),
        lead=_("A score is likelihood times impact; a level begins at a score."),
        button=_("Keep these scales"),
        back=reverse("workspace:risks"),
        back_words=_("Risks"),
        effects=(_("Every open risk is shown in the new words. A step on which a risk stands cannot go."),),
    )

    @transaction.atomic
    def act(_answers: dict[str, Any]) -> None:
        for scale in SCALES:
            keep_scale(scale, form.steps(scale), by=access.person(request), at=clock.now())

    return confirm(request, page, form, act, said=lambda: _("The scales are kept."))


def _risk(request: HttpRequest, row: Risk, title: str, button: str, said: str) -> HttpResponse:
    plan: Plan = row.plan
    form = RiskForm(request.POST or None, initial=initial_of(row, RiskForm), plan=plan)
    page = DeedPage(
        title=title,
        lead=row.title or plan.title,
        button=button,
        back=address("risks", plan),
        back_words=_("Risks"),
    )

    def act(answers: dict[str, Any]) -> Risk:
        return keep_risk(row, **answers, by=access.person(request), at=clock.now())

    return keep_on_page(request, page, form, act, row, said=said)
