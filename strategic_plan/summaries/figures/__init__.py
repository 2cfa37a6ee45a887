"""The figures pages: every indicator by priority, and each indicator alone."""

from strategic_plan.summaries.figures.indicator import IndicatorPage, read_indicator
from strategic_plan.summaries.figures.page import FiguresPage, read_figures

__all__ = ["FiguresPage", "IndicatorPage", "read_figures", "read_indicator"]
