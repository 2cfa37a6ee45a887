"""Draws figures as bars against what was promised: the bar is what happened, the gold line the target of its row.

Each row has its own unit and so its own scale, from zero to a little beyond the larger of the two.
"""

from dataclasses import dataclass

from . import lettering, svg
from .frame import words_width
from .labels import Words
from .look import EDGE, GOLD, GOLD_TEXT, INK, NAVY, REST, SOFT, STEEL, WIDE, Look
from .scales import Number
from .table import Table

BEYOND = 1.12
"""How far a scale reaches past the larger of figure and target, so that neither ends at the edge."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """One figure with its target; without a value there is no bar, and `text` says why."""

    name: str
    value: Number | None
    text: str  # the figure in words, "42%" or "not reported"
    target: Number | None = None
    target_text: str = ""  # "Promised: 47%"
    previous: Number | None = None  # a thin steel line: the year before
    previous_text: str = ""
    low: Number | None = None  # a band to stay within runs from here to the target


@dataclass(frozen=True, slots=True)
class Bullets:
    """Rows in the order they should be read."""

    title: str
    rows: tuple[Bullet, ...]
    header: tuple[str, str, str, str] = ("Indicator", "Figure", "A year earlier", "Target")

    def svg(self, look: Look, width: float = WIDE) -> str:
        """The whole drawing; names stand beside the bars where there is room, else over them."""
        beside = width >= (300 if look.printed else 600)
        names = (
            min(words_width([row.name for row in self.rows], look.label), width * 0.36) + look.gap if beside else 0.0
        )
        head = 0.0 if beside else look.label * 1.5
        thick, foot = look.label * 1.1, look.axis * 1.5
        pitch = head + thick + foot + look.label * 0.9
        figures = words_width([row.text for row in self.rows], look.label) * 1.08 + look.gap
        parts: list[str] = []
        for i, row in enumerate(self.rows):
            top = i * pitch
            parts += self._name(look, row, top, names or width, thick, beside=beside)
            parts += self._bar(look, row, names, width - figures, top + head, thick)
            y = top + head + thick / 2 + look.label * lettering.CAP / 2
            strong = row.value is not None
            parts.append(Words(row.text, look.label, NAVY if strong else SOFT, strong=strong).svg(width, y, "end"))
        return svg.document(self.title, width, max(len(self.rows), 1) * pitch, parts, look.unit)

    def _name(self, look: Look, row: Bullet, top: float, room: float, thick: float, *, beside: bool) -> list[str]:
        name = lettering.shortened(row.name, look.label, room - look.gap)
        y = top + (thick / 2 + look.label * lettering.CAP / 2 if beside else look.label)
        return [Words(name, look.label, INK).svg(0, y)]

    def _bar(self, look: Look, row: Bullet, left: float, right: float, top: float, thick: float) -> list[str]:
        known = [float(each) for each in (row.value, row.target, row.previous) if each is not None]
        most = max([*known, 0.0]) * BEYOND or 1.0
        room = right - left

        def x(value: Number) -> float:
            return left + room * max(float(value), 0.0) / most

        inset = look.grid / 2
        parts = [svg.rect(left + inset, top + inset, room - 2 * inset, thick - 2 * inset, REST, EDGE, look.grid)]
        if row.value is not None:
            parts.append(svg.rect(left, top + thick * 0.25, x(row.value) - left, thick * 0.5, NAVY))
        if row.previous is not None:
            at = x(row.previous)
            parts.append(svg.line(at, top + thick * 0.12, at, top + thick * 0.88, STEEL, look.previous * 1.4))
        reach = thick * 0.22
        for mark in (row.low, row.target):
            if mark is not None:
                at = x(mark)
                parts.append(svg.line(at, top - reach, at, top + thick + reach, GOLD, look.target * 1.6))
        if row.target is not None and row.target_text:
            words = Words(lettering.shortened(row.target_text, look.axis, room), look.axis, GOLD_TEXT)
            half = words.width / 2
            at = min(max(x(row.target), left + half), right - half)
            parts.append(words.svg(at, top + thick + reach + look.axis * 1.05, "middle"))
        return parts

    def table(self) -> Table:
        """One row a figure, with what it was and what was promised."""
        return Table(self.header, tuple((row.name, row.text, row.previous_text, row.target_text) for row in self.rows))
