"""Turns values into places: round ticks, a linear scale, bands for bars, and ticks for axes of time."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor, log10
from typing import TypeAlias

Number: TypeAlias = Decimal | float
Moment: TypeAlias = date | Decimal | float
"""A place on an axis of time: a date, or a number counting months or years."""

ROUND_STEPS = (1.0, 2.0, 5.0, 10.0)


def position(moment: Moment) -> float:
    """A moment as a number: days for a date, otherwise the number itself."""
    return float(moment.toordinal()) if isinstance(moment, date) else float(moment)


def round_step(span: float, intervals: int = 5) -> float:
    """The roundest step that cuts `span` into about so many intervals: 1, 2 or 5 times a power of ten."""
    if span <= 0:
        return 1.0
    rough = span / intervals
    power = 10.0 ** floor(log10(rough))
    return next(step * power for step in ROUND_STEPS if rough <= step * power * 1.0001)


@dataclass(frozen=True, slots=True)
class Linear:
    """A scale from values to places; `ticks` are round numbers inside it."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...] = ()

    def __call__(self, value: Number) -> float:
        return self.start + (float(value) - self.low) * (self.end - self.start) / (self.high - self.low)


def nice(
    values: Sequence[float],
    *,
    from_zero: bool,
    whole: bool = False,
    intervals: int = 5,
    start: float | None = None,
) -> tuple[float, ...]:
    """Round ticks that hold every value, at least two; from zero for counts, otherwise where the data begin.

    `whole` keeps the step at one or more, since nobody counts half an occurrence. `start` is where the words of the
    page say that the scale begins; the ticks then begin exactly there, unless a value lies below it.
    """
    if start is not None and start <= min(values, default=start):
        step = max(round_step(max(values, default=start) - start, intervals), 1.0 if whole else 0.0)
        count = max(1, ceil((max(values, default=start) - start) / step - 1e-9))
        return tuple(round(start + i * step, 10) for i in range(count + 1))
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        margin = abs(low) * 0.05 or 1.0
        low, high = (low, high + margin) if from_zero else (low - margin, high + margin)
    step = round_step(high - low, intervals)
    if whole:
        step = max(step, 1.0)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return tuple(round(i * step, 10) for i in range(first, max(last, first + 1) + 1))


def decimals_of(ticks: Sequence[float]) -> int:
    """As many decimals as it takes to tell every tick exactly, and no more."""
    return next((n for n in range(6) if all(abs(round(tick, n) - tick) < 1e-9 for tick in ticks)), 6)


def tick_text(value: float, decimals: int = 0, unit: str = "", grouping: str = ",", point: str = ".") -> str:
    """A tick in words: thousands grouped, a real minus, its unit."""
    text = f"{abs(value):,.{decimals}f}".replace(",", "\0").replace(".", point).replace("\0", grouping)
    return ("\u2212" if value < 0 else "") + text + unit


@dataclass(frozen=True, slots=True)
class Bands:
    """Equal bands for bars or months, numbered from zero."""

    count: int
    start: float
    end: float

    @property
    def step(self) -> float:
        """The width of one band."""
        return (self.end - self.start) / max(self.count, 1)

    def centre(self, index: float) -> float:
        """The middle of a band."""
        return self.start + self.step * (index + 0.5)


@dataclass(frozen=True, slots=True)
class Tick:
    """A word under an axis; `mark`, when it differs from `at`, is where a small stroke begins its span."""

    at: Moment
    label: str
    mark: Moment | None = None


def year_ticks(first: int, last: int) -> tuple[Tick, ...]:
    """Ticks for an axis that counts years."""
    return tuple(Tick(year, str(year)) for year in range(first, last + 1))


def years_of_months(first: int, last: int) -> tuple[Tick, ...]:
    """Ticks for an axis that counts months (year x 12 + month - 1): each year named in its middle, marked at January.

    A year of which fewer than four months are shown keeps its mark and loses its name, for want of room.
    """
    ticks = []
    for year in range(first // 12, last // 12 + 1):
        begin, end = max(year * 12, first), min(year * 12 + 11, last)
        ticks.append(Tick((begin + end) / 2, str(year) if end - begin >= 3 else "", begin))
    return tuple(ticks)


def thinned(widths: Sequence[float], places: Sequence[float], gap: float) -> range:
    """Which labels to keep so that none touches the next: every one, every second, every third ..."""
    for every in range(1, len(places) + 1):
        kept = range(0, len(places), every)
        if all(places[b] - places[a] >= (widths[a] + widths[b]) / 2 + gap for a, b in pairwise(kept)):
            return kept
    return range(0)


def between(points: Sequence[tuple[float, float]], x0: float, x1: float) -> tuple[float, float] | None:
    """The highest and lowest place of a left-to-right line between two abscissas; `None` where it does not pass."""
    if not points or points[-1][0] < x0 or points[0][0] > x1:
        return None
    first = bisect_left(points, (x0,))
    after = bisect_left(points, (x1,), lo=first)
    found = [y for _x, y in points[first:after]]
    for x, at in ((x0, first), (x1, after)):
        if 0 < at < len(points):
            (xa, ya), (xb, yb) = points[at - 1], points[at]
            found.append(ya if xb == xa else ya + (yb - ya) * (x - xa) / (xb - xa))
        elif at == 0 and points[0][0] == x:
            found.append(points[0][1])
    return (min(found), max(found)) if found else (points[-1][1], points[-1][1])
