"""Draws a figure over time against what was promised: lines, the path to the target, and the gap between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from . import svg
from .frame import RATE, Axis, Frame, across, time_axis, value_axis, words_width
from .labels import Box
from .look import WIDE, Look
from .plot import EndLabel, Plot, end_labels, promise
from .points import Gap, Series, TargetPath
from .scales import Tick, position
from .table import Table


@dataclass(frozen=True, slots=True)
class LineChart:
    """A figure over time; `title` says the finding in full."""

    title: str
    series: tuple[Series, ...]
    ticks: tuple[Tick, ...] = ()
    axis: Axis = RATE
    path: TargetPath | None = None
    gap: Gap | None = None
    empty: str = ""  # what stands in the plot when nothing has been reported
    first_head: str = "Period"

    def svg(self, look: Look, width: float = WIDE, height: float | None = None) -> str:
        """The whole drawing at the width of its field."""
        high = height or default_height(look, width)
        values = self.values()
        ticks = self.axis.ticks(values)
        words = self.axis.words(ticks) if values else ()
        first, last = self.span()
        # The moment at the right end of the plot; a single moment stands in the middle, and nothing at the end.
        end = last if first != last else inf
        ends = end_labels(self.series, end, look, width)
        frame = self._frame(look, width, high, ticks, words_width(words, look.axis), ends)
        scale = frame.scale(ticks)
        along = across(first, last, frame.left + self._inset(look), frame.right)
        plot = Plot(self.series, self.path, self.gap, look, frame, scale, along, Box(0, 0, width, high), ends)
        parts = [*value_axis(look, frame, scale, words), *time_axis(look, frame, self.ticks, along, (0, width))]
        parts += plot.parts(beside_ring(look, width), self.empty)
        return svg.document(self.title, width, high, parts, look.unit)

    def _frame(
        self,
        look: Look,
        width: float,
        height: float,
        ticks: tuple[float, ...],
        axis_words: float,
        ends: Sequence[EndLabel],
    ) -> Frame:
        """The plot between its margins: values left, ends of lines right, room for a label or a promise on top."""
        blocks = [block for _, _, block in ends]
        over_ring, beside = 0.0, beside_ring(look, width)
        if self.path:
            words = promise(self.path, look, width, beside=beside)
            if beside:
                blocks.append(words)
            else:
                over_ring = words.height + look.ring + look.gap
        last = words_width([tick.label for tick in self.ticks[-1:] if tick.mark is None], look.axis)
        right = max([block.width + look.gap * 1.5 for block in blocks] + [look.ring + 2, last / 2])
        labelled = any(point.label for series in self.series for point in series.points)
        top = look.label * (1.6 if labelled else 0.8)
        frame = Frame(axis_words + look.gap, width - right, top, height - look.axis * 1.9)
        if over_ring and self.path:
            ring = frame.scale(ticks)(self.path.points[-1][1])
            frame = Frame(frame.left, frame.right, top + max(0.0, over_ring - ring), frame.bottom)
        return frame

    def _inset(self, look: Look) -> float:
        """Half a label, so that the first value does not stand on the words of the axis."""
        first = [series.points[0].label for series in self.series if series.points and series.points[0].label]
        return max([words_width(first, look.label) / 2, look.gap * 0.5])

    def values(self) -> list[float]:
        """Every value the scale must hold."""
        found = [value for series in self.series for _, value in series.present]
        if self.path:
            found += [float(value) for _, value in self.path.points]
        return found

    def span(self) -> tuple[float, float]:
        """The first and last moment drawn."""
        places = [position(point.at) for series in self.series for point in series.points]
        places += [position(at) for at, _ in self.path.points] if self.path else []
        places += [position(moment) for tick in self.ticks for moment in (tick.at, tick.mark) if moment is not None]
        return (min(places), max(places)) if places else (0.0, 0.0)

    def starts_at(self) -> str:
        """Where the scale starts, for the line under the title; empty for zero."""
        return self.axis.starts_at(self.values())

    def table(self) -> Table:
        """One row a moment, one column a series."""
        moments = {position(p.at): p.name for series in reversed(self.series) for p in series.points}
        texts = [{position(p.at): p.text for p in series.points} for series in self.series]
        return Table(
            (self.first_head, *(series.name for series in self.series)),
            tuple((moments[at], *(known.get(at, "") for known in texts)) for at in sorted(moments)),
        )


def default_height(look: Look, width: float) -> float:
    """A height that suits the width: a chart is read for its slopes, so it stays wider than high."""
    if look.printed:
        return min(max(width * 0.56, 120), 210)
    return 344.0 if width >= 600 else 300.0


def beside_ring(look: Look, width: float) -> bool:
    """Whether the words of a promise stand right of its ring, in the margin; otherwise they stand over it."""
    return not look.printed and width >= 600
