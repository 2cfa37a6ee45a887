"""The words that tables and charts of the headline rate share."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from strategic_plan.calculations.comparisons import NO_COMPARISON, Change
from strategic_plan.calculations.formats import month_name, number, percent, signed
from strategic_plan.calculations.series import Rate
from strategic_plan.models import Area
from strategic_plan.summaries.clearance import (
    Headline,
)


def place(headline: Headline, area: Area | None) -> str:
    return area.name if area else whole(headline)


def whole(headline: Headline) -> str:
    name = headline.evaluation.indicator.area.name
    return "the Region" if name == "Region" else name


def month_label(month: date) -> str:
    return f"{month_name(month.month)[:3]} {month.year}"


def count_text(value: Decimal | None) -> str:
    return "–" if value is None else number(value)


def rate_text(rate: Rate, decimals: int = 0) -> str:
    return "–" if rate.value is None else percent(rate.value, decimals)


def points(change: Change) -> str:
    return signed(change.points, 1) if change.points is not None else NO_COMPARISON
