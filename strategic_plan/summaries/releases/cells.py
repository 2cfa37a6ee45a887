"""The cells of a release: for each measure its areas by month or quarter, its years by category, and the sums between.

Every number the public sees is one of these cells or worked out from shown ones alone. A span of several periods (a
fiscal year, the window of an indicator) is a cell of its own: its total may be shown where its months may not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, Q
from django.db.models import Sum as Total

from strategic_plan.calculations.formats import PERCENT
from strategic_plan.calculations.periods import fiscal_year_of
from strategic_plan.calculations.series import PeriodCombination, combine_periods
from strategic_plan.calculations.suppression import Cell, Sum, Table
from strategic_plan.calculations.values import Finality, Value
from strategic_plan.models import Area, Category, Grain, Indicator, Measure, Observation, Organization, Plan
from strategic_plan.summaries.indicators.figures import YEARS_BACK, window
from strategic_plan.summaries.observed import Observed, end_of, first_period, observe, periods_within

ALL = "all"
REST = "/rest"
"""What belongs to a whole and to none of its parts: never a cell, but a reader knows that it may exist."""


class CellKey(NamedTuple):
    """One cell: ``first`` and ``last`` are periods of the measure's grain, both included."""

    measure: str
    area: str
    category: str
    first: int
    last: int

    @property
    def is_single(self) -> bool:
        """Whether it is one period as it is stored."""
        return self.first == self.last


@dataclass(frozen=True)
class Cells:
    """Everything that may be asked to be public, with what joins it."""

    as_of: date
    organization: Organization
    plan: Plan | None
    indicators: tuple[Indicator, ...]
    measures: tuple[Measure, ...]
    areas: tuple[Area, ...]
    categories: tuple[Category, ...]
    values: Mapping[CellKey, Value]
    sums: tuple[Sum, ...]
    stated: Mapping[CellKey, str] = field(default_factory=dict)

    def table(self) -> Table:
        """The counts that have to be protected, and their sums; measures of activity are in none."""
        limits = {measure.code: threshold(measure, self.organization) for measure in self.measures}
        guarded = {
            measure.code
            for family in families(self.measures)
            if any(limits[each.code] for each in family)
            for measure in family
        }
        cells: dict[Hashable, Cell] = {
            key: Cell(value.number, limits[key.measure])
            for key, value in self.values.items()
            if key.measure in guarded and value.number is not None and value.number >= 0
        }
        sums = tuple(total for total in self.sums if total.whole in cells)
        return Table(cells, sums)

    def nonsense(self) -> frozenset[CellKey]:
        """Guarded counts below zero: nothing can be said of them, so they are withheld."""
        limits = {measure.code: threshold(measure, self.organization) for measure in self.measures}
        return frozenset(
            key
            for key, value in self.values.items()
            if value.number is not None and value.number < 0 and limits[key.measure] is not None
        )


def threshold(measure: Measure, organization: Organization) -> int | None:
    """Below which count a measure is withheld: its own number or the Board's for its kind; a percentage is none."""
    if measure.unit == PERCENT.name or measure.small_counts == Measure.SmallCounts.NONE:
        return None
    if measure.smallest_shown is not None:
        return measure.smallest_shown
    return {
        Measure.SmallCounts.INCIDENTS: organization.small_count,
        Measure.SmallCounts.PERSONS: organization.small_count_persons,
    }.get(Measure.SmallCounts(measure.small_counts))


def families(measures: Iterable[Measure]) -> list[list[Measure]]:
    """Measures grouped with those they are the declared sums of."""
    groups: list[list[Measure]] = []
    for measure in measures:
        related = {measure.pk, *(part.pk for part in measure.total_of.all())}
        touching = [
            group
            for group in groups
            if any(each.pk in related or measure.pk in {part.pk for part in each.total_of.all()} for each in group)
        ]
        groups = [group for group in groups if group not in touching]
        groups.append([measure, *(each for group in touching for each in group)])
    return groups


def read_cells(*, as_of: date) -> Cells:
    """What the indicators of the plan in force rest on, as it is known on a day; a fixed number of queries."""
    organization = Organization.objects.get()
    plan = Plan.objects.in_force(as_of).first() or Plan.objects.exclude(state=Plan.State.DRAFT).first()
    indicators = tuple(
        Indicator.objects.filter(objective__priority__plan=plan)
        .current(as_of)
        .select_related("numerator", "denominator", "area", "objective__priority")
    )
    measures = _measures(indicators)
    areas = tuple(Area.objects.in_order())
    categories = tuple(Category.objects.filter(breakdown__in={m.breakdown_id for m in measures}))
    first_year = as_of.year - YEARS_BACK
    observed = observe(measures, first_year=first_year, last_year=as_of.year)
    reading = _Reading(as_of, organization, indicators, measures, areas, categories, observed)
    reading.read()
    return Cells(
        as_of=as_of,
        organization=organization,
        plan=plan,
        indicators=indicators,
        measures=measures,
        areas=areas,
        categories=categories,
        values=reading.values,
        sums=tuple(reading.sums()),
        stated=reading.stated,
    )


