"""Which days are days of reminding: worked on, before and after, once each."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from strategic_plan.calculations.reminders import ReminderRule

DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31))
RULES = st.builds(
    ReminderRule,
    st.lists(st.integers(0, 60), max_size=6).map(tuple),
    st.lists(st.integers(0, 60), max_size=6).map(tuple),
    st.integers(1, 60),
    st.frozensets(DAYS, max_size=20),
)


@given(RULES, DAYS)
def test_every_day_of_reminding_is_worked_on(rule: ReminderRule, due_on: date) -> None:
    assert all(rule.is_working_day(day) for day in (*rule.days(due_on), rule.escalation_day(due_on)))


@given(RULES, DAYS)
def test_a_run_on_every_day_reminds_on_exactly_those_days(rule: ReminderRule, due_on: date) -> None:
    days = [due_on + timedelta(days=number) for number in range(-90, 90)]
    told = {day for day in days if rule.reminds(due_on, since=day - timedelta(days=1), on=day)}
    assert told == rule.days(due_on)


@given(RULES, DAYS, st.integers(1, 30))
def test_a_run_that_was_missed_is_made_up_for_once(rule: ReminderRule, due_on: date, gap: int) -> None:
    for day in rule.days(due_on):
        assert rule.reminds(due_on, since=day - timedelta(days=1), on=day + timedelta(days=gap))
        assert not ReminderRule((), (), 1).reminds(due_on, since=day, on=day + timedelta(days=gap))
