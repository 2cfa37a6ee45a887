"""Line charts and target lines of the golden files, from the figures of the sample and from hard cases."""

from decimal import Decimal

from strategic_plan.charts.frame import COUNT, RATE, Axis
from strategic_plan.charts.line import LineChart
from strategic_plan.charts.look import FIELD_6, FIELD_8, NARROW, PRINT, SCREEN, WIDE
from strategic_plan.charts.points import Gap, Point, Series, TargetPath
from strategic_plan.charts.scales import Tick, year_ticks, years_of_months
from strategic_plan.charts.sparkline import Sparkline
from strategic_plan.charts.strip import Strip
from strategic_plan.charts.target_line import TargetLine

BY_2026 = "by 31\u00a0December\u00a02026"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH_TICKS = tuple(Tick(i, name) for i, name in enumerate(MONTHS))


def yearly() -> LineChart:
    """Five years of clearance on the way to 47%."""
    figures = ((2019, "46.2"), (2020, "47.1"), (2021, "45"), (2022, "43.74"), (2023, "41.65"))
    points = tuple(
        Point(year, Decimal(rate), str(year), f"{Decimal(rate):.1f}%", f"{Decimal(rate):.0f}%")
        for year, rate in figures
    )
    return LineChart(
        title="Clearance rate, Region: 46% in 2019, 44% in 2022, 42% in 2023. The path runs to 47% in 2026.",
        series=(Series("Region", points),),
        ticks=year_ticks(2019, 2026),
        path=TargetPath(((2022, Decimal("43.74")), (2026, Decimal(47))), "Promised: 47%", BY_2026, Decimal(-1)),
        gap=Gap(2023, Decimal("41.65"), Decimal("44.56"), "2.9 points short", "44.6% expected by now"),
        first_head="Year",
    )


def rolling() -> LineChart:
    """Two years of rolling months against a path of four years."""
    rates = [44.4, 44.45, 44.4, 44.3, 44.3, 44.2, 44.15, 44.0, 43.95, 43.9, 43.8, 43.74]
    rates += [43.7, 43.6, 43.65, 43.5, 43.3, 43.1, 43.0, 42.8, 42.6, 42.3, 41.9, 41.65]
    first = 2022 * 12
    points = tuple(
        Point(first + i, Decimal(str(rate)), f"{MONTHS[i % 12]} {2022 + i // 12}", f"{rate:.1f}%", label)
        for i, rate in enumerate(rates)
        for label in [{11: "Dec 2022: 44%", 23: "Dec 2023: 42%"}.get(i, "")]
    )
    return LineChart(
        title="Clearance rate of the Region, 12 months rolling, fell from 44% to 42%; 47% is promised for 2026.",
        series=(Series("Region", points),),
        ticks=years_of_months(first, first + 59),
        path=TargetPath(
            ((first + 11, Decimal("43.74")), (first + 59, Decimal(47))),
            "Promised: 47%",
            "by 31\u00a0December\u00a02026",
        ),
        gap=Gap(first + 23, Decimal("41.65"), Decimal("44.56"), "2.9 points short of the path"),
        first_head="Month",
    )


def months(axis: Axis = RATE, missing: tuple[int, ...] = ()) -> LineChart:
    """A year of months over the year before."""
    now = ["45", "44", "43.2", "42.1", "42.6", "41.4", "40.2", "40.2", "40.9", "42", "41", "41.2"]
    was = ["43.9", "44", "44.1", "44", "44.1", "44.1", "43.8", "43.9", "43.8", "43.8", "43.7", "42.7"]
    return LineChart(
        title="Clearance rate by month: below the year before from March on, 41% in December.",
        series=(
            Series(
                "2022",
                tuple(Point(i, Decimal(v), MONTHS[i], f"{v}%") for i, v in enumerate(was)),
                previous=True,
            ),
            Series(
                "2023",
                tuple(
                    Point(i, None, MONTHS[i], "not reported")
                    if i in missing
                    else Point(i, Decimal(v), MONTHS[i], f"{v}%")
                    for i, v in enumerate(now)
                ),
            ),
        ),
        ticks=MONTH_TICKS,
        axis=axis,
        first_head="Month",
    )


def falling() -> LineChart:
    """A count that should fall to nothing, with the promise on the base line."""
    points = tuple(Point(y, v, str(y), str(v), str(v)) for y, v in ((2021, 5), (2022, 4), (2023, 4)))
    return LineChart(
        title="Complaints without an answer: 4 in 2023; none is promised by 2026.",
        series=(Series("Region", points),),
        ticks=year_ticks(2021, 2026),
        axis=COUNT,
        path=TargetPath(((2022, 4), (2026, 0)), "Promised: none", BY_2026),
        gap=Gap(2023, 4, 3, "1 more than the path"),
    )


def threshold() -> LineChart:
    """A rate that must stay at or above a line."""
    rates = (96.1, 95.8, 95.2, 94.9, 95.4, 95.1)
    points = tuple(Point(i, r, MONTHS[i], f"{r}%", f"{r}%" if i == 5 else "") for i, r in enumerate(rates))
    return LineChart(
        title="Calls answered in time: 95.1% in June, over the promised 95%.",
        series=(Series("Region", points),),
        ticks=MONTH_TICKS,
        path=TargetPath(((0, 95), (11, 95)), "Promised: 95% or more", "in every month"),
    )


