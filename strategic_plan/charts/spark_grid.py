"""Draws many short series as a grid of sparklines, each under its name: five years of thirteen types at one glance."""

from dataclasses import dataclass

from . import lettering, svg
from .labels import Box, Words
from .look import INK, SOFT, WIDE, Look
from .scales import Number
from .sparkline import Sparkline
from .table import Table


@dataclass(frozen=True, slots=True)
class SparkCell:
    """One short series; its first and last figure stand at its ends, in words."""

    name: str
    values: tuple[Number | None, ...]
    texts: tuple[str, ...]
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class SparkGrid:
    """Cells of one height in units (`span`), so that slopes compare; without it each has a scale of its own."""

    title: str
    cells: tuple[SparkCell, ...]
    names: tuple[str, ...]  # of the moments, "2019" to "2023": the first and the last stand under each line
    span: Number | None = None
    first_head: str = "Type"

    def svg(self, look: Look, width: float = WIDE, columns: int | None = None) -> str:
        """The whole drawing; as many columns as the width has room for, unless told."""
        least, gutter = (63.0, 12.0) if look.printed else (128.0, 24.0)
        count = columns or max(1, min(len(self.cells), int((width + gutter) // (least + gutter))))
        # A few cells keep the shape of many: a slope that is stretched looks flat.
        wide = min((width - gutter * (count - 1)) / count, least * 1.9)
        name_high, foot_high = look.label * 1.5, look.axis * 1.7
        line_high = 32.0 if look.printed else 60.0
        pitch = name_high + line_high + foot_high + (10.0 if look.printed else 18.0)
        parts: list[str] = []
        for i, cell in enumerate(self.cells):
            left, top = (i % count) * (wide + gutter), (i // count) * pitch
            parts += self._cell(look, cell, Box(left, top, left + wide, top + pitch), name_high, line_high)
        rows = max(-(-len(self.cells) // count), 1)
        return svg.document(self.title, width, rows * pitch, parts, look.unit)

    def _cell(self, look: Look, cell: SparkCell, box: Box, name_high: float, line_high: float) -> list[str]:
        name = lettering.shortened(cell.name, look.label, box.right - box.left, strong=True)
        parts = [Words(name, look.label, INK, strong=True).svg(box.left, box.top + look.label)]
        base = box.top + name_high + line_high
        last = Words(cell.last, look.label, INK, strong=True)
        right = box.right - last.width - look.gap if cell.last else box.right
        parts.append(svg.line(box.left, base, right, base, SOFT, look.base))
        spark = Sparkline("", cell.values, cell.first, cell.last, self.span)
        parts += spark.parts(look, Box(box.left, box.top + name_high, box.right, base))
        if self.names:
            y = base + look.axis * 1.2
            first, final = Words(self.names[0], look.axis, SOFT), Words(self.names[-1], look.axis, SOFT)
            parts.append(first.svg(box.left, y))
            if len(self.names) > 1 and right - box.left > first.width + final.width + look.gap:
                parts.append(final.svg(right, y, "end"))
        return parts

    def table(self) -> Table:
        """One row a cell, one column a moment."""
        return Table((self.first_head, *self.names), tuple((cell.name, *cell.texts) for cell in self.cells))
