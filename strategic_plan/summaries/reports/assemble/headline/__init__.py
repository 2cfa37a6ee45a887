"""The headline rate in tables and charts: by area, by month, by category, and over five years for the cover."""

from __future__ import annotations

from strategic_plan.models import Organization
from strategic_plan.summaries.clearance import Headline, headline_of
from strategic_plan.summaries.indicators.figures import Evaluation
from strategic_plan.summaries.reports.assemble.headline.charts import (
    category_multiples,
    cover_bars,
    month_panels,
    part_multiples,
    source_words,
)
from strategic_plan.summaries.reports.assemble.headline.tables import area_table, month_table, span_cells

__all__ = [
    "area_table",
    "category_multiples",
    "cover_bars",
    "month_panels",
    "month_table",
    "part_multiples",
    "read_headline",
    "source_words",
    "span_cells",
]


def read_headline(evaluation: Evaluation | None, organization: Organization) -> Headline | None:
    """The headline of a report, where its plan has one."""
    return headline_of(evaluation, small_count=organization.small_count) if evaluation else None
