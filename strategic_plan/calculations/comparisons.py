"""How much a figure changed from the same span a year earlier, and how that is said (rules 8 and 9)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from strategic_plan.calculations.formats import (
    PLAIN,
    Unit,
    number,
    percent,
    round_half_away,
    signed_percent,
    signed_points,
)
from strategic_plan.calculations.series import PER_CENT, Average, Figure, Rate

SMALL_COUNT = 5
"""Below this in either period a change is shown as the two counts; a setting of the Board may say otherwise."""
NO_COMPARISON = "no comparison"


class Sense(StrEnum):
    """Which way a change goes as it is shown; it says nothing about good or bad."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Change:
    """The change between two figures, computed before rounding.

    ``relative`` is out of 100 and ``points`` a difference of two percentages; both are nothing where there is no
    comparison. ``counts`` are the two counts (previous, current) where they are too small for either to be shown.
    """

    relative: Decimal | None = None
    points: Decimal | None = None
    counts: tuple[Decimal, Decimal] | None = None

    @property
    def is_comparison(self) -> bool:
        """Whether there is anything to compare."""
        return self.relative is not None or self.counts is not None

    @property
    def sense(self) -> Sense | None:
        """The way of the arrow, as rounded; none for small counts and where there is no comparison."""
        if self.relative is None:
            return None
        shown = round_half_away(self.relative)
        if shown == 0:
            return Sense.LEVEL
        return Sense.UP if shown > 0 else Sense.DOWN

    @property
    def words(self) -> str:
        """What a cell shows: "+3%", "from 4 to 2" for small counts, or "no comparison"."""
        if self.counts is not None:
            return f"from {number(self.counts[0])} to {number(self.counts[1])}"
        return NO_COMPARISON if self.relative is None else signed_percent(self.relative)

    @property
    def points_words(self) -> str:
        """The difference of two percentages, "−6.3 points"; empty for everything else."""
        return "" if self.points is None else signed_points(self.points)

    @property
    def sentence(self) -> str:
        """The change inside a sentence: "up 3%", "down 12%, or 6.3 points", "unchanged", "no comparison"."""
        if self.relative is None:
            return self.words
        sense = "unchanged" if self.sense == Sense.LEVEL else f"{self.sense} {percent(abs(self.relative))}"
        if self.points is None or round_half_away(self.points, 1) == 0:
            return sense
        size = signed_points(self.points) if self.sense == Sense.LEVEL else signed_points(abs(self.points)).lstrip("+")
        return f"{sense}, or {size}"


def compare_levels(current: Decimal | None, previous: Decimal | None) -> Change:
    """The relative change of a level or an amount: (current - previous) / previous.

    There is no comparison with a previous value that is missing or zero, or negative, of which no share can be taken.
    """
    if current is None or previous is None or previous <= 0:
        return Change()
    return Change(relative=100 * (current - previous) / previous)


def compare_percentages(current: Decimal | None, previous: Decimal | None) -> Change:
    """The change of a percentage: relative, and in percentage points beside it."""
    if current is None or previous is None:
        return Change()
    return Change(compare_levels(current, previous).relative, points=current - previous)


def compare_counts(current: Decimal | None, previous: Decimal | None, small: int = SMALL_COUNT) -> Change:
    """The relative change of a count, or the two counts where one of them is small."""
    if current is None or previous is None or previous == 0:
        return Change()
    if min(current, previous) < small:
        return Change(counts=(previous, current))
    return compare_levels(current, previous)


def compare_figures(current: Figure | Average, previous: Figure | Average, small: int = SMALL_COUNT) -> Change:
    """The change of a combined count; with a part missing in either there is no comparison (rule 3)."""
    if not (current.is_complete and previous.is_complete):
        return Change()
    return compare_counts(current.number, previous.number, small)


def compare_rates(current: Rate, previous: Rate, small: int = SMALL_COUNT) -> Change:
    """The change of a rate, with points where it is a percentage, or its two numerators where one of them is small."""
    if not (current.is_complete and previous.is_complete) or current.value is None or not previous.value:
        return Change()
    if min(current.numerator, previous.numerator) < small:
        return Change(counts=(previous.numerator, current.numerator))
    if current.per == previous.per == PER_CENT:
        return compare_percentages(current.value, previous.value)
    return compare_levels(current.value, previous.value)


def gap_words(shortfall: Decimal, unit: Unit = PLAIN) -> str:
    """How far an actual is from what was expected: "2.8 points short", "1.2 points better", "as expected"."""
    size = unit.show_difference(shortfall)
    if round_half_away(shortfall, unit.decimals + 1) == 0:
        return "as expected"
    return f"{size} {'short' if shortfall > 0 else 'better'}"
