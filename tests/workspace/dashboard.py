"""The published clearance dashboard as observations: the year's counts spread over its months."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from strategic_plan.models import Area, Breakdown, Category, Dashboard, Indicator, Measure, Observation
from strategic_plan.services.rollup import rebuild, roll_up
from tests.factories import story
from tests.factories.dashboards import make_dashboard, make_entry
from tests.factories.indicators import make_indicator, make_measure
from tests.factories.moments import NOW
from tests.factories.organization import make_district, make_region

OCCURRENCES = {
    "Region": {2022: 6783, 2023: 6999},
    "District 1": {2022: 1931, 2023: 2007},
    "District 2": {2022: 2438, 2023: 2518},
    "District 3": {2022: 2368, 2023: 2437},
}
CLEARED = {
    "Region": {2022: 2967, 2023: 2915},
    "District 1": {2022: 1059, 2023: 974},
    "District 2": {2022: 905, 2023: 906},
    "District 3": {2022: 985, 2023: 1023},
}


def headline(*, complete_through: str = "2023-12-31", **fields: Any) -> Indicator:
    """The clearance rate of the Region, leading its objective, with its three districts."""
    region = make_region(name="Region", code="region")
    areas = {"Region": region}
    for number in (1, 2, 3):
        areas[f"District {number}"] = make_district(
            region, name=f"District {number}", code=f"district-{number}", position=number
        )
    through = datetime.date.fromisoformat(complete_through)
    cleared = make_measure(title="Occurrences cleared", complete_through=through)
    reported = make_measure(title="Occurrences", complete_through=through)
    for measure, years in ((cleared, CLEARED), (reported, OCCURRENCES)):
        for name, counts in years.items():
            for year, count in counts.items():
                _spread(measure, areas[name], year, count)
    values: dict[str, Any] = {
        "code": "clearance-rate",
        "title": "Clearance rate, Region",
        "public_words": "of every 100 reported offences were solved",
        "form": Indicator.Form.RATIO,
        "numerator": cleared,
        "denominator": reported,
        "multiplier": 100,
        "unit": "%",
        "area": region,
        "is_lead": True,
        "direction": Indicator.Direction.INCREASE,
    } | fields
    return make_indicator(story.objective(), **values)


def _spread(measure: Measure, area: Area, year: int, count: int) -> None:
    """A year's count over its twelve months, the last one taking the rest."""
    whole = Category.objects.get(breakdown=measure.breakdown_id, is_all=True)
    each = count // 12
    Observation.objects.bulk_create(
        Observation(
            measure=measure,
            area=area,
            category=whole,
            year=year,
            period=year * 12 + month,
            value=Decimal(each if month < 11 else count - 11 * each),
            recorded_at=NOW,
        )
        for month in range(12)
    )
    roll_up((measure.pk, year * 12 + month) for month in range(12))


def clearance(**fields: Any) -> Dashboard:
    """The dashboard of the clearance rate, with two types and the states that add up to the counts."""
    indicator = headline()
    cleared, reported = indicator.numerator, indicator.denominator
    assert cleared is not None
    assert reported is not None
    breakdown = Breakdown.objects.create(code="occurrence-type", title="Occurrence type")
    categories = [
        Category.objects.create(breakdown=breakdown, code=code, title=title, position=place, is_all=code == "all")
        for place, (code, title) in enumerate((("all", "All"), ("a", "A"), ("b", "B"), ("c", "C")))
    ]
    states = {
        code: make_measure(
            code=code, title=f"Occurrences {words}", breakdown=breakdown, complete_through=cleared.complete_through
        )
        for code, words in (("cleared", "cleared"), ("not-cleared", "not cleared"))
    }
    Measure.objects.filter(pk__in=(cleared.pk, reported.pk)).update(breakdown=breakdown)
    cleared.total_of.set([states["cleared"]])
    reported.total_of.set(states.values())
    _divide(cleared, reported, states, categories)
    rebuild()
    dashboard = make_dashboard(
        **({"slug": "clearance", "title": "Clearances", "breakdown": breakdown, "shown_to_board": True} | fields)
    )
    make_entry(dashboard, indicator)
    return dashboard


def _divide(cleared: Measure, reported: Measure, states: dict[str, Measure], categories: list[Category]) -> None:
    """Every month's counts as states, and all but two occurrences of each month as two types."""
    tops = {(row.area_id, row.period): row for row in Observation.objects.filter(measure=cleared)}
    rows = []
    for whole in Observation.objects.filter(measure=reported):
        top = tops[whole.area_id, whole.period].value or Decimal(0)
        counts = {"cleared": top, "not-cleared": (whole.value or Decimal(0)) - top}
        for code, count in counts.items():
            half = count // 2
            for category, part in zip(categories, (count, half, count - half, Decimal(0)), strict=True):
                rows.append(_like(whole, states[code], category, part))
    Observation.objects.filter(measure__in=(cleared, reported)).delete()
    Observation.objects.bulk_create(rows)


def _like(row: Observation, measure: Measure, category: Category, value: Decimal) -> Observation:
    return Observation(
        measure=measure,
        area_id=row.area_id,
        category=category,
        year=row.year,
        period=row.period,
        value=value,
        recorded_at=NOW,
    )
