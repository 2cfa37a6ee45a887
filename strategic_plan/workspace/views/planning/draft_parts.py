"""The parts of a draft: priorities, objectives, indicators and targets, each on a page of its own."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from strategic_plan.models import Indicator, Objective, Plan, Priority, Target
from strategic_plan.permissions import Deed
from strategic_plan.services.planning import drafting
from strategic_plan.services.targets import set_target
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.deeds import DeedForm
from strategic_plan.workspace.forms.planning.coverage import NothingAskedForm
from strategic_plan.workspace.forms.planning.drafts import (
    DraftIndicatorForm,
    ObjectiveForm,
    PriorityForm,
)
from strategic_plan.workspace.forms.targets import TargetForm
from strategic_plan.workspace.views.confirming import confirm
from strategic_plan.workspace.views.planning.drafts import draft_page
from strategic_plan.workspace.views.planning.parts import initial_of, keep_on_page


@access.allowed(Deed.KEEP_PLAN)
def priority_add(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a priority to a draft."""
    plan = get_object_or_404(Plan, slug=slug)
    return _part(request, Priority(plan=plan), plan, PriorityForm, _("Add a priority"), _("Add the priority"))


@access.allowed(Deed.KEEP_PLAN)
def priority_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a priority of a draft."""
    row = get_object_or_404(Priority.objects.select_related("plan"), pk=pk)
    return _part(request, row, row.plan, PriorityForm, _("Change priority %s") % row.number, _("Keep the priority"))


@access.allowed(Deed.KEEP_PLAN)
def priority_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a priority out of a draft, with its objectives."""
    row = get_object_or_404(Priority.objects.select_related("plan"), pk=pk)
    return _drop(request, row, row.plan, _("Its objectives and indicators go with it."))


@access.allowed(Deed.KEEP_PLAN)
def objective_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an objective to a priority of a draft."""
    priority = get_object_or_404(Priority.objects.select_related("plan"), pk=pk)
    row = Objective(priority=priority)
    title = _("Add an objective to “%(title)s”") % {"title": priority.title}
    return _part(request, row, priority.plan, ObjectiveForm, title, _("Add the objective"))


@access.allowed(Deed.KEEP_PLAN)
def objective_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an objective of a draft."""
    row = get_object_or_404(Objective.objects.select_related("priority__plan"), pk=pk)
    title = _("Change objective %(code)s") % {"code": row.code}
    return _part(request, row, row.priority.plan, ObjectiveForm, title, _("Keep the objective"))


@access.allowed(Deed.KEEP_PLAN)
def objective_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an objective out of a draft, with its indicators."""
    row = get_object_or_404(Objective.objects.select_related("priority__plan"), pk=pk)
    return _drop(request, row, row.priority.plan, _("Its indicators and their targets go with it."))


@access.allowed(Deed.KEEP_PLAN)
def draft_indicator_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an indicator to an objective of a draft."""
    objective = get_object_or_404(Objective.objects.select_related("priority__plan"), pk=pk)
    plan = objective.priority.plan
    drafting.require_draft(plan)
    row = Indicator(objective=objective)
    form = DraftIndicatorForm(request.POST or None, initial={"version": 1})
    page = draft_page(plan, _("Add an indicator to %(code)s") % {"code": objective.code}, _("Add the indicator"))

    def act(_answers: dict[str, Any]) -> Indicator:
        return drafting.keep_indicator(row, **form.values(), by=access.person(request), at=clock.now())

    return keep_on_page(request, page, form, act, row, said=_("The indicator is added."))


@access.allowed(Deed.KEEP_PLAN)
def draft_target(request: HttpRequest, pk: int) -> HttpResponse:
    """Set the target of an indicator of a draft."""
    indicator = get_object_or_404(Indicator.objects.select_related("objective__priority__plan", "area"), pk=pk)
    plan = indicator.objective.priority.plan
    drafting.require_draft(plan)
    target = indicator.targets.filter(area=indicator.area, in_force_until__isnull=True).first()
    form = TargetForm(request.POST or None, target=target, indicator=indicator)
    title = _("Set the target of “%(title)s”") % {"title": indicator.title}
    page = draft_page(plan, title, _("Keep the target"))

    def act(answers: dict[str, Any]) -> Target:
        version, by, at = answers["version"], access.person(request), clock.now()
        return set_target(indicator, area=indicator.area, words=form.words, version=version, by=by, at=at)

    if target is None:
        return confirm(request, page, form, act, said=lambda: _("The target is kept."))
    return keep_on_page(request, page, form, act, target, said=_("The target is kept."))


def _part(
    request: HttpRequest,
    row: Priority | Objective,
    plan: Plan,
    form_class: type[DeedForm],
    title: str,
    button: str,
) -> HttpResponse:
    drafting.require_draft(plan)
    form = form_class(request.POST or None, initial=initial_of(row, form_class))

    def act(answers: dict[str, Any]) -> Priority | Objective:
        return drafting.keep_part(row, **answers, by=access.person(request), at=clock.now())

    return keep_on_page(request, draft_page(plan, title, button), form, act, row, said=_("The draft is changed."))


def _drop(request: HttpRequest, row: Priority | Objective, plan: Plan, effect: str) -> HttpResponse:
    drafting.require_draft(plan)
    page = draft_page(plan, _("Take “%(part)s” out of the draft") % {"part": row}, _("Take it out"), effect)
    form = NothingAskedForm(request.POST or None)

    def act(_answers: dict[str, Any]) -> None:
        drafting.drop_part(row, by=access.person(request), at=clock.now())

    return confirm(request, page, form, act, said=lambda: _("It is taken out."))
