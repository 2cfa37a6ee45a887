"""Draws a target line: from where an indicator started to what was promised, and where it is now.

Left is always the baseline and right the promise, whether the figure should rise or fall; left of the baseline is
worse than where it began. The mark of the rating itself stands where the indicator is.
"""

from dataclasses import dataclass

from . import marks, svg
from .look import GOLD, NAVY, SCREEN, STEEL, STEEL_TEXT, Look
from .scales import Number
from .table import Table

FURTHEST_BACK, FURTHEST_ON = -1.0, 1.6
"""Beyond these shares of the way the mark stands at the end of a dotted line: it says "further out", not where."""


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One indicator on its way; every value in the same unit."""

    title: str
    baseline: Number
    target: Number
    actual: Number | None
    expected: Number | None = None
    state: str = "no_rating"  # the rating, which gives the mark
    rows: tuple[tuple[str, str], ...] = ()  # ("Began at", "43.7%"), ("Expected by now", "44.6%"), ...
    header: tuple[str, str] = ("Point", "Value")

    def __post_init__(self) -> None:
        if self.baseline == self.target:
            raise ValueError("a target line needs a target that differs from its baseline (rule 14)")

    def share(self, value: Number) -> float:
        """How far along the way a value is: 0 at the baseline, 1 at the promise."""
        start = float(self.baseline)
        return (float(value) - start) / (float(self.target) - start)

    def svg(self, look: Look = SCREEN, width: float | None = None) -> str:
        """A line for a row of a table: 84 x 12 points in print, 220 x 24 pixels on screen unless told."""
        across = width or (84.0 if look.printed else 220.0)
        height = 12.0 if look.printed else 24.0
        side = 7.2 if look.printed else 14.0
        thin, thick = (0.75, 1.6) if look.printed else (1.5, 4.0)
        tick = 3.2 if look.printed else 6.0
        middle, left, right = height / 2, side / 2 + 1, across - side / 2 - 1

        reached = None if self.actual is None else self.share(self.actual)
        shown = None if reached is None else min(max(reached, FURTHEST_BACK), FURTHEST_ON)
        due = None if self.expected is None else min(max(self.share(self.expected), 0.0), 1.0)
        low, high = min(0.0, shown or 0.0), max(1.0, shown or 0.0)

        def x(share: float) -> float:
            return left + (right - left) * (share - low) / (high - low)

        parts = [svg.line(x(0), middle, x(1), middle, STEEL, thin)]
        if shown is not None:
            run = marks.colour_of(self.state) if shown < 0 else NAVY
            dash = "" if shown == reached else ("1.5 1.5" if look.printed else "3 3")
            parts.append(svg.line(x(0), middle, x(shown), middle, run, thick, dash))
        parts.append(svg.line(x(0), middle - tick, x(0), middle + tick, STEEL_TEXT, look.base * 1.3))
        if due is not None:
            reach = tick * 1.55
            parts.append(svg.line(x(due), middle - reach, x(due), middle + reach, GOLD, look.target * 1.1))
        parts.append(svg.circle(x(1), middle, look.ring, look.paper, GOLD, look.target))
        if shown is not None:
            shape = marks.shape_of(self.state)
            if shape in ("disc", "square", "triangle"):
                parts.append(svg.circle(x(shown), middle, side * 0.52, look.paper))
            else:
                parts.append(svg.rect(x(shown) - side * 0.5, middle - side * 0.5, side, side, look.paper))
            parts.append(marks.shape(self.state, x(shown), middle, side))
        return svg.document(self.title, across, height, parts, look.unit)

    def table(self) -> Table:
        """The points of the line in words."""
        return Table(self.header, self.rows)
