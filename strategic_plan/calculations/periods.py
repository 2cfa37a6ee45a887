"""Months and what is made of them: quarters, halves, years, fiscal years, and the spans that are compared (rule 3).

A month is numbered by its *ordinal*, ``year * 12 + month - 1``, so that spans of months are plain arithmetic.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Self

from strategic_plan.calculations.formats import NO_BREAK_SPACE, month_name, span_words

MONTHS_IN_A_YEAR = 12
JANUARY = 1


class Grain(StrEnum):
    """The one step of time in which a measure is kept; another is refused."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def months(self) -> int:
        """How many months one step has."""
        return {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}[self]


def ordinal_of(day: date) -> int:
    """The ordinal of the month that holds the day."""
    return day.year * MONTHS_IN_A_YEAR + day.month - 1


def month_start(ordinal: int) -> date:
    """The first day of a month."""
    year, month = divmod(ordinal, MONTHS_IN_A_YEAR)
    return date(year, month + 1, 1)


def month_end(ordinal: int) -> date:
    """The last day of a month."""
    year, month = divmod(ordinal, MONTHS_IN_A_YEAR)
    return date(year, month + 1, monthrange(year, month + 1)[1])


def last_month_ended(day: date) -> int:
    """The ordinal of the last month that has ended when the day is over; the month's own last day counts."""
    return ordinal_of(day + timedelta(days=1)) - 1 if day < date.max else ordinal_of(day)


def months_between(start: date, end: date) -> Decimal:
    """The time from the end of one day to the end of another, in months, each of which counts as one.

    From 31 December to 31 March there are exactly 3, however many days the months have; part of a month is the share
    of its days. Negative when ``end`` is earlier.
    """
    return _position(end) - _position(start)


def _position(day: date) -> Decimal:
    length = monthrange(day.year, day.month)[1]
    return ordinal_of(day) + Decimal(day.day) / length


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of local dates, both included. Raises ``ValueError`` when it ends before it starts."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError("A period does not end before it starts.")

    @classmethod
    def of_months(cls, first: int, last: int) -> Self:
        """The period of whole months from one ordinal to another, both included."""
        return cls(month_start(first), month_end(last))

    @property
    def has_whole_months(self) -> bool:
        """Whether it starts on the first day of a month and ends on the last day of one."""
        return self.start.day == 1 and self.end == month_end(ordinal_of(self.end))

    def months(self) -> range:
        """The ordinals of the months that lie wholly within it, in order; empty when there is none."""
        first = ordinal_of(self.start) + (self.start.day > 1)
        return range(first, max(first, last_month_ended(self.end) + 1))

    def years(self) -> tuple[int, ...]:
        """The calendar years it touches, in order."""
        return tuple(range(self.start.year, self.end.year + 1))

    def contains(self, day: date) -> bool:
        """Whether the day lies in it, its first and last day included."""
        return self.start <= day <= self.end

    def covers(self, other: Self) -> bool:
        """Whether the whole of the other period lies in it."""
        return self.start <= other.start and other.end <= self.end

    @property
    def words(self) -> str:
        """Its dates: "1 January to 31 March 2024"."""
        return span_words(self.start, self.end)


# Standard periods


def month_of(day: date) -> Period:
    """The month that holds the day."""
    return Period.of_months(ordinal_of(day), ordinal_of(day))


def fiscal_quarter_of(day: date, first_month: int = JANUARY) -> Period:
    """The quarter of the fiscal year that holds the day."""
    return _part_of_year(day, 3, first_month)


def fiscal_half_of(day: date, first_month: int = JANUARY) -> Period:
    """The half of the fiscal year that holds the day."""
    return _part_of_year(day, 6, first_month)


def fiscal_year_of(day: date, first_month: int = JANUARY) -> Period:
    """The fiscal year that holds the day; the calendar year when it begins in January."""
    return _part_of_year(day, MONTHS_IN_A_YEAR, first_month)


def fiscal_year(year: int, first_month: int = JANUARY) -> Period:
    """The fiscal year that begins in that calendar year."""
    return fiscal_year_of(date(year, first_month, 1), first_month)


def _part_of_year(day: date, months: int, first_month: int) -> Period:
    _check_first_month(first_month)
    month = ordinal_of(day)
    first = month - (month - (first_month - 1)) % months
    return Period.of_months(first, first + months - 1)


def _check_first_month(first_month: int) -> None:
    if not 1 <= first_month <= MONTHS_IN_A_YEAR:
        raise ValueError(f"A fiscal year does not begin in month {first_month}.")


