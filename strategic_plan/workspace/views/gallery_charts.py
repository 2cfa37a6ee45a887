"""Every chart of the library for the gallery, drawn from invented rows at the width of its field."""

from __future__ import annotations

from strategic_plan.charts import (
    Bar,
    BarChart,
    BarSeries,
    Bullet,
    Bullets,
    Cell,
    LineChart,
    Multiples,
    Panels,
    Point,
    Series,
    SparkCell,
    SparkGrid,
    Sparkline,
    StackedBars,
    StackRow,
    Tick,
)
from strategic_plan.web.figures import PAGE, Drawing, Figure

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NOW = (545, 511, 558, 570, 602, 615, 638, 631, 596, 586, 566, 581)
WAS = (521, 500, 546, 551, 580, 603, 622, 607, 580, 571, 553, 549)
RATES = (45, 44, 43, 42, 42, 41, 40, 40, 41, 42, 41, 41)
YEARS = ("2019", "2020", "2021", "2022", "2023")
SUB = "Invented rows, to show the drawing."


def charts() -> list[Figure]:
    """One of each kind, wide, for phones and as a table; the strip stands among the marks."""
    drawings: list[tuple[str, Drawing, float]] = [
        ("Bars: occurrences were highest in July.", _bars(single=True), 0),
        ("Grouped bars: every month was above the year before.", _bars(single=False), 0),
        ("Stacked bars: most types were cleared less than half the time.", _stack(), 0),
        ("Two panels on one axis of time: counts above, their rate below.", _panels(), 0),
        ("Bullets: two of three figures are short of what was promised.", _bullets(), 0),
        ("Small multiples on one scale: District 1 fell most.", _multiples(), PAGE),
        ("A grid of sparklines: the rate fell for three types of four.", _grid(), PAGE),
        ("A sparkline: from 44% to 34% in five years.", _spark(), 0),
    ]
    return [
        Figure(drawing, says=says, sub=SUB, width=width) if width else Figure(drawing, says=says, sub=SUB)
        for says, drawing, width in drawings
    ]


def _series(name: str, values: tuple[int, ...], *, previous: bool = False) -> Series:
    points = tuple(
        Point(place, value, MONTHS[place], f"{value}%", f"{value}%" if place == 11 else "")
        for place, value in enumerate(values)
    )
    return Series(name, points, previous)


def _bars(*, single: bool) -> BarChart:
    now = BarSeries("2023", tuple(Bar(value, str(value), str(value) if value == max(NOW) else "") for value in NOW))
    was = BarSeries("2022", tuple(Bar(value, str(value)) for value in WAS), previous=True)
    return BarChart("Occurrences by month, highest in July at 638.", MONTHS, (now,) if single else (was, now))


def _stack() -> StackedBars:
    rows = (("905", (250, 80, 862), "28%"), ("908", (280, 154, 425), "51%"), ("911", (215, 108, 206), "61%"))
    return StackedBars(
        "Occurrences by type and status.",
        ("Cleared by charge", "Cleared otherwise", "Not cleared"),
        tuple(
            StackRow(name, values, f"{sum(values):,}", rate, tuple(str(value) for value in values))
            for name, values, rate in rows
        ),
        note_head="Rate",
    )


def _panels() -> Panels:
    rate = LineChart("", (_series("2022", tuple(rate + 2 for rate in RATES), previous=True), _series("2023", RATES)))
    return Panels(
        "Occurrences and clearance rate by month.", _bars(single=False), rate, "Occurrences", "Clearance rate"
    )


def _bullets() -> Bullets:
    return Bullets(
        "Two of three figures are short of what was promised.",
        (
            Bullet("Clearance rate, Region", 42, "42%", 47, "Promised: 47%", 44, "44%"),
            Bullet("Case reviews held", 13, "13", 12, "Promised: 12", 9, "9"),
            Bullet("Members who would recommend District 1", None, "not reported", 70, "Promised: 70%"),
        ),
    )


def _multiples() -> Multiples:
    cells = (
        ("District 1", 7, "49%", "was 55%"),
        ("District 2", -6, "36%", "was 37%"),
        ("District 3", 0, "42%", "was 42%"),
    )
    return Multiples(
        "The rate of each district by month.",
        tuple(
            Cell(
                name,
                tuple(
                    Series(one.name, tuple(Point(p.at, p.value, p.name, p.text) for p in one.points), one.previous)
                    for one in (
                        _series("2022", tuple(rate + shift + 3 for rate in RATES), previous=True),
                        _series("2023", tuple(rate + shift for rate in RATES)),
                    )
                ),
                figure,
                was,
            )
            for name, shift, figure, was in cells
        ),
        tuple(Tick(place, MONTHS[place]) for place in (0, 3, 6, 9)),
    )


def _grid() -> SparkGrid:
    rows = {
        "905": (29, 31, 30, 28, 27),
        "908": (50, 52, 52, 54, 51),
        "910": (41, 43, 38, 35, 33),
        "914": (44, 45, 42, 38, 34),
    }
    return SparkGrid(
        "The rate of four types over five years.",
        tuple(
            SparkCell(name, values, tuple(f"{value}%" for value in values), f"{values[0]}%", f"{values[-1]}%")
            for name, values in rows.items()
        ),
        YEARS,
        span=14,
    )


def _spark() -> Sparkline:
    values = (44, 45, 42, 38, 34)
    return Sparkline(
        "From 44% in 2019 to 34% in 2023.", values, "44%", "34%", names=YEARS, texts=tuple(f"{v}%" for v in values)
    )
