"""The plan with what was said and what is known of it: one tree for the plan pages, the reports and the public."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q

from strategic_plan.calculations.formats import date_words
from strategic_plan.calculations.periods import Period
from strategic_plan.calculations.ratings import RatingCounts
from strategic_plan.calculations.statuses import Health, StatusCounts
from strategic_plan.models import (
    Action,
    Amendment,
    Cycle,
    Indicator,
    Milestone,
    Objective,
    Organization,
    Plan,
    Priority,
    StatusUpdate,
    Target,
)
from strategic_plan.summaries.indicators.figures import Evaluation, by_objective, evaluate_indicators
from strategic_plan.summaries.indicators.lines import indicator_line
from strategic_plan.summaries.observed import Observed
from strategic_plan.summaries.reports.figures import Code, State, StateCount
from strategic_plan.summaries.reports.plan import MilestoneLine, PlanAction, PlanBlock, PlanObjective, PlanPriority

NOT_REPORTED = State(code="no_rating", words="Not reported")


@dataclass(frozen=True)
class Said:
    """What was last said and approved of an action, and what had been said in the cycle before."""

    update: StatusUpdate
    before: StatusUpdate | None = None


@dataclass(frozen=True)
class PlanReading:
    """A plan as read on a day: the tree for showing, and the rows behind it for whoever works out more."""

    plan: Plan
    block: PlanBlock
    actions: tuple[Action, ...]
    said: dict[int, Said]
    evaluations: tuple[Evaluation, ...]
    cycle: Cycle | None
    as_of: date

    @property
    def counts(self) -> StatusCounts:
        """How the actions stand, all priorities together."""
        return counts_of(self.actions, self.said)


def read_plan(
    plan: Plan,
    *,
    today: date,
    cycle: Cycle | None = None,
    period: Period | None = None,
    with_charts: bool = False,
    figures: Observed | None = None,
    also: Objective | None = None,
    action: Action | None = None,
) -> PlanReading:
    """Read a plan with its actions and indicators in a fixed number of queries.

    With a cycle: what was approved for that cycle, and figures as of its end; an action without an approved update is
    not reported. Without: what was last approved, whatever the cycle, and the figures as they stand today. A period
    says over which span the figures are worked out where that is not the cycle's own. What the public is to read takes
    its ``figures`` from a release.

    What is retired by then, or not in force yet, is left out; ``also`` is an objective and ``action`` an action that is
    read all the same, since what was reported on it stays.
    """
    organization = Organization.objects.get()
    starts_on, ends_on = (cycle.starts_on, cycle.ends_on) if cycle else (date(today.year, 1, 1), today)
    if period:
        starts_on, ends_on = period.start, period.end
    of_plan = Action.objects.of_plan(plan)
    read = of_plan.read_in(starts_on, ends_on)
    if action:
        read = of_plan.filter(Q(pk__in=read.values("pk")) | Q(pk=action.pk))
    actions = tuple(read.with_code().in_order().prefetch_related("milestones__moves", "partners"))
    said = approved_words(plan, cycle=cycle)
    evaluations = tuple(
        evaluate_indicators(
            Indicator.objects.filter(objective__priority__plan=plan).current(ends_on),
            starts_on=starts_on,
            ends_on=ends_on,
            today=today,
            organization=organization,
            figures=figures,
        )
    )
    priorities = list(
        plan.priorities.order_by("number").prefetch_related(
            Prefetch("objectives", queryset=Objective.objects.order_by("number"))
        )
    )
    # A plan that has not begun reads as it will on its first day.
    read_on = max(ends_on, plan.starts_on)
    block = PlanBlock(
        title=plan.title,
        period_words=plan.years,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        vision=plan.vision,
        mission=plan.mission,
        values=tuple(line.strip() for line in plan.values.splitlines() if line.strip()),
        priorities=tuple(
            _priority(each, actions, said, by_objective(evaluations), read_on, with_charts, also)
            for each in priorities
            if _holds(each, read_on) or (also and also.priority_id == each.pk)
        ),
        status_as_of=ends_on,
        status_as_of_words=date_words(ends_on),
    )
    return PlanReading(plan, block, actions, said, evaluations, cycle, ends_on)


def approved_words(plan: Plan, *, cycle: Cycle | None = None) -> dict[int, Said]:
    """By action: the approved update that holds, and the one of the cycle before it; two queries."""
    rows = StatusUpdate.objects.in_force().filter(action__objective__priority__plan=plan)
    if cycle:
        rows = rows.filter(cycle__starts_on__lte=cycle.starts_on)
    chosen: dict[int, list[int]] = {}
    newest_first = rows.order_by("-cycle__starts_on", "-correction").values_list("action_id", "pk", "cycle_id")
    for action, pk, of_cycle in newest_first:
        if cycle and action not in chosen and of_cycle != cycle.pk:
            continue
        if len(chosen.setdefault(action, [])) < 2:
            chosen[action].append(pk)
    full = StatusUpdate.objects.for_page().in_bulk([pk for pair in chosen.values() for pk in pair])
    return {action: Said(full[pair[0]], full[pair[1]] if len(pair) > 1 else None) for action, pair in chosen.items()}


def counts_of(actions: Iterable[Action], said: dict[int, Said]) -> StatusCounts:
    """Stated statuses, counted; an action nobody has reported on is counted as that."""
    return StatusCounts.of(Health(said[action.pk].update.health) if action.pk in said else None for action in actions)


def state_of(update: StatusUpdate | None) -> State:
    """What was said, as a state with its words."""
    if update is None:
        return NOT_REPORTED
    health = Health(update.health)
    return State(code=_code(health), words=health.label)


def state_counts(counts: StatusCounts) -> tuple[StateCount, ...]:
    """Counts by state, each with its words ("2 on track"), the unreported last."""
    stated = [
        StateCount(state=State(code=_code(health), words=health.label), count=count, words=f"{count} {health.words}")
        for health, count in counts
    ]
    if counts.not_reported:
        stated.append(
            StateCount(state=NOT_REPORTED, count=counts.not_reported, words=f"{counts.not_reported} not reported")
        )
    return tuple(stated)


def action_line(action: Action, said: Said | None) -> PlanAction:
    """Everything that is shown of one action."""
    update = said.update if said else None
    milestones = list(action.milestones.all())
    counted = [milestone for milestone in milestones if milestone.state != Milestone.State.DROPPED]
    explained = update is not None and Health(update.health).needs_reason
    expected_on = update.expected_on if update and explained else None
    return PlanAction(
        code=action.code,
        title=action.title,
        public_title=action.public_title or action.title,
        description=action.description,
        owner=action.owner.office,
        state=state_of(update),
        before=state_of(said.before) if said and said.before else None,
        due_on=action.due_on,
        due_words=date_words(action.due_on),
        milestones_met=sum(milestone.state == Milestone.State.MET for milestone in counted),
        milestones_total=len(counted),
        percent=update.percent if update else None,
        done=update.done if update else "",
        next=update.next if update else "",
        reason=update.reason if update and explained else "",
        corrective=update.corrective_action if update and explained else "",
        expected_on=expected_on,
        expected_words=date_words(expected_on) if expected_on else "",
        said_words=_said_words(update),
        milestones=tuple(_milestone(milestone) for milestone in milestones),
        partners=tuple(partner.name for partner in action.partners.all()),
    )


def plan_as_at(plan: Plan, day: date) -> list[PriorityAsAt]:
    """The priorities, objectives and targets as they read on a day: later amendments undone, newest first."""
    undone: dict[tuple[str, int, str], str] = {}
    for amendment in plan.amendments.later_than(day):
        undone[amendment.element_kind, amendment.element_id, amendment.field] = amendment.before
    kinds = Amendment.ElementKind

    def read(kind: str, element: Priority | Objective | Target, field: str) -> str:
        now = getattr(element, field)
        return undone.get((kind, element.pk, field), "" if now is None else str(now))

    def in_force(kind: str, element: Priority | Objective | Target) -> bool:
        until = read(kind, element, "in_force_until")
        return element.in_force_from <= day and (not until or until > day.isoformat())

    targets: dict[int, list[TargetAsAt]] = {}
    for target in (
        Target.objects.filter(indicator__objective__priority__plan=plan)
        .select_related("indicator", "area")
        .prefetch_related("steps")
        .order_by("indicator", "pk")
    ):
        if in_force(kinds.TARGET, target):
            now = "\n".join(f"{step.on.isoformat()}: {step.value.normalize():f}" for step in target.steps.all())
            steps = undone.get((kinds.TARGET, target.pk, "steps"), now)
            read_target = TargetAsAt(
                indicator=target.indicator.title,
                area=target.area.name if target.area_id != target.indicator.area_id else "",
                value=amended_words(read(kinds.TARGET, target, "value")),
                due_on=amended_words(read(kinds.TARGET, target, "due_on")),
                steps=tuple((amended_words(on), value) for on, _colon, value in map(_at_colon, steps.splitlines())),
            )
            targets.setdefault(target.indicator.objective_id, []).append(read_target)
    objectives: dict[int, list[ObjectiveAsAt]] = {}
    for objective in Objective.objects.of_plan(plan):
        if in_force(kinds.OBJECTIVE, objective):
            title, statement = (read(kinds.OBJECTIVE, objective, field) for field in ("title", "statement"))
            objectives.setdefault(objective.priority_id, []).append(
                ObjectiveAsAt(objective.code, title, statement, tuple(targets.get(objective.pk, ())))
            )
    return [
        PriorityAsAt(
            each.number,
            read(kinds.PRIORITY, each, "title"),
            read(kinds.PRIORITY, each, "statement"),
            tuple(objectives.get(each.pk, ())),
        )
        for each in plan.priorities.order_by("number")
        if in_force(kinds.PRIORITY, each)
    ]


def _at_colon(line: str) -> tuple[str, str, str]:
    return line.partition(": ")


def amended_words(value: str) -> str:
    """What an amendment keeps as before or after, for reading: dates in words, numbers without idle zeros."""
    try:
        return date_words(date.fromisoformat(value))
    except ValueError:
        pass
    head, _, tail = value.partition(".")
    return head if head.lstrip("-").isdigit() and tail and not tail.strip("0") else value


@dataclass(frozen=True, slots=True)
class TargetAsAt:
    """A target as it read on a day, with its steps on the way: day and value. `area` only where it is another."""

    indicator: str
    area: str
    value: str
    due_on: str
    steps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ObjectiveAsAt:
    """An objective as it read on a day."""

    code: str
    title: str
    statement: str
    targets: tuple[TargetAsAt, ...]


@dataclass(frozen=True, slots=True)
class PriorityAsAt:
    """A priority as it read on a day."""

    number: int
    title: str
    statement: str
    objectives: tuple[ObjectiveAsAt, ...]


def _priority(
    priority: Priority,
    actions: Sequence[Action],
    said: dict[int, Said],
    evaluations: dict[int, list[Evaluation]],
    day: date,
    with_charts: bool,
    also: Objective | None,
) -> PlanPriority:
    objectives = [each for each in priority.objectives.all() if _holds(each, day) or (also and also.pk == each.pk)]
    of_priority = [action for action in actions if action.objective.priority_id == priority.pk]
    return PlanPriority(
        number=priority.number,
        title=priority.title,
        public_title=priority.public_title,
        promise=priority.statement,
        counts=state_counts(counts_of(of_priority, said)),
        objectives=tuple(
            _objective(
                priority,
                each,
                [action for action in of_priority if action.objective_id == each.pk],
                said,
                evaluations.get(each.pk, []),
                with_charts,
            )
            for each in objectives
        ),
    )


def _holds(element: Priority | Objective, day: date) -> bool:
    """Whether a part of the plan is in force on a day."""
    return element.in_force_from <= day and (element.in_force_until is None or element.in_force_until > day)


def _objective(
    priority: Priority,
    objective: Objective,
    actions: Sequence[Action],
    said: dict[int, Said],
    evaluations: Sequence[Evaluation],
    with_charts: bool,
) -> PlanObjective:
    return PlanObjective(
        code=f"{priority.number}.{objective.number}",
        title=objective.title,
        public_title=objective.public_title,
        promise=objective.statement,
        actions=tuple(action_line(action, said.get(action.pk)) for action in actions),
        indicators=tuple(indicator_line(evaluation, with_chart=with_charts) for evaluation in evaluations),
        action_words=", ".join(each.words for each in state_counts(counts_of(actions, said))),
        rating_words=RatingCounts.of(evaluation.result for evaluation in evaluations).sentence(),
    )


def _milestone(milestone: Milestone) -> MilestoneLine:
    return MilestoneLine(
        title=milestone.title,
        due_on=milestone.due_on,
        due_words=date_words(milestone.due_on),
        state=milestone.state,
        met_on=milestone.met_on,
        met_words=date_words(milestone.met_on) if milestone.met_on else "",
        moved_from_words=date_words(milestone.first_due_on) if milestone.was_moved else "",
    )


def _said_words(update: StatusUpdate | None) -> str:
    """Who said it, for which cycle, and who approved it: "Inspector, Investigations, Quarter 1 2024; approved ..."."""
    if update is None or update.approved_at is None:
        return ""
    return f"{update.action.owner.office}, {update.cycle.title}; approved {date_words(update.approved_at.date())}"


def _code(health: Health) -> Code:
    codes: dict[Health, Code] = {
        Health.COMPLETE: "complete",
        Health.ON_TRACK: "on_track",
        Health.AT_RISK: "at_risk",
        Health.DELAYED: "delayed",
        Health.NOT_STARTED: "not_started",
        Health.ON_HOLD: "on_hold",
        Health.CANCELLED: "cancelled",
    }
    return codes[health]
