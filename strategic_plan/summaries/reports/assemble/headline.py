"""The headline rate in tables and charts: by area, by month, by category, and over five years for the cover."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal

from strategic_plan.calculations.comparisons import NO_COMPARISON, Change, compare_counts
from strategic_plan.calculations.formats import month_name, number, percent, round_half_away, signed
from strategic_plan.calculations.periods import Period, month_start, ordinal_of
from strategic_plan.calculations.series import Rate, rolling_average
from strategic_plan.models import Area, Organization
from strategic_plan.summaries.clearance import (
    AreaSpan,
    CategoryYears,
    Headline,
    MonthSpan,
    Span,
    by_category,
    headline_of,
)
from strategic_plan.summaries.indicators.figures import Evaluation
from strategic_plan.summaries.indicators.lines import ILLUSTRATIVE
from strategic_plan.summaries.observed import periods_within
from strategic_plan.summaries.reports.drawings import Bars, Multiple, Multiples, PanelChart, Point, Role, Series
from strategic_plan.summaries.reports.figures import Cell, Column, FigureRow, FigureTable, SourceLine

COVER_MONTHS = 60
FEWEST_EVENTS_WORDS = "Too few for a rate"


def read_headline(evaluation: Evaluation | None, organization: Organization) -> Headline | None:
    """The headline of a report, where its plan has one."""
    return headline_of(evaluation, small_count=organization.small_count) if evaluation else None


def area_table(headline: Headline, period: Period, *, caption: str, dense: bool = False) -> FigureTable:
    """Areas down, counts and rates across, with what belongs to no part on a line of its own."""
    year, before = str(period.end.year), str(period.end.year - 1)
    counts, rates = headline.bottom.title, headline.evaluation.indicator.title.split(",")[0]
    columns = [Column(head=head, spanner=counts) for head in (year, before, "Change")]
    if dense:
        columns += [Column(head=head, spanner="Cleared") for head in (year, before)]
    columns += [Column(head=head, spanner=rates) for head in (year, before, "Change", "Points")]
    spans = headline.by_area(period)
    rows = [_area_row(each, dense) for each in spans]
    if any(not each.is_whole for each in spans):
        rows.append(_rest_row(headline, period, dense))
    return FigureTable(
        caption=caption,
        corner="Area",
        columns=tuple(columns),
        rows=tuple(rows),
        note=_rolling_note(headline, period),
        dense=dense,
    )


def month_table(headline: Headline, period: Period, *, caption: str) -> FigureTable:
    """The whole, month by month, and the span together."""
    heads = (headline.bottom.title, "Year before", "Change", "Cleared", "Year before", "Rate", "Year before", "Points")
    rows = [_month_row(_month_label(each.month), each.span) for each in headline.by_month(period)]
    total = headline.span(headline.evaluation.indicator.area_id, period)
    rows.append(_month_row("Together", total, is_total=True))
    return FigureTable(
        caption=caption,
        corner="Month",
        columns=tuple(Column(head=head) for head in heads),
        rows=tuple(rows),
        dense=True,
    )


def month_panels(headline: Headline, period: Period, *, area: Area | None = None) -> PanelChart:
    """Counts above, the rate below, each beside the year before; of the whole where no area is named."""
    months = headline.by_month(period, area.pk if area else None)
    year = period.end.year
    below = sum(
        each.span.rate.value is not None
        and each.span.rate_before.value is not None
        and each.span.rate.value < each.span.rate_before.value
        for each in months
    )
    heading = _below_words(below, len(months))
    lowest = min((rate for each in months for rate in _both_rates(each.span)), default=Decimal(0))
    start = max(Decimal(0), round_half_away(lowest / 2) * 2 - 4)
    return PanelChart(
        title=f"{headline.bottom.title} and rate of {_place(headline, area)} by month, {year} beside {year - 1}. "
        f"{heading}.",
        heading=heading,
        note="",
        upper_head=f"{headline.bottom.title} a month",
        upper=(
            _counts(months, str(year - 1), "previous"),
            _counts(months, str(year), "current"),
        ),
        lower_head=f"Cleared, per cent; the scale starts at {number(start)}" if start else "Cleared, per cent",
        lower=(_rates(months, str(year - 1), "previous"), _rates(months, str(year), "current")),
        lower_start=start,
    )


def part_multiples(headline: Headline, period: Period, *, source: SourceLine | None) -> Multiples | None:
    """The rate of each part of the area by month, on one scale; None where the area has no parts."""
    parts = [each for each in headline.by_area(period) if not each.is_whole]
    if not parts:
        return None
    year = period.end.year
    panels = []
    scale: list[Decimal] = []
    for area, named in zip(
        [area for area in headline.areas if area.pk != headline.evaluation.indicator.area_id], parts, strict=True
    ):
        months = headline.by_month(period, area.pk)
        scale += [rate for each in months for rate in _both_rates(each.span)]
        span = named.span
        panels.append(
            Multiple(
                head=named.name,
                text=_rate_text(span.rate),
                was=f"was {_rate_text(span.rate_before)}",
                change=f"change {span.rate_change.words}",
                series=(_rates(months, str(year - 1), "previous"), _rates(months, str(year), "current")),
            )
        )
    fell = [
        each.name for each in parts if each.span.rate_change.relative is not None and each.span.rate_change.relative < 0
    ]
    heading = _parts_heading(parts)
    return Multiples(
        title=f"{heading}. "
        + " ".join(f"{p.head}: {p.text} for the year after {p.was.removeprefix('was ')}." for p in panels),
        heading=heading,
        note="By month, per cent; one scale for all; the change is that of the year" if fell else "By month, per cent",
        shared=True,
        start=_floor_ten(min(scale, default=Decimal(0))),
        top=_floor_ten(max(scale, default=Decimal(100))) + 10,
        panels=tuple(panels),
        source=source,
    )


def category_multiples(headline: Headline, *, last_year: int, area: Area | None = None) -> Multiples | None:
    """The rate of each category over five years; panels share their height in points, so that slopes compare."""
    categories = [
        each
        for each in by_category(headline, last_year=last_year, area=area)
        if sum(r is not None for _y, r in each.rates) > 1
    ]
    if len(categories) < 2:
        return None
    spread = max(_spread(each) for each in categories)
    rose = [each.title for each in categories[1:] if _moved(each) > 0]
    parts = len(categories) - 1
    heading = f"Over five years {number(parts - len(rose))} of {number(parts)} types did not rise"
    first = last_year - len(categories[0].rates) + 1
    return Multiples(
        title=f"{heading}. "
        + "; ".join(f"{each.title} {_first_text(each)} to {_last_text(each)}" for each in categories)
        + ".",
        heading=heading,
        note=f"Rate by type, {_place(headline, area)}, {first} to {last_year}; first and last year written; "
        "every panel has one height in points",
        shared=False,
        height=spread + 2,
        panels=tuple(_category_panel(each) for each in categories),
    )


def cover_bars(headline: Headline, period: Period) -> Bars:
    """One bar for each month of five years; the last twelve are this year's."""
    last = ordinal_of(period.end)
    area = headline.evaluation.indicator.area_id
    values = {
        ordinal: headline.observed.value(headline.bottom, area, ordinal)
        for ordinal in range(last - COVER_MONTHS + 1, last + 1)
    }
    this_year = headline.span(area, period).count.number
    points = tuple(
        Point(
            on=month_start(ordinal),
            label=_month_label(month_start(ordinal)),
            value=value.number,
            text=_count_text(value.number),
        )
        for ordinal, value in values.items()
    )
    total = (
        f"; the last twelve add up to {number(this_year)} {headline.bottom.title.lower()}"
        if this_year is not None
        else ""
    )
    return Bars(
        title=f"{COVER_MONTHS} bars, one a month from {points[0].label} to {points[-1].label}{total}.", points=points
    )


