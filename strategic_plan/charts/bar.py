"""Draws counts as bars from zero: one a category, or this period beside the one before."""

from dataclasses import dataclass

from . import lettering, svg
from .frame import COUNT, Axis, Frame, time_axis, value_axis, words_width
from .labels import LEADING, Block, Box, Room, Words, spread
from .look import NAVY, SOFT, STEEL, STEEL_TEXT, WIDE, Look
from .scales import Bands, Linear, Number, Tick, position
from .table import Table


@dataclass(frozen=True, slots=True)
class Bar:
    """One count; without a value there is no bar, and `text` says why."""

    value: Number | None
    text: str = ""  # the count in words, "6,999" or "not reported"
    label: str = ""  # what stands over the bar


@dataclass(frozen=True, slots=True)
class BarSeries:
    """A bar for each category; `previous` draws it in steel, to the left."""

    name: str
    bars: tuple[Bar, ...]
    previous: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """Counts by category, most often months."""

    title: str
    categories: tuple[str, ...]
    series: tuple[BarSeries, ...]
    axis: Axis = COUNT
    empty: str = ""
    first_head: str = "Month"

    def svg(self, look: Look, width: float = WIDE, height: float | None = None) -> str:
        """The whole drawing at the width of its field."""
        high = height or (min(max(width * 0.44, 100), 170) if look.printed else min(max(width * 0.42, 220), 320))
        values = self.values()
        ticks = self.axis.ticks(values)
        words = self.axis.words(ticks) if values else ()
        left = words_width(words, look.axis) + look.gap
        frame = Frame(left, width - self.margin(look), look.label * 1.5, high - look.axis * 1.9)
        scale = frame.scale(ticks)
        parts = [*value_axis(look, frame, scale, words), *self.category_axis(look, frame, width)]
        parts += self.plot(look, frame, scale)
        if self.empty and not values:
            block = Block.within(frame.right - frame.left, Words(self.empty, look.label, SOFT))
            middle = (frame.left + frame.right) / 2, (frame.top + frame.bottom - block.height) / 2
            parts.append(block.svg(look, *middle, "middle"))
        return svg.document(self.title, width, high, parts, look.unit)

    def values(self) -> list[float]:
        """Every value the scale must hold."""
        return [float(bar.value) for one in self.series for bar in one.bars if bar.value is not None]

    def margin(self, look: Look) -> float:
        """Room at the right for the names of two series; one series is named by the title."""
        if len(self.series) < 2:
            return look.gap * 0.5
        return look.beside + max(self._name(look, one).width for one in self.series)

    def _name(self, look: Look, series: BarSeries) -> Words:
        text = lettering.shortened(series.name, look.label, look.label * 8, not series.previous)
        return Words(text, look.label, STEEL_TEXT if series.previous else NAVY, not series.previous)

    def bands(self, frame: Frame) -> Bands:
        """The places of the categories."""
        return Bands(len(self.categories), frame.left, frame.right)

    def category_axis(self, look: Look, frame: Frame, width: float) -> list[str]:
        """The names of the categories under the base line."""
        ticks = [Tick(i, name) for i, name in enumerate(self.categories)]
        bands = self.bands(frame)
        return time_axis(look, frame, ticks, lambda moment: bands.centre(position(moment)), (0, width))

    def plot(self, look: Look, frame: Frame, scale: Linear) -> list[str]:
        """Bars, the counts written over some of them, and the names of the series after the last."""
        bands = self.bands(frame)
        ordered = sorted(self.series, key=lambda one: not one.previous)
        seam = look.grid if len(ordered) > 1 else 0.0
        group = min(bands.step * 0.76, look.label * 3.2 * max(len(ordered), 1))
        wide = (group - seam * (len(ordered) - 1)) / max(len(ordered), 1)
        base = scale(max(scale.low, min(0.0, scale.high)))
        bars: list[str] = []
        words: list[str] = []
        room = Room(Box(0, 0, frame.right + self.margin(look), frame.bottom))
        for nth, one in enumerate(ordered):
            for i, bar in enumerate(one.bars):
                x = bands.centre(i) - group / 2 + nth * (wide + seam)
                if bar.value is None:
                    if not self.empty:
                        words.append(
                            Words("\u2013", look.axis, SOFT).svg(x + wide / 2, base - look.axis * 0.3, "middle")
                        )
                    continue
                y = scale(bar.value)
                bars.append(svg.rect(x, min(y, base), wide, abs(base - y), STEEL if one.previous else NAVY))
                # A zero is a value, and a bar of no height would not say so.
                label = bar.label or ("" if bar.value else bar.text)
                if label:
                    words += _label(label, look, one, x + wide / 2, min(y, base), room)
        return bars + words + self._names(look, frame, scale)

    def _names(self, look: Look, frame: Frame, scale: Linear) -> list[str]:
        if len(self.series) < 2:
            return []
        ordered = sorted(self.series, key=lambda one: one.previous)
        ends = [next((bar.value for bar in reversed(one.bars) if bar.value is not None), 0) for one in ordered]
        high = look.label * LEADING
        # The names stand close together, this period first, at the height of its last bar.
        middles = [scale(ends[0]) + high * (0.5 + i) for i in range(len(ordered))]
        tops = spread(middles, [high] * len(ordered), 0, frame.top - high / 2, frame.bottom)
        return [
            self._name(look, one).svg(frame.right + look.beside, top + look.label * 0.9)
            for one, top in zip(ordered, tops, strict=True)
        ]

    def table(self) -> Table:
        """One row a category, one column a series."""
        return Table(
            (self.first_head, *(one.name for one in self.series)),
            tuple(
                (name, *(one.bars[i].text if i < len(one.bars) else "" for one in self.series))
                for i, name in enumerate(self.categories)
            ),
        )


def _label(text: str, look: Look, series: BarSeries, x: float, y: float, room: Room) -> list[str]:
    """A count over its bar, left out where it would lie on another."""
    block = Block((Words(text, look.label, STEEL_TEXT if series.previous else NAVY, strong=True),))
    top = y - look.gap * 0.5 - block.height
    box = block.box(x, top, "middle")
    if any(box.overlap(taken) for taken in room.boxes):
        return []
    room.take(box)
    return [block.svg(look, x, top, "middle")]
