"""Bars, panels, small multiples, cover and timeline of the golden files, from the sample's figures and hard cases."""

from dataclasses import replace
from datetime import date

from strategic_plan.charts.bar import Bar, BarChart, BarSeries
from strategic_plan.charts.bullet import Bullet, Bullets
from strategic_plan.charts.cover import CoverBars
from strategic_plan.charts.frame import RATE
from strategic_plan.charts.line import LineChart
from strategic_plan.charts.look import FIELD_4, FIELD_6, FIELD_12, NARROW, PRINT, SCREEN, WIDE
from strategic_plan.charts.multiples import Cell, Multiples
from strategic_plan.charts.panels import Panels
from strategic_plan.charts.points import Point, Series
from strategic_plan.charts.scales import Tick
from strategic_plan.charts.spark_grid import SparkCell, SparkGrid
from strategic_plan.charts.stack import StackedBars, StackRow
from strategic_plan.charts.timeline import Due, Timeline

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NOW = (545, 511, 558, 570, 602, 615, 638, 631, 596, 586, 566, 581)
WAS = (521, 500, 546, 551, 580, 603, 622, 607, 580, 571, 553, 549)


def _bars(values: tuple[int | None, ...], labelled: tuple[int, ...] = ()) -> tuple[Bar, ...]:
    return tuple(
        Bar(value, "not reported" if value is None else f"{value:,}", f"{value:,}" if i in labelled else "")
        for i, value in enumerate(values)
    )


def occurrences() -> BarChart:
    """Occurrences a month, this year beside the last, the highest written."""
    return BarChart(
        title="Occurrences by month, Region: above 2022 in every month, highest in July at 638.",
        categories=MONTHS,
        series=(BarSeries("2022", _bars(WAS), previous=True), BarSeries("2023", _bars(NOW, (6,)))),
    )


def single() -> BarChart:
    """One series with a month missing, one at zero and two written."""
    values = (980, 1_010, None, 0, 1_310, 1_420, 1_690, 1_640, 1_480, 1_340, 1_205, 1_160)
    return BarChart(
        title="Traffic stops by month; March is not reported.",
        categories=MONTHS,
        series=(BarSeries("2023", _bars(values, (0, 6))),),
    )


def below_zero() -> BarChart:
    """Changes, some below zero."""
    values = (3, -12, 4, 1)
    return BarChart(
        title="Change by area.",
        categories=("Region", "District 1", "District 2", "District 3"),
        series=(BarSeries("Change", tuple(Bar(v, str(v), str(v) if v > 0 else "") for v in values)),),
    )


def nothing() -> BarChart:
    """No count yet."""
    return replace(
        single(),
        series=(BarSeries("2024", _bars((None,) * 12)),),
        empty="The first counts come on 10\u00a0May\u00a02024",
    )


