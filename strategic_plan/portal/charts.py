"""A chart of an edition in the frame of a page: drawn from the data that were frozen, not from today's."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from strategic_plan.charts.table import Table
from strategic_plan.documents import drawing
from strategic_plan.summaries.reports.plan import PlanIndicator

DRAWN_WIDE = 516
"""Points of the widest field, for which the chart of a screen is drawn at its full width."""


@dataclass(frozen=True, slots=True)
class ChartFrame:
    """What ``components/chart.html`` shows; the one drawing holds a wide and a narrow variant."""

    says: str
    sub: str
    wide: SafeString
    source: str
    table: Table
    download_url: str = ""

    @property
    def header(self) -> tuple[str, ...]:
        """The heads of the table's columns."""
        return self.table.header

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows behind the drawing."""
        return self.table.rows


def frame(indicator: PlanIndicator, *, download_url: str = "") -> ChartFrame:
    """The chart of an indicator with its sentence, its source and its rows."""
    if indicator.chart is None:
        raise LookupError(f"{indicator.key} has no chart")
    source = indicator.chart.source
    return ChartFrame(
        says=indicator.chart.heading,
        sub=indicator.chart.note,
        wide=drawing.chart(indicator.chart, medium="screen", width=DRAWN_WIDE, height=0),
        source=" ".join(part for part in (source.text, source.tag, source.after) if part) if source else "",
        table=drawing.rows(indicator.chart),
        download_url=download_url,
    )
