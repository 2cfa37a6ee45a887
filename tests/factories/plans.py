"""Plans with priorities, objectives and workstreams; adopted unless a test asks for a draft."""

import datetime
from itertools import count
from typing import Any

from strategic_plan.models import Amendment, Area, CarryOver, Objective, Plan, Priority, Workstream
from tests.factories.meetings import make_resolution
from tests.factories.moments import NOW
from tests.factories.organization import make_district

STARTS_ON, ENDS_ON = datetime.date(2023, 1, 1), datetime.date(2026, 12, 31)
_numbers = count(1)


def make_draft_plan(**fields: Any) -> Plan:
    values: dict[str, Any] = {
        "title": "Strategic Plan 2023 to 2026",
        "slug": f"plan-{next(_numbers)}",
        "starts_on": STARTS_ON,
        "ends_on": ENDS_ON,
    } | fields
    return Plan.objects.create(**values)


def make_plan(**fields: Any) -> Plan:
    """An adopted plan."""
    resolution = make_resolution()
    adopted = {
        "state": Plan.State.ADOPTED,
        "adopted_on": resolution.meeting.held_on,
        "adopted_by": resolution,
    }
    return make_draft_plan(**(adopted | fields))


def make_priority(plan: Plan | None = None, number: int = 0, **fields: Any) -> Priority:
    plan = plan or make_plan()
    values: dict[str, Any] = {
        "number": number or plan.priorities.count() + 1,
        "title": "Road safety",
        "public_title": "Safer roads",
        "statement": "Fewer people are hurt on the roads of the region.",
        "in_force_from": plan.starts_on,
    } | fields
    return Priority.objects.create(plan=plan, **values)


def make_objective(priority: Priority | None = None, number: int = 0, **fields: Any) -> Objective:
    priority = priority or make_priority()
    values: dict[str, Any] = {
        "number": number or priority.objectives.count() + 1,
        "title": "Fewer people hurt in collisions",
        "public_title": "Fewer people hurt in crashes",
        "statement": "Year over year, fewer people are hurt in collisions.",
        "in_force_from": priority.in_force_from,
    } | fields
    return Objective.objects.create(priority=priority, **values)


def make_workstream(plan: Plan | None = None, area: Area | None = None, **fields: Any) -> Workstream:
    values: dict[str, Any] = {"kind": Workstream.Kind.THEME, "number": 1, "title": "Well-being"} | fields
    return Workstream.objects.create(plan=plan or make_plan(), area=area or make_district(), **values)


def make_amendment(objective: Objective | None = None, **fields: Any) -> Amendment:
    objective = objective or make_objective()
    resolution = make_resolution()
    values: dict[str, Any] = {
        "element_kind": Amendment.ElementKind.OBJECTIVE,
        "element_id": objective.pk,
        "element_words": str(objective),
        "field": "title",
        "before": "More enforcement",
        "after": objective.title,
        "reason": "Enforcement is a means; the Board wants the result.",
        "effective_on": resolution.meeting.held_on,
        "recorded_at": NOW,
    } | fields
    return Amendment.objects.create(plan=objective.priority.plan, resolution=resolution, **values)


def make_carry_over(before: Objective | None = None, after: Objective | None = None, **fields: Any) -> CarryOver:
    """An objective that is carried on by another, or with a reason by none."""
    values: dict[str, Any] = {"after": after} if fields else {"after": after or make_objective()}
    return CarryOver.objects.create(before=before or make_objective(), **(values | fields))
