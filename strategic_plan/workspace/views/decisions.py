"""Decision reports: the list, one with its story, and what the Board changed in a period."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from strategic_plan.models import DecisionReport, Plan
from strategic_plan.models.base import deeds_from
from strategic_plan.permissions import Deed, may
from strategic_plan.summaries.decisions import read_changes, read_decision, read_decisions
from strategic_plan.summaries.decisions.suggestions import suggest
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.decisions import PeriodForm

RECORDS = ("carry", "carry-amended", "lose", "defer", "refer", "withdraw")


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def decisions(request: HttpRequest) -> HttpResponse:
    """What is before the Board, what comes back, what was decided; for its office also what may need a decision."""
    page = read_decisions(access.person(request), today=clock.today())
    plan = Plan.objects.in_force(clock.today()).first() if page.keeps else None
    suggestions = suggest(plan, today=clock.today()) if plan else ()
    return render(request, "workspace/decisions/decisions.html", {"page": page, "suggestions": suggestions})


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def decision(request: HttpRequest, number: int) -> HttpResponse:
    """One matter: what has come up, what would change, what the Board resolved, what is left to do."""
    found = access.decision(request, number)
    page = read_decision(found, access.person(request), today=clock.today())
    keeps = may(access.person(request), Deed.KEEP_DECISIONS)
    context = {"page": page, "decision": found, "keeps": keeps, "steps": _steps(found) if keeps else []}
    return render(request, "workspace/decisions/decision.html", context)


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def decisions_changed(request: HttpRequest) -> HttpResponse:
    """What the Board changed of the plan from one day to another; this year so far unless asked otherwise."""
    plan, today = access.plan(request), clock.today()
    form = PeriodForm(request.GET or None)
    asked: dict[str, Any] = form.cleaned_data if form.is_bound and form.is_valid() else {}
    start = asked.get("start") or min(plan.starts_on, date(today.year, 1, 1))
    end = asked.get("end") or max(today, start)
    changes = read_changes(plan, start=start, end=end)
    form.initial = {"start": start, "end": end}
    return render(request, "workspace/decisions/changed.html", {"changes": changes, "form": form, "plan": plan})


def _steps(decision: DecisionReport) -> list[tuple[str, str]]:
    """The deeds that may start from a matter's state; all results of a meeting are recorded on one page."""
    rows = deeds_from(DecisionReport.TRANSITIONS, decision.state)
    steps = [] if not decision.is_editable else [(str(_("Change the words")), _url("edit", decision))]
    for row in rows:
        if row.deed in RECORDS:
            continue
        steps.append((str(row.label), _url(row.deed, decision)))
    if any(row.deed in RECORDS for row in rows):
        steps.insert(0, (str(_("Record what the Board decided")), _url("record", decision)))
    return steps


def _url(deed: str, decision: DecisionReport) -> str:
    return reverse(f"workspace:decision-{deed}", args=[decision.number])
