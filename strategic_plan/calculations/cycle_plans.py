"""A year of cycles proposed ahead: its periods, with a due date for each step from the Board's meetings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from strategic_plan.calculations.periods import MONTHS_IN_A_YEAR, Period, fiscal_year, label, ordinal_of
from strategic_plan.calculations.reminders import ReminderRule

UPDATES_AFTER, APPROVALS_AFTER, REPORT_AFTER = (timedelta(days=days) for days in (12, 24, 45))
"""Owners get twelve days after the period, the Chief's office twelve more; then the report, where no meeting is set."""
BEFORE_THE_MEETING = timedelta(days=8)
"""The report is due this long before the meeting that reads it, so that it can be sent with the agenda."""
LATEST_MEETING = timedelta(days=120)
"""A meeting later than this reads another cycle's report."""


class Rhythm(StrEnum):
    """How often the Board is reported to."""

    QUARTERS = "quarters"
    HALVES = "halves"
    YEARS = "years"

    @property
    def months(self) -> int:
        return {Rhythm.QUARTERS: 3, Rhythm.HALVES: 6, Rhythm.YEARS: 12}[self]


@dataclass(frozen=True, slots=True)
class ProposedCycle:
    """One cycle as proposed; `meeting` is the one that reads its report, where there is one in the calendar."""

    title: str
    period: Period
    updates_due_on: date
    approvals_due_on: date
    report_due_on: date
    meeting: date | None


def propose_cycles(
    year: int, rhythm: Rhythm, *, first_month: int, meetings: Iterable[date], rule: ReminderRule
) -> tuple[ProposedCycle, ...]:
    """The cycles of the fiscal year that begins in `year`, every due date on a working day."""
    days = sorted(meetings)
    return tuple(_propose(period, first_month, days, rule) for period in periods_of(year, rhythm, first_month))


def periods_of(year: int, rhythm: Rhythm, first_month: int) -> tuple[Period, ...]:
    """The quarters, the halves or the one year of a fiscal year."""
    first = ordinal_of(fiscal_year(year, first_month).start)
    return tuple(
        Period.of_months(first + start, first + start + rhythm.months - 1)
        for start in range(0, MONTHS_IN_A_YEAR, rhythm.months)
    )


def _propose(period: Period, first_month: int, meetings: list[date], rule: ReminderRule) -> ProposedCycle:
    updates = rule.working_day_after(period.end + UPDATES_AFTER)
    approvals = rule.working_day_after(period.end + APPROVALS_AFTER)
    latest = period.end + LATEST_MEETING
    meeting = next((day for day in meetings if approvals + BEFORE_THE_MEETING <= day <= latest), None)
    report = (
        rule.working_day_before(meeting - BEFORE_THE_MEETING)
        if meeting
        else rule.working_day_after(period.end + REPORT_AFTER)
    )
    return ProposedCycle(label(period, first_month), period, updates, approvals, max(report, approvals), meeting)
