"""Months, quarters, halves, years, fiscal years, and the spans that are compared."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategic_plan.calculations import periods
from strategic_plan.calculations.periods import Grain, Period

days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
first_months = st.integers(1, 12)
EVERY_FIRST_MONTH = range(1, 13)
EVERY_YEAR = range(1996, 2032)  # with 2000, a leap year that the century rule would not make one


def whole(first: tuple[int, int], last: tuple[int, int]) -> Period:
    """The period from the first day of one (year, month) to the last day of another."""
    return Period.of_months(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1] - 1)


@given(days)
def test_every_day_lies_in_the_month_of_its_ordinal(day: date) -> None:
    ordinal = periods.ordinal_of(day)
    assert periods.month_start(ordinal) <= day <= periods.month_end(ordinal)
    assert periods.month_end(ordinal) + timedelta(days=1) == periods.month_start(ordinal + 1)


@pytest.mark.parametrize("first_month", EVERY_FIRST_MONTH)
def test_fiscal_years_halves_and_quarters_tile_time_without_gap_or_overlap(first_month: int) -> None:
    for part, length in (
        (periods.fiscal_year_of, 12),
        (periods.fiscal_half_of, 6),
        (periods.fiscal_quarter_of, 3),
    ):
        day = date(1996, first_month, 1)
        while day.year < 2032:
            period = part(day, first_month)
            assert period.start == day
            assert len(period.months()) == length
            assert part(period.end, first_month) == period
            day = period.end + timedelta(days=1)


@pytest.mark.parametrize("first_month", EVERY_FIRST_MONTH)
def test_fiscal_year_begins_in_its_first_month(first_month: int) -> None:
    for year in EVERY_YEAR:
        period = periods.fiscal_year(year, first_month)
        assert period.start == date(year, first_month, 1)
        assert period.end + timedelta(days=1) == date(year + 1, first_month, 1)
        assert (period.end - period.start).days + 1 in (365, 366)


@given(days, first_months, st.sampled_from(Grain))
def test_step_that_holds_a_day_is_a_step_of_its_grain(day: date, first_month: int, grain: Grain) -> None:
    step = periods.period_holding(grain, day, first_month)
    assert step.contains(day)
    assert periods.is_step_of(grain, step, first_month)
    assert len(step.months()) == grain.months


def test_measure_of_one_grain_refuses_another() -> None:
    quarter = periods.period_of(Grain.QUARTER, 2024, 1)
    assert not periods.is_step_of(Grain.MONTH, quarter)
    assert not periods.is_step_of(Grain.YEAR, quarter)
    assert not periods.is_step_of(Grain.QUARTER, whole((2024, 2), (2024, 4)))
    assert periods.is_step_of(Grain.QUARTER, whole((2024, 2), (2024, 4)), first_month=2)


def test_period_of_counts_steps_from_the_first_month_of_the_year() -> None:
    assert periods.period_of(Grain.MONTH, 2024, 2) == Period(date(2024, 2, 1), date(2024, 2, 29))
    assert periods.period_of(Grain.QUARTER, 2023, 4, first_month=4) == whole((2024, 1), (2024, 3))
    assert periods.period_of(Grain.YEAR, 2023) == whole((2023, 1), (2023, 12))


@pytest.mark.parametrize(("grain", "index"), [(Grain.MONTH, 13), (Grain.QUARTER, 5), (Grain.YEAR, 2), (Grain.MONTH, 0)])
def test_period_of_refuses_a_step_that_a_year_does_not_have(grain: Grain, index: int) -> None:
    with pytest.raises(ValueError, match="A year has"):
        periods.period_of(grain, 2024, index)


def test_fiscal_year_refuses_a_month_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="month 0"):
        periods.fiscal_year_of(date(2024, 1, 1), first_month=0)


def test_period_refuses_to_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Period(date(2024, 2, 1), date(2024, 1, 31))


def test_months_of_a_period_are_those_wholly_within_it() -> None:
    january = 2024 * 12
    assert list(Period(date(2024, 1, 1), date(2024, 3, 31)).months()) == [january, january + 1, january + 2]
    assert list(Period(date(2024, 1, 2), date(2024, 3, 30)).months()) == [january + 1]
    assert list(Period(date(2024, 1, 2), date(2024, 1, 30)).months()) == []
    assert list(Period(date(2024, 1, 15), date(2024, 2, 15)).months()) == []


def test_steps_within_a_period_leave_out_those_that_stick_out() -> None:
    assert periods.steps_within(Grain.QUARTER, whole((2024, 2), (2024, 9))) == (
        whole((2024, 4), (2024, 6)),
        whole((2024, 7), (2024, 9)),
    )


@pytest.mark.parametrize("year", EVERY_YEAR)
def test_previous_period_of_whole_months_is_the_same_months_a_year_earlier(year: int) -> None:
    for first in range(1, 13):
        for last in range(first, 13):
            assert periods.same_span_a_year_earlier(whole((year, first), (year, last))) == whole(
                (year - 1, first), (year - 1, last)
            )


def test_previous_period_keeps_february_whole_over_leap_years() -> None:
    assert periods.same_span_a_year_earlier(whole((2024, 2), (2024, 2))).end == date(2023, 2, 28)
    assert periods.same_span_a_year_earlier(whole((2025, 2), (2025, 2))).end == date(2024, 2, 29)


def test_previous_period_of_part_of_a_month_moves_its_days() -> None:
    assert periods.same_span_a_year_earlier(Period(date(2024, 1, 10), date(2024, 2, 29))) == Period(
        date(2023, 1, 10), date(2023, 2, 28)
    )


def test_month_is_complete_when_it_has_ended_and_is_loaded() -> None:
    march = 2024 * 12 + 2
    assert periods.last_complete_month(date(2024, 4, 11), date(2024, 3, 31)) == march
    assert periods.last_complete_month(date(2024, 4, 11), date(2024, 3, 30)) == march - 1
    assert periods.last_complete_month(date(2024, 3, 31), date(2024, 3, 31)) == march - 1
    assert periods.last_complete_month(date(2024, 4, 11), None) is None


@pytest.mark.parametrize(
    ("range_end", "first_month", "complete_through", "expected"),
    [
        (date(2023, 12, 31), 1, date(2024, 3, 31), whole((2023, 1), (2023, 12))),
        (date(2024, 12, 31), 1, date(2024, 3, 31), whole((2024, 1), (2024, 3))),
        (date(2024, 5, 15), 1, date(2024, 6, 30), whole((2024, 1), (2024, 4))),
        (date(2024, 5, 31), 4, date(2024, 6, 30), whole((2024, 4), (2024, 5))),
        (date(2024, 3, 31), 4, date(2024, 6, 30), whole((2023, 4), (2024, 3))),
        (date(2024, 3, 31), 1, date(2023, 12, 31), None),
        (date(2024, 1, 15), 1, date(2024, 6, 30), None),
        (date(2024, 3, 31), 1, None, None),
    ],
)
def test_year_to_date_ends_with_the_last_complete_month_of_the_range(
    range_end: date, first_month: int, complete_through: date | None, expected: Period | None
) -> None:
    assert periods.year_to_date(range_end, first_month, complete_through) == expected


@given(days, first_months, days)
def test_year_to_date_lies_in_one_fiscal_year_and_passes_neither_limit(
    range_end: date, first_month: int, complete_through: date
) -> None:
    period = periods.year_to_date(range_end, first_month, complete_through)
    if period is not None:
        assert period.start == periods.fiscal_year_of(range_end, first_month).start
        assert period.end <= min(range_end, complete_through)
        assert period.has_whole_months


@given(st.integers(1990 * 12, 2090 * 12))
def test_twelve_months_end_with_the_month_asked_for(last: int) -> None:
    period = periods.twelve_months_to(last)
    assert len(period.months()) == 12
    assert period.months()[-1] == last


def test_months_between_counts_each_month_as_one() -> None:
    assert periods.months_between(date(2022, 12, 31), date(2023, 12, 31)) == 12
    assert periods.months_between(date(2024, 1, 31), date(2024, 2, 29)) == 1
    assert periods.months_between(date(2023, 3, 31), date(2022, 12, 31)) == -3
    assert periods.months_between(date(2023, 3, 31), date(2023, 4, 15)) == Decimal("0.5")


@given(days, days)
def test_months_between_grows_with_every_day(start: date, end: date) -> None:
    later = end + timedelta(days=1)
    assert periods.months_between(start, later) > periods.months_between(start, end)


@pytest.mark.parametrize(
    ("period", "first_month", "name", "short"),
    [
        (whole((2024, 3), (2024, 3)), 1, "March 2024", "March"),
        (whole((2024, 1), (2024, 3)), 1, "Quarter 1, 2024", "Quarter 1"),
        (whole((2024, 7), (2024, 12)), 1, "Half 2, 2024", "Half 2"),
        (whole((2023, 1), (2023, 12)), 1, "2023", "2023"),
        (whole((2023, 4), (2024, 3)), 4, "2023/24", "2023/24"),
        (whole((1999, 4), (2000, 3)), 4, "1999/00", "1999/00"),
        (whole((2024, 1), (2024, 3)), 4, "Quarter 4, 2023/24", "Quarter 4"),
        (whole((2024, 1), (2024, 4)), 1, "1 January to 30 April 2024", "1 January to 30 April 2024"),
    ],
)
def test_standard_periods_have_names_and_others_their_dates(
    period: Period, first_month: int, name: str, short: str
) -> None:
    assert periods.label(period, first_month).replace("\u00a0", " ") == name
    assert periods.short_label(period, first_month).replace("\u00a0", " ") == short


def test_years_of_a_period_are_those_it_touches() -> None:
    assert whole((2022, 4), (2024, 3)).years() == (2022, 2023, 2024)
