"""The sample's plan as the Board adopted it, and the Chief's action plan."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from strategic_plan.management.sample.board import resolution
from strategic_plan.management.sample.cast import Cast
from strategic_plan.management.sample.data_files import Table
from strategic_plan.management.sample.story import Deed, on
from strategic_plan.models import (
    Action,
    ActionPlan,
    Area,
    Measure,
    Milestone,
    Objective,
    Partner,
    Plan,
    Priority,
    PromisedFigure,
    Unit,
    Workstream,
)
from strategic_plan.services import actions as action_deeds
from strategic_plan.services import audit, plans
from strategic_plan.services.swap import swap

COLUMNS = ("title", "slug", "starts_on", "ends_on", "vision", "mission")


def write_plan(data: Table) -> Plan:
    """The draft of the plan with its priorities, objectives and workstreams, not yet adopted."""
    words = data["plan"]
    plan = Plan(**{name: words[name] for name in COLUMNS})
    plan.values, plan.how_it_was_made = words["values"].strip(), words["how_it_was_made"].strip()
    plan.full_clean()
    plan.save(force_insert=True)
    for number, row in enumerate(data["priorities"], start=1):
        objectives = row.pop("objectives")
        priority = Priority(plan=plan, number=number, in_force_from=plan.starts_on, **row)
        priority.full_clean()
        priority.save(force_insert=True)
        for position, element in enumerate(objectives, start=1):
            objective = Objective(priority=priority, number=position, in_force_from=plan.starts_on, **element)
            objective.full_clean()
            objective.save(force_insert=True)
    _write_workstreams(plan, data)
    return plan


def _write_workstreams(plan: Plan, data: Table) -> None:
    district = Area.objects.get(code="district-1")
    streams = [
        Workstream(plan=plan, area=district, kind=row["kind"], number=number, title=title)
        for row in data["workstreams"]
        for number, title in enumerate(row["titles"], start=1)
    ]
    streams += [
        Workstream(
            plan=plan,
            area=district,
            kind=Workstream.Kind.THEME,
            number=number,
            title=row["title"],
            points="\n".join(row["points"]),
        )
        for number, row in enumerate(data["themes"], start=1)
    ]
    for stream in streams:
        stream.full_clean()
        stream.save(force_insert=True)


def adopted_at(data: Table) -> datetime.datetime:
    """The evening on which the Board adopted the plan."""
    return on(resolution(data["plan"]["resolution"]).meeting.held_on, 20)


def adoption(plan: Plan, data: Table, cast: Cast) -> Deed:
    """The plan adopted on the evening of its meeting."""
    decided = resolution(data["plan"]["resolution"])

    def act(at: datetime.datetime) -> None:
        plans.adopt_plan(plan, version=plan.version, resolution=decided, by=cast.acts("officer", at), at=at)

    return Deed(adopted_at(data), act)


def objective(code: str) -> Objective:
    """An objective by its code, such as "1.2"."""
    priority, number = code.split(".")
    return Objective.objects.select_related("priority").get(priority__number=int(priority), number=int(number))


def issued_at(data: Table) -> datetime.datetime:
    """The evening on which the Chief's action plan was issued to the Board."""
    return on(data["action_plan"]["issued_on"], 19)


def issue_actions(plan: Plan, data: Table, cast: Cast) -> Deed:
    """The Chief's action plan, proposed and then issued to the Board."""
    at = issued_at(data)
    head = data.pop("action_plan")
    action_plan = ActionPlan(plan=plan, title=head["title"])
    action_plan.full_clean()
    action_plan.save(force_insert=True)
    for code, rows in data.items():
        for number, row in enumerate(rows, start=1):
            _propose(action_plan, code, number, row, cast)

    def issue(at: datetime.datetime) -> None:
        action_deeds.issue_action_plan(action_plan, version=action_plan.version, by=cast.acts("chief", at), at=at)

    return Deed(at, issue)


ACTION_COLUMNS = ("title", "public_title", "description", "kind", "starts_on", "due_on")


def _propose(action_plan: ActionPlan, code: str, number: int, row: Table, cast: Cast) -> None:
    action = Action(
        action_plan=action_plan,
        objective=objective(code),
        number=number,
        owner=cast.memberships[row["owner"]],
        unit=Unit.objects.get(name=row["unit"]),
        **{name: row[name] for name in ACTION_COLUMNS if name in row},
    )
    action.full_clean()
    action.save(force_insert=True)
    action.areas.set(Area.objects.filter(code__in=row["areas"]))
    action.also_serves.set([objective(each) for each in row.get("also_serves", ())])
    action.workstreams.set(_workstreams(row))
    for kind, name in row.get("partners", ()):
        Partner.objects.create(action=action, kind=Partner.Kind(kind), name=name)
    for title, due_on in row.get("milestones", ()):
        milestone = Milestone(action=action, title=title, first_due_on=due_on, due_on=due_on)
        milestone.full_clean()
        milestone.save(force_insert=True)
    region = Area.objects.get(code="region")
    for position, figure in enumerate(row.get("figures", ()), start=1):
        measure = Measure.objects.get(code=figure["measure"])
        area = measure.indicators.first()
        promised = PromisedFigure(
            action=action,
            measure=measure,
            area=area.area if area else region,
            label=figure["label"],
            planned=figure.get("planned"),
            position=position,
        )
        promised.full_clean()
        promised.save(force_insert=True)


def _workstreams(row: Table) -> list[Workstream]:
    numbers = {
        Workstream.Kind.THEME: row.get("themes", []),
        Workstream.Kind.DISTRICT_PRIORITY: row.get("district_priorities", []),
    }
    return [
        stream for kind, chosen in numbers.items() for stream in Workstream.objects.filter(kind=kind, number__in=chosen)
    ]


def dropped_milestones(data: Table, cast: Cast) -> Iterator[Deed]:
    """Milestones that were given up, each with its reason."""
    del data["action_plan"]
    for rows in data.values():
        for row in rows:
            if "dropped" in row:
                yield _dropped(row["dropped"], cast)


def _dropped(row: Table, cast: Cast) -> Deed:
    def act(at: datetime.datetime) -> None:
        milestone = Milestone.objects.select_related("action__objective__priority").get(title=row["milestone"])
        swap(
            milestone,
            version=milestone.version,
            states=(Milestone.State.OPEN,),
            state=Milestone.State.DROPPED,
            dropped_reason=row["reason"],
        )
        chief = cast.acts("chief", at)
        words = f"{chief.office} dropped “{milestone}” of {milestone.action.code}: {milestone.dropped_reason}"
        audit.record("drop milestone", milestone, words, by=chief, at=at)

    return Deed(on(row["on"]), act)
