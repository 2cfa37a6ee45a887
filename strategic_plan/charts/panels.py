"""Draws two measures of the same months as two panels on one axis of time: counts above, the rate below.

Never two scales in one plot: where lines of two measures cross says nothing, and readers see it all the same.
"""

from dataclasses import dataclass, replace

from . import svg
from .bar import BarChart
from .frame import Frame, value_axis, words_width
from .labels import Box, Words
from .line import LineChart
from .look import INK, WIDE, Look
from .plot import Plot, end_labels
from .scales import position
from .table import Table

INTERVALS = 4
"""A panel is half as high as a chart, so its scale has fewer lines."""


@dataclass(frozen=True, slots=True)
class Panels:
    """Counts by category with a rate whose moments number the same categories from zero."""

    title: str
    counts: BarChart
    rate: LineChart
    counts_head: str  # "Occurrences a month"
    rate_head: str  # "Cleared, per cent; the scale starts at 38"

    def svg(self, look: Look, width: float = WIDE, height: float | None = None) -> str:
        """The whole drawing at the width of its field."""
        high = height or (min(max(width * 0.36, 150), 200) if look.printed else 400.0)
        axes = [replace(self.counts.axis, intervals=INTERVALS), replace(self.rate.axis, intervals=INTERVALS)]
        ticks = [axes[0].ticks(self.counts.values()), axes[1].ticks(self.rate.values())]
        words = [axis.words(some) for axis, some in zip(axes, ticks, strict=True)]
        left = max(words_width(some, look.axis) for some in words) + look.gap
        last = len(self.counts.categories) - 1
        ends = end_labels(self.rate.series, last, look, width)
        right = max([self.counts.margin(look), *(block.width + look.beside for _, _, block in ends)])
        head, foot = look.label * 2.1, look.axis * 1.9
        free = high - 2 * head - foot - look.label * 0.8
        above = Frame(left, width - right, head, head + free * 0.56)
        below = Frame(left, width - right, high - foot - free * 0.44, high - foot)

        parts = [Words(self.counts_head, look.axis, INK, strong=True).svg(0, look.axis * 0.9)]
        parts += value_axis(look, above, above.scale(ticks[0]), words[0])
        parts += self.counts.plot(look, above, above.scale(ticks[0]))
        parts.append(Words(self.rate_head, look.axis, INK, strong=True).svg(0, below.top - look.label * 1.2))
        parts += value_axis(look, below, below.scale(ticks[1]), words[1])
        parts += self.counts.category_axis(look, below, width)
        bands = self.counts.bands(below)
        plot = Plot(
            self.rate.series,
            self.rate.path,
            self.rate.gap,
            look,
            below,
            below.scale(ticks[1]),
            lambda moment: bands.centre(position(moment)),
            Box(0, below.top - look.label, width, high),
            ends,
        )
        parts += plot.parts()
        return svg.document(self.title, width, high, parts, look.unit)

    def starts_at(self) -> str:
        """Where the scale of the rate starts, for its head; empty for zero."""
        return replace(self.rate.axis, intervals=INTERVALS).starts_at(self.rate.values())

    def table(self) -> Table:
        """The counts and the rate of each category beside each other."""
        counts, rate = self.counts.table(), self.rate.table()
        known = {row[0]: row[1:] for row in rate.rows}
        blank = ("",) * (len(rate.header) - 1)
        return Table(
            (
                counts.header[0],
                *(f"{self.counts_head}, {name}" for name in counts.header[1:]),
                *(f"{self.rate_head}, {name}" for name in rate.header[1:]),
            ),
            tuple((*row, *known.get(row[0], blank)) for row in counts.rows),
        )
