"""When a standing duty falls due: on a day of the year, after a period, every so many years, at a meeting before a day.

A rule that could never fall is refused when it is made, so that no duty is silently without a date.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from strategic_plan.calculations.formats import month_name
from strategic_plan.calculations.periods import MONTHS_IN_A_YEAR, Period

LEAP_YEAR = 2024
MOST_DAYS_AFTER = 366
MOST_YEARS = 20
LENGTHS = (1, 3, 6, 12)


class NeverFallsError(ValueError):
    """A rule under which nothing would ever be due; its text says why."""


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """One day on which a duty falls due, and the period it is for: `key` is unique for one duty."""

    on: date
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class FixedDay:
    """The same day every year; 29 February is 28 February in the years that have none."""

    month: int
    day: int

    def __post_init__(self) -> None:
        _require_a_day(self.month, self.day)

    def falls_in(self, year: int) -> tuple[Due, ...]:
        """The one day of a year."""
        return (Due(day_of(year, self.month, self.day), str(year), str(year)),)


@dataclass(frozen=True, slots=True)
class AfterPeriod:
    """Days after each month, quarter, half or year of the fiscal year ends."""

    months: int
    days: int
    first_month: int = 1

    def __post_init__(self) -> None:
        if self.months not in LENGTHS:
            raise NeverFallsError(f"A period has 1, 3, 6 or 12 months, not {self.months}.")
        if not 0 <= self.days <= MOST_DAYS_AFTER:
            raise NeverFallsError(f"Give 0 to {MOST_DAYS_AFTER} days after the period, not {self.days}.")
        if not 1 <= self.first_month <= MONTHS_IN_A_YEAR:
            raise NeverFallsError(f"There is no month {self.first_month}.")

    def falls_in(self, year: int) -> tuple[Due, ...]:
        """Every period whose day lies in a year, in order; the period itself may have ended in the year before."""
        first = (year - 2) * MONTHS_IN_A_YEAR + self.first_month - 1
        last = (year + 1) * MONTHS_IN_A_YEAR
        found = []
        for start in range(first, last, self.months):
            period = Period.of_months(start, start + self.months - 1)
            on = period.end + timedelta(days=self.days)
            if on.year == year:
                found.append(Due(on, self._key(period), self._words(period)))
        return tuple(found)

    def _number(self, period: Period) -> int:
        """Which of its year the period is, counted from the fiscal year's first month."""
        return (period.start.month - self.first_month) % MONTHS_IN_A_YEAR // self.months + 1

    def _fiscal(self, period: Period) -> int:
        """The calendar year in which the period's fiscal year begins."""
        return period.start.year - (period.start.month < self.first_month)

    def _key(self, period: Period) -> str:
        letter = {1: "M", 3: "Q", 6: "H", 12: "Y"}[self.months]
        return f"{self._fiscal(period)}-{letter}{self._number(period)}"

    def _words(self, period: Period) -> str:
        year = self._fiscal(period)
        match self.months:
            case 1:
                return f"{month_name(period.start.month)} {period.start.year}"
            case 3:
                return f"Quarter {self._number(period)}, {year}"
            case 6:
                return f"Half {self._number(period)}, {year}"
            case _:
                return str(year) if self.first_month == 1 else f"{year} to {year + 1}"


@dataclass(frozen=True, slots=True)
class EveryYears:
    """Every so many years, counted from a day on which it was last done or is first due."""

    years: int
    first: date

    def __post_init__(self) -> None:
        if not 1 <= self.years <= MOST_YEARS:
            raise NeverFallsError(f"Give 1 to {MOST_YEARS} years, not {self.years}.")

    def falls_in(self, year: int) -> tuple[Due, ...]:
        """The one day of a year whose turn it is; nothing in the years between, nor before the first."""
        if year < self.first.year or (year - self.first.year) % self.years:
            return ()
        return (Due(day_of(year, self.first.month, self.first.day), str(year), str(year)),)


@dataclass(frozen=True, slots=True)
class MeetingBefore:
    """The last meeting on or before a day of each year; in a year without one, nothing can be said yet."""

    month: int
    day: int

    def __post_init__(self) -> None:
        _require_a_day(self.month, self.day)

    def falls_in(self, year: int, meetings: Iterable[date] = ()) -> tuple[Due, ...]:
        """The meeting of a year, of those that are in the calendar."""
        limit = day_of(year, self.month, self.day)
        held = [day for day in meetings if day.year == year and day <= limit]
        return (Due(max(held), str(year), str(year)),) if held else ()


Rule = FixedDay | AfterPeriod | EveryYears | MeetingBefore


def falls_in(rule: Rule, year: int, *, meetings: Iterable[date] = ()) -> tuple[Due, ...]:
    """When a rule falls in a year, in order, whatever kind of rule it is."""
    return rule.falls_in(year, meetings) if isinstance(rule, MeetingBefore) else rule.falls_in(year)


def day_of(year: int, month: int, day: int) -> date:
    """A day of a year; the last of its month where the year is too short for it."""
    return date(year, month, min(day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way to a day: its key, and the day by which it is to be done."""

    key: str
    on: date


def back_plan(due: date, *, meetings: Iterable[date] = ()) -> tuple[Step, ...]:
    """The way to a publication, planned back from its day: freeze, texts, review, approval, publication.

    The Board approves at the last meeting that leaves a week to publish; where the calendar has none within the
    quarter before, three weeks before the day. Review takes two weeks before that, texts three, and the data are
    frozen two weeks before the texts are due.
    """
    latest, earliest = due - timedelta(days=7), due - timedelta(days=92)
    approval = max((day for day in meetings if earliest <= day <= latest), default=due - timedelta(days=21))
    review = approval - timedelta(days=14)
    texts = review - timedelta(days=21)
    freeze = texts - timedelta(days=14)
    return (
        Step("freeze", freeze),
        Step("texts", texts),
        Step("review", review),
        Step("approval", approval),
        Step("publication", due),
    )


def _require_a_day(month: int, day: int) -> None:
    if not 1 <= month <= MONTHS_IN_A_YEAR:
        raise NeverFallsError(f"There is no month {month}.")
    if not 1 <= day <= monthrange(LEAP_YEAR, month)[1]:
        raise NeverFallsError(f"{month_name(month)} has no day {day} in any year.")
