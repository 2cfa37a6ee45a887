"""Draws a sparkline: a few years in the width of a word, its first and last figures written.

Sparklines side by side compare slopes only when they share `span`, the value that fills their height.
"""

from dataclasses import dataclass

from . import lettering, svg
from .labels import Box, Words
from .look import NAVY, SCREEN, STEEL_TEXT, Look
from .scales import Number, between
from .table import Table


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A short series; `span` makes drawings comparable, without it each has a scale of its own."""

    title: str
    values: tuple[Number | None, ...]
    first: str = ""  # the first figure in words
    last: str = ""
    span: Number | None = None
    names: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    header: tuple[str, str] = ("Year", "Value")

    def svg(self, look: Look = SCREEN, width: float | None = None, height: float | None = None) -> str:
        """The line with its last figure at the right and its first above or below where it starts."""
        across = width or (63.0 if look.printed else 112.0)
        high = height or (32.0 if look.printed else 56.0)
        return svg.document(self.title, across, high, self.parts(look, Box(0, 0, across, high)), look.unit)

    def parts(self, look: Look, box: Box) -> list[str]:
        """The line inside a box of a larger drawing."""
        first_size = look.axis if look.printed else 13.0
        present = [(i, float(value)) for i, value in enumerate(self.values) if value is not None]
        last_words = Words(self.last, look.label, NAVY, strong=True)
        left = box.left + look.dot * 0.7 + 1
        right = box.right - last_words.width - look.gap if self.last else box.right - look.dot - 1
        room = first_size if self.first else 0.0
        top, bottom = box.top + room + look.dot, box.bottom - room - look.dot
        low, top_value = (min(v for _, v in present), max(v for _, v in present)) if present else (0.0, 0.0)
        span = max(float(self.span) if self.span else top_value - low, 1e-9)
        middle = (low + top_value) / 2
        steps = max(len(self.values) - 1, 1)

        def place(index: int, value: float) -> tuple[float, float]:
            share = (value - middle) / span if top_value > low else 0.0
            return left + (right - left) * index / steps, (top + bottom) / 2 - share * (bottom - top)

        parts: list[str] = []
        run: list[tuple[float, float]] = []
        for index, value in [*enumerate(self.values), (len(self.values), None)]:
            if value is not None:
                run.append(place(index, float(value)))
            elif run:
                thick = look.current * 0.85
                parts.append(svg.polyline(run, NAVY, thick) if len(run) > 1 else svg.circle(*run[0], thick * 0.8, NAVY))
                run = []
        if not present:
            return parts
        begin, end = place(*present[0]), place(*present[-1])
        parts.append(svg.circle(*begin, look.dot * 0.6, STEEL_TEXT, look.paper, look.base))
        parts.append(svg.circle(*end, look.dot * 0.9, NAVY, look.paper, look.base))
        if self.last:
            parts.append(last_words.svg(end[0] + look.gap, end[1] + look.label * lettering.CAP / 2))
        if self.first and len(present) > 1:
            parts.append(self._first_words(look, [place(*item) for item in present], first_size))
        return parts

    def _first_words(self, look: Look, route: list[tuple[float, float]], size: float) -> str:
        words = Words(self.first, size, STEEL_TEXT)
        x = route[0][0] - look.dot * 0.6
        extent = between(route, x, x + words.width) or (route[0][1], route[0][1])
        rising = route[1][1] < route[0][1]
        clear = look.dot * 1.1
        y = extent[1] + clear + size * lettering.CAP if rising else extent[0] - clear
        return words.svg(x, y)

    def table(self) -> Table:
        """One row a year."""
        return Table(self.header, tuple(zip(self.names, self.texts, strict=True)))
