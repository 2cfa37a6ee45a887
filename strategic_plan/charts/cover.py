"""Draws the cover's bars: one a month, linear from zero, running off the foot; the year reported on is white."""

from dataclasses import dataclass

from . import svg
from .look import PRINT, Look
from .scales import Number
from .table import Table

EARLIER = "#456a93"
REPORTED = "#ffffff"


@dataclass(frozen=True, slots=True)
class CoverBars:
    """The months of the plan's figures; a missing month leaves its place empty."""

    title: str
    values: tuple[Number | None, ...]
    reported: int = 12  # how many of the last bars are the year of the report
    rows: tuple[tuple[str, str], ...] = ()
    header: tuple[str, str] = ("Month", "Count")

    def svg(self, look: Look = PRINT, width: float = 612.0, height: float = 300.0, margin: float = 48.0) -> str:
        """Bars between the margins of the page, the highest as high as the drawing."""
        count = max(len(self.values), 1)
        pitch = (width - 2 * margin) / (count - 0.4)
        most = max((float(value) for value in self.values if value is not None), default=0.0) or 1.0
        parts = []
        for i, value in enumerate(self.values):
            if value is None or value <= 0:
                continue
            high = float(value) / most * height
            colour = REPORTED if i >= count - self.reported else EARLIER
            parts.append(svg.rect(margin + i * pitch, height - high, pitch * 0.6, high, colour))
        return svg.document(self.title, width, height, parts, look.unit)

    def table(self) -> Table:
        """One row a month."""
        return Table(self.header, self.rows)
