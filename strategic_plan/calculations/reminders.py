"""When a reminder is due: days before and after a date, moved to working days, and when it goes further up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ReminderRule:
    """The settings of the organization: days before and after, when a supervisor is told, and public holidays."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    escalate_after: int
    holidays: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < SATURDAY and day not in self.holidays

    def working_day_before(self, day: date) -> date:
        """The day itself where it is worked on, otherwise the last one before."""
        return self._moved(day, -ONE_DAY)

    def working_day_after(self, day: date) -> date:
        """The day itself where it is worked on, otherwise the next one."""
        return self._moved(day, ONE_DAY)

    def days(self, due_on: date) -> frozenset[date]:
        """The days on which somebody who owes something by a date is reminded.

        What falls on a day nobody works moves: a warning earlier, so that there is still time, an admonition later.
        """
        early = (self.working_day_before(due_on - timedelta(days=number)) for number in self.before)
        late = (self.working_day_after(due_on + timedelta(days=number)) for number in self.after)
        return frozenset((*early, *late))

    def escalation_day(self, due_on: date) -> date:
        """The day on which the supervisor is told."""
        return self.working_day_after(due_on + timedelta(days=self.escalate_after))

    def reminds(self, due_on: date, *, since: date, on: date) -> bool:
        """Whether a day of reminding lies after `since` and not after `on`: a day that was missed is made up for."""
        return any(since < day <= on for day in self.days(due_on))

    def escalates(self, due_on: date, *, since: date, on: date) -> bool:
        return since < self.escalation_day(due_on) <= on

    def _moved(self, day: date, step: timedelta) -> date:
        return _first(self.is_working_day, day, step)


def parse_days(text: str) -> tuple[int, ...]:
    """The days of a setting such as "14, 3, 0"."""
    return tuple(int(part) for part in text.split(",") if part.strip())


def _first(wanted: Callable[[date], bool], day: date, step: timedelta) -> date:
    while not wanted(day):
        day += step
    return day
