"""What the public reads of a release: each indicator in words, with its chart, its tables and its method, frozen."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from strategic_plan.calculations.comparisons import Change, compare_figures, compare_rates
from strategic_plan.calculations.formats import Unit, date_words, number, qualified
from strategic_plan.calculations.periods import Period, label
from strategic_plan.calculations.series import Figure as Combined
from strategic_plan.calculations.series import Rate, ratio_of_sums
from strategic_plan.calculations.values import Value
from strategic_plan.models import Area, Grain, Indicator, Measure, Organization, Release
from strategic_plan.summaries.figures.indicator import MethodLine, fraction_of, method_card
from strategic_plan.summaries.indicators.figures import Evaluation, combined, evaluate_indicators
from strategic_plan.summaries.indicators.lines import indicator_line
from strategic_plan.summaries.observed import end_of, periods_within, start_of
from strategic_plan.summaries.releases.cells import CellKey, Cells, threshold
from strategic_plan.summaries.releases.frozen import ShownCell, digest_of, shown_cells
from strategic_plan.summaries.releases.lens import ReleasedFigures, figures_of
from strategic_plan.summaries.reports.codec import canonical, decoded
from strategic_plan.summaries.reports.plan import PlanIndicator


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """An area or a category: its figure, what it was a year earlier, and the change, as they are shown."""

    name: str
    figure: str
    previous: str
    change: str
    is_whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTable:
    """One indicator divided: by area over its own span, or by category over the last complete year."""

    caption: str
    head: str
    rows: tuple[PartRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisedLine:
    """A figure that an earlier release gave differently: "March 2024, District 1: 12, was 10"."""

    measure: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicIndicator:
    """One indicator as the public reads it."""

    line: PlanIndicator
    objective_code: str
    objective_title: str
    priority_number: int
    priority_title: str
    measures: tuple[str, ...]
    method: tuple[MethodLine, ...]
    worked_out: str
    tables: tuple[PartTable, ...]
    revised: tuple[RevisedLine, ...]
    next_words: str
    withheld_words: str

    @property
    def key(self) -> str:
        return self.line.key

    @property
    def is_informational(self) -> bool:
        return self.line.direction == Indicator.Direction.INFORMATIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicFigures:
    """Every indicator of a release, in the order of the plan."""

    plan: str
    as_of: date
    as_of_words: str
    indicators: tuple[PublicIndicator, ...]
    is_preliminary: bool


def read_public(cells: Cells, data: Mapping[str, Any]) -> PublicFigures:
    """The pages of a release, from nothing but what it may show."""
    figures = figures_of(data)
    evaluations = evaluate_indicators(
        Indicator.objects.filter(pk__in=[indicator.pk for indicator in cells.indicators]).current(cells.as_of),
        starts_on=date(cells.as_of.year, 1, 1),
        ends_on=cells.as_of,
        today=cells.as_of,
        organization=cells.organization,
        figures=figures,
    )
    shown = shown_cells(data)
    return PublicFigures(
        plan=cells.plan.title if cells.plan else "",
        as_of=cells.as_of,
        as_of_words=date_words(cells.as_of),
        indicators=tuple(_public(each, cells, figures, shown) for each in evaluations),
        is_preliminary=any(each.is_preliminary for each in evaluations),
    )


def public_figures_of(release: Release) -> PublicFigures:
    """The pages of a release as they were frozen."""
    return _decoded(release.sha256, json.dumps(release.data["figures"]))


@lru_cache(maxsize=4)
def _decoded(_sha256: str, text: str) -> PublicFigures:
    return decoded(PublicFigures, text)


def complete(data: dict[str, Any], figures: PublicFigures) -> tuple[dict[str, Any], str]:
    """The data with their pages, and the fingerprint of both."""
    whole = data | {"figures": json.loads(canonical(figures))}
    return whole, digest_of(whole)


def _public(
    evaluation: Evaluation, cells: Cells, figures: ReleasedFigures, shown: Mapping[CellKey, ShownCell]
) -> PublicIndicator:
    indicator = evaluation.indicator
    objective = indicator.objective
    measures = _measures(indicator, cells)
    codes = tuple(measure.code for measure in measures)
    fraction = fraction_of(evaluation)
    return PublicIndicator(
        line=indicator_line(evaluation),
        objective_code=objective.code,
        objective_title=objective.public_title or objective.title,
        priority_number=objective.priority.number,
        priority_title=objective.priority.public_title or objective.priority.title,
        measures=codes,
        method=tuple(method_card(evaluation, cells.organization)),
        worked_out=f"{fraction.top} / {fraction.bottom} {fraction.result}" if fraction else "",
        tables=tuple(_tables(evaluation, cells, figures)),
        revised=tuple(_revised(codes, cells, shown)),
        next_words=_next_words(measures),
        withheld_words=_withheld_words(measures, cells.organization, shown),
    )


def _measures(indicator: Indicator, cells: Cells) -> tuple[Measure, ...]:
    """The measures an indicator rests on, and the parts of those that are sums."""
    named = [measure.pk for measure in (indicator.numerator, indicator.denominator) if measure is not None]
    wanted = dict.fromkeys(named)
    for measure in cells.measures:
        if measure.pk in named:
            wanted |= dict.fromkeys(part.pk for part in measure.total_of.all())
    known = {measure.pk: measure for measure in cells.measures}
    return tuple(known[pk] for pk in wanted if pk in known)


def _tables(evaluation: Evaluation, cells: Cells, figures: ReleasedFigures) -> Iterator[PartTable]:
    indicator, measure = evaluation.indicator, evaluation.indicator.numerator
    if measure is None:
        return
    periods = periods_within(measure.grain, evaluation.start, evaluation.end)
    a_year = Grain(measure.grain).periods_a_year
    before = range(periods.start - a_year, periods.stop - a_year)
    own = indicator.area_id
    areas = [area for area in cells.areas if own in (area.pk, area.parent_id)]
    with_figures = [area for area in areas if any(key.area == area.code and key.measure == measure.code
                                                  for key in cells.values)]  # fmt: skip
    if periods and len(with_figures) > 1:
        yield PartTable(
            caption=f"{indicator.public_title} by area, {label(Period(evaluation.start, evaluation.end))}",
            head="Area",
            rows=tuple(
                _area_row(evaluation, area, periods, before, figures, cells.organization) for area in with_figures
            ),
        )
    yield from _category_table(evaluation, cells, figures)


def _area_row(
    evaluation: Evaluation,
    area: Area,
    periods: range,
    before: range,
    figures: ReleasedFigures,
    organization: Organization,
) -> PartRow:
    now, made_of = combined(evaluation.indicator, figures, periods, area.pk)
    then, made_of_then = combined(evaluation.indicator, figures, before, area.pk)
    return PartRow(
        name=area.name,
        figure=_words(now, evaluation.unit),
        previous=_words(then, evaluation.unit),
        change=_change(made_of, made_of_then, organization),
        is_whole=area.pk == evaluation.indicator.area_id,
    )


def _category_table(evaluation: Evaluation, cells: Cells, figures: ReleasedFigures) -> Iterator[PartTable]:
    """Each category in the last complete year that the release has, beside the year before."""
    indicator, top, bottom = evaluation.indicator, evaluation.indicator.numerator, evaluation.indicator.denominator
    counted = bottom or top
    categories = [each for each in cells.categories if counted and each.breakdown_id == counted.breakdown_id]
    if counted is None or top is None or len(categories) < 2:
        return
    area = evaluation.indicator.area.code
    years = [(key.first, key.last) for key in cells.values if key.measure == counted.code and key.area == area
             and key.category not in ("all",)]  # fmt: skip
    if not years:
        return
    first, last = max(years)
    a_year = Grain(counted.grain).periods_a_year

    def found(code: str, back: int) -> tuple[Value, Combined | Rate | None]:
        span = (first - back * a_year, last - back * a_year)
        below = figures.cell(counted, indicator.area_id, *span, code)
        if bottom is None:
            return below, Combined(below, int(below.is_present), 1)
        above = figures.cell(top, indicator.area_id, *span, code)
        rate = ratio_of_sums([above], [below], indicator.multiplier)
        if not rate.present or rate.value is None:
            return above if not above.is_present else below, rate
        return Value(number=rate.value, finality=rate.finality), rate

    rows = []
    for category in categories:
        (now, made_of), (then, made_of_then) = found(category.code, 0), found(category.code, 1)
        rows.append(
            PartRow(
                name=category.title,
                figure=_words(now, evaluation.unit),
                previous=_words(then, evaluation.unit),
                change=_change(made_of, made_of_then, cells.organization),
                is_whole=category.is_all,
            )
        )
    span = label(Period(start_of(counted.grain, first), end_of(counted.grain, last)))
    yield PartTable(
        caption=f"{indicator.public_title} by {counted.breakdown.title.lower()}, {span}",
        head=counted.breakdown.title,
        rows=tuple(rows),
    )


def _words(value: Value, unit: Unit) -> str:
    return qualified(value, unit)


def _change(now: Combined | Rate | None, then: Combined | Rate | None, organization: Organization) -> str:
    change = Change()
    if isinstance(now, Rate) and isinstance(then, Rate) and now.present and then.present:
        change = compare_rates(now, then, organization.small_count)
    elif isinstance(now, Combined) and isinstance(then, Combined):
        change = compare_figures(now, then, organization.small_count)
    return ", ".join(part for part in (change.words, change.points_words) if part)


def _revised(codes: tuple[str, ...], cells: Cells, shown: Mapping[CellKey, ShownCell]) -> Iterator[RevisedLine]:
    """The revised single periods, the newest first."""
    measures = {measure.code: measure for measure in cells.measures}
    areas = {area.code: area.name for area in cells.areas}
    changed = [cell for cell in shown.values() if cell.was is not None and cell.key.measure in codes]
    for cell in sorted(changed, key=lambda cell: (-cell.key.first, cell.key)):
        if cell.key.category != "all" or not cell.key.is_single or cell.was is None or cell.value.number is None:
            continue
        measure = measures[cell.key.measure]
        period = Period(start_of(measure.grain, cell.key.first), end_of(measure.grain, cell.key.last))
        now, was = number(cell.value.number), number(cell.was)
        yield RevisedLine(
            measure=measure.title, words=f"{label(period)}, {areas.get(cell.key.area, '')}: {now}, was {was}"
        )


def _next_words(measures: tuple[Measure, ...]) -> str:
    due = [measure.next_due_on for measure in measures if measure.next_due_on]
    return f"Next figures {date_words(max(due))}." if due else ""


def _withheld_words(
    measures: tuple[Measure, ...], organization: Organization, shown: Mapping[CellKey, ShownCell]
) -> str:
    """Why some numbers are not there, where any is."""
    codes = {measure.code for measure in measures}
    limits = [limit for measure in measures if (limit := threshold(measure, organization)) is not None]
    withheld = any(cell.is_withheld for cell in shown.values() if cell.key.measure in codes)
    if not withheld or not limits:
        return ""
    return (
        f"Counts below {number(max(limits))} are not published, nor is any number from which such a count could be "
        "worked out."
    )
