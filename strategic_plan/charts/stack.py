"""Draws totals cut by state as bars lying down: how many were cleared, and how many were not, type by type."""

from dataclasses import dataclass

from . import lettering, svg
from .frame import words_width
from .labels import LEADING, Words
from .look import EDGE, INK, NAVY, REST, SOFT, STEEL, STEEL_TEXT, Look
from .scales import Number
from .table import Table

FILLS = ((NAVY, "", NAVY), (STEEL, "", STEEL_TEXT), (REST, EDGE, SOFT))
"""Fill, outline and colour of the words: the darkest is the state that counts, the last is always the rest."""


@dataclass(frozen=True, slots=True)
class StackRow:
    """One total and its parts, in the order of the chart's states."""

    name: str
    values: tuple[Number, ...]
    total: str  # in words, stands after the bar
    note: str = ""  # in the column at the right, "29%"
    texts: tuple[str, ...] = ()  # the parts in words, for the table


@dataclass(frozen=True, slots=True)
class StackedBars:
    """Two or three states; the rows come in the order they should be read."""

    title: str
    states: tuple[str, ...]
    rows: tuple[StackRow, ...]
    note_head: str = ""
    first_head: str = "Type"
    total_head: str = "Total"

    def __post_init__(self) -> None:
        if not 1 <= len(self.states) <= len(FILLS):
            raise ValueError("stacked bars tell one to three states apart")

    def svg(self, look: Look, width: float, height: float | None = None) -> str:
        """The whole drawing; its height follows from the rows unless given."""
        names = min(words_width([row.name for row in self.rows], look.axis), width * 0.4) + look.gap
        note_words = [*(row.note for row in self.rows), self.note_head]
        notes = max(lettering.width(text, look.label, True) for text in note_words)
        totals = max((lettering.width(row.total, look.axis) for row in self.rows), default=0.0) + look.gap * 1.5
        room = max(width - names - totals - (notes + look.gap if notes else 0), look.label)
        most = max((float(sum(row.values)) for row in self.rows), default=0.0) or 1.0
        heads, lines = self._heads(look, names, room / most, width, notes)
        head = look.label * 1.7 + look.axis * LEADING * (lines - 1)
        pitch = (height - head) / max(len(self.rows), 1) if height else look.label * 1.7
        thick = min(pitch * 0.66, look.label * 1.2)
        parts = heads
        for i, row in enumerate(self.rows):
            middle = head + pitch * (i + 0.5)
            parts += self._row(look, row, names, middle, thick, room / most, width)
        foot = head + pitch * len(self.rows)
        parts.append(svg.line(names, head, names, foot, INK, look.base))
        return svg.document(self.title, width, foot + look.base, parts, look.unit)

    def _fills(self) -> tuple[tuple[str, str, str], ...]:
        return FILLS[: len(self.states) - 1] + FILLS[-1:] if len(self.states) > 1 else FILLS[:1]

    def _heads(self, look: Look, left: float, unit: float, width: float, notes: float) -> tuple[list[str], int]:
        """Each state named once, over where its part of the first bar begins; on as many lines as they need."""
        parts, free, start, line = [], left, left, 1
        end = width - (notes + look.gap if self.note_head else 0)
        for i, (state, (_, _, colour)) in enumerate(zip(self.states, self._fills(), strict=True)):
            words = Words(state, look.axis, colour, strong=i == 0)
            x = max(free, start)
            if i and x + words.width > end:
                x = free if free + words.width <= end else left
                line += x == left
            parts.append(words.svg(x, look.label + (line - 1) * look.axis * LEADING))
            free = x + words.width + look.axis
            start += float(self.rows[0].values[i]) * unit if self.rows else 0
        if self.note_head:
            y = look.label + (line - 1) * look.axis * LEADING
            parts.append(Words(self.note_head, look.axis, NAVY, strong=True).svg(width, y, "end"))
        return parts, line

    def _row(
        self, look: Look, row: StackRow, left: float, middle: float, thick: float, unit: float, width: float
    ) -> list[str]:
        axis_y, label_y = (middle + size * lettering.CAP / 2 for size in (look.axis, look.label))
        name = lettering.shortened(row.name, look.axis, left - look.gap)
        parts = [Words(name, look.axis, INK).svg(left - look.gap, axis_y, "end")]
        x = left
        for value, (fill, edge, _) in zip(row.values, self._fills(), strict=True):
            long = float(value) * unit
            inset = look.grid / 2 if edge else 0
            parts.append(
                svg.rect(
                    x + inset, middle - thick / 2 + inset, long - 2 * inset, thick - 2 * inset, fill, edge, look.grid
                )
            )
            x += long
        parts.append(Words(row.total, look.axis, SOFT).svg(x + look.gap, axis_y))
        if row.note:
            parts.append(Words(row.note, look.label, NAVY, strong=True).svg(width, label_y, "end"))
        return parts

    def table(self) -> Table:
        """One row a type: its parts, its total and its note."""
        heads = (self.first_head, *self.states, self.total_head)
        return Table(
            heads + ((self.note_head,) if self.note_head else ()),
            tuple((row.name, *row.texts, row.total) + ((row.note,) if self.note_head else ()) for row in self.rows),
        )
