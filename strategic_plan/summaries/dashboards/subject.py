"""What a dashboard by area is about: a count, perhaps a rate of it, its states, its areas and its categories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from strategic_plan.calculations.formats import Unit, opening
from strategic_plan.models import Area, Category, Dashboard, Grain, Indicator, Measure, Organization
from strategic_plan.summaries.observed import parts_of


@dataclass(frozen=True, slots=True)
class State:
    """One state of what is counted; each is a measure of its own, and `counts` says whether the rate counts it."""

    measure: Measure
    title: str
    counts: bool

    @property
    def code(self) -> str:
        return self.measure.code


@dataclass(frozen=True)
class Subject:
    """The indicator with everything its figures are divided by. Without `top` there is a count and no rate."""

    indicator: Indicator
    count: Measure
    top: Measure | None
    states: tuple[State, ...]
    areas: tuple[Area, ...]
    categories: tuple[Category, ...]
    organization: Organization

    @property
    def whole(self) -> Area:
        return next(area for area in self.areas if area.pk == self.indicator.area_id)

    @property
    def districts(self) -> tuple[Area, ...]:
        return tuple(area for area in self.areas if area.pk != self.indicator.area_id)

    @property
    def unit(self) -> Unit:
        return Unit(self.indicator.unit, self.indicator.decimals)

    @property
    def count_title(self) -> str:
        """What is counted, without its place: "Occurrences"."""
        return self.count.title.split(",")[0]

    @property
    def rate_title(self) -> str:
        """The rate, without its place: "Clearance rate"."""
        return self.indicator.title.split(",")[0] if self.top else ""

    @property
    def noun(self) -> str:
        """What is counted, inside a sentence: "occurrences"."""
        return self.count_title[:1].lower() + self.count_title[1:]

    @property
    def participle(self) -> str:
        """What became of what the rate counts: "cleared" of "Occurrences cleared"; empty where the titles say none."""
        if self.top is None or not self.top.title.startswith(f"{self.count_title} "):
            return ""
        return self.top.title.removeprefix(f"{self.count_title} ").split(",")[0]

    @property
    def stored(self) -> tuple[Measure, ...]:
        """The measures that observations are kept of: the states, and what is not the sum of states."""
        found = [state.measure for state in self.states]
        if not found:
            found = [measure for measure in (self.count, self.top) if measure is not None]
        return tuple(found)


def fits_by_area(indicator: Indicator) -> bool:
    """Whether a dashboard by area can show an indicator: a sum, or a ratio of sums, of counts kept by month."""
    measures = [measure for measure in (indicator.numerator, indicator.denominator) if measure is not None]
    return indicator.form in (Indicator.Form.SUM, Indicator.Form.RATIO) and all(
        measure.grain == Grain.MONTH and measure.combine_periods == Measure.CombinePeriods.SUM for measure in measures
    )


def read_subject(dashboard: Dashboard, indicators: Sequence[Indicator], code: str = "") -> Subject | None:
    """The indicator asked for, or the first; None where the dashboard shows none that fits. Four queries."""
    fitting = [indicator for indicator in indicators if fits_by_area(indicator)]
    indicator = next((each for each in fitting if each.code == code), fitting[0] if fitting else None)
    if indicator is None or indicator.numerator is None:
        return None
    return subject_of(indicator, breakdown=dashboard.breakdown_id)


def subject_of(indicator: Indicator, *, breakdown: int | None = None) -> Subject:
    """A count or a rate with its states, areas and the categories of the breakdown that is offered."""
    if indicator.numerator is None:
        raise ValueError("a described scale is not counted")
    count = indicator.denominator or indicator.numerator
    top = indicator.numerator if indicator.denominator else None
    parts = parts_of([measure for measure in (count, top) if measure is not None])
    counted = {part.pk for part in parts.get(top.pk, [top])} if top else set()
    categories = Category.objects.filter(breakdown=breakdown, is_all=False).order_by("position", "pk")
    return Subject(
        indicator=indicator,
        count=count,
        top=top,
        states=_states(count, parts.get(count.pk, ()), counted),
        areas=tuple(
            area
            for area in Area.objects.in_order()
            if area.pk == indicator.area_id or area.parent_id == indicator.area_id
        ),
        categories=tuple(categories) if breakdown == count.breakdown_id else (),
        organization=Organization.objects.get(),
    )


def _states(count: Measure, parts: Sequence[Measure], counted: set[int]) -> tuple[State, ...]:
    """The states of a count, those that the rate counts first; none where it is no declared sum."""
    prefix = f"{count.title.split(',')[0]} "
    states = [State(part, opening(part.title.removeprefix(prefix).split(",")[0]), part.pk in counted) for part in parts]
    return tuple(sorted(states, key=lambda state: not state.counts))
