"""The headline rate in tables: by area and by month."""

from __future__ import annotations

from typing import Literal

from strategic_plan.calculations.comparisons import compare_counts
from strategic_plan.calculations.formats import number
from strategic_plan.calculations.periods import Period
from strategic_plan.calculations.series import rolling_average
from strategic_plan.summaries.clearance import (
    AreaSpan,
    Headline,
    Span,
)
from strategic_plan.summaries.observed import periods_within
from strategic_plan.summaries.reports.assemble.headline.words import (
    count_text,
    month_label,
    points,
    rate_text,
)
from strategic_plan.summaries.reports.figures import Cell, Column, FigureRow, FigureTable

FEWEST_EVENTS_WORDS = "Too few for a rate"


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
    rows = [_month_row(month_label(each.month), each.span) for each in headline.by_month(period)]
    total = headline.span(headline.evaluation.indicator.area_id, period)
    rows.append(_month_row("Together", total, is_total=True))
    return FigureTable(
        caption=caption,
        corner="Month",
        columns=tuple(Column(head=head) for head in heads),
        rows=tuple(rows),
        dense=True,
    )


def _area_row(each: AreaSpan, dense: bool) -> FigureRow:
    span = each.span
    lead: Literal["plain", "lead"] = "plain" if dense else "lead"
    cells = [
        Cell(text=count_text(span.count.number), value=span.count.number, weight=lead),
        Cell(text=count_text(span.count_before.number), value=span.count_before.number),
        Cell(text=span.change.words, value=span.change.relative),
    ]
    if dense:
        cells += [Cell(text=number(rate.numerator), value=rate.numerator) for rate in (span.rate, span.rate_before)]
    cells += [
        Cell(text=rate_text(span.rate), value=span.rate.value, weight=lead),
        Cell(text=rate_text(span.rate_before), value=span.rate_before.value),
        Cell(text=span.rate_change.words, value=span.rate_change.relative),
        Cell(text=points(span.rate_change), value=span.rate_change.points),
    ]
    return FigureRow(head=each.name, cells=tuple(cells), kind="total" if each.is_whole else "plain")


def _rest_row(headline: Headline, period: Period, dense: bool) -> FigureRow:
    rest = headline.unallocated(period)
    change = compare_counts(rest.count, rest.count_before, headline.small_count)
    cells = [
        Cell(text=count_text(rest.count), value=rest.count),
        Cell(text=count_text(rest.count_before), value=rest.count_before),
        Cell(text=change.words, value=change.relative),
    ]
    if dense:
        cells += [
            Cell(text=count_text(rest.top), value=rest.top),
            Cell(text=count_text(rest.top_before), value=rest.top_before),
        ]
    cells.append(Cell(text=FEWEST_EVENTS_WORDS, span=4))
    return FigureRow(head="In no district", cells=tuple(cells), kind="quiet")


def span_cells(span: Span) -> tuple[Cell, ...]:
    """One span as the cells of a row: counts, what was cleared of them, rates, each beside the year before."""
    return (
        Cell(text=count_text(span.count.number), value=span.count.number),
        Cell(text=count_text(span.count_before.number), value=span.count_before.number),
        Cell(text=span.change.words, value=span.change.relative),
        *(Cell(text=number(rate.numerator), value=rate.numerator) for rate in (span.rate, span.rate_before)),
        Cell(text=rate_text(span.rate), value=span.rate.value),
        Cell(text=rate_text(span.rate_before), value=span.rate_before.value),
        Cell(text=span.rate_change.words, value=span.rate_change.relative),
        Cell(text=points(span.rate_change), value=span.rate_change.points),
    )


def _month_row(head: str, span: Span, *, is_total: bool = False) -> FigureRow:
    cells = (
        Cell(text=count_text(span.count.number), value=span.count.number),
        Cell(text=count_text(span.count_before.number), value=span.count_before.number),
        Cell(text=span.change.words, value=span.change.relative),
        Cell(text=number(span.rate.numerator), value=span.rate.numerator),
        Cell(text=number(span.rate_before.numerator), value=span.rate_before.numerator),
        Cell(text=rate_text(span.rate, 1), value=span.rate.value),
        Cell(text=rate_text(span.rate_before, 1), value=span.rate_before.value),
        Cell(text=points(span.rate_change), value=span.rate_change.points),
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