def source_words(headline: Headline, as_of: date) -> SourceLine:
    """Where the figures come from and how far they are complete."""
    from_evaluation = headline.evaluation
    through = headline.bottom.complete_through or from_evaluation.end
    state = "preliminary" if from_evaluation.is_preliminary else "final"
    complete = f"{month_name(through.month)} {through.year}"
    text = f"Source: {headline.bottom.source or 'Service records'}, complete to {complete}, {state}."
    limits = f" {headline.bottom.limits}" if headline.bottom.limits else ""
    return SourceLine(text=text + limits, tag=ILLUSTRATIVE if headline.bottom.is_illustrative else "")


def _area_row(each: AreaSpan, dense: bool) -> FigureRow:
    span = each.span
    lead: Literal["plain", "lead"] = "plain" if dense else "lead"
    cells = [
        Cell(text=_count_text(span.count.number), value=span.count.number, weight=lead),
        Cell(text=_count_text(span.count_before.number), value=span.count_before.number),
        Cell(text=span.change.words, value=span.change.relative),
    ]
    if dense:
        cells += [Cell(text=number(rate.numerator), value=rate.numerator) for rate in (span.rate, span.rate_before)]
    cells += [
        Cell(text=_rate_text(span.rate), value=span.rate.value, weight=lead),
        Cell(text=_rate_text(span.rate_before), value=span.rate_before.value),
        Cell(text=span.rate_change.words, value=span.rate_change.relative),
        Cell(text=_points(span.rate_change), value=span.rate_change.points),
    ]
    return FigureRow(head=each.name, cells=tuple(cells), kind="total" if each.is_whole else "plain")


