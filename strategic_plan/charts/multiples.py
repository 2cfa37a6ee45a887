"""Draws small multiples: the same chart for several areas on one scale, so that their levels and slopes compare."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from . import lettering, svg
from .frame import RATE, Axis, Frame, across, time_axis, value_axis, words_width
from .labels import Block, Box, Room, Words
from .look import INK, NAVY, SOFT, STEEL_TEXT, WIDE, Look
from .plot import Plot, end_labels
from .points import Series
from .scales import Tick, position
from .table import Table


@dataclass(frozen=True, slots=True)
class Cell:
    """One small chart: a name, its figure in words, and its lines."""

    name: str
    series: tuple[Series, ...]
    figure: str = ""  # "49%"
    was: str = ""  # "was 55%"
    note: str = ""  # at the right of the name, "change −12%"
    empty: str = ""  # what stands in the plot when there is nothing to draw


@dataclass(frozen=True, slots=True)
class Multiples:
    """Cells on one scale, in the order they should be read."""

    title: str
    cells: tuple[Cell, ...]
    ticks: tuple[Tick, ...] = ()
    axis: Axis = RATE
    first_head: str = "Month"

    def svg(self, look: Look, width: float = WIDE, columns: int | None = None) -> str:
        """The whole drawing; as many columns as the width has room for, unless told."""
        least, gutter = (130.0, 12.0) if look.printed else (210.0, 40.0)
        below = gutter if look.printed else 28.0
        count = columns or max(1, min(len(self.cells), int((width + gutter) // (least + gutter))))
        wide = (width - gutter * (count - 1)) / count
        high = (143.0 if look.printed else 236.0) if any(cell.figure for cell in self.cells) else wide * 0.62
        ticks = self.axis.ticks(self.values())
        parts: list[str] = []
        for i, cell in enumerate(self.cells):
            left, top = (i % count) * (wide + gutter), (i // count) * (high + below)
            parts += self._cell(look, cell, Box(left, top, left + wide, top + high), ticks, first=i == 0)
        rows = -(-len(self.cells) // count)
        return svg.document(self.title, width, max(rows, 1) * (high + below) - below, parts, look.unit)

    def values(self) -> list[float]:
        """Every value the one scale must hold."""
        return [value for cell in self.cells for series in cell.series for _, value in series.present]

    def starts_at(self) -> str:
        """Where the scale starts, for the line under the title."""
        return self.axis.starts_at(self.values())

    def _cell(self, look: Look, cell: Cell, box: Box, ticks: tuple[float, ...], *, first: bool) -> list[str]:
        y = box.top + look.label * 1.5
        note = Words(cell.note, look.label, SOFT)
        name = lettering.shortened(cell.name, look.label, box.right - box.left - note.width - look.gap, strong=True)
        parts = [
            svg.line(box.left, box.top + look.base / 2, box.right, box.top + look.base / 2, INK, look.base),
            Words(name, look.label, INK, strong=True).svg(box.left, y),
        ]
        if cell.note:
            parts.append(note.svg(box.right, y, "end"))
        if cell.figure:
            size = 20.0 if look.printed else 30.0
            y += size * 1.15
            figure = Words(cell.figure, size, NAVY)
            parts.append(f'<g font-family="{svg.DISPLAY_FAMILY}">{figure.svg(box.left, y)}</g>')
            if cell.was:
                parts.append(Words(cell.was, look.label, STEEL_TEXT).svg(box.left + figure.width + look.gap * 1.5, y))
        words = self.axis.words(ticks)
        left = box.left + words_width(words, look.axis) + look.gap
        frame = Frame(left, box.right - look.dot, y + look.label * 1.6, box.bottom - look.axis * 1.9)
        scale = frame.scale(ticks)
        moments = [position(point.at) for series in cell.series for point in series.points]
        moments += [position(tick.at) for tick in self.ticks]
        start, last = min(moments, default=0.0), max(moments, default=0.0)
        along = across(start, last, frame.left + look.gap * 0.5, frame.right)
        nameless = tuple(replace(series, name="") for series in cell.series)
        ends = end_labels(nameless, last, look, box.right - box.left)
        plot = Plot(nameless, None, None, look, frame, scale, along, box, ends)
        parts += value_axis(look, frame, scale, words)
        parts += time_axis(look, frame, self.ticks, along, (box.left, box.right))
        parts += plot.parts(empty=cell.empty)
        if first and len(cell.series) > 1:
            parts += _names(look, cell.series, plot)
        return parts

    def table(self) -> Table:
        """One row a moment, one column a cell and series."""
        columns = [(cell, series) for cell in self.cells for series in cell.series]
        moments = {position(p.at): p.name for _, series in columns for p in series.points}
        texts = [{position(p.at): p.text for p in series.points} for _, series in columns]
        heads = (f"{cell.name}, {series.name}" if len(cell.series) > 1 else cell.name for cell, series in columns)
        return Table(
            (self.first_head, *heads),
            tuple((moments[at], *(known.get(at, "") for known in texts)) for at in sorted(moments)),
        )


def _names(look: Look, series: Sequence[Series], plot: Plot) -> list[str]:
    """The lines named once, in the first cell, where they lie furthest apart."""
    parts = []
    room: Room = plot.room
    for one in series:
        others = [dict(_places(other)) for other in series if other is not one]
        best = max(_places(one)[1:-1] or _places(one), key=lambda at: _distance(at, others), default=None)
        if best is None:
            continue
        at, value = best
        above = all(value >= other.get(at, value) for other in others)
        words = Words(one.name, look.axis, STEEL_TEXT if one.previous else NAVY, strong=not one.previous)
        block = Block((words,))
        spot = room.place(block, plot.along(at), plot.scale(value), look.gap * 0.8, ("n", "s") if above else ("s", "n"))
        if spot:
            parts.append(block.svg(look, *spot))
    return parts


def _places(series: Series) -> list[tuple[float, float]]:
    return [(position(point.at), value) for point, value in series.present]


def _distance(at: tuple[float, float], others: list[dict[float, float]]) -> float:
    return min((abs(at[1] - other[at[0]]) for other in others if at[0] in other), default=0.0)