def period_of(grain: Grain, year: int, index: int = 1, first_month: int = JANUARY) -> Period:
    """One step of a grain: the ``index``-th (from 1) month, quarter or year of the fiscal year that begins in ``year``.

    Raises ``ValueError`` when the year has no such step.
    """
    _check_first_month(first_month)
    steps = MONTHS_IN_A_YEAR // grain.months
    if not 1 <= index <= steps:
        raise ValueError(f"A year has {steps} of its {grain}s, not a number {index}.")
    first = year * MONTHS_IN_A_YEAR + first_month - 1 + (index - 1) * grain.months
    return Period.of_months(first, first + grain.months - 1)


def period_holding(grain: Grain, day: date, first_month: int = JANUARY) -> Period:
    """The step of a grain that holds the day."""
    return _part_of_year(day, grain.months, first_month)


def is_step_of(grain: Grain, period: Period, first_month: int = JANUARY) -> bool:
    """Whether the period is exactly one step of the grain: what a measure of that grain accepts."""
    return period == period_holding(grain, period.start, first_month)


def steps_within(grain: Grain, period: Period, first_month: int = JANUARY) -> tuple[Period, ...]:
    """The steps of a grain that lie wholly within a period, in order."""
    starts = (month_start(month) for month in period.months())
    steps = (period_holding(grain, start, first_month) for start in starts)
    return tuple(step for step in dict.fromkeys(steps) if period.covers(step))


# Spans that are compared


def same_span_a_year_earlier(period: Period) -> Period:
    """The previous period of every comparison (rule 8). Whole months stay whole months over leap years.

    In other spans 29 February becomes 28 February.
    """
    if period.has_whole_months:
        earlier = [ordinal_of(day) - MONTHS_IN_A_YEAR for day in (period.start, period.end)]
        return Period.of_months(*earlier)
    return Period(_a_year_before(period.start), _a_year_before(period.end))


def _a_year_before(day: date) -> date:
    last_day = monthrange(day.year - 1, day.month)[1]
    return day.replace(year=day.year - 1, day=min(day.day, last_day))


def last_complete_month(today: date, complete_through: date | None) -> int | None:
    """The ordinal of the last month that has ended and is loaded (rule 3); nothing when nothing is loaded."""
    if complete_through is None:
        return None
    return min(ordinal_of(today) - 1, last_month_ended(complete_through))


def year_to_date(range_end: date, first_month: int, complete_through: date | None) -> Period | None:
    """From the first month of the fiscal year to the last complete month at or before the end of a range (rule 10).

    Nothing when no month of that fiscal year is complete.
    """
    if complete_through is None:
        return None
    first = ordinal_of(fiscal_year_of(range_end, first_month).start)
    last = min(last_month_ended(range_end), last_month_ended(complete_through))
    return Period.of_months(first, last) if last >= first else None


def twelve_months_to(last_month: int) -> Period:
    """The 12 months that end with the month of that ordinal (rule 11)."""
    return Period.of_months(last_month - MONTHS_IN_A_YEAR + 1, last_month)


# Names


def label(period: Period, first_month: int = JANUARY) -> str:
    """The name of a standard period with its year, otherwise its dates.

    "March 2024", "Quarter 1, 2024", "Half 2, 2024", "2023", and "2023/24" for a fiscal year over two calendar years.
    """
    if not _is_standard(period, first_month):
        return period.words
    year = fiscal_year_of(period.start, first_month)
    if period == year:
        return _year_name(year)
    if len(period.months()) == 1:
        return f"{month_name(period.start.month)}{NO_BREAK_SPACE}{period.start.year}"
    return f"{short_label(period, first_month)}, {_year_name(year)}"


def short_label(period: Period, first_month: int = JANUARY) -> str:
    """The name of a standard period where its year is already said: "March", "Quarter 1", "Half 2", "2023"."""
    if not _is_standard(period, first_month):
        return period.words
    months = len(period.months())
    year = fiscal_year_of(period.start, first_month)
    if months == MONTHS_IN_A_YEAR:
        return _year_name(year)
    if months == 1:
        return month_name(period.start.month)
    part = (ordinal_of(period.start) - ordinal_of(year.start)) // months + 1
    return f"{'Quarter' if months == 3 else 'Half'}{NO_BREAK_SPACE}{part}"


def _is_standard(period: Period, first_month: int) -> bool:
    return any(period == _part_of_year(period.start, months, first_month) for months in (1, 3, 6, MONTHS_IN_A_YEAR))


def _year_name(year: Period) -> str:
    if year.start.year == year.end.year:
        return str(year.start.year)
    return f"{year.start.year}/{year.end.year % 100:02}"
