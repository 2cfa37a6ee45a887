"""The clearance dashboard of a district as a page: three spans, every area, its months, how cases ended, its types."""

from __future__ import annotations

from decimal import Decimal

from strategic_plan.calculations.comparisons import compare_counts, compare_rates
from strategic_plan.calculations.formats import number, percent, signed, span_words
from strategic_plan.calculations.periods import Period, fiscal_year_of
from strategic_plan.calculations.series import ratio_of_sums, rolling_average
from strategic_plan.models import Area, Measure
from strategic_plan.summaries.clearance import Headline
from strategic_plan.summaries.observed import parts_of, periods_within
from strategic_plan.summaries.reports.assemble.headline import (
    area_table,
    category_multiples,
    month_panels,
    source_words,
    span_cells,
)
from strategic_plan.summaries.reports.assemble.source import Source, headed
from strategic_plan.summaries.reports.figures import Cell, Column, FigureRow, FigureTable
from strategic_plan.summaries.reports.sections import DataPage

YEAR = 12


def clearance_page(source: Source, headline: Headline, area: Area) -> DataPage:
    """What the dashboard of the Service shows for a district, computed from the same observations."""
    span = headline.span(area.pk, source.period)
    counts = headline.bottom.title
    otherwise = f"{counts} and clearance, {area.name}"
    if span.rate.value is not None and span.rate_before.value is not None:
        sense = "fell" if span.rate.value < span.rate_before.value else "rose"
        otherwise = (
            f"{area.name} cleared {number(span.rate.value)} in a hundred; "
            f"its rate {sense} from {percent(span.rate_before.value)}"
        )
    heading, _words = headed(source.text("clearance"), otherwise)
    caption = f"{counts} and clearance by area, {source.period.words}"
    charts = [
        month_panels(headline, source.period, area=area),
        category_multiples(headline, last_year=source.report.ends_on.year, area=area),
    ]
    return DataPage(
        key="clearance",
        run=source.title("clearance"),
        kicker=f"{source.title('clearance')}, {area.name}",
        finding=f"{heading}.",
        heading=heading,
        tables=(
            area_table(headline, source.period, caption=caption, dense=True),
            _spans(source, headline, area),
            *_states(source, headline, area),
        ),
        charts=tuple(chart for chart in charts if chart),
        source=source_words(headline, source.as_of),
    )


def _spans(source: Source, headline: Headline, area: Area) -> FigureTable:
    """The chosen span, the year so far and the average of twelve months, for the whole and the district."""
    period = source.period
    year = fiscal_year_of(period.end, source.organization.fiscal_year_first_month)
    so_far = Period(year.start, period.end)
    rows = []
    for each in (headline.evaluation.indicator.area, area):
        rows += [
            FigureRow(
                head=f"{each.name}, {span_words(period.start, period.end)}",
                cells=span_cells(headline.span(each.pk, period)),
            ),
            FigureRow(head=f"{each.name}, year to date", cells=span_cells(headline.span(each.pk, so_far))),
            _average_row(headline, each, period),
        ]
    heads = (str(period.end.year), str(period.end.year - 1), "Change")
    rates = headline.evaluation.indicator.title.split(",")[0]
    return FigureTable(
        caption="The same over three spans: the period, the year to date, and the average of twelve months",
        corner="Area and span",
        columns=(
            *(Column(head=head, spanner=headline.bottom.title) for head in heads),
            *(Column(head=head, spanner="Cleared") for head in heads[:2]),
            *(Column(head=head, spanner=rates) for head in (*heads, "Points")),
        ),
        rows=tuple(rows),
        note="Year to date runs from the first month of the fiscal year. The average month is the sum of twelve months "
        "divided by twelve; the rate beside it is the ratio of the two sums, never a mean of rates.",
        dense=True,
    )


def _average_row(headline: Headline, area: Area, period: Period) -> FigureRow:
    months = periods_within(headline.bottom.grain, period.start, period.end)
    last = months.stop - 1
    both = range(last - 2 * YEAR + 1, last + 1)
    head = f"{area.name}, average month"

    def average(measure: Measure, at: int) -> Decimal | None:
        values = dict(zip(both, headline.observed.values(measure, area.pk, both), strict=True))
        return rolling_average(values, at).number

    now, before = average(headline.bottom, last), average(headline.bottom, last - YEAR)
    top, top_before = average(headline.top, last), average(headline.top, last - YEAR)
    change = compare_counts(now or Decimal(0), before, headline.small_count)
    per = headline.evaluation.indicator.multiplier
    rates = [
        ratio_of_sums(
            headline.observed.values(headline.top, area.pk, span),
            headline.observed.values(headline.bottom, area.pk, span),
            per,
        )
        for span in (range(last - YEAR + 1, last + 1), range(last - 2 * YEAR + 1, last - YEAR + 1))
    ]
    rate_change = compare_rates(rates[0], rates[1], headline.small_count)

    def shown(value: Decimal | None) -> Cell:
        return Cell(text="–" if value is None else number(value), value=value)

    return FigureRow(
        head=head,
        cells=(
            shown(now),
            shown(before),
            Cell(text=change.words, value=change.relative),
            shown(top),
            shown(top_before),
            *(Cell(text="–" if each.value is None else percent(each.value), value=each.value) for each in rates),
            Cell(text=rate_change.words, value=rate_change.relative),
            Cell(text="–" if rate_change.points is None else signed(rate_change.points, 1), value=rate_change.points),
        ),
        kind="plain",
    )


def _states(source: Source, headline: Headline, area: Area) -> list[FigureTable]:
    """How the cases of the district ended: the parts that its count is the declared sum of."""
    parts = (headline.observed.parts or parts_of([headline.bottom])).get(headline.bottom.pk, [])
    if len(parts) < 2:
        return []
    months = periods_within(headline.bottom.grain, source.period.start, source.period.end)
    before = range(months.start - YEAR, months.stop - YEAR)
    year = source.period.end.year

    def total(measure: Measure, span: range) -> Decimal | None:
        values = [each.number for each in headline.observed.values(measure, area.pk, span)]
        return (
            sum((each for each in values if each is not None), Decimal(0))
            if any(v is not None for v in values)
            else None
        )

    whole, whole_before = total(headline.bottom, months), total(headline.bottom, before)
    rows = []
    for part in parts:
        now, was = total(part, months), total(part, before)
        if now is None:
            return []
        change = compare_counts(now, was, headline.small_count)
        share, share_before = (
            percent(one / of * 100) if one is not None and of else "–"
            for one, of in ((now, whole), (was, whole_before))
        )
        rows.append(
            FigureRow(
                head=part.title,
                cells=(
                    Cell(text=number(now), value=now, weight="strong"),
                    Cell(text=number(was) if was is not None else "–", value=was),
                    Cell(text=change.words, value=change.relative),
                    Cell(text=share),
                    Cell(text=share_before),
                ),
            )
        )
    tag = " Illustrative split." if any(part.is_illustrative for part in parts) else ""
    return [
        FigureTable(
            caption=f"{headline.bottom.title} in {area.name} by clearance status, {source.period.words}",
            corner="Status",
            columns=(
                *(Column(head=head, spanner="Count") for head in (str(year), str(year - 1), "Change")),
                *(Column(head=head, spanner="Share") for head in (str(year), str(year - 1))),
            ),
            rows=tuple(rows),
            note=f"A share is of all {headline.bottom.title.lower()} of the district.{tag}",
            dense=True,
        )
    ]
