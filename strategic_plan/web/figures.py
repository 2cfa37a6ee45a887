"""A chart in its frame: the sentence it shows, the drawing at two widths, its source, and its rows as a table."""

from dataclasses import dataclass
from typing import Protocol

from django.utils.safestring import SafeString, mark_safe

from strategic_plan.charts.look import NARROW, SCREEN, WIDE, Look
from strategic_plan.charts.table import Table

PAGE = 1152.0
"""The whole measure of a page, for what is drawn across it."""


class Drawing(Protocol):
    """Any chart of the floor of charts."""

    def svg(self, look: Look, width: float) -> str: ...

    def table(self) -> Table: ...


@dataclass(frozen=True, slots=True)
class Figure:
    """What ``components/chart.html`` shows; the drawing's own title is its description for those who do not see it."""

    drawing: Drawing
    says: str
    sub: str = ""
    source: str = ""
    download_url: str = ""
    width: float = WIDE

    @property
    def wide(self) -> SafeString:
        """The drawing at the width of its field."""
        return mark_safe(self.drawing.svg(SCREEN, self.width))

    @property
    def narrow(self) -> SafeString:
        """A drawing of its own for a phone, with text of the same size."""
        return mark_safe(self.drawing.svg(SCREEN, NARROW))

    @property
    def header(self) -> tuple[str, ...]:
        """The heads of the table's columns."""
        return self.drawing.table().header

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows behind the drawing, in words."""
        return self.drawing.table().rows