def types(states: int = 2) -> StackedBars:
    """Types of occurrence and whether they were cleared."""
    figures = ((905, 1180, 29), (910, 918, 33), (908, 842, 51), (909, 655, 38), (918, 611, 36), (911, 534, 62))
    rows = []
    for code, total, rate in figures:
        cleared = total * rate // 100
        parts = (cleared, total - cleared) if states == 2 else (cleared // 2, cleared - cleared // 2, total - cleared)
        rows.append(StackRow(str(code), parts, f"{total:,}", f"{rate}%", tuple(f"{part:,}" for part in parts)))
    names = ("Cleared", "Not cleared") if states == 2 else ("By charge", "Otherwise", "Not cleared")
    return StackedBars("Occurrences by type and whether they were cleared, Region, 2023.", names, tuple(rows), "Rate")


def rates() -> LineChart:
    """The clearance rate of the same months."""
    now = ("45", "44", "43.2", "42.1", "42.6", "41.4", "40.2", "40.2", "40.9", "42", "41", "41.2")
    was = ("43.9", "44", "44.1", "44", "44.1", "44.1", "43.8", "43.9", "43.8", "43.8", "43.7", "42.7")

    def points(values: tuple[str, ...]) -> tuple[Point, ...]:
        return tuple(
            Point(i, float(v), MONTHS[i], f"{v}%", f"{float(v):.0f}%" if i == 11 else "") for i, v in enumerate(values)
        )

    return LineChart("Clearance rate", (Series("2022", points(was), previous=True), Series("2023", points(now))))


def panels() -> Panels:
    """Counts over their rate."""
    return Panels(
        title="Occurrences and clearance rate by month, Region. The rate was 41% in December.",
        counts=occurrences(),
        rate=rates(),
        counts_head="Occurrences",
        rate_head="Clearance rate",
    )


def districts() -> Multiples:
    """Three districts on one scale."""
    shapes = (
        ("District 1", "49%", "55%", "−12%", 53.0, -0.5),
        ("District 2", "36%", "37%", "−3%", 37.2, -0.12),
        ("District 3", "42%", "42%", "+1%", 41.6, 0.05),
    )
    cells = []
    for name, figure, was, change, start, slope in shapes:
        now = tuple(Point(i, start + slope * i + (i % 3) * 0.3, m, "") for i, m in enumerate(MONTHS))
        before = tuple(Point(i, float(was[:-1]) + (i % 4) * 0.35, m, "") for i, m in enumerate(MONTHS))
        series = (Series("2022", before, previous=True), Series("2023", now))
        cells.append(Cell(name, series, figure, f"was {was}", f"change {change}"))
    return Multiples(
        title="Monthly clearance rate by district, 2023 against 2022.",
        cells=tuple(cells),
        ticks=tuple(Tick(i, name) for i, name in enumerate(MONTHS)),
        axis=replace(RATE, holds=(30, 60), intervals=3),
    )


def plain_cells() -> Multiples:
    """Cells without a key figure, one of them with nothing to show."""
    years = tuple(Tick(year, str(year)) for year in (2019, 2023))
    values = {
        "905": (28, 26, 29, 29, 29),
        "908": (49, 52, 53, 52, 51),
        "909": (None,) * 5,
        "910": (38, None, 36, 33, 33),
    }
    return Multiples(
        title="Clearance rate by type, 2019 to 2023.",
        cells=tuple(
            Cell(
                name,
                (Series("Region", tuple(Point(2019 + i, v, str(2019 + i)) for i, v in enumerate(row))),),
                empty="" if any(row) else "Not published",
            )
            for name, row in values.items()
        ),
        ticks=years,
        axis=replace(RATE, intervals=3),
        first_head="Year",
    )


def cover() -> CoverBars:
    """Sixty months, the last twelve white."""
    values = tuple(430 + (i * 37 % 90) + i * 2 for i in range(60))
    return CoverBars("Sixty bars, one a month; the twelve of 2023 stand out.", values)


def year() -> Timeline:
    """The year of the Board's deliverables."""
    return Timeline(
        title="What the Board owes in 2024: one is late, seven are coming.",
        start=date(2024, 1, 1),
        end=date(2024, 12, 31),
        months=tuple(Tick(date(2024, i + 1, 1), name if i else "Jan 2024") for i, name in enumerate(MONTHS)),
        items=(
            Due(date(2024, 1, 30), "Crime data published", "", "given"),
            Due(date(2024, 2, 15), "Quarter 4 report", "", "given"),
            Due(date(2024, 3, 31), "Policy review", "31 Mar", "overdue"),
            Due(date(2024, 4, 12), "Quarter 1 updates", "12 Apr", "now"),
            Due(date(2024, 5, 15), "Quarter 1 report", "15 May"),
            Due(date(2024, 6, 30), "Annual report", "30 Jun"),
            Due(date(2024, 8, 14), "Quarter 2 report", "14 Aug"),
            Due(date(2024, 9, 26), "Calendar to the Board", "26 Sep"),
            Due(date(2024, 11, 14), "Quarter 3 report", "14 Nov"),
            Due(date(2024, 12, 31), "Plan review", "31 Dec"),
        ),
        today=date(2024, 4, 11),
    )


def busy_month() -> Timeline:
    """Many things on a few days, with long names."""
    items = tuple(
        Due(date(2024, 6, 3 + i), f"A deliverable with quite a long name, number {i}", f"{3 + i} Jun") for i in range(7)
    )
    return replace(year(), items=items, title="Seven things are due in one week.")


def bullets() -> Bullets:
    """Figures against their targets: short, beyond, a band, and one not reported."""
    return Bullets(
        title="Two of four figures are short of what was promised.",
        rows=(
            Bullet("Clearance rate, Region", 41.65, "42%", 47, "Promised: 47%", 43.74, "44%"),
            Bullet("Case reviews held", 13, "13", 12, "Promised: 12", 0, "0"),
            Bullet("Patrol shifts at the agreed strength", 95.9, "95.9%", 97, "93% to 97%", low=93),
            Bullet("Members who would recommend District 1", None, "not reported", 70, "Promised: 70%"),
        ),
    )


def spark_grid() -> SparkGrid:
    """Five years of seven types, one with a year missing."""
    rows = {
        "905": (30, 32, 30, 29, 27),
        "908": (50, 53, 52, 54, 51),
        "909": (37, None, 34, 36, 38),
        "910": (42, 43, 38, 35, 33),
        "911": (62, 64, 66, 63, 61),
        "Theft of and from vehicles": (28, 28, 28, 28, 28),
        "933": (None, None, None, None, 29),
    }
    return SparkGrid(
        title="Over five years four of seven types fell.",
        names=("2019", "2020", "2021", "2022", "2023"),
        span=14,
        cells=tuple(
            SparkCell(
                name,
                values,
                tuple("–" if value is None else f"{value}%" for value in values),
                next(f"{value}%" for value in values if value is not None),
                f"{values[-1]}%",
            )
            for name, values in rows.items()
        ),
    )


DRAWINGS = {
    "bullets-wide": bullets().svg(SCREEN, WIDE),
    "bullets-narrow": bullets().svg(SCREEN, NARROW),
    "bullets-print": bullets().svg(PRINT, FIELD_12),
    "spark-grid-wide": spark_grid().svg(SCREEN, 1152),
    "spark-grid-narrow": spark_grid().svg(SCREEN, NARROW),
    "spark-grid-print": spark_grid().svg(PRINT, FIELD_12),
    "bars-months-wide": occurrences().svg(SCREEN, 640),
    "bars-months-narrow": occurrences().svg(SCREEN, NARROW),
    "bars-months-print": occurrences().svg(PRINT, FIELD_12),
    "bars-single-narrow": single().svg(SCREEN, NARROW),
    "bars-single-print": single().svg(PRINT, FIELD_6),
    "bars-below-zero-print": below_zero().svg(PRINT, FIELD_6),
    "bars-nothing-narrow": nothing().svg(SCREEN, NARROW),
    "stack-two-wide": types().svg(SCREEN, 544),
    "stack-two-narrow": types().svg(SCREEN, NARROW),
    "stack-two-print": types().svg(PRINT, FIELD_6),
    "stack-three-narrow": types(3).svg(SCREEN, NARROW),
    "stack-three-print": types(3).svg(PRINT, FIELD_6),
    "panels-wide": panels().svg(SCREEN, 544),
    "panels-narrow": panels().svg(SCREEN, NARROW),
    "panels-print": panels().svg(PRINT, FIELD_12),
    "multiples-wide": districts().svg(SCREEN, 896),
    "multiples-narrow": districts().svg(SCREEN, NARROW),
    "multiples-print": districts().svg(PRINT, FIELD_12),
    "multiples-plain-print": plain_cells().svg(PRINT, FIELD_12),
    "multiples-one-print": replace(districts(), cells=districts().cells[:1]).svg(PRINT, FIELD_4),
    "cover-print": cover().svg(PRINT),
    "timeline-wide": year().svg(SCREEN, 1152),
    "timeline-narrow": year().svg(SCREEN, NARROW),
    "timeline-busy-wide": busy_month().svg(SCREEN, 1152),
    "timeline-busy-narrow": busy_month().svg(SCREEN, NARROW),
    "timeline-print": year().svg(PRINT, FIELD_12),
}
