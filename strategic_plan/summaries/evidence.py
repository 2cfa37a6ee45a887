"""The evidence check over a whole plan: what owners say of their actions beside what the figures and dates say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from strategic_plan.calculations.evidence import (
    IndicatorKnown,
    Known,
    MilestoneSaid,
    Remark,
    Said,
    check_objective,
    check_update,
)
from strategic_plan.calculations.formats import qualified
from strategic_plan.calculations.statuses import Health
from strategic_plan.models import Action, Milestone
from strategic_plan.summaries.indicators.figures import Evaluation, by_objective
from strategic_plan.summaries.plans import PlanReading
from strategic_plan.summaries.plans import Said as SaidOf


@dataclass(frozen=True, slots=True)
class Found:
    """A remark, and the code and title of the action or objective it is about."""

    code: str
    title: str
    remark: Remark


def remarks_on(reading: PlanReading, *, today: date) -> list[Found]:
    """Every remark on a reading of a plan: on each action's words, and on objectives whose figures say otherwise."""
    evaluations = by_objective(reading.evaluations)
    found: list[Found] = []
    healths: dict[int, list[Health]] = {}
    for action in reading.actions:
        said = reading.said.get(action.pk)
        if said is None:
            continue
        healths.setdefault(action.objective_id, []).append(Health(said.update.health))
        known = Known(today=today, starts_on=action.starts_on, due_on=action.due_on)
        remarks = check_update(words_said(action, said), known)
        found += [Found(action.code, action.title, remark) for remark in remarks]
    objectives = {action.objective_id: action.objective for action in reading.actions}
    for pk, objective in objectives.items():
        remarks = check_objective(healths.get(pk, []), known_indicators(evaluations.get(pk, [])))
        found += [Found(objective.code, objective.title, remark) for remark in remarks]
    return found


def words_said(action: Action, said: SaidOf) -> Said:
    """What an approved update says, with what was said the time before."""
    update, before = said.update, said.before
    return Said(
        health=Health(update.health),
        narrative=update.done,
        percent=None if update.percent is None else Decimal(update.percent),
        expected_on=update.expected_on,
        milestones=tuple(milestone_said(milestone) for milestone in action.milestones.all()),
        previous_narrative=before.done if before else "",
        previous_percent=Decimal(before.percent) if before and before.percent is not None else None,
    )


def milestone_said(milestone: Milestone) -> MilestoneSaid:
    """A milestone as it stands."""
    return MilestoneSaid(
        title=milestone.title,
        due_on=milestone.due_on,
        is_met=milestone.state == Milestone.State.MET,
        is_dropped=milestone.state == Milestone.State.DROPPED,
    )


def known_indicators(evaluations: Iterable[Evaluation]) -> tuple[IndicatorKnown, ...]:
    """The indicators of an objective, as the check takes them."""
    return tuple(
        IndicatorKnown(
            title=evaluation.indicator.title,
            code=evaluation.indicator.code,
            rating=evaluation.result.rating,
            actual=qualified(evaluation.actual, evaluation.unit),
            expected=""
            if evaluation.result.expected is None
            else evaluation.unit.show_in_detail(evaluation.result.expected),
        )
        for evaluation in evaluations
    )
