"""Charts: milliseconds each, beside a bare string with the same points, and with ten times as many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

from bench.timing import milliseconds
from strategic_plan.charts.bar import Bar, BarChart, BarSeries
from strategic_plan.charts.line import LineChart
from strategic_plan.charts.look import SCREEN
from strategic_plan.charts.points import Point, Series
from strategic_plan.charts.scales import year_ticks
from strategic_plan.charts.sparkline import Sparkline

MANY, POINTS = 50, 12
FIRST = 2012


def run() -> dict[str, float]:
    """Milliseconds of one drawing of each kind. No two drawings have the same figures, as on a page."""
    drawings: dict[str, Callable[[Sequence[Decimal]], Callable[[], object]]] = {
        "line chart": lambda rates: partial(_line(rates).svg, SCREEN),
        "bar chart": lambda rates: partial(_bars(rates).svg, SCREEN),
        "sparkline": lambda rates: _spark(rates).svg,
        "bare string": lambda rates: partial(_bare, rates),
    }
    found = {}
    for name, drawing in drawings.items():
        few, many = ([drawing(_rates(number, points)) for number in range(MANY)] for points in (POINTS, 10 * POINTS))
        found[name] = milliseconds(partial(_all, few)) / MANY
        found[f"{name}, ten times the points"] = milliseconds(partial(_all, many)) / MANY
    return found


def _all(made: Sequence[Callable[[], object]]) -> None:
    for draw in made:
        draw()


def _rates(number: int, points: int) -> list[Decimal]:
    return [Decimal(460 - 7 * (place % 12) + (place * number * 37) % 59) / 10 for place in range(points)]


def _line(rates: Sequence[Decimal]) -> LineChart:
    points = tuple(
        Point(year, rate, str(year), f"{rate}%", f"{rate:.0f}%" if year >= FIRST + len(rates) - POINTS else "")
        for year, rate in enumerate(rates, FIRST)
    )
    return LineChart(
        title="Clearance rate of the Region, by year",
        series=(Series("Region", points),),
        ticks=year_ticks(FIRST, FIRST + len(rates) - 1),
        first_head="Year",
    )


def _bars(rates: Sequence[Decimal]) -> BarChart:
    return BarChart(
        title="Occurrences by year",
        categories=tuple(str(year) for year, _rate in enumerate(rates, FIRST)),
        series=(BarSeries("Region", tuple(Bar(rate * 10, f"{rate * 10:.0f}") for rate in rates)),),
        first_head="Year",
    )


def _spark(rates: Sequence[Decimal]) -> Sparkline:
    return Sparkline(title="Clearance rate", values=tuple(rates), first=f"{rates[0]:.0f}%", last=f"{rates[-1]:.0f}%")


def _bare(rates: Sequence[Decimal]) -> str:
    """What no drawing can do without: places, a line and its labels in a string."""
    low, high = min(rates), max(rates)
    places = [(40 + 50 * i, 200 - 180 * float((rate - low) / (high - low))) for i, rate in enumerate(rates)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    labels = "".join(f'<text x="{x:.1f}" y="230">{FIRST + i}</text>' for i, (x, _y) in enumerate(places))
    return f'<svg viewBox="0 0 640 240"><title>Rate</title><polyline points="{line}" fill="none"/>{labels}</svg>'
