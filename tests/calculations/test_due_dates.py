"""When standing duties fall due; a rule that never falls is no rule."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategic_plan.calculations.due_dates import (
    AfterPeriod,
    EveryYears,
    FixedDay,
    MeetingBefore,
    NeverFallsError,
    back_plan,
    falls_in,
)

years = st.integers(1990, 2190)
days = st.dates(date(1990, 1, 1), date(2190, 12, 31))
lengths = st.sampled_from([1, 3, 6, 12])


@given(st.integers(-3, 20), st.integers(-3, 40), years)
def test_a_fixed_day_falls_once_every_year_or_is_refused(month: int, day: int, year: int) -> None:
    try:
        rule = FixedDay(month, day)
    except NeverFallsError:
        with pytest.raises(ValueError, match=r"day|month"):
            date(2024, month, day)
        return
    (due,) = rule.falls_in(year)
    assert (due.on.year, due.on.month) == (year, month)
    assert due.on.day == day or (month, day, due.on.day) == (2, 29, 28)


@given(lengths, st.integers(0, 366), st.integers(1, 12), years)
def test_days_after_a_period_fall_once_for_every_period_and_never_twice(
    months: int, days_after: int, first_month: int, year: int
) -> None:
    rule = AfterPeriod(months, days_after, first_month)
    around = [due for each in range(year - 2, year + 3) for due in rule.falls_in(each)]
    assert [due.on for due in around] == sorted(due.on for due in around)
    assert len({due.key for due in around}) == len(around)
    assert 5 * 12 // months - 1 <= len(around) <= 5 * 12 // months + 1
    for due in rule.falls_in(year):
        assert due.on.year == year
        assert (due.on - timedelta(days=days_after) + timedelta(days=1)).day == 1


@given(st.integers(1, 20), days, years)
def test_every_so_many_years_falls_on_its_turn_alone(every: int, first: date, year: int) -> None:
    rule = EveryYears(every, first)
    falls = [due.on for each in range(year, year + every) for due in rule.falls_in(each)]
    assert len(falls) == (1 if year >= first.year else sum(each >= first.year for each in _turns(first, every, year)))
    assert all((on.year - first.year) % every == 0 and on >= first - timedelta(days=1) for on in falls)


def _turns(first: date, every: int, year: int) -> list[int]:
    return [each for each in range(year, year + every) if (each - first.year) % every == 0]


@given(st.lists(days, max_size=20), st.integers(1, 12), st.integers(1, 28), years)
def test_the_meeting_before_a_day_is_the_last_one_of_its_year(
    meetings: list[date], month: int, day: int, year: int
) -> None:
    dues = MeetingBefore(month, day).falls_in(year, meetings)
    limit = date(year, month, day)
    held = [each for each in meetings if each.year == year and each <= limit]
    assert [due.on for due in dues] == ([max(held)] if held else [])


@pytest.mark.parametrize(
    "make",
    [
        lambda: FixedDay(2, 30),
        lambda: FixedDay(4, 31),
        lambda: FixedDay(13, 1),
        lambda: FixedDay(6, 0),
        lambda: AfterPeriod(4, 45),
        lambda: AfterPeriod(3, -1),
        lambda: AfterPeriod(3, 400),
        lambda: AfterPeriod(3, 45, first_month=0),
        lambda: EveryYears(0, date(2024, 1, 1)),
        lambda: EveryYears(21, date(2024, 1, 1)),
        lambda: MeetingBefore(9, 31),
    ],
)
def test_a_rule_that_never_falls_is_refused(make: object) -> None:
    with pytest.raises(NeverFallsError):
        make()  # type: ignore[operator]


def test_quarters_are_named_by_the_fiscal_year() -> None:
    assert [(due.on, due.key, due.words) for due in falls_in(AfterPeriod(3, 45), 2024)] == [
        (date(2024, 2, 14), "2023-Q4", "Quarter 4, 2023"),
        (date(2024, 5, 15), "2024-Q1", "Quarter 1, 2024"),
        (date(2024, 8, 14), "2024-Q2", "Quarter 2, 2024"),
        (date(2024, 11, 14), "2024-Q3", "Quarter 3, 2024"),
    ]
    assert [due.words for due in falls_in(AfterPeriod(3, 0, first_month=4), 2024)] == [
        "Quarter 4, 2023",
        "Quarter 1, 2024",
        "Quarter 2, 2024",
        "Quarter 3, 2024",
    ]


@given(days, st.lists(days, max_size=30))
def test_the_way_to_a_publication_is_in_order_and_ends_on_its_day(due: date, meetings: list[date]) -> None:
    steps = back_plan(due, meetings=meetings)
    assert [step.key for step in steps] == ["freeze", "texts", "review", "approval", "publication"]
    assert [step.on for step in steps] == sorted({step.on for step in steps})
    assert steps[-1].on == due


def test_the_board_approves_at_the_last_meeting_that_leaves_a_week() -> None:
    meetings = [date(2024, 4, 25), date(2024, 5, 30), date(2024, 6, 27)]
    steps = {step.key: step.on for step in back_plan(date(2024, 6, 30), meetings=meetings)}
    assert (steps["approval"], steps["review"]) == (date(2024, 5, 30), date(2024, 5, 16))
