"""A rate by area, by month and by category: what the tables and charts of a headline indicator are made of.

Written for the clearance rate, and true of any indicator that is a ratio of two counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from strategic_plan.calculations.comparisons import Change, compare_figures, compare_rates
from strategic_plan.calculations.periods import (
    Period,
    fiscal_year_of,
    last_complete_month,
    month_end,
    month_of,
    month_start,
)
from strategic_plan.calculations.series import Figure, PeriodCombination, Rate, combine_periods, ratio_of_sums
from strategic_plan.models import Area, Category, Measure
from strategic_plan.summaries.indicators.figures import YEARS_BACK, Evaluation
from strategic_plan.summaries.observed import Observed, observe, observe_spans, periods_within
from strategic_plan.summaries.releases.lens import ReleasedFigures


@dataclass(frozen=True)
class Span:
    """One area over one span: its count and its rate, beside the same span a year earlier."""

    count: Figure
    count_before: Figure
    rate: Rate
    rate_before: Rate
    small_count: int

    @property
    def change(self) -> Change:
        return compare_figures(self.count, self.count_before, self.small_count)

    @property
    def rate_change(self) -> Change:
        return compare_rates(self.rate, self.rate_before, self.small_count)


@dataclass(frozen=True)
class AreaSpan:
    """A span with the name of its area; the whole comes first."""

    name: str
    is_whole: bool
    span: Span


@dataclass(frozen=True)
class MonthSpan:
    """A span of one month."""

    month: date
    span: Span


@dataclass(frozen=True)
class Unallocated:
    """What belongs to the whole and to none of its parts, now and a year earlier."""

    count: Decimal | None
    count_before: Decimal | None
    top: Decimal | None
    top_before: Decimal | None


@dataclass(frozen=True)
class Headline:
    """The measures behind a ratio indicator, ready to be asked by area, month and category."""

    evaluation: Evaluation
    top: Measure
    bottom: Measure
    observed: Observed
    areas: tuple[Area, ...]
    small_count: int

    def span(self, area: int, period: Period) -> Span:
        """One area over whole months."""
        months = periods_within(self.top.grain, period.start, period.end)
        before = range(months.start - 12, months.stop - 12)
        counts, counts_before = (self.observed.over(self.bottom, area, each) for each in (months, before))
        tops, bottoms = self.observed.pairs(self.top, self.bottom, area, months)
        tops_before, bottoms_before = self.observed.pairs(self.top, self.bottom, area, before)
        per = self.evaluation.indicator.multiplier
        return Span(
            count=combine_periods(counts, PeriodCombination(self.bottom.combine_periods)),
            count_before=combine_periods(counts_before, PeriodCombination(self.bottom.combine_periods)),
            rate=ratio_of_sums(tops, bottoms, per),
            rate_before=ratio_of_sums(tops_before, bottoms_before, per),
            small_count=self.small_count,
        )

    def by_area(self, period: Period) -> tuple[AreaSpan, ...]:
        """The whole and each of its parts."""
        whole = self.evaluation.indicator.area_id
        return tuple(AreaSpan(area.name, area.pk == whole, self.span(area.pk, period)) for area in self.areas)

    def by_month(self, period: Period, area: int | None = None) -> tuple[MonthSpan, ...]:
        """Each month of a period; of the whole where no area is named."""
        where = area or self.evaluation.indicator.area_id
        months = [month_start(ordinal) for ordinal in period.months()]
        return tuple(MonthSpan(month, self.span(where, month_of(month))) for month in months)

    def unallocated(self, period: Period) -> Unallocated:
        """The whole less the sum of its parts; nothing is known where a part is missing."""
        spans = self.by_area(period)
        whole = next(each.span for each in spans if each.is_whole)
        parts = [each.span for each in spans if not each.is_whole]

        def rest(own: Decimal | None, of_parts: Sequence[Decimal | None]) -> Decimal | None:
            known = [each for each in of_parts if each is not None]
            return None if own is None or len(known) < len(of_parts) or not known else own - sum(known, Decimal(0))

        return Unallocated(
            count=rest(whole.count.number, [each.count.number for each in parts]),
            count_before=rest(whole.count_before.number, [each.count_before.number for each in parts]),
            top=rest(whole.rate.numerator, [each.rate.numerator for each in parts]),
            top_before=rest(whole.rate_before.numerator, [each.rate_before.numerator for each in parts]),
        )


@dataclass(frozen=True)
class CategoryYears:
    """The rate of one category in each of five years, oldest first; None for a year without the events."""

    title: str
    rates: tuple[tuple[int, Rate | None], ...]


def headline_of(evaluation: Evaluation, *, small_count: int) -> Headline | None:
    """The headline behind an evaluation, where it is a ratio of measures kept by month.

    Two queries at most: the areas, and what is known of the measures in those that were not read.
    """
    indicator = evaluation.indicator
    top, bottom, observed = indicator.numerator, indicator.denominator, evaluation.observed
    if top is None or bottom is None or observed is None or top.grain != "month":
        return None
    whole = indicator.area_id
    areas = [area for area in Area.objects.in_order() if area.pk == whole or area.parent_id == whole]
    read = [area.pk for area in areas]
    if not observed.covers(read):
        last = evaluation.asked_to.year
        observed = observe((top, bottom), first_year=last - YEARS_BACK, last_year=last, areas=read)
    return Headline(evaluation, top, bottom, observed, tuple(areas), small_count)


def last_complete_year(headline: Headline, *, today: date, first_month: int) -> Period | None:
    """The newest year of which every month is complete."""
    through = [measure.complete_through for measure in (headline.top, headline.bottom) if measure.complete_through]
    last = last_complete_month(today, min(through, default=None))
    if last is None:
        return None
    year = fiscal_year_of(month_end(last), first_month)
    if year.end <= month_end(last):
        return year
    return fiscal_year_of(date.fromordinal(year.start.toordinal() - 1), first_month)


def by_category(headline: Headline, *, last_year: int, area: Area | None = None) -> tuple[CategoryYears, ...]:
    """The rate of each category over five years, summed in the database: two queries, whatever the rows."""
    indicator, figures = headline.evaluation.indicator, headline.observed
    categories = Category.objects.filter(breakdown=headline.bottom.breakdown_id).order_by("position", "pk")
    years = range(last_year - YEARS_BACK + 1, last_year + 1)
    if isinstance(figures, ReleasedFigures):
        where, per = area.pk if area else indicator.area_id, indicator.multiplier
        return tuple(
            CategoryYears(
                each.title,
                tuple(
                    (year, figures.rate_of_year(headline.top, headline.bottom, where, each.code, year, per))
                    for year in years
                ),
            )
            for each in categories
        )
    sums = observe_spans(
        (headline.top, headline.bottom),
        spans={year: range(year * 12, (year + 1) * 12) for year in years},
        areas=(area.pk if area else indicator.area_id,),
        categories=[category.pk for category in categories],
    )

    def rate(category: int, year: int) -> Rate | None:
        top, bottom = (sums.get((each.pk, category, year)) for each in (headline.top, headline.bottom))
        if top is None or bottom is None or not bottom.number:
            return None
        return ratio_of_sums([top.value], [bottom.value], indicator.multiplier)

    return tuple(
        CategoryYears(category.title, tuple((year, rate(category.pk, year)) for year in years))
        for category in categories
    )
