"""Indicators as they are shown: worked out once, rated by the rules, and handed to every page, file and report."""

from strategic_plan.summaries.indicators.figures import Evaluation, evaluate_indicators
from strategic_plan.summaries.indicators.lines import indicator_line

__all__ = ["Evaluation", "evaluate_indicators", "indicator_line"]
