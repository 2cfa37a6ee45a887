"""Observations as the calculations take them, read from the roll-up: one query for any number of figures.

Three readings, each of a fixed number of queries whatever is stored:

* `observe(measures, first_year=, last_year=, areas=)` gives a value for each measure, area and period, of all
  categories together; one query.
* `observe_categories(measures, categories, periods=, areas=)` gives the same of the chosen categories together; one
  query. Both give an `Observed`, which adds up several measures in several areas (`together`), so that one pair of
  readings serves every filter of a dashboard: spans, year to date, months and rolling averages are made of its periods.
* `observe_spans(measures, spans=, areas=, categories=)` gives sums over whole spans, such as five years, for each
  category; one query.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, CharField, Count, F, Max, Min, Q, QuerySet, Sum, When
from django.db.models import Value as Constant

from strategic_plan.calculations.series import NOT_REPORTED, Figure, whole_of
from strategic_plan.calculations.values import Absence, Finality, Qualifier, Value
from strategic_plan.models import Grain, Measure, Observation, RolledUp


def periods_within(grain: str, start: date, end: date) -> range:
    """The indexes of the periods of a grain that lie wholly within two dates, both included."""
    months = 12 // Grain(grain).periods_a_year
    first = start.year * 12 + start.month - 1 + (start.day > 1)
    after_last = (end.year * 12 + end.month - 1) + (end.day == _month_end(end))
    return range(-(-first // months), after_last // months)


def _month_end(day: date) -> int:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return following.toordinal() - date(day.year, day.month, 1).toordinal()


def start_of(grain: str, period: int) -> date:
    """The first day of a period."""
    months = 12 // Grain(grain).periods_a_year
    ordinal = period * months
    return date(ordinal // 12, ordinal % 12 + 1, 1)


def end_of(grain: str, period: int) -> date:
    """The last day of a period."""
    return date.fromordinal(start_of(grain, period + 1).toordinal() - 1)


Cell = tuple[Decimal | None, str, str, str]


class Cells(Mapping[int, Value]):
    """Values by period, each made when it is asked for, once: a page looks at few of what a query brings."""

    def __init__(self) -> None:
        self.cells: dict[int, Cell | Value] = {}

    def __getitem__(self, period: int) -> Value:
        cell = self.cells[period]
        if not isinstance(cell, Value):
            number, qualifier, absence, finality = cell
            cell = Value(number, Qualifier(qualifier), Absence(absence) if absence else None, Finality(finality))
            self.cells[period] = cell
        return cell

    def __contains__(self, period: object) -> bool:
        return period in self.cells

    def __iter__(self) -> Iterator[int]:
        return iter(self.cells)

    def __len__(self) -> int:
        return len(self.cells)


@dataclass(frozen=True)
class Observed:
    """What is known of some measures by area and period; the roll-up has combined it already (rules 5 and 6).

    `parts` are the measures that some are declared sums of, where that was read. `areas` are those that were read, None
    where all were.
    """

    own: Mapping[tuple[int, int], Mapping[int, Value]]
    stated: Mapping[tuple[int, int], Mapping[int, str]]
    parts: Mapping[int, Sequence[Measure]] = field(default_factory=dict)
    areas: frozenset[int] | None = None

    def value(self, measure: Measure, area: int, period: int) -> Value:
        """The value of an area in one period; absent where nothing is known."""
        return self.own.get((measure.pk, area), _NOTHING).get(period, NOT_REPORTED)

    def values(self, measure: Measure, area: int, periods: Sequence[int]) -> list[Value]:
        """The values of consecutive periods, an absent value for each one missing."""
        known = self.own.get((measure.pk, area), _NOTHING)
        return [known.get(period, NOT_REPORTED) for period in periods]

    def over(self, measure: Measure, area: int, periods: Sequence[int]) -> list[Value]:
        """The values that a total over consecutive periods is made of."""
        return self.values(measure, area, periods)

    def pairs(
        self, top: Measure, bottom: Measure, area: int, periods: Sequence[int]
    ) -> tuple[list[Value], list[Value]]:
        """Both sides of a rate over consecutive periods."""
        return self.values(top, area, periods), self.values(bottom, area, periods)

    def together(self, measures: Iterable[Measure], areas: Collection[int], periods: Sequence[int]) -> list[Value]:
        """The sum of several measures in several areas, by period; absent where one of them is missing."""
        chosen = tuple(measures)
        return [
            whole_of(None, [self.value(measure, area, period) for measure in chosen for area in areas])
            for period in periods
        ]

    def covers(self, areas: Collection[int]) -> bool:
        """Whether some areas were read."""
        return self.areas is None or self.areas.issuperset(areas)

    def change_as_stated(self, measure: Measure, area: int, period: int) -> str:
        """The change that the source states without its base; empty where it states none."""
        return self.stated.get((measure.pk, area), {}).get(period, "")


_NOTHING: Mapping[int, Value] = {}


def parts_of(measures: Collection[Measure]) -> dict[int, list[Measure]]:
    """The measures that some measures are the declared sums of; one query."""
    parts: dict[int, list[Measure]] = defaultdict(list)
    declared = Measure.total_of.through.objects.filter(from_measure__in=[measure.pk for measure in measures])
    for row in declared.select_related("to_measure").order_by("to_measure"):
        parts[row.from_measure_id].append(row.to_measure)
    return parts


def observe(
    measures: Collection[Measure], *, first_year: int, last_year: int, areas: Collection[int] | None = None
) -> Observed:
    """What is known of some measures over whole years, for the category "all": one query, whatever the rows."""
    own: dict[tuple[int, int], Cells] = defaultdict(Cells)
    stated: dict[tuple[int, int], dict[int, str]] = defaultdict(dict)
    # Years as periods of any grain, so that the index answers: a year is from 1 to 12 of them.
    asked: dict[str, list[int]] = defaultdict(list)
    for measure in measures:
        asked[measure.grain].append(measure.pk)
    within = Q(pk__in=[])
    for grain, several in asked.items():
        a_year = Grain(grain).periods_a_year
        within |= Q(measure__in=several, period__gte=first_year * a_year, period__lt=(last_year + 1) * a_year)
    rows = RolledUp.objects.wholes().filter(within)
    if areas is not None:
        rows = rows.filter(area__in=areas)
    for measure_id, area, period, number, qualifier, absence, finality, change in rows.order_by().values_list(
        "measure", "area", "period", "value", "qualifier", "absence", "finality", "change_as_stated"
    ):
        own[measure_id, area].cells[period] = (number, qualifier, absence, finality)
        if change:
            stated[measure_id, area][period] = change
    return Observed(own, stated, areas=None if areas is None else frozenset(areas))


def observe_categories(
    measures: Collection[Measure], categories: Collection[int], *, periods: range, areas: Collection[int]
) -> Observed:
    """What is known of some measures of one grain in the chosen categories together, by area and period: one query.

    A period in which one of the categories is missing is absent, as in any sum (rule 6).
    """
    chosen = set(categories)
    sums: dict[tuple[int, int, int], _Sum] = defaultdict(_Sum)
    within = Q(period__gte=periods.start, period__lt=periods.stop)
    for measure, area, period, *found in _summed(measures, areas, chosen, within, "measure", "area", "period"):
        sums[measure, area, period].add(*found)
    own: dict[tuple[int, int], Cells] = defaultdict(Cells)
    for (measure, area, period), each in sums.items():
        own[measure, area].cells[period] = each.cell(len(chosen))
    return Observed(own, {}, areas=frozenset(areas))


def observe_spans(
    measures: Collection[Measure],
    *,
    spans: Mapping[int, range],
    areas: Collection[int],
    categories: Collection[int],
) -> dict[tuple[int, int, int], Figure]:
    """Sums over whole spans of periods, by measure, category and the key of the span: one query, whatever the rows.

    A span is named by a number, such as its year; spans do not overlap. The areas are added up. A figure says how many
    of its cells are present and how many there should be; without any there is no entry.
    """
    named = Case(
        *(When(period__gte=span.start, period__lt=span.stop, then=Constant(key)) for key, span in spans.items()),
    )
    within = Q(pk__in=[])
    for span in spans.values():
        within |= Q(period__gte=span.start, period__lt=span.stop)
    sums: dict[tuple[int, int, int], _Sum] = defaultdict(_Sum)
    rows = _summed(measures, areas, categories, within, "measure", "category", "span", span=named)
    for measure, category, key, *found in rows:
        sums[measure, category, key].add(*found)
    return {
        key: each.figure(len(spans[key[2]]) * len(set(areas))) for key, each in sums.items() if each.number is not None
    }


def _summed(
    measures: Collection[Measure],
    areas: Collection[int],
    categories: Collection[int],
    within: Q,
    *by: str,
    **named: Any,
) -> QuerySet[Any, tuple[Any, ...]]:
    """Sums from the two places where figures of chosen categories stand, a row for each, in one query.

    They stand among the observations, and in the roll-up where they were worked out; a figure of all categories
    together stands in the roll-up alone.
    """
    asked = within & Q(measure__in=[measure.pk for measure in measures], area__in=areas, category__in=categories)
    observed, worked_out = (
        rows.filter(asked).annotate(**named).order_by().values_list(*by).annotate(**_SUMMED)
        for rows in (Observation.objects.exclude(category__is_all=True), RolledUp.objects.all())
    )
    return observed.union(worked_out, all=True)


_INEXACT = Case(When(~Q(qualifier="exact") & Q(value__isnull=False), then=F("qualifier")), output_field=CharField())
_WHY = Case(When(~Q(absence=""), then=F("absence")), output_field=CharField())
_SUMMED = {
    "total": Sum("value"),
    "present": Count("value"),
    "least": Min(_INEXACT),
    "most": Max(_INEXACT),
    "final": Max("finality", filter=Q(value__isnull=False)),
    "absent": Count(_WHY),
    "first_reason": Min(_WHY),
    "last_reason": Max(_WHY),
}


@dataclass
class _Sum:
    """A sum that grows: what it is made of, as exact and as final as its parts."""

    number: Decimal | None = None
    present: int = 0
    absent: int = 0
    qualifiers: set[str] = field(default_factory=set)
    reasons: set[str] = field(default_factory=set)
    finality: str = Finality.FINAL

    def add(
        self,
        total: Decimal | None,
        present: int,
        least: str | None,
        most: str | None,
        final: str | None,
        absent: int,
        first_reason: str | None,
        last_reason: str | None,
    ) -> None:
        if total is not None:
            self.number = total + (self.number or 0)
        self.present += present
        self.absent += absent
        self.qualifiers |= {each for each in (least, most) if each}
        self.reasons |= {each for each in (first_reason, last_reason) if each}
        if final == Finality.PRELIMINARY:
            self.finality = final

    @property
    def qualifier(self) -> str:
        if len(self.qualifiers) > 1:
            return Qualifier.ABOUT
        return next(iter(self.qualifiers), Qualifier.EXACT)

    def cell(self, expected: int) -> Cell:
        """As one cell, which is absent unless every part is present."""
        if self.present == expected:
            return self.number, self.qualifier, "", self.finality
        same = len(self.reasons) == 1 and self.present + self.absent >= expected
        return None, Qualifier.EXACT, self.reasons.copy().pop() if same else Absence.NOT_REPORTED, Finality.FINAL

    def figure(self, expected: int) -> Figure:
        """As a figure, which says how much of it is present."""
        value = Value(number=self.number, qualifier=Qualifier(self.qualifier), finality=Finality(self.finality))
        return Figure(value, self.present, expected)


def first_period(observed: Observed, measure: Measure, area: int) -> int | None:
    """The earliest period in which anything is known of a measure in an area, or of what it is the sum of."""
    known = [observed.own.get((each.pk, area), {}) for each in (measure, *observed.parts.get(measure.pk, ()))]
    return min((min(periods) for periods in known if periods), default=None)


def observe_sums(
    area: int, spans: Mapping[str, range], *, measures: Collection[int] | None = None
) -> dict[int, dict[str, Figure]]:
    """Sums over named spans of periods, which may overlap, by measure: of some measures or of all, in one query.

    For measures of one grain whose periods add up. A figure says how many of its periods are present.
    """
    rows = RolledUp.objects.wholes().filter(
        area=area,
        period__gte=min(span.start for span in spans.values()),
        period__lt=max(span.stop for span in spans.values()),
    )
    if measures is not None:
        rows = rows.filter(measure__in=measures)
    asked: dict[str, Sum | Count | Min | Max] = {}
    inexact = Case(When(~Q(qualifier="exact"), then=F("qualifier")), output_field=CharField())
    for place, span in enumerate(spans.values()):
        within = Q(period__gte=span.start, period__lt=span.stop)
        asked |= {f"total_{place}": Sum("value", filter=within), f"present_{place}": Count("value", filter=within)}
    asked |= {"least": Min(inexact), "most": Max(inexact), "final": Max("finality")}
    found: dict[int, dict[str, Figure]] = {}
    for measure, *sums, least, most, final in rows.order_by().values_list("measure").annotate(**asked):
        qualifier = Qualifier(least or "exact").combined_with(Qualifier(most or "exact"))
        found[measure] = {
            name: Figure(_sum_value(sums[2 * place], qualifier, Finality(final)), sums[2 * place + 1], len(span))
            for place, (name, span) in enumerate(spans.items())
        }
    return found


def _sum_value(number: Decimal | None, qualifier: Qualifier, finality: Finality) -> Value:
    return Value.absent() if number is None else Value(number, qualifier, finality=finality)