def crowded() -> LineChart:
    """Labels that would all stand on each other."""
    points = tuple(Point(i, 40 + i % 2 * 0.2, str(i), "", f"{40 + i % 2 * 0.2:.1f}%") for i in range(8))
    twin = tuple(Point(i, 40.1, str(i), "") for i in range(8))
    return LineChart(
        title="Two lines that end together.",
        series=(
            Series("The year before that nobody could tell apart", twin, previous=True),
            Series("This year", points),
        ),
        ticks=tuple(Tick(i, f"A rather long name {i}") for i in range(8)),
    )


def huge() -> LineChart:
    """Figures in the thousands of millions, some below zero."""
    points = tuple(Point(y, v, str(y), "", "") for y, v in ((2021, -2_400_000_000), (2022, 0), (2023, 7_100_000_000)))
    return LineChart(title="A very large figure.", series=(Series("Cost", points),), ticks=year_ticks(2021, 2023))


def single() -> LineChart:
    """The first figure of a series."""
    return LineChart(
        title="One figure so far: 42% in 2023.",
        series=(Series("Region", (Point(2023, 42, "2023", "42%", "42%"),)),),
        ticks=year_ticks(2023, 2023),
    )


def nothing() -> LineChart:
    """No figure yet."""
    return LineChart(
        title="Not yet reported.",
        series=(Series("Region", (Point(2023, None, "2023", "not yet due"),)),),
        ticks=year_ticks(2023, 2026),
        empty="The first figure is due on 30\u00a0June\u00a02024",
    )


def spark(first: str = "46%", last: str = "42%") -> Sparkline:
    """Five years in the width of a word."""
    return Sparkline(
        title=f"Clearance rate of type 905, {first} in 2019, {last} in 2023.",
        values=(Decimal("46"), Decimal("47"), Decimal("45"), Decimal("44"), Decimal("42")),
        first=first,
        last=last,
        names=("2019", "2020", "2021", "2022", "2023"),
        texts=("46%", "47%", "45%", "44%", "42%"),
    )


WORSENING = TargetLine(
    "Below its start of 44%, away from 47%", Decimal("43.74"), 47, Decimal("41.65"), Decimal("44.56"), "worsening"
)
AHEAD = TargetLine("13 of 18, 11 expected by now", 0, 18, 13, 11, "on_track")
AT_RISK = TargetLine("8 days, 7.5 expected, 6 promised", 9, 6, 8, Decimal("7.5"), "at_risk")
DONE = TargetLine("82% of 80% promised", 60, 80, 82, 70, "achieved")
SHORT = TargetLine("Short of 200", 0, 200, 30, 100, "off_track")
FAR = TargetLine("Far worse than where it began", 100, 90, 900, 95, "worsening")
ABSENT = TargetLine("Not reported", 60, 80, None, 70)

STATES = ("complete", "on_track", "at_risk", "delayed", "not_started", "on_hold", "cancelled", "worsening", "no_rating")

DRAWINGS = {
    "line-yearly-wide": yearly().svg(SCREEN, WIDE),
    "line-yearly-narrow": yearly().svg(SCREEN, NARROW),
    "line-yearly-print": yearly().svg(PRINT, FIELD_8),
    "line-rolling-wide": rolling().svg(SCREEN, WIDE),
    "line-rolling-narrow": rolling().svg(SCREEN, NARROW),
    "line-rolling-print": rolling().svg(PRINT, FIELD_8),
    "line-months-wide": months().svg(SCREEN, 640),
    "line-months-narrow": months().svg(SCREEN, NARROW),
    "line-months-print": months().svg(PRINT, FIELD_8),
    "line-missing-print": months(missing=(3, 5, 6, 11)).svg(PRINT, FIELD_6),
    "line-falling-wide": falling().svg(SCREEN, 640),
    "line-falling-narrow": falling().svg(SCREEN, NARROW),
    "line-falling-print": falling().svg(PRINT, FIELD_8),
    "line-threshold-narrow": threshold().svg(SCREEN, NARROW),
    "line-threshold-print": threshold().svg(PRINT, FIELD_8),
    "line-crowded-narrow": crowded().svg(SCREEN, NARROW),
    "line-crowded-wide": crowded().svg(SCREEN, WIDE),
    "line-huge-print": huge().svg(PRINT, FIELD_6),
    "line-single-narrow": single().svg(SCREEN, NARROW),
    "line-nothing-print": nothing().svg(PRINT, FIELD_6),
    "spark-screen": spark().svg(SCREEN),
    "spark-print": spark().svg(PRINT),
    "target-worsening-screen": WORSENING.svg(SCREEN),
    "target-ahead-screen": AHEAD.svg(SCREEN),
    "target-at-risk-screen": AT_RISK.svg(SCREEN),
    "target-achieved-screen": DONE.svg(SCREEN),
    "target-off-track-screen": SHORT.svg(SCREEN),
    "target-far-screen": FAR.svg(SCREEN),
    "target-absent-screen": ABSENT.svg(SCREEN),
    "target-worsening-print": WORSENING.svg(PRINT),
    "target-ahead-print": AHEAD.svg(PRINT),
    "target-at-risk-print": AT_RISK.svg(PRINT),
    "target-achieved-print": DONE.svg(PRINT),
    "target-off-track-print": SHORT.svg(PRINT),
    "target-far-print": FAR.svg(PRINT),
    "target-absent-print": ABSENT.svg(PRINT),
    "strip-screen": Strip(STATES, "Nine actions, one in each state").svg(SCREEN, size=22),
    "strip-narrow": Strip(STATES * 3, "Twenty-seven actions").svg(SCREEN, NARROW),
    "strip-print": Strip(STATES, "Nine actions, one in each state").svg(PRINT),
}
