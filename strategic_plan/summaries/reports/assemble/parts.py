"""Parts that both kinds of report show: counts, rows of actions and indicators, milestones."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from strategic_plan.calculations.formats import short_date
from strategic_plan.calculations.statuses import Health
from strategic_plan.models import Milestone
from strategic_plan.summaries.plans import NOT_REPORTED, PlanReading
from strategic_plan.summaries.reports.assemble.inserts import parts_of
from strategic_plan.summaries.reports.assemble.source import Source
from strategic_plan.summaries.reports.figures import Code, Figure, State
from strategic_plan.summaries.reports.plan import PlanAction, PlanBlock, PlanIndicator, PlanPriority
from strategic_plan.summaries.reports.sections import ActionRow, AttentionRow, DatedLine, IndicatorRow
from strategic_plan.summaries.reports.status_sections import Recommendation

ATTENTION: tuple[Code, ...] = ("delayed", "at_risk", "on_hold")
GOOD: tuple[Code, ...] = ("complete", "on_track")
DASH = Figure(text="–")


def recommendation(source: Source) -> Recommendation:
    """What the Board is asked to do."""
    text = source.text("recommendation")
    return Recommendation(
        key="recommendation",
        run="Recommendation",
        heading="Recommendation",
        text=text,
        parts=parts_of(source, text),
    )


def actions_of(priority: PlanPriority) -> tuple[PlanAction, ...]:
    return tuple(action for objective in priority.objectives for action in objective.actions)


def all_actions(block: PlanBlock) -> tuple[PlanAction, ...]:
    return tuple(action for priority in block.priorities for action in actions_of(priority))


def indicators_of(priority: PlanPriority) -> tuple[tuple[str, PlanIndicator], ...]:
    """Each indicator of a priority with the code of its objective."""
    return tuple((objective.code, each) for objective in priority.objectives for each in objective.indicators)


def needing_attention(actions: Iterable[PlanAction]) -> list[PlanAction]:
    """The actions at risk, delayed or on hold, in the order of their codes."""
    return [action for action in actions if action.state.code in ATTENTION]


def going_well(actions: Iterable[PlanAction]) -> int:
    return sum(action.state.code in GOOD for action in actions)


def attention_row(action: PlanAction) -> AttentionRow:
    return AttentionRow(
        code=action.code,
        title=action.title,
        state=action.state,
        reason=action.reason,
        corrective=action.corrective,
        due_words=short_date(action.due_on) if action.due_on else "",
        new_words=short_date(action.expected_on) if action.expected_on else "",
    )


def action_row(objective: str, action: PlanAction) -> ActionRow:
    return ActionRow(
        objective=objective,
        code=action.code,
        title=action.title,
        owner=action.owner,
        due_words=short_date(action.due_on) if action.due_on else "",
        done=done_figure(action),
        state=action.state,
    )


def done_figure(action: PlanAction) -> Figure:
    """How far an action is: its milestones where it has some, otherwise the percent that was stated."""
    if action.milestones_total:
        return Figure(text=f"{action.milestones_met} of {action.milestones_total}")
    return Figure(text=f"{action.percent}%") if action.percent is not None else DASH


def indicator_row(objective: str, indicator: PlanIndicator, *, previous: Figure | None = None) -> IndicatorRow:
    percent = indicator.unit in ("", "%")
    return IndicatorRow(
        objective=objective,
        title=indicator.title if percent else f"{indicator.title}, {indicator.unit}",
        previous=_bare(previous or indicator.baseline, indicator),
        actual=Figure(text="judged") if _is_judged(indicator) else _bare(indicator.actual, indicator),
        expected=_bare(indicator.expected, indicator),
        promised="a described outcome" if _is_judged(indicator) else _promised(indicator),
        rating=short_rating(indicator.rating),
        line=indicator.line,
    )


def _is_judged(indicator: PlanIndicator) -> bool:
    """Whether a person judged it by words, which a narrow cell cannot hold."""
    return indicator.actual.value is None and indicator.rating.code != "no_rating"


def _bare(figure: Figure, indicator: PlanIndicator) -> Figure:
    """A figure without the unit that its row says already."""
    if figure.value is None or indicator.unit in ("", "%"):
        return figure
    return Figure(text=figure.text.removesuffix(indicator.unit).rstrip(), value=figure.value)


def _promised(indicator: PlanIndicator) -> str:
    """The promise in a narrow cell: "47% by 2026", "6 by 30 June 2025", "at or above 54%"."""
    due, target = indicator.target_due_on, _bare(indicator.target, indicator)
    if not indicator.target_words:
        return "For information"
    if target.value is None or due is None or not indicator.target_words.startswith(indicator.target.text):
        return indicator.target_words.removeprefix("stay ")
    return f"{target.text} by {due.year if (due.month, due.day) == (12, 31) else short_date(due)}"


def short_rating(rating: State) -> State:
    """A rating for a narrow cell: where there is none, the reason alone."""
    reason = rating.words.partition(": ")[2]
    return State(code=rating.code, words=reason[:1].upper() + reason[1:]) if reason else rating


def milestones_met(reading: PlanReading, start: date, end: date) -> tuple[DatedLine, ...]:
    """The milestones met within a span, in order."""
    met = [
        (milestone.met_on, action.code, milestone.title)
        for action in reading.actions
        for milestone in action.milestones.all()
        if milestone.met_on and start <= milestone.met_on <= end
    ]
    return tuple(DatedLine(on=on, words=short_date(on), text=title, code=code) for on, code, title in sorted(met))


def milestones_coming(
    reading: PlanReading, after: date, until: date, priority: int | None = None
) -> tuple[DatedLine, ...]:
    """The open milestones due within a span, in order; of one priority where it is named."""
    coming = [
        (milestone.due_on, action.code, milestone.title)
        for action in reading.actions
        if priority is None or action.objective.priority.number == priority
        for milestone in action.milestones.all()
        if milestone.state == Milestone.State.OPEN and after < milestone.due_on <= until
    ]
    return tuple(DatedLine(on=on, words=short_date(on), text=title, code=code) for on, code, title in sorted(coming))


def stated(health: Health) -> State:
    """A stated status with its words."""
    codes: dict[Health, Code] = {
        Health.COMPLETE: "complete",
        Health.ON_TRACK: "on_track",
        Health.AT_RISK: "at_risk",
        Health.DELAYED: "delayed",
        Health.ON_HOLD: "on_hold",
        Health.NOT_STARTED: "not_started",
        Health.CANCELLED: "cancelled",
    }
    return State(code=codes[health], words=health.label)


def columns_for(actions: Iterable[PlanAction]) -> tuple[State, ...]:
    """The states a table of counts needs: the five usual ones, and any other that occurs."""
    occurring = {action.state.code for action in actions}
    usual = (Health.COMPLETE, Health.ON_TRACK, Health.AT_RISK, Health.DELAYED, Health.ON_HOLD)
    rare = tuple(health for health in (Health.NOT_STARTED, Health.CANCELLED) if stated(health).code in occurring)
    columns = tuple(stated(health) for health in (*usual, *rare))
    return (*columns, NOT_REPORTED) if "no_rating" in occurring else columns
