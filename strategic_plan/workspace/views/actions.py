"""The list of actions, and the page of one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django_tables2 import RequestConfig

from strategic_plan.calculations.formats import opening
from strategic_plan.exchange.rows import Cell, csv_lines
from strategic_plan.models import Action
from strategic_plan.permissions import Deed, may, visible_updates
from strategic_plan.summaries.plan_pages import action_page, attention_heading
from strategic_plan.summaries.plans import read_plan
from strategic_plan.summaries.reports.plan import PlanAction
from strategic_plan.web import access, clock
from strategic_plan.web.access import allowed
from strategic_plan.web.downloads import csv_file
from strategic_plan.workspace.forms.actions import ActionsFilter
from strategic_plan.workspace.tables.actions import ActionRow, ActionsTable
from strategic_plan.workspace.views.planning.parts import query_of

PER_PAGE = 25
HEADS = ("Code", "Action", "Health", "Before", "Owner", "Due", "Milestones met", "Milestones", "New date")


@allowed(Deed.READ_WORKSPACE)
def actions(request: HttpRequest) -> HttpResponseBase:
    """Every action of the plan, the worst first; the address carries the filter."""
    plan = access.plan(request)
    reading = read_plan(plan, today=clock.today())
    lines = [
        action
        for priority in reading.block.priorities
        for objective in priority.objectives
        for action in objective.actions
    ]
    form = ActionsFilter(request.GET or None, owners=sorted({line.owner for line in lines}))
    areas = (
        {action.code: {area.code for area in action.areas.all()} for action in reading.actions}
        if form.wants_areas
        else {}
    )
    shown = form.chosen(lines, areas)
    if request.GET.get("as") == "csv":
        return csv_file(csv_lines(HEADS, map(_row, shown)), f"actions-{clock.today().isoformat()}")
    query = request.GET.copy()
    query["as"] = "csv"
    table = ActionsTable([ActionRow(line) for line in shown], download_url=f"?{query.urlencode()}")
    RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    counts = reading.counts
    context = {
        "plan": plan,
        "heading": attention_heading(counts),
        "lead": opening(counts.sentence()),
        "table": table,
        "form": form,
    }
    return render(request, "workspace/actions/actions.html", context)


@allowed(Deed.READ_WORKSPACE)
def action(request: HttpRequest, code: str) -> HttpResponse:
    """One action: what was said, its milestones, who works on it, and how its updates went."""
    found = access.action(request, code)
    person = access.person(request)
    updates = tuple(
        visible_updates(person)
        .filter(action=found)
        .for_page()
        .prefetch_related("submissions")
        .order_by("-cycle__starts_on", "-correction")
    )
    context = {
        "page": action_page(found, today=min(clock.today(), found.objective.priority.plan.ends_on), updates=updates),
        "may_write": may(person, Deed.WRITE_UPDATE, found) and found.state == Action.State.ACTIVE,
        "may_hand_over": may(person, Deed.DEFINE_ACTIONS, found),
        "is_active": found.state == Action.State.ACTIVE,
        "may_delegate": may(person, Deed.DELEGATE_ACTION, found),
        "query": query_of(found.objective.priority.plan),
        "today": clock.today(),
    }
    return render(request, "workspace/actions/action.html", context)


def _row(line: PlanAction) -> tuple[Cell, ...]:
    """A line of the table as a file has it: dates and counts stay what they are."""
    before = line.before.words if line.before else ""
    said = (line.code, line.title, line.state.words, before, line.owner)
    return (*said, line.due_on, line.milestones_met, line.milestones_total, line.expected_on)
