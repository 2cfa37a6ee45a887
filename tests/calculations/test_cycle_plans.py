"""A year of cycles proposed: the fiscal year's periods, and due dates that fit the Board's meetings."""

from __future__ import annotations

from datetime import date

import pytest

from strategic_plan.calculations.cycle_plans import Rhythm, periods_of, propose_cycles
from strategic_plan.calculations.reminders import ReminderRule, parse_days

RULE = ReminderRule((14, 3, 0), (1, 5), 5, frozenset({date(2024, 5, 20)}))


@pytest.mark.parametrize(
    ("rhythm", "first_month", "starts"),
    [
        (Rhythm.QUARTERS, 1, [(2024, 1), (2024, 4), (2024, 7), (2024, 10)]),
        (Rhythm.QUARTERS, 4, [(2024, 4), (2024, 7), (2024, 10), (2025, 1)]),
        (Rhythm.HALVES, 4, [(2024, 4), (2024, 10)]),
        (Rhythm.YEARS, 7, [(2024, 7)]),
    ],
)
def test_the_periods_are_those_of_the_fiscal_year(
    rhythm: Rhythm, first_month: int, starts: list[tuple[int, int]]
) -> None:
    periods = periods_of(2024, rhythm, first_month)
    assert [(period.start.year, period.start.month) for period in periods] == starts
    assert all(period.has_whole_months for period in periods)


def test_the_report_is_due_before_the_meeting_that_reads_it() -> None:
    meetings = [date(2024, 4, 25), date(2024, 5, 23)]
    first, *_rest = propose_cycles(2024, Rhythm.QUARTERS, first_month=1, meetings=meetings, rule=RULE)
    assert (first.title.replace("\u00a0", " "), first.meeting) == ("Quarter 1, 2024", date(2024, 5, 23))
    assert [first.updates_due_on, first.approvals_due_on, first.report_due_on] == [
        date(2024, 4, 12),
        date(2024, 4, 24),
        date(2024, 5, 15),
    ]


def test_without_a_meeting_the_days_follow_the_period_and_are_worked_on() -> None:
    proposed = propose_cycles(2023, Rhythm.QUARTERS, first_month=1, meetings=[], rule=RULE)
    days = [day for each in proposed for day in (each.updates_due_on, each.approvals_due_on, each.report_due_on)]
    assert days == sorted(days)
    assert all(RULE.is_working_day(day) for day in days)


def test_reminder_days_are_read_as_they_are_written() -> None:
    assert (parse_days("14, 3, 0"), parse_days(""), parse_days(" 1 ")) == ((14, 3, 0), (), (1,))
