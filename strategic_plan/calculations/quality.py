"""Data quality as a figure: how many of the values that were due are reported, on time, late or never."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum


class Timeliness(StrEnum):
    """What became of a value that was due."""

    ON_TIME = "on_time"
    LATE = "late"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class ExpectedValue:
    """One value: the last day of its period, how many days after it is due, and when it was first reported."""

    ends_on: date
    within_days: int
    reported_on: date | None = None

    @property
    def due_on(self) -> date:
        return self.ends_on + timedelta(days=self.within_days)

    def timeliness(self, today: date) -> Timeliness | None:
        """What became of it by a day; None while it is not due, however early it came."""
        if self.due_on > today:
            return None
        if self.reported_on is None or self.reported_on > today:
            return Timeliness.NEVER
        return Timeliness.ON_TIME if self.reported_on <= self.due_on else Timeliness.LATE


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts of values that were due. They may be added: a share is worked out from sums, never from shares."""

    on_time: int = 0
    late: int = 0
    never: int = 0

    @classmethod
    def of(cls, values: Iterable[ExpectedValue], today: date) -> "Quality":
        """What became of some values by a day."""
        found = [value.timeliness(today) for value in values]
        return cls(*(found.count(each) for each in (Timeliness.ON_TIME, Timeliness.LATE, Timeliness.NEVER)))

    def __add__(self, other: "Quality") -> "Quality":
        return Quality(self.on_time + other.on_time, self.late + other.late, self.never + other.never)

    @property
    def due(self) -> int:
        return self.on_time + self.late + self.never

    @property
    def reported(self) -> int:
        return self.on_time + self.late

    @property
    def share_reported(self) -> Decimal | None:
        """Of 100 values that were due, unrounded; None where none was."""
        return self.share(self.reported)

    def share(self, count: int) -> Decimal | None:
        """A count as a percentage of what was due."""
        return Decimal(100) * count / self.due if self.due else None
