"""The plan tree, and the page of an objective."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django_tables2 import RequestConfig

from strategic_plan.models import Plan
from strategic_plan.permissions import Deed, may
from strategic_plan.summaries.plan_pages import (
    ObjectivePage,
    adopted_words,
    lead_indicator,
    objective_page,
    place_of,
    plan_page,
)
from strategic_plan.summaries.plans import plan_as_at
from strategic_plan.web import access, clock
from strategic_plan.web.access import allowed
from strategic_plan.web.fields import parse_plain_date
from strategic_plan.workspace.tables.actions import ActionRow, ActionsTable
from strategic_plan.workspace.views.planning.parts import query_of, switch


@allowed(Deed.READ_WORKSPACE)
def plan(request: HttpRequest) -> HttpResponse:
    """The plan as it is, or with ?as-at= as it read on a day."""
    found = access.plan_asked(request)
    day, problem = _day(request.GET.get("as-at", ""))
    if day is not None:
        found = found if found.holds(day) else Plan.objects.in_force(day).first() or found
        context = {"plan": found, "day": day, "priorities": plan_as_at(found, day), "today": clock.today()}
        return render(request, "workspace/plan/plan_as_at.html", context)
    page = plan_page(found, today=min(clock.today(), found.ends_on))
    leads = {
        objective.code: lead_indicator(objective) for priority in page.priorities for objective in priority.objectives
    }
    context = {
        "plan": found,
        "page": page,
        "choices": switch(request, found, "plan"),
        "query": query_of(found),
        "place": place_of(found, today=clock.today()),
        "leads": leads,
        "adopted": adopted_words(found),
        "today": clock.today(),
        "problem": problem,
    }
    return render(request, "workspace/plan/plan.html", context)


@allowed(Deed.READ_WORKSPACE)
def objective(request: HttpRequest, code: str) -> HttpResponse:
    """One objective with its indicators, actions and decisions."""
    found = access.objective(request, code)
    page: ObjectivePage = objective_page(found, today=min(clock.today(), found.priority.plan.ends_on))
    table = ActionsTable(
        [ActionRow(action, query_of(found.priority.plan)) for action in page.objective.actions],
    )
    RequestConfig(request, paginate=False).configure(table)
    plan = found.priority.plan
    context = {
        "plan": plan,
        "page": page,
        "table": table,
        "query": query_of(plan),
        "today": clock.today(),
        "medium": "screen",
        "may_ask": may(access.person(request), Deed.ASK_INQUIRY),
    }
    return render(request, "workspace/plan/objective.html", context)


def _day(text: str) -> tuple[date | None, str]:
    """The day that was asked for; an unreadable one is said, and the plan is shown as it is."""
    if not text:
        return None, ""
    try:
        return parse_plain_date(text), ""
    except ValueError:
        return None, _("“%(text)s” is not a date we can read. Write one such as 30 June 2023.") % {"text": text[:20]}
