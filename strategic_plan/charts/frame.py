"""Draws what lies under the data: few grid lines, a base line, and the words of both axes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from . import lettering, svg
from .labels import Words
from .look import INK, RULE, SOFT, Look
from .scales import Linear, Moment, Number, Tick, decimals_of, nice, position, thinned, tick_text


@dataclass(frozen=True, slots=True)
class Axis:
    """How values are measured; a count starts at zero, a rate may start higher if the words under the title say so."""

    unit: str = ""  # stands on the top label only
    from_zero: bool = True
    whole: bool = False  # nothing between two whole numbers
    grouping: str = ","
    point: str = "."
    start: Number | None = None  # where the words of the page say that it starts; kept unless a value lies below
    holds: tuple[Number, ...] = ()  # values the scale must reach although they are not drawn
    intervals: int = 5

    def ticks(self, values: Sequence[float]) -> tuple[float, ...]:
        """Round ticks around the values."""
        return nice(
            [*values, *map(float, self.holds)],
            from_zero=self.from_zero,
            whole=self.whole,
            intervals=self.intervals,
            start=None if self.start is None else float(self.start),
        )

    def words(self, ticks: Sequence[float]) -> tuple[str, ...]:
        """The ticks in words, the unit on the last."""
        decimals = decimals_of(ticks)
        return tuple(
            tick_text(tick, decimals, self.unit if tick == ticks[-1] else "", self.grouping, self.point)
            for tick in ticks
        )

    def starts_at(self, values: Sequence[float]) -> str:
        """Where the scale starts, in words, for the line under the title; empty when it starts at zero."""
        first = self.ticks(values)[0]
        return "" if first == 0 else tick_text(first, decimals_of([first]), self.unit, self.grouping, self.point)


COUNT = Axis(whole=True)
RATE = Axis(unit="%", from_zero=False)


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot: everything else is margin."""

    left: float
    right: float
    top: float
    bottom: float

    def scale(self, ticks: Sequence[float]) -> Linear:
        """The scale of values, upwards."""
        return Linear(ticks[0], ticks[-1], self.bottom, self.top, tuple(ticks))


def words_width(words: Sequence[str], size: float) -> float:
    """The widest of the words of an axis."""
    return max((lettering.width(word, size) for word in words), default=0.0)


def value_axis(look: Look, frame: Frame, scale: Linear, words: Sequence[str]) -> list[str]:
    """Grid lines with their values at the left, the base line in ink; zero is the base where values go below it.

    Without words, as when nothing has been reported, there is only the base line.
    """
    base = 0.0 if scale.low < 0 < scale.high else scale.low
    parts = []
    for tick, word in zip(scale.ticks, words, strict=False):
        y = scale(tick)
        if tick != base:
            parts.append(svg.line(frame.left, y, frame.right, y, RULE, look.grid))
        text = Words(word, look.axis, SOFT)
        parts.append(text.svg(frame.left - look.gap, y + look.axis * lettering.CAP / 2, "end"))
    parts.append(svg.line(frame.left, scale(base), frame.right, scale(base), INK, look.base))
    return parts


def time_axis(
    look: Look, frame: Frame, ticks: Sequence[Tick], across: Callable[[Moment], float], bounds: tuple[float, float]
) -> list[str]:
    """Words under the base line, thinned until none touches the next and kept inside the drawing."""
    parts = []
    for tick in ticks:
        if tick.mark is not None:
            x = across(tick.mark)
            parts.append(svg.line(x, frame.bottom, x, frame.bottom + look.gap * 0.7, INK, look.base))
    named = [tick for tick in ticks if tick.label]
    places = [across(tick.at) for tick in named]
    widths = [lettering.width(tick.label, look.axis) for tick in named]
    for i in thinned(widths, places, look.axis * 0.6):
        x = min(max(places[i], bounds[0] + widths[i] / 2), bounds[1] - widths[i] / 2)
        words = Words(named[i].label, look.axis, SOFT)
        parts.append(words.svg(x, frame.bottom + look.axis * 1.45, "middle"))
    return parts


def across(first: float, last: float, start: float, end: float) -> Callable[[Moment], float]:
    """A scale of time; a single moment stands in the middle."""
    if first == last:
        return lambda moment: (start + end) / 2 + (position(moment) - first)
    factor = (end - start) / (last - first)
    return lambda moment: start + (position(moment) - first) * factor
