"""How indicators stand against their targets: the rules, their results, and the words and marks for them."""

from strategic_plan.calculations.ratings.results import NUMBER_OF_RULES, Input, RatingCounts, RatingResult
from strategic_plan.calculations.ratings.rules import (
    AT_RISK_DAYS,
    AT_RISK_TOLERANCES,
    FEWEST_EVENTS,
    Actual,
    Judgement,
    rate,
    rate_finish,
    rate_judgement,
)
from strategic_plan.calculations.ratings.scale import WORST_FIRST, NoRating, Rating

__all__ = [
    "AT_RISK_DAYS",
    "AT_RISK_TOLERANCES",
    "FEWEST_EVENTS",
    "NUMBER_OF_RULES",
    "WORST_FIRST",
    "Actual",
    "Input",
    "Judgement",
    "NoRating",
    "Rating",
    "RatingCounts",
    "RatingResult",
    "rate",
    "rate_finish",
    "rate_judgement",
]
