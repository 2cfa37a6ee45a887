"""What people say about an action's health, which of it asks for attention, and how many of each there are."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from strategic_plan.calculations.formats import number


class Shape(StrEnum):
    """The mark that stands before a status word, so that colour never says anything alone."""

    CHECK = "check"
    DISC = "disc"
    TRIANGLE = "triangle"
    SQUARE = "square"
    RING = "ring"
    BARS = "bars"
    CROSS = "cross"
    CHEVRON = "chevron"
    DASH = "dash"


class Health(StrEnum):
    """The status that a person states of an action; never computed, never changed by the system."""

    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    DELAYED = "delayed"
    COMPLETE = "complete"
    ON_HOLD = "on_hold"
    CANCELLED = "cancelled"

    @property
    def words(self) -> str:
        """As it stands inside a sentence: "on track"."""
        return self.value.replace("_", " ")

    @property
    def label(self) -> str:
        """As it stands alone: "On track"."""
        return self.words.capitalize()

    @property
    def shape(self) -> Shape:
        """Its mark."""
        return _SHAPES[self]

    @property
    def rank(self) -> int:
        """Its place when the worst comes first, from 0."""
        return WORST_FIRST.index(self)

    @property
    def needs_reason(self) -> bool:
        """Whether it requires a reason, a corrective action and an expected date."""
        return self not in (Health.NOT_STARTED, Health.ON_TRACK, Health.COMPLETE)

    @property
    def needs_attention(self) -> bool:
        """Whether it belongs to what a Board member is shown first."""
        return self in (Health.AT_RISK, Health.DELAYED, Health.ON_HOLD)


WORST_FIRST: tuple[Health, ...] = (
    Health.DELAYED,
    Health.AT_RISK,
    Health.ON_HOLD,
    Health.NOT_STARTED,
    Health.ON_TRACK,
    Health.COMPLETE,
    Health.CANCELLED,
)
BEST_FIRST: tuple[Health, ...] = (
    Health.COMPLETE,
    Health.ON_TRACK,
    Health.AT_RISK,
    Health.DELAYED,
    Health.ON_HOLD,
    Health.NOT_STARTED,
    Health.CANCELLED,
)
_SHAPES = {
    Health.NOT_STARTED: Shape.RING,
    Health.ON_TRACK: Shape.DISC,
    Health.AT_RISK: Shape.TRIANGLE,
    Health.DELAYED: Shape.SQUARE,
    Health.COMPLETE: Shape.CHECK,
    Health.ON_HOLD: Shape.BARS,
    Health.CANCELLED: Shape.CROSS,
}


@dataclass(frozen=True, slots=True)
class StatusCounts:
    """How many actions there are of each health, and how many have no approved update yet."""

    counts: tuple[tuple[Health, int], ...]
    not_reported: int = 0

    @classmethod
    def of(cls, healths: Iterable[Health | None]) -> Self:
        """Count stated statuses; ``None`` is an action that has not reported."""
        counted = Counter(healths)
        counts = tuple((health, counted[health]) for health in BEST_FIRST if counted[health])
        return cls(counts, counted[None])

    def __getitem__(self, health: Health) -> int:
        return dict(self.counts).get(health, 0)

    def __iter__(self) -> Iterator[tuple[Health, int]]:
        return iter(self.counts)

    def __add__(self, other: Self) -> "StatusCounts":
        counts = tuple((health, self[health] + other[health]) for health in BEST_FIRST if self[health] + other[health])
        return StatusCounts(counts, self.not_reported + other.not_reported)

    @property
    def total(self) -> int:
        """All actions counted, those that have not reported included."""
        return sum(count for _, count in self.counts) + self.not_reported

    @property
    def needing_attention(self) -> int:
        """How many are at risk, delayed or on hold."""
        return sum(count for health, count in self.counts if health.needs_attention)

    @property
    def worst(self) -> Health | None:
        """The worst status that occurs, or nothing where none is stated."""
        return min((health for health, _ in self.counts), key=lambda health: health.rank, default=None)

    def sentence(self) -> str:
        """The counts in words: "2 on track, 1 at risk"; "no actions" where there are none."""
        parts = [f"{number(count)} {health.words}" for health, count in self.counts]
        if self.not_reported:
            parts.append(f"{number(self.not_reported)} not reported")
        return ", ".join(parts) or "no actions"
