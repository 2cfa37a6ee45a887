"""What differs between two frozen plans: each kind of difference alone, and none where nothing moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from strategic_plan.summaries.reports.comparison import (
    ComparedRow,
    Side,
    compare_plans,
    comparison_sentence,
    kinds_of_difference,
)
from strategic_plan.summaries.reports.figures import Code, Figure, State
from strategic_plan.summaries.reports.plan import (
    PlanAction,
    PlanBlock,
    PlanIndicator,
    PlanObjective,
    PlanPriority,
    SeriesRow,
)

ON_TRACK, AT_RISK = State(code="on_track", words="On track"), State(code="at_risk", words="At risk")
COMPLETE = State(code="complete", words="Complete")
NONE = Figure(text="No comparison")


def figure(value: str) -> Figure:
    return Figure(text=value, value=Decimal(value))


def action(code: str = "1.1.1", state: State = ON_TRACK) -> PlanAction:
    return PlanAction(
        code=code,
        title="Patrol the crossings",
        owner="Traffic Sergeant",
        state=state,
        due_on=None,
        due_words="",
        milestones_met=0,
        milestones_total=0,
    )


def month(value: str, day: date = date(2024, 1, 1)) -> SeriesRow:
    return SeriesRow(
        start=day, end=date(2024, 1, 31), label="January 2024", current=figure(value), previous=NONE, change=NONE
    )


def indicator(**changes: object) -> PlanIndicator:
    made = PlanIndicator(
        key="people-hurt",
        title="People hurt",
        measured="Collisions",
        unit="",
        direction="decrease",
        period_words="2024",
        baseline=figure("100"),
        actual=figure("91"),
        expected=figure("90"),
        target=figure("80"),
        target_words="80 by 31 December 2026",
        target_due_on=None,
        rating=ON_TRACK,
        rating_sentence="",
        rows=(month("7"),),
        method="Collisions with an injury.",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def plan(
    actions: tuple[PlanAction, ...] = (action(),),
    indicators: tuple[PlanIndicator, ...] = (indicator(),),
    promise: str = "Fewer people are hurt",
) -> PlanBlock:
    objective = PlanObjective(code="1.1", title="Safe roads", promise=promise, actions=actions, indicators=indicators)
    priority = PlanPriority(number=1, title="Roads", promise="Safe roads for all", counts=(), objectives=(objective,))
    return PlanBlock(
        title="Plan",
        period_words="",
        starts_on=date(2023, 1, 1),
        ends_on=date(2026, 12, 31),
        vision="",
        mission="",
        values=(),
        priorities=(priority,),
        status_as_of=date(2024, 1, 31),
        status_as_of_words="",
    )


def test_two_plans_that_say_the_same_do_not_differ() -> None:
    groups = compare_plans(plan(), plan())
    assert groups == ()
    assert comparison_sentence(groups) == "Nothing in the plan or its figures differs"
    assert kinds_of_difference(groups) == ""


def row(title: str, before: Side, after: Side, code: str = "", why: str = "") -> ComparedRow:
    return ComparedRow(code=code, title=title, before=before, after=after, why=why)


PATROL = "Patrol the crossings"


@pytest.mark.parametrize(
    ("before", "after", "heading", "expected"),
    [
        (
            lambda: plan(),
            lambda: plan(indicators=(indicator(rating=AT_RISK, actual=figure("97")),)),
            "One rating moved",
            row("People hurt", Side(state=ON_TRACK, text="91"), Side(state=AT_RISK, text="97")),
        ),
        (
            lambda: plan(),
            lambda: plan(actions=(action(state=AT_RISK),)),
            "One action changed its status",
            row(PATROL, Side(state=ON_TRACK), Side(state=AT_RISK), "1.1.1"),
        ),
        (
            lambda: plan(),
            lambda: plan(actions=(action(state=COMPLETE),)),
            "One action was completed",
            row(PATROL, Side(state=ON_TRACK), Side(state=COMPLETE), "1.1.1"),
        ),
        (
            lambda: plan(),
            lambda: plan(actions=(action(), action("1.1.2"))),
            "One action is new",
            row(PATROL, Side(text="not in this report"), Side(state=ON_TRACK), "1.1.2"),
        ),
        (
            lambda: plan(actions=(action(), action("1.1.2"))),
            lambda: plan(),
            "One action is no longer in the plan",
            row(PATROL, Side(state=ON_TRACK), Side(text="not in this report"), "1.1.2"),
        ),
        (
            lambda: plan(),
            lambda: plan(indicators=(indicator(rows=(month("8"),)),)),
            "One figure was restated",
            row("People hurt, January 2024", Side(text="7"), Side(text="8")),
        ),
        (
            lambda: plan(),
            lambda: plan(indicators=(indicator(method="Collisions with a death."),)),
            "One definition changed",
            row("People hurt", Side(text="Collisions with an injury."), Side(text="Collisions with a death.")),
        ),
        (
            lambda: plan(),
            lambda: plan(indicators=(indicator(target_words="85 by 31 December 2026"),)),
            "One target changed",
            row(
                "People hurt",
                Side(text="80 by 31 December 2026"),
                Side(text="85 by 31 December 2026"),
                why="Resolution 24-01",
            ),
        ),
        (
            lambda: plan(),
            lambda: plan(promise="Nobody is hurt"),
            "One part of the plan was reworded",
            row(
                "Objective",
                Side(text="Safe roads: Fewer people are hurt"),
                Side(text="Safe roads: Nobody is hurt"),
                "1.1",
                "Resolution 24-02",
            ),
        ),
    ],
)
def test_each_kind_of_difference_is_found_and_no_other(
    before: Callable[[], PlanBlock], after: Callable[[], PlanBlock], heading: str, expected: ComparedRow
) -> None:
    named = {("target", "people-hurt"): "Resolution 24-01", ("objective", "1.1"): "Resolution 24-02"}
    groups = compare_plans(before(), after(), named)
    assert [(group.heading, group.rows) for group in groups] == [(heading, (expected,))]


def test_a_figure_of_a_later_month_is_no_restatement() -> None:
    later = month("9", date(2024, 2, 1))
    assert compare_plans(plan(), plan(indicators=(indicator(rows=(month("7"), later)),))) == ()


@pytest.mark.parametrize("code", ["no_rating", "not_started"])
def test_differences_are_counted_in_words(code: Code) -> None:
    changed = plan(actions=(action(state=State(code=code, words="")), action("1.1.2")))
    groups = compare_plans(plan(), changed)
    assert comparison_sentence(groups) == "Two things differ"
    assert kinds_of_difference(groups) == "One action changed its status, one action is new"
