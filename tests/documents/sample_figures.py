"""The figures of the two sample reports: yearly ones as recorded, months and types illustrative."""

# ruff: noqa: E501 -- a sentence stays on its line

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from strategic_plan.summaries.reports.drawings import (
    Bars,
    Gap,
    LineChart,
    Multiple,
    Multiples,
    PanelChart,
    Point,
    Promise,
    Role,
    Series,
    TargetLine,
)
from strategic_plan.summaries.reports.figures import (
    Cell,
    Code,
    Column,
    Figure,
    FigureRow,
    FigureTable,
    SourceLine,
    State,
    StateCount,
)

WORDS: dict[str, str] = {
    "complete": "Complete",
    "on_track": "On track",
    "at_risk": "At risk",
    "delayed": "Delayed",
    "not_started": "Not started",
    "on_hold": "On hold",
    "cancelled": "Cancelled",
    "achieved": "Achieved",
    "off_track": "Off track",
    "worsening": "Worsening",
    "no_rating": "No rating",
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
OCCURRENCES = (539, 499, 562, 569, 614, 620, 638, 632, 598, 608, 574, 546)
OCCURRENCES_BEFORE = (509, 476, 537, 561, 582, 616, 611, 622, 578, 577, 565, 549)
CLEARED = (234, 214, 238, 244, 256, 260, 262, 260, 242, 249, 232, 224)
CLEARED_BEFORE = (222, 213, 232, 248, 260, 266, 268, 274, 248, 252, 244, 240)
EARLIER = (
    (446, 412, 471, 486, 521, 525, 546, 530, 506, 515, 485, 457),
    (462, 438, 389, 365, 438, 486, 536, 545, 526, 516, 486, 463),
    (469, 454, 506, 518, 549, 576, 587, 592, 555, 549, 533, 512),
)
ROLLING = [
    "44.45",
    "44.46",
    "44.35",
    "44.32",
    "44.33",
    "44.22",
    "44.15",
    "44.12",
    "43.99",
    "43.91",
    "43.81",
    "43.74",
    "43.73",
    "43.59",
    "43.52",
    "43.41",
    "43.15",
    "43.04",
    "42.79",
    "42.52",
    "42.32",
    "42.09",
    "41.86",
    "41.65",
]
DISTRICTS = {
    "District 1": (
        "49%",
        "was 55%",
        "change −12%",
        "53.1 51.6 50.6 50.1 49.6 48.6 47.6 48.1 46.6 47.1 46.3 46.9",
        "55.1 55.7 54.3 55.5 54.7 55.6 54.9 54.1 55.3 54.7 55.1 54.5",
    ),
    "District 2": (
        "36%",
        "was 37%",
        "change −3%",
        "36.9 36.3 37.0 35.7 36.3 35.5 36.2 35.6 36.4 35.4 36.0 35.9",
        "37.5 36.9 37.6 37.1 37.7 36.7 37.4 37.0 37.5 36.9 37.3 37.1",
    ),
    "District 3": (
        "42%",
        "was 42%",
        "change +1%",
        "41.3 41.7 41.5 42.3 41.9 42.5 42.0 42.7 42.1 42.6 42.0 42.4",
        "41.9 41.3 42.0 41.5 41.9 41.4 42.0 41.6 41.9 41.5 41.8 41.7",
    ),
}
TYPES = {
    "All types": "45 46 45 44 42", "905": "62 60 61 58 55", "908": "38 37 39 36 35", "909": "71 73 70 72 70",
    "910": "24 23 21 20 18", "911": "55 57 58 56 57", "912": "33 31 32 30 28", "913": "82 80 81 83 81",
    "914": "47 49 46 47 44", "916": "29 28 30 27 26", "918": "66 64 65 63 60", "926": "19 18 20 18 17",
    "928": "51 52 50 49 46", "933": "43 44 45 44 45",
}  # fmt: skip
ILLUSTRATIVE = "Illustrative data"


def state(code: Code, words: str = "") -> State:
    return State(code=code, words=words or WORDS[code])


def count(code: Code, number: int, words: str = "") -> StateCount:
    return StateCount(state=state(code), count=number, words=words or f"{number} {WORDS[code].lower()}")


def figure(text: str, value: str | None = None) -> Figure:
    return Figure(text=text, value=None if value is None else Decimal(value))


def monthly(
    name: str, role: Role, year: int, values: Sequence[str | int], *, suffix: str = "", words: str = ""
) -> Series:
    points = tuple(
        Point(on=date(year, month, 1), label=MONTHS[month - 1], value=Decimal(value), text=f"{value}{suffix}")
        for month, value in enumerate(values, start=1)
    )
    return Series(name=name, role=role, points=points, words=words)


def rates(cleared: Sequence[int], occurrences: Sequence[int]) -> list[str]:
    return [f"{Decimal(part * 100) / whole:.1f}" for part, whole in zip(cleared, occurrences, strict=True)]


def cover_bars() -> Bars:
    years = (*EARLIER, OCCURRENCES_BEFORE, OCCURRENCES)
    return Bars(
        title="Sixty bars, one a month from January 2019 to December 2023; the last twelve, of 2023, add up to 6,999 occurrences.",
        points=tuple(
            Point(on=date(2019 + index, month, 1), label=MONTHS[month - 1], value=Decimal(value), text=str(value))
            for index, year in enumerate(years)
            for month, value in enumerate(year, start=1)
        ),
    )


def rolling_rate(*, source: SourceLine | None = None) -> LineChart:
    points = tuple(
        Point(on=date(2022 + index // 12, index % 12 + 1, 1), label=f"{MONTHS[index % 12]} {2022 + index // 12}",
              value=Decimal(value), text=f"{value}%")
        for index, value in enumerate(ROLLING)
    )  # fmt: skip
    return LineChart(
        title=(
            "Clearance rate of the Region over the last twelve months, January 2022 to December 2023. It went from 44% in "
            "December 2022 to 42% in December 2023. The promise is 47% by December 2026, and the rate is 2.9 points short of "
            "the straight path to it."
        ),
        heading="The rate ended the year 2.9 points short of the path",
        note="Clearance rate, Region, per cent of occurrences; the last 12 months together",
        series=(Series(name="Clearance rate", role="current", points=points, words="Dec 2023: 42%"),),
        unit="%",
        start=Decimal(40),
        top=Decimal(48),
        promise=Promise(
            start=Point(on=date(2022, 12, 31), label="Dec 2022", value=Decimal("43.74"), text="44%"),
            due=Point(on=date(2026, 12, 31), label="Dec 2026", value=Decimal(47), text="47%"),
            words="Promised: 47%",
            by="by 31 December 2026",
        ),
        gap=Gap(
            on=date(2023, 12, 31),
            actual=Decimal("41.65"),
            expected=Decimal("44.56"),
            words="2.9 points short of the path",
        ),
        source=source,
    )


def district_multiples() -> Multiples:
    return Multiples(
        title=(
            "Clearance rate by month in each district, 2023 beside 2022. District 1: 49% for the year after 55%. "
            "District 2: 36% after 37%. District 3: 42% after 42%."
        ),
        heading="District 1 accounts for most of the fall; District 3 held",
        note="Clearance rate by month, per cent; one scale for the three; the change is that of the year",
        shared=True,
        start=Decimal(30),
        top=Decimal(60),
        panels=tuple(
            Multiple(
                head=name, text=text, was=was, change=change,
                series=(monthly("2022", "previous", 2022, before.split()), monthly("2023", "current", 2023, now.split())),
            )
            for name, (text, was, change, now, before) in DISTRICTS.items()
        ),
        source=SourceLine(text="Source: Service records, as of 11 April 2024, final. Years as recorded; months:", tag=ILLUSTRATIVE),
    )  # fmt: skip


def month_panels() -> PanelChart:
    return PanelChart(
        title=(
            "Occurrences and clearance rate of the Region by month. Occurrences were above 2022 in every month but December "
            "and highest in July, at 638. The rate was below that of 2022 in every month."
        ),
        heading="The rate was below the year before in every month",
        note="",
        upper_head="Occurrences a month",
        upper=(
            monthly("2022", "previous", 2022, OCCURRENCES_BEFORE),
            monthly("2023", "current", 2023, OCCURRENCES),
        ),
        lower_head="Cleared, per cent; the scale starts at 38",
        lower=(
            monthly("2022", "previous", 2022, rates(CLEARED_BEFORE, OCCURRENCES_BEFORE), suffix="%"),
            monthly("2023", "current", 2023, rates(CLEARED, OCCURRENCES), suffix="%"),
        ),
        lower_start=Decimal(38),
    )


def type_multiples() -> Multiples:
    return Multiples(
        title="Clearance rate by occurrence type, first and last of five years: "
        + "; ".join(f"{name} {v.split()[0]}% to {v.split()[-1]}%" for name, v in TYPES.items()),
        heading="Over five years eleven of thirteen types went down; 911 and 933 went up",
        note="Clearance rate by occurrence type, Region, 2019 to 2023; first and last year written; each panel is 12 points high",
        shared=False,
        height=Decimal(12),
        panels=tuple(
            Multiple(
                head=name, text=f"{values.split()[-1]}%", was=values.split()[0], change="",
                series=(
                    Series(
                        name=name,
                        role="current",
                        points=tuple(
                            Point(on=date(2019 + i, 1, 1), label=str(2019 + i), value=Decimal(v), text=f"{v}%")
                            for i, v in enumerate(values.split())
                        ),
                    ),
                ),
            )
            for name, values in TYPES.items()
        ),
    )  # fmt: skip


def target_line(title: str, code: Code, baseline: str, actual: str, expected: str | None, target: str) -> TargetLine:
    return TargetLine(
        title=title, baseline=Decimal(baseline), actual=Decimal(actual), target=Decimal(target),
        expected=None if expected is None else Decimal(expected), state=state(code),
    )  # fmt: skip


AREAS = (
    ("Region", "6,999", "6,783", "+3%", "42%", "44%", "−5%", "−2.1", "2,915", "2,967"),
    ("District 1", "2,007", "1,931", "+4%", "49%", "55%", "−12%", "−6.3", "974", "1,059"),
    ("District 2", "2,518", "2,438", "+3%", "36%", "37%", "−3%", "−1.1", "906", "905"),
    ("District 3", "2,437", "2,368", "+3%", "42%", "42%", "+1%", "+0.4", "1,023", "985"),
)


def dashboard_table() -> FigureTable:
    heads = (("2023", "Occurrences"), ("2022", "Occurrences"), ("Change", "Occurrences"),
             ("2023", "Clearance rate"), ("2022", "Clearance rate"), ("Change", "Clearance rate"), ("Points", "Clearance rate"))  # fmt: skip
    rows = [
        FigureRow(
            head=name,
            kind="total" if name == "Region" else "plain",
            cells=tuple(Cell(text=text, weight="lead" if i in (0, 3) else "plain") for i, text in enumerate(texts[:7])),
        )
        for name, *texts in AREAS
    ]
    rows.append(
        FigureRow(
            head="In no district",
            kind="quiet",
            cells=(Cell(text="37"), Cell(text="46"), Cell(text="−20%"), Cell(text="Too few for a rate", span=4)),
        )
    )
    return FigureTable(
        caption="Occurrences and clearance, 1 January to 31 December 2023",
        corner="Area",
        columns=tuple(Column(head=head, spanner=spanner) for head, spanner in heads),
        rows=tuple(rows),
        note="In an average month: 583 occurrences (565 the year before, +3%). Change is worked out before rounding.",
    )


def area_appendix() -> FigureTable:
    heads = (("2023", "Occurrences"), ("2022", "Occurrences"), ("Change", "Occurrences"), ("2023", "Cleared"), ("2022", "Cleared"),
             ("2023", "Clearance rate"), ("2022", "Clearance rate"), ("Change", "Clearance rate"), ("Points", "Clearance rate"))  # fmt: skip
    rows = [
        FigureRow(
            head=name, kind="total" if name == "Region" else "plain",
            cells=tuple(Cell(text=t) for t in (a, b, change, cleared, cleared_before, rate, rate_before, rate_change, points)),
        )
        for name, a, b, change, rate, rate_before, rate_change, points, cleared, cleared_before in AREAS
    ]  # fmt: skip
    rows.append(
        FigureRow(head="In no district", kind="quiet",
                  cells=(*(Cell(text=t) for t in ("37", "46", "−20%", "12", "18")), Cell(text="Too few for a rate", span=4)))
    )  # fmt: skip
    return FigureTable(caption="Occurrences and clearance by area, 1 January to 31 December", corner="Area", dense=True,
                       columns=tuple(Column(head=head, spanner=spanner) for head, spanner in heads), rows=tuple(rows))  # fmt: skip


def month_appendix() -> FigureTable:
    heads = ("Occurrences", "Year before", "Change", "Cleared", "Year before", "Rate", "Year before", "Points")
    rows = []
    for label, now, before, cleared, cleared_before in zip(
        MONTHS, OCCURRENCES, OCCURRENCES_BEFORE, CLEARED, CLEARED_BEFORE, strict=True
    ):
        rows.append(_month(f"{label} 2023", now, before, cleared, cleared_before))
    rows.append(_month("Year", 6999, 6783, 2915, 2967, kind="total"))
    return FigureTable(caption="Region by month", corner="Month", dense=True,
                       columns=tuple(Column(head=head) for head in heads), rows=tuple(rows))  # fmt: skip


def _month(head: str, now: int, before: int, cleared: int, cleared_before: int, *, kind: str = "plain") -> FigureRow:
    rate, rate_before = Decimal(cleared * 100) / now, Decimal(cleared_before * 100) / before
    cells = (
        Cell(text=f"{now:,}", value=Decimal(now)), Cell(text=f"{before:,}", value=Decimal(before)),
        Cell(text=_signed(Decimal((now - before) * 100) / before, 0) + "%"),
        Cell(text=f"{cleared:,}", value=Decimal(cleared)), Cell(text=f"{cleared_before:,}", value=Decimal(cleared_before)),
        Cell(text=f"{rate:.1f}%", value=rate), Cell(text=f"{rate_before:.1f}%", value=rate_before),
        Cell(text=_signed(rate - rate_before, 1)),
    )  # fmt: skip
    return FigureRow(head=head, cells=cells, kind="total" if kind == "total" else "plain")


def _signed(value: Decimal, places: int) -> str:
    return f"{value:+.{places}f}".replace("-", "−")
