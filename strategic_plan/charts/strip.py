"""Draws a strip of marks: one mark is one action, in the order of their codes, so nothing hides behind a percentage."""

from dataclasses import dataclass

from . import marks, svg
from .look import SCREEN, Look
from .table import Table


@dataclass(frozen=True, slots=True)
class Strip:
    """The states of several actions; `title` is empty where the words stand beside the strip."""

    states: tuple[str, ...]
    title: str = ""
    rows: tuple[tuple[str, str], ...] = ()  # what each mark stands for and its state in words: ("1.1.2", "At risk")
    header: tuple[str, str] = ("Action", "Status")

    def svg(self, look: Look = SCREEN, width: float | None = None, size: float | None = None) -> str:
        """The strip, broken into rows when it is wider than `width`; each mark is `size` wide."""
        side = size or (8.5 if look.printed else 14.0)
        step = side * 1.5
        count = len(self.states)
        across = count if width is None else max(1, min(count, int((width + step - side) // step)))
        rows = -(-count // across) if count else 1
        parts = [
            marks.shape(state, side / 2 + (i % across) * step, side / 2 + (i // across) * step, side)
            for i, state in enumerate(self.states)
        ]
        total = side + max(across - 1, 0) * step
        return svg.document(self.title, total, side + (rows - 1) * step, parts, look.unit)

    def table(self) -> Table:
        """Each action with its state in words."""
        return Table(self.header, self.rows)