def _measures(indicators: Iterable[Indicator]) -> tuple[Measure, ...]:
    """The measures of some indicators, and the parts of those that are declared sums."""
    named = {m.pk for indicator in indicators for m in (indicator.numerator, indicator.denominator) if m is not None}
    of_them = Measure.objects.filter(Q(pk__in=named) | Q(parts_of__in=named)).distinct()
    return tuple(of_them.prefetch_related("total_of").order_by("code"))


class _Reading:
    """The values of a release as they are gathered, measure by measure."""

    def __init__(
        self,
        as_of: date,
        organization: Organization,
        indicators: Sequence[Indicator],
        measures: Sequence[Measure],
        areas: Sequence[Area],
        categories: Sequence[Category],
        observed: Observed,
    ) -> None:
        self.as_of, self.organization, self.indicators = as_of, organization, indicators
        self.measures, self.areas, self.categories, self.observed = measures, areas, categories, observed
        self.values: dict[CellKey, Value] = {}
        self.stated: dict[CellKey, str] = {}
        self.spans: dict[str, set[tuple[int, int]]] = {}

    def read(self) -> None:
        windows = self._windows()
        by_category = self._by_category()
        for measure in self.measures:
            limit = min(self.as_of, measure.complete_through or self.as_of)
            last = periods_within(measure.grain, date(1, 1, 1), limit).stop - 1
            firsts = [first_period(self.observed, measure, area.pk) for area in self.areas]
            first = min((each for each in firsts if each is not None), default=None)
            if first is None or first > last:
                continue
            years = set(self._years(measure, first, last))
            spans = years | {each for each in windows[measure.code] if first <= each[0] and each[1] <= last}
            self.spans[measure.code] = {each for each in spans if each[0] < each[1]}
            for area in self.areas:
                self._single(measure, area, first, last)
                self._spanned(measure, area)
                for (category, year), value in by_category.get((measure.pk, area.pk), {}).items():
                    if year in years:
                        self.values[CellKey(measure.code, area.code, category, *year)] = value

    def _single(self, measure: Measure, area: Area, first: int, last: int) -> None:
        found = {period: self.observed.value(measure, area.pk, period) for period in range(first, last + 1)}
        if not any(value.is_present for value in found.values()):
            return
        for period, value in found.items():
            key = CellKey(measure.code, area.code, ALL, period, period)
            self.values[key] = value
            if words := self.observed.change_as_stated(measure, area.pk, period):
                self.stated[key] = words

    def _spanned(self, measure: Measure, area: Area) -> None:
        """Spans whose every period is known; a sum with one missing is no total."""
        if measure.combine_periods != Measure.CombinePeriods.SUM:
            return
        for first, last in self.spans[measure.code]:
            singles = [self.values.get(key) for key in periods_of(CellKey(measure.code, area.code, ALL, first, last))]
            known = [value for value in singles if value is not None and value.is_present]
            if len(known) == len(singles):
                total = combine_periods(known, PeriodCombination.SUM).value
                self.values[CellKey(measure.code, area.code, ALL, first, last)] = total

    def _years(self, measure: Measure, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The complete fiscal years of a measure, as periods of its grain."""
        start = end_of(measure.grain, first - 1)
        for year in range(start.year - 1, end_of(measure.grain, last).year + 1):
            span = fiscal_year_of(date(year, 12, 31), self.organization.fiscal_year_first_month)
            periods = periods_within(measure.grain, span.start, span.end)
            if periods and periods.start >= first and periods.stop - 1 <= last:
                yield periods.start, periods.stop - 1

    def _windows(self) -> Mapping[str, set[tuple[int, int]]]:
        """The spans that indicators are worked out over, now and a year earlier, for them and the sums they are in."""
        found: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for indicator in self.indicators:
            measure = indicator.numerator
            if measure is None:
                continue
            first_month = self.organization.fiscal_year_first_month
            year = date(self.as_of.year, 1, 1)
            now = window(indicator, measure, year, self.as_of, first_month)
            a_year = Grain(measure.grain).periods_a_year
            for span in (now, range(now.start - a_year, now.stop - a_year)):
                for each in (measure, indicator.denominator):
                    if each is not None and len(span) > 1:
                        found[each.code].add((span.start, span.stop - 1))
        for family in families(self.measures):
            shared = set[tuple[int, int]]().union(*(found[measure.code] for measure in family))
            for measure in family:
                found[measure.code] = shared
        return found

    def _by_category(self) -> dict[tuple[int, int], dict[tuple[str, tuple[int, int]], Value]]:
        """Counts of whole years by category, which no month shows: one query, summed in the database.

        A year enters with every period present, in every category that occurs in it.
        """
        first_month = self.organization.fiscal_year_first_month
        divided = [m for m in self.measures if m.combine_periods == Measure.CombinePeriods.SUM]
        grains = {m.pk: m.grain for m in divided}
        codes = {category.pk: category.code for category in self.categories}
        rows = (
            Observation.objects.filter(
                measure__in=list(grains), category__is_all=False, year__gte=self.as_of.year - YEARS_BACK
            )
            .values_list("measure", "area", "category", "period")
            .annotate(total=Total("value"), finals=Count("pk", filter=Q(finality="final")), count=Count("value"))
            .order_by()
        )
        sums: dict[tuple[int, int, str, tuple[int, int]], list[tuple[Decimal, bool]]] = defaultdict(list)
        years: dict[tuple[str, int], tuple[int, int]] = {}
        for measure, area, category, period, total, finals, count in rows:
            if not count or total is None:
                continue
            grain = grains[measure]
            if (grain, period) not in years:
                year = fiscal_year_of(end_of(grain, period), first_month)
                periods = periods_within(grain, year.start, year.end)
                years[grain, period] = (periods.start, periods.stop - 1)
            sums[measure, area, codes[category], years[grain, period]].append((total, finals == count))
        stored: dict[tuple[int, int], dict[tuple[str, tuple[int, int]], Value]] = defaultdict(dict)
        for (measure, area, category, span), parts in sums.items():
            finality = Finality.FINAL if all(final for _, final in parts) else Finality.PRELIMINARY
            total = sum((number for number, _ in parts), Decimal(0))
            stored[measure, area][category, span] = Value(number=total, finality=finality)
        self._wholes(stored)
        return stored

    def _wholes(self, stored: dict[tuple[int, int], dict[tuple[str, tuple[int, int]], Value]]) -> None:
        """Areas that are the sum of their parts, then measures that are the sum of theirs (rules 5 and 6)."""
        for parent in self.areas:
            children = [area.pk for area in self.areas if area.parent_id == parent.pk]
            for measure in self.measures:
                if children and measure.combine_areas == Measure.CombineAreas.SUM:
                    _add_up(stored, (measure.pk, parent.pk), [(measure.pk, child) for child in children])
        for measure in self.measures:
            parts = [part.pk for part in measure.total_of.all()]
            for area in self.areas:
                if parts:
                    _add_up(stored, (measure.pk, area.pk), [(part, area.pk) for part in parts])

    def sums(self) -> Iterator[Sum]:
        """Every sum a reader knows to hold; what is missing between a whole and its parts is a part of its own."""
        area_parts = defaultdict(list)
        for area in self.areas:
            if area.parent_id:
                area_parts[area.parent_id].append(area.code)
        parts_of_area = {area.code: area_parts[area.pk] for area in self.areas if area_parts[area.pk]}
        measures = {measure.code: measure for measure in self.measures}
        types: dict[int, list[str]] = defaultdict(list)
        for category in self.categories:
            if not category.is_all:
                types[category.breakdown_id].append(category.code)
        parts_of_measure = {m.code: [part.code for part in m.total_of.all()] for m in self.measures}
        for key, value in self.values.items():
            if not value.is_present:
                continue
            measure = measures[key.measure]
            if not key.is_single and key.category == ALL:
                yield Sum(key, tuple(periods_of(key)))
            if key.area in parts_of_area and measure.combine_areas == Measure.CombineAreas.SUM:
                yield from self._sum(key, [key._replace(area=code) for code in parts_of_area[key.area]], "area")
            if key.category == ALL and types[measure.breakdown_id]:
                parts = [key._replace(category=code) for code in types[measure.breakdown_id]]
                yield from self._sum(key, parts, "category")
            if parts_of_measure[key.measure]:
                parts = [key._replace(measure=code) for code in parts_of_measure[key.measure]]
                yield from self._sum(key, parts, "measure")

    def _sum(self, whole: CellKey, parts: Sequence[CellKey], along: str) -> Iterator[Sum]:
        known = [part for part in parts if part in self.values and self.values[part].is_present]
        if not known:
            return
        total = sum((self.values[part].number or Decimal(0) for part in known), Decimal(0))
        rest = (whole._replace(**{along: getattr(whole, along) + REST}),) if total != self.values[whole].number else ()
        yield Sum(whole, (*known, *rest))


def periods_of(key: CellKey) -> list[CellKey]:
    """The single periods of a span."""
    return [key._replace(first=period, last=period) for period in range(key.first, key.last + 1)]


def _add_up(
    stored: dict[tuple[int, int], dict[tuple[str, tuple[int, int]], Value]],
    whole: tuple[int, int],
    parts: Sequence[tuple[int, int]],
) -> None:
    """Give a whole the sum of its parts where it has no value of its own and each part has one."""
    shared = {key for part in parts for key in stored.get(part, {})}
    for key in shared:
        known = [stored[part][key] for part in parts if key in stored.get(part, {})]
        if key not in stored[whole] and len(known) == len(parts):
            stored[whole][key] = combine_periods(known, PeriodCombination.SUM).value
