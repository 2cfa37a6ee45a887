"""Charts: milliseconds each, beside a bare string with the same points."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from bench.timing import milliseconds
from strategic_plan.charts.bar import Bar, BarChart, BarSeries
from strategic_plan.charts.line import LineChart
from strategic_plan.charts.look import SCREEN
from strategic_plan.charts.points import Point, Series
from strategic_plan.charts.scales import year_ticks
from strategic_plan.charts.sparkline import Sparkline

MANY = 50
YEARS = range(2012, 2024)
RATES = [Decimal(460 - 7 * place) / 10 for place in range(len(YEARS))]


def run() -> dict[str, float]:
    """Milliseconds of one drawing of each kind."""
    points = tuple(
        Point(year, rate, str(year), f"{rate}%", f"{rate:.0f}%") for year, rate in zip(YEARS, RATES, strict=True)
    )
    line = LineChart(
        title="Clearance rate of the Region, by year",
        series=(Series("Region", points),),
        ticks=year_ticks(2012, 2023),
        first_head="Year",
    )
    spark = Sparkline(title="Clearance rate", values=tuple(RATES), first="46%", last="38%")
    bars = BarChart(
        title="Occurrences by year",
        categories=tuple(map(str, YEARS)),
        series=(BarSeries("Region", tuple(Bar(rate * 10, f"{rate * 10:.0f}") for rate in RATES)),),
        first_head="Year",
    )
    drawn: dict[str, Callable[[], object]] = {
        "line chart": partial(line.svg, SCREEN),
        "bar chart": partial(bars.svg, SCREEN),
        "sparkline": spark.svg,
        "bare string": _bare,
    }
    return {name: milliseconds(partial(_many, each)) / MANY for name, each in drawn.items()}


def _many(draw: Callable[[], object]) -> None:
    for _time in range(MANY):
        draw()


def _bare() -> str:
    """What no drawing can do without: places, a line and its labels in a string."""
    low, high = min(RATES), max(RATES)
    places = [(40 + 50 * i, 200 - 180 * float((rate - low) / (high - low))) for i, rate in enumerate(RATES)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    labels = "".join(f'<text x="{x:.1f}" y="230">{year}</text>' for (x, _y), year in zip(places, YEARS, strict=True))
    return f'<svg viewBox="0 0 640 240"><title>Rate</title><polyline points="{line}" fill="none"/>{labels}</svg>'