def _rest_row(headline: Headline, period: Period, dense: bool) -> FigureRow:
    rest = headline.unallocated(period)
    change = compare_counts(rest.count, rest.count_before, headline.small_count)
    cells = [
        Cell(text=_count_text(rest.count), value=rest.count),
        Cell(text=_count_text(rest.count_before), value=rest.count_before),
        Cell(text=change.words, value=change.relative),
    ]
    if dense:
        cells += [
            Cell(text=_count_text(rest.top), value=rest.top),
            Cell(text=_count_text(rest.top_before), value=rest.top_before),
        ]
    cells.append(Cell(text=FEWEST_EVENTS_WORDS, span=4))
    return FigureRow(head="In no district", cells=tuple(cells), kind="quiet")


def span_cells(span: Span) -> tuple[Cell, ...]:
    """One span as the cells of a row: counts, what was cleared of them, rates, each beside the year before."""
    return (
        Cell(text=_count_text(span.count.number), value=span.count.number),
        Cell(text=_count_text(span.count_before.number), value=span.count_before.number),
        Cell(text=span.change.words, value=span.change.relative),
        *(Cell(text=number(rate.numerator), value=rate.numerator) for rate in (span.rate, span.rate_before)),
        Cell(text=_rate_text(span.rate), value=span.rate.value),
        Cell(text=_rate_text(span.rate_before), value=span.rate_before.value),
        Cell(text=span.rate_change.words, value=span.rate_change.relative),
        Cell(text=_points(span.rate_change), value=span.rate_change.points),
    )


def _month_row(head: str, span: Span, *, is_total: bool = False) -> FigureRow:
    cells = (
        Cell(text=_count_text(span.count.number), value=span.count.number),
        Cell(text=_count_text(span.count_before.number), value=span.count_before.number),
        Cell(text=span.change.words, value=span.change.relative),
        Cell(text=number(span.rate.numerator), value=span.rate.numerator),
        Cell(text=number(span.rate_before.numerator), value=span.rate_before.numerator),
        Cell(text=_rate_text(span.rate, 1), value=span.rate.value),
        Cell(text=_rate_text(span.rate_before, 1), value=span.rate_before.value),
        Cell(text=_points(span.rate_change), value=span.rate_change.points),
    )
    return FigureRow(head=head, cells=cells, kind="total" if is_total else "plain")


def _rolling_note(headline: Headline, period: Period) -> str:
    """The average month of the year, beside that of the year before (rule 11)."""
    months = periods_within(headline.bottom.grain, period.start, period.end)
    if len(months) < 12:
        return ""
    area, last = headline.evaluation.indicator.area_id, months.stop - 1
    span = range(last - 23, last + 1)
    values = dict(zip(span, headline.observed.values(headline.bottom, area, span), strict=True))
    now, before = rolling_average(values, last), rolling_average(values, last - 12)
    if now.number is None or before.number is None:
        return ""
    change = compare_counts(now.number, before.number, headline.small_count)
    return (
        f"In an average month: {number(now.number)} {headline.bottom.title.lower()} "
        f"({number(before.number)} the year before, {change.words}). Change is worked out before rounding."
    )


