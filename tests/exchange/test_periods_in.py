"""Periods as files write them."""

from __future__ import annotations

from datetime import date

import pytest

from strategic_plan.calculations.periods import Grain
from strategic_plan.exchange.periods_in import DateOrder, PeriodFound, period_of


@pytest.mark.parametrize(
    "text",
    [
        "2023-01",
        "2023/1",
        "01/2023",
        "202301",
        "Jan 2023",
        "January 2023",
        "JAN-2023",
        "2023 Jan",
        "Jan-23",
        "janv. 2023",
    ],
)
def test_a_month_is_read_in_many_spellings(text: str) -> None:
    assert period_of(text) == PeriodFound(date(2023, 1, 1), Grain.MONTH)


@pytest.mark.parametrize("text", ["Q2 2023", "2023-Q2", "2023Q2", "Quarter 2, 2023", "2nd quarter 2023", "T2 2023"])
def test_a_quarter_is_read_in_many_spellings(text: str) -> None:
    assert period_of(text) == PeriodFound(date(2023, 4, 1), Grain.QUARTER)


def test_a_year_is_a_year() -> None:
    assert period_of("2023") == PeriodFound(date(2023, 1, 1), Grain.YEAR)


@pytest.mark.parametrize(
    "text", ["2023-01-31", "20230131", "31 Jan 2023", "January 31, 2023", "2023-01-31 00:00:00", "2023-01-31T13:05"]
)
def test_a_date_has_no_grain_of_its_own(text: str) -> None:
    assert period_of(text) == PeriodFound(date(2023, 1, 31), None)


@pytest.mark.parametrize(
    ("order", "day"), [(DateOrder.DAY_FIRST, date(2023, 3, 2)), (DateOrder.MONTH_FIRST, date(2023, 2, 3))]
)
def test_a_date_in_numbers_is_read_only_in_the_order_that_was_said(order: DateOrder, day: date) -> None:
    assert period_of("02/03/2023", order) == PeriodFound(day, None)
    with pytest.raises(ValueError, match="02/03/2023"):
        period_of("02/03/2023")


@pytest.mark.parametrize(
    "text", ["", "2023-13", "202300", "2023-02-30", "Smarch 2023", "Q5 2023", "23", "soon", "1899"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        period_of(text)
