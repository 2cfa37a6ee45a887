"""A dashboard's figures by area: each count and rate over each span, beside the same span a year earlier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from strategic_plan.calculations.comparisons import Change
from strategic_plan.calculations.formats import NO_BREAK_SPACE, Unit, number
from strategic_plan.calculations.periods import MONTHS_IN_A_YEAR, Period
from strategic_plan.calculations.series import (
    Figure,
    PeriodCombination,
    Rate,
    Reconciliation,
    combine_periods,
    ratio_of_sums,
    whole_of,
)
from strategic_plan.calculations.values import Value
from strategic_plan.models import Area, Measure
from strategic_plan.summaries.clearance import Span
from strategic_plan.summaries.dashboards.asked import Frame
from strategic_plan.summaries.dashboards.subject import Subject
from strategic_plan.summaries.observed import Observed

NOTHING = "–"


@dataclass(frozen=True)
class Figures:
    """Observations of a subject, narrowed to what was asked, ready to be asked by area and period."""

    subject: Subject
    frame: Frame
    observed: Observed

    @property
    def counted(self) -> tuple[Measure, ...]:
        """The measures that add up to the count: every state, or those chosen."""
        chosen = self.frame.states or self.subject.states
        return tuple(state.measure for state in chosen) or (self.subject.count,)

    @property
    def on_top(self) -> tuple[Measure, ...]:
        """The measures that add up to the rate's numerator; none where no chosen state counts."""
        if self.subject.top is None:
            return ()
        chosen = self.frame.states or self.subject.states
        return tuple(state.measure for state in chosen if state.counts) if chosen else (self.subject.top,)

    @property
    def below(self) -> tuple[Measure, ...]:
        """The measures that add up to the denominator: always every state, so that a rate stays a rate of all."""
        return tuple(state.measure for state in self.subject.states) or (self.subject.count,)

    def value(self, measures: Sequence[Measure], areas: Sequence[Area], month: int) -> Value:
        """The sum of measures over areas in one month; not known while one of them is missing."""
        parts = [self.observed.value(measure, area.pk, month) for measure in measures for area in areas]
        return parts[0] if len(parts) == 1 else whole_of(None, parts)

    def count(self, areas: Sequence[Area], months: range) -> Figure:
        return combine_periods([self.value(self.counted, areas, month) for month in months], PeriodCombination.SUM)

    def rate(self, areas: Sequence[Area], months: range) -> Rate:
        per = self.subject.indicator.multiplier
        if not self.on_top:
            return Rate(Decimal(0), Decimal(0), per, 0, len(months))
        tops = [self.value(self.on_top, areas, month) for month in months]
        return ratio_of_sums(tops, [self.value(self.below, areas, month) for month in months], per)

    def span(self, areas: Sequence[Area], period: Period) -> Span:
        """Some areas together over whole months."""
        months = period.months()
        before = range(months.start - MONTHS_IN_A_YEAR, months.stop - MONTHS_IN_A_YEAR)
        return Span(
            count=self.count(areas, months),
            count_before=self.count(areas, before),
            rate=self.rate(areas, months),
            rate_before=self.rate(areas, before),
            small_count=self.subject.organization.small_count,
        )

    def reconciled(self, period: Period) -> tuple[Reconciliation, Reconciliation]:
        """The whole against the sum of its parts over a period, and over the same a year earlier."""
        months = period.months()
        before = range(months.start - MONTHS_IN_A_YEAR, months.stop - MONTHS_IN_A_YEAR)
        return self._reconcile(months), self._reconcile(before)

    def _reconcile(self, months: range) -> Reconciliation:
        whole = self.count((self.subject.whole,), months)
        parts = self.count(self.subject.districts, months)
        return Reconciliation(whole.number if whole.is_complete else None, parts.number if parts.is_complete else None)


@dataclass(frozen=True, slots=True)
class Shown:
    """One figure with what it was and how it changed, unrounded and as shown."""

    value: Decimal | None
    previous: Decimal | None
    change: Change
    value_words: str
    previous_words: str
    note: str = ""

    @property
    def sense(self) -> str:
        """Which way the mark turns; it says nothing about good or bad."""
        return self.change.sense or ""

    def as_data(self) -> dict[str, Any]:
        """The figure as a file gives it; unrounded numbers as text, so that none is rounded on the way."""
        return {
            "value": _exact(self.value),
            "shown": self.value_words,
            "previous": _exact(self.previous),
            "previous_shown": self.previous_words,
            "change": _exact(self.change.relative),
            "change_shown": self.change.words,
            "change_points": _exact(self.change.points),
            "change_points_shown": self.change.points_words.replace(NO_BREAK_SPACE, " "),
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """One area, or several together, over one span: its count and its rate."""

    code: str
    name: str
    is_whole: bool
    span: str
    count: Shown
    rate: Shown

    def as_data(self, *, with_rate: bool) -> dict[str, Any]:
        figures = {"code": self.code, "name": self.name, "count": self.count.as_data()}
        return figures | ({"rate": self.rate.as_data()} if with_rate else {})


def area_figures(
    figures: Figures, code: str, name: str, areas: Sequence[Area], key: str, period: Period, *, average: bool
) -> AreaFigures:
    """What one row of a dashboard says over one span."""
    span = figures.span(areas, period)
    return AreaFigures(
        code=code,
        name=name,
        is_whole=figures.subject.whole in areas or len(areas) > 1,
        span=key,
        count=_average(span) if average else _count(span),
        rate=_rate(span, figures.subject.unit),
    )


def _count(span: Span) -> Shown:
    now, before = span.count, span.count_before
    return Shown(now.number, before.number, span.change, _words(now.number), _words(before.number), _missing(now))


def _average(span: Span) -> Shown:
    """The average month: the present months over their number (rule 11); its change is that of the sums."""
    now, before = (
        each.number / each.present if each.number is not None and each.present else None
        for each in (span.count, span.count_before)
    )
    return Shown(now, before, span.change, _words(now), _words(before), _missing(span.count))


def _rate(span: Span, unit: Unit) -> Shown:
    now, before = span.rate.value, span.rate_before.value
    note = "" if span.rate.is_complete or now is None else _months(span.rate.present, span.rate.expected)
    return Shown(now, before, span.rate_change, _rate_words(now, unit), _rate_words(before, unit), note)


def _rate_words(value: Decimal | None, unit: Unit) -> str:
    return NOTHING if value is None else unit.show(value)


def _missing(figure: Figure) -> str:
    return "" if figure.is_complete or figure.number is None else _months(figure.present, figure.expected)


def _months(present: int, expected: int) -> str:
    return f"incomplete: {present} of {expected} months"


def _words(value: Decimal | None) -> str:
    return NOTHING if value is None else number(value)


def _exact(value: Decimal | None) -> str | None:
    if value is None:
        return None
    digits = f"{value:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