def _counts(months: Iterable[MonthSpan], name: str, role: Role) -> Series:
    return Series(
        name=name,
        role=role,
        points=tuple(
            Point(on=each.month, label=month_name(each.month.month)[:3], value=value, text=_count_text(value))
            for each in months
            for value in [(each.span.count if role == "current" else each.span.count_before).number]
        ),
    )


def _rates(months: Iterable[MonthSpan], name: str, role: Role) -> Series:
    return Series(
        name=name,
        role=role,
        points=tuple(
            Point(on=each.month, label=month_name(each.month.month)[:3], value=rate.value, text=_rate_text(rate, 1))
            for each in months
            for rate in [each.span.rate if role == "current" else each.span.rate_before]
        ),
    )


def _category_panel(category: CategoryYears) -> Multiple:
    return Multiple(
        head=category.title,
        text=_last_text(category),
        was=_first_text(category).rstrip("%"),
        change="",
        series=(
            Series(
                name=category.title,
                role="current",
                points=tuple(
                    Point(
                        on=date(year, 1, 1),
                        label=str(year),
                        value=rate.value if rate else None,
                        text=_rate_text(rate) if rate else "–",
                    )
                    for year, rate in category.rates
                ),
            ),
        ),
    )


def _parts_heading(parts: list[AreaSpan]) -> str:
    """Which part moved most: "District 1 moved most: −12%, from 55% to 49%"."""
    moved = [
        (abs(each.span.rate_change.relative), each) for each in parts if each.span.rate_change.relative is not None
    ]
    if not moved:
        return "The rate of each district, beside the year before"
    _size, most = max(moved, key=lambda pair: pair[0])
    sense = "fell" if most.span.rate_change.relative is not None and most.span.rate_change.relative < 0 else "rose"
    return f"{most.name} {sense} most, from {_rate_text(most.span.rate_before)} to {_rate_text(most.span.rate)}"


def _below_words(below: int, months: int) -> str:
    if below == months:
        return "The rate was below the year before in every month"
    if below == 0:
        return "The rate was at or above the year before in every month"
    return f"The rate was below the year before in {number(below)} of {number(months)} months"


def _both_rates(span: Span) -> list[Decimal]:
    return [value for value in (span.rate.value, span.rate_before.value) if value is not None]


def _spread(category: CategoryYears) -> Decimal:
    values = [rate.value for _year, rate in category.rates if rate and rate.value is not None]
    return max(values) - min(values) if values else Decimal(0)


def _moved(category: CategoryYears) -> Decimal:
    values = [rate.value for _year, rate in category.rates if rate and rate.value is not None]
    return round_half_away(values[-1]) - round_half_away(values[0]) if values else Decimal(0)


def _first_text(category: CategoryYears) -> str:
    return next((_rate_text(rate) for _year, rate in category.rates if rate), "–")


def _last_text(category: CategoryYears) -> str:
    return next((_rate_text(rate) for _year, rate in reversed(category.rates) if rate), "–")


def _floor_ten(value: Decimal) -> Decimal:
    return Decimal(int(value) // 10 * 10)


def _place(headline: Headline, area: Area | None) -> str:
    return area.name if area else _whole(headline)


def _whole(headline: Headline) -> str:
    name = headline.evaluation.indicator.area.name
    return "the Region" if name == "Region" else name


def _month_label(month: date) -> str:
    return f"{month_name(month.month)[:3]} {month.year}"


def _count_text(value: Decimal | None) -> str:
    return "–" if value is None else number(value)


def _rate_text(rate: Rate, decimals: int = 0) -> str:
    return "–" if rate.value is None else percent(rate.value, decimals)


def _points(change: Change) -> str:
    return signed(change.points, 1) if change.points is not None else NO_COMPARISON
