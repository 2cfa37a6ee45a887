"""The Chief's action plan, its actions, milestones and promised figures."""

import datetime
from typing import Any

from strategic_plan.models import (
    Action,
    ActionChange,
    ActionPlan,
    Area,
    Measure,
    Membership,
    Milestone,
    MilestoneMove,
    Objective,
    Plan,
    PromisedFigure,
)
from tests.factories.indicators import make_measure
from tests.factories.moments import NOW
from tests.factories.organization import make_region
from tests.factories.people import make_membership
from tests.factories.plans import make_objective, make_plan


def make_draft_action_plan(plan: Plan | None = None, **fields: Any) -> ActionPlan:
    return ActionPlan.objects.create(plan=plan or make_plan(), **({"title": "Action plan 2023 to 2026"} | fields))


def make_action_plan(plan: Plan | None = None, **fields: Any) -> ActionPlan:
    """An action plan that the Board has."""
    issued = {"state": ActionPlan.State.ISSUED, "issued_on": datetime.date(2023, 2, 1)}
    return make_draft_action_plan(plan, **(issued | fields))


def make_action(
    objective: Objective | None = None,
    *,
    owner: Membership | None = None,
    action_plan: ActionPlan | None = None,
    number: int = 0,
    **fields: Any,
) -> Action:
    """An active action of an issued action plan; without one named, of the one its plan has already."""
    objective = objective or make_objective()
    plan = objective.priority.plan
    values: dict[str, Any] = {
        "number": number or objective.actions.count() + 1,
        "title": "Enforcement at the ten worst crossings",
        "state": Action.State.ACTIVE,
        "starts_on": datetime.date(2023, 3, 1),
        "due_on": datetime.date(2025, 6, 30),
    } | fields
    return Action.objects.create(
        objective=objective,
        owner=owner or make_membership(),
        action_plan=action_plan or plan.action_plans.first() or make_action_plan(plan),
        **values,
    )


def make_milestone(action: Action | None = None, **fields: Any) -> Milestone:
    """An open milestone that is still to come."""
    day = fields.get("due_on", datetime.date(2024, 6, 30))
    values: dict[str, Any] = {"title": "Crossings chosen", "first_due_on": day, "due_on": day} | fields
    return Milestone.objects.create(action=action or make_action(), **values)


def make_move(milestone: Milestone | None = None, **fields: Any) -> MilestoneMove:
    milestone = milestone or make_milestone()
    values: dict[str, Any] = {
        "moved_from": milestone.due_on,
        "moved_to": milestone.due_on + datetime.timedelta(days=60),
        "moved_at": NOW,
    } | fields
    return MilestoneMove.objects.create(milestone=milestone, **values)


def make_promised_figure(
    action: Action | None = None, *, measure: Measure | None = None, area: Area | None = None, **fields: Any
) -> PromisedFigure:
    return PromisedFigure.objects.create(
        action=action or make_action(),
        measure=measure or make_measure(title="Charges laid", unit="charges"),
        area=area or make_region(),
        **({"label": "Charges laid"} | fields),
    )


def make_action_change(action: Action | None = None, **fields: Any) -> ActionChange:
    """Another name."""
    action = action or make_action()
    values: dict[str, Any] = {
        "kind": ActionChange.Kind.RENAMED,
        "before": "Enforcement",
        "after": action.title,
        "reason": "The name said a means.",
        "effective_on": datetime.date(2024, 4, 1),
        "recorded_at": NOW,
    } | fields
    return ActionChange.objects.create(action=action, **values)


def make_merger_of_actions(action: Action | None = None, **fields: Any) -> ActionChange:
    action = action or make_action()
    fields.setdefault("became", make_action(action.objective))
    return make_action_change(action, kind=ActionChange.Kind.MERGED, before=action.title, after="", **fields)
