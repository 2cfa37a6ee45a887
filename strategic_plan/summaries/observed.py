"""Observations as the calculations take them: for measures and areas, a value for each period, in one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from strategic_plan.calculations.series import AreaCombination, area_value, whole_of
from strategic_plan.calculations.values import Absence, Finality, Qualifier, Value
from strategic_plan.models import Area, Grain, Measure, Observation


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


@dataclass(frozen=True)
class Observed:
    """What was observed of some measures in the tree of areas: own values as stored, wholes combined on asking."""

    own: Mapping[tuple[int, int], Mapping[int, Value]]
    stated: Mapping[tuple[int, int], Mapping[int, str]]
    children: Mapping[int, Sequence[int]]
    parts: Mapping[int, Sequence[Measure]]
    # A rolling line asks for the same month twelve times: what was combined once is kept.
    _combined: dict[tuple[int, int, int], Value] = field(default_factory=dict, init=False, repr=False, compare=False)

    def value(self, measure: Measure, area: int, period: int) -> Value:
        """The value of an area: observed as a whole, or else the declared sum of its parts (rules 5 and 6)."""
        cell = (measure.pk, area, period)
        if cell not in self._combined:
            self._combined[cell] = self._combine(measure, area, period)
        return self._combined[cell]

    def _combine(self, measure: Measure, area: int, period: int) -> Value:
        own = self._in_areas(measure, area, period)
        if measure.pk not in self.parts:
            return own
        return whole_of(own, [self._in_areas(part, area, period) for part in self.parts[measure.pk]])

    def _in_areas(self, measure: Measure, area: int, period: int) -> Value:
        """The value of one stored measure: the area's own where there is one, otherwise the sum of its children."""
        areas = {area, *self._below(area)}
        own = {each: values[period] for each in areas if period in (values := self.own.get((measure.pk, each), {}))}
        return area_value(area, own, self.children, AreaCombination(measure.combine_areas))

    def values(self, measure: Measure, area: int, periods: Sequence[int]) -> list[Value]:
        """The values of consecutive periods, an absent value for each one missing."""
        return [self.value(measure, area, period) for period in periods]

    def over(self, measure: Measure, area: int, periods: Sequence[int]) -> list[Value]:
        """The values that a total over consecutive periods is made of."""
        return self.values(measure, area, periods)

    def pairs(
        self, top: Measure, bottom: Measure, area: int, periods: Sequence[int]
    ) -> tuple[list[Value], list[Value]]:
        """Both sides of a rate over consecutive periods."""
        return self.values(top, area, periods), self.values(bottom, area, periods)

    def change_as_stated(self, measure: Measure, area: int, period: int) -> str:
        """The change that the source states without its base; empty where it states none."""
        return self.stated.get((measure.pk, area), {}).get(period, "")

    def _below(self, area: int) -> list[int]:
        found = list(self.children.get(area, ()))
        for child in tuple(found):
            found += self._below(child)
        return found


def parts_of(measures: Collection[Measure]) -> dict[int, list[Measure]]:
    """The measures that some measures are the declared sums of; one query."""
    parts: dict[int, list[Measure]] = defaultdict(list)
    declared = Measure.total_of.through.objects.filter(from_measure__in=[measure.pk for measure in measures])
    for row in declared.select_related("to_measure").order_by("to_measure"):
        parts[row.from_measure_id].append(row.to_measure)
    return parts


def observe(measures: Collection[Measure], *, first_year: int, last_year: int) -> Observed:
    """What was observed of some measures over whole years, for the category "all": three queries, whatever the rows."""
    parts = parts_of(measures)
    children: dict[int, list[int]] = defaultdict(list)
    for pk, parent in Area.objects.values_list("pk", "parent"):
        if parent is not None:
            children[parent].append(pk)
    own: dict[tuple[int, int], dict[int, Value]] = defaultdict(dict)
    stated: dict[tuple[int, int], dict[int, str]] = defaultdict(dict)
    asked = {measure.pk for measure in measures} | {part.pk for several in parts.values() for part in several}
    rows = Observation.objects.filter(
        measure__in=asked, category__is_all=True, year__gte=first_year, year__lte=last_year
    ).values_list("measure", "area", "period", "value", "qualifier", "absence", "finality", "change_as_stated")
    for measure, area, period, number, qualifier, absence, finality, change in rows:
        own[measure, area][period] = Value(
            number=number,
            qualifier=Qualifier(qualifier),
            absence=Absence(absence) if absence else None,
            finality=Finality(finality),
        )
        if change:
            stated[measure, area][period] = change
    return Observed(own, stated, children, parts)


def first_period(observed: Observed, measure: Measure, area: int) -> int | None:
    """The earliest period in which anything is known of a measure in an area, or of what it is the sum of."""
    known = [observed.own.get((each.pk, area), {}) for each in (measure, *observed.parts.get(measure.pk, ()))]
    return min((min(periods) for periods in known if periods), default=None)
