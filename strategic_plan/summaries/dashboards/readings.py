"""The observations behind a dashboard: four queries, each with a bounded number of rows whatever is stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, F, IntegerField, Max, Min, Sum
from django.db.models.functions import Cast

from strategic_plan.calculations.periods import Period
from strategic_plan.calculations.series import AreaCombination, area_value, whole_of
from strategic_plan.calculations.values import Absence, Finality, Qualifier, Value
from strategic_plan.models import Area, Category, Measure, Observation
from strategic_plan.models.indicators.observations import ObservationQuerySet
from strategic_plan.summaries.dashboards.asked import Frame
from strategic_plan.summaries.dashboards.subject import Subject
from strategic_plan.summaries.observed import Observed

MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True)
class Blocks:
    """Sums over runs of months, by measure, area, category and run; None where a month of it is missing."""

    sums: Mapping[tuple[int, int, int, int], Value]
    children: Mapping[int, tuple[int, ...]]
    combines: Mapping[int, AreaCombination]

    def value(self, measure: int, area: int, category: int, block: int) -> Value:
        """The sum of one area: its own where all its months are there, otherwise that of its parts (rule 6)."""
        areas = (area, *self.children.get(area, ()))
        own = {each: found for each in areas if (found := self.sums.get((measure, each, category, block)))}
        return area_value(area, own, self.children, self.combines[measure])

    def total(self, measures: Iterable[int], areas: Iterable[int], categories: Iterable[int], block: int) -> Value:
        """The sum over measures, areas and categories, of which none may be missing."""
        return whole_of(None, [self.value(m, a, c, block) for m in measures for a in areas for c in categories])


def read_recorded(subject: Subject) -> datetime | None:
    """When the newest figure of what is shown was recorded: the day the data are as of. One query."""
    of_subject = Observation.objects.filter(measure__in=[measure.pk for measure in subject.stored])
    newest: datetime | None = of_subject.aggregate(newest=Max("recorded_at"))["newest"]
    return newest


def read_months(subject: Subject, frame: Frame) -> Observed:
    """Every month of every span by area. One query."""
    categories = [category.pk for category in frame.categories]
    rows = _of(subject.stored, subject.areas, categories).within(frame.first_month, frame.last_month)
    found = rows.order_by().values_list("measure", "area", "period").annotate(*_SUMMED)
    own: dict[tuple[int, int], dict[int, Value]] = defaultdict(dict)
    for measure, area, period, *summed in found:
        own[measure, area][period] = _value(max(len(categories), 1), *summed)
    children = {subject.whole.pk: [area.pk for area in subject.districts]}
    return Observed(own, {}, children, {})


def read_blocks(
    subject: Subject, frame: Frame, period: Period, *, months: int, categories: Collection[Category] | None
) -> Blocks:
    """Sums over runs of some months, by area and category; of the whole where no category is named. One query."""
    first, last = period.months().start, period.months().stop - 1
    rows = _of(subject.stored, subject.areas, [category.pk for category in categories or ()]).within(first, last)
    found = (
        rows.order_by()
        .annotate(block=Cast((F("period") - first) / months, IntegerField()))
        .values_list("measure", "area", "category", "block")
        .annotate(*_SUMMED)
    )
    sums: dict[tuple[int, int, int, int], Value] = {}
    for measure, area, category, block, *summed in found:
        sums[measure, area, category if categories else 0, block] = _value(months, *summed)
    return Blocks(
        sums,
        {subject.whole.pk: tuple(area.pk for area in subject.districts)},
        {measure.pk: AreaCombination(measure.combine_areas) for measure in subject.stored},
    )


_SUMMED = (
    Sum("value"),
    Count("value"),
    Min("qualifier"),
    Max("qualifier"),
    Min("absence"),
    Min("finality"),
    Max("finality"),
)


def _of(measures: Iterable[Measure], areas: Iterable[Area], categories: Collection[int]) -> ObservationQuerySet:
    rows = Observation.objects.filter(
        measure__in=[measure.pk for measure in measures], area__in=[area.pk for area in areas]
    )
    return rows.filter(category__in=categories) if categories else rows.filter(category__is_all=True)


def _value(
    expected: int,
    total: Decimal | None,
    present: int,
    least: str,
    most: str,
    absence: str,
    finality: str,
    finality_too: str,
) -> Value:
    """The sum of what was expected; absent while a part of it is missing, for "one is missing" is not zero."""
    if total is None or present < expected:
        return Value.absent(Absence(absence) if absence and not present else Absence.NOT_REPORTED)
    # Two qualifiers beside each other are combined as any two are; a third could only make it vaguer.
    qualifier = Qualifier(least).combined_with(Qualifier(most))
    return Value(number=total, qualifier=qualifier, finality=Finality(finality).combined_with(Finality(finality_too)))
