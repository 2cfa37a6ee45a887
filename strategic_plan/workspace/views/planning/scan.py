"""The environmental scan: what a plan stands in, factor by factor, and the pages on which factors are written."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from strategic_plan.models import Factor, Plan, Scan
from strategic_plan.permissions import Deed, may
from strategic_plan.services.planning.environment import keep_factor, keep_scan
from strategic_plan.summaries.environment.scan import read_scans
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.planning.environment import FactorForm, ScanForm
from strategic_plan.workspace.views.confirming import DeedPage
from strategic_plan.workspace.views.planning.parts import address, initial_of, keep_on_page, switch


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def scan(request: HttpRequest) -> HttpResponse:
    """The scans of a plan, the newest first."""
    plan = access.plan_asked(request)
    person = access.person(request)
    context = {
        "plan": plan,
        "scans": read_scans(plan, today=clock.today()),
        "choices": switch(request, plan, "scan"),
        "may_keep": may(person, Deed.KEEP_PLANNING),
        "may_add": may(person, Deed.CONTRIBUTE_PLANNING),
        "add": address("scan-add", plan),
    }
    return render(request, "workspace/planning/scan.html", context)


@access.allowed(Deed.KEEP_PLANNING)
def scan_add(request: HttpRequest) -> HttpResponse:
    """Begin a scan of a plan."""
    plan = access.plan_asked(request)
    return _scan(request, Scan(plan=plan), _("Add a scan"), _("Add the scan"), _("The scan is added."))


@access.allowed(Deed.KEEP_PLANNING)
def scan_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a scan says of itself."""
    found = get_object_or_404(Scan.objects.select_related("plan"), pk=pk)
    return _scan(request, found, _("Change the scan"), _("Keep the scan"), _("The scan is changed."))


@access.allowed(Deed.CONTRIBUTE_PLANNING)
def factor_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a factor to a scan."""
    found = get_object_or_404(Scan.objects.select_related("plan"), pk=pk)
    return _factor(request, Factor(scan=found), _("Add a factor"), _("Add the factor"), _("The factor is added."))


@access.allowed(Deed.CONTRIBUTE_PLANNING)
def factor_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a factor, its evidence, or what answers it."""
    found = get_object_or_404(Factor.objects.select_related("scan__plan"), pk=pk)
    title = _("Change factor %(number)s") % {"number": found.number}
    return _factor(request, found, title, _("Keep the factor"), _("The factor is changed."))


def _scan(request: HttpRequest, row: Scan, title: str, button: str, said: str) -> HttpResponse:
    form = ScanForm(request.POST or None, initial=initial_of(row, ScanForm))

    def act(answers: dict[str, Any]) -> Scan:
        return keep_scan(row, **answers, by=access.person(request), at=clock.now())

    return keep_on_page(request, _page(row.plan, title, row.plan.title, button), form, act, row, said=said)


def _factor(request: HttpRequest, row: Factor, title: str, button: str, said: str) -> HttpResponse:
    plan = row.scan.plan
    form = FactorForm(request.POST or None, initial=initial_of(row, FactorForm), plan=plan)

    def act(answers: dict[str, Any]) -> Factor:
        return keep_factor(row, **answers, by=access.person(request), at=clock.now())

    return keep_on_page(request, _page(plan, title, row.scan.title, button), form, act, row, said=said)


def _page(plan: Plan, title: str, lead: str, button: str) -> DeedPage:
    return DeedPage(title=title, lead=lead, button=button, back=address("scan", plan), back_words=_("Scan"))
