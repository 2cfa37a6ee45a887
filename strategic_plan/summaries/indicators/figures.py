"""Each indicator worked out from its observations and rated: the one place where that happens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice

from strategic_plan.calculations.comparisons import Change, compare_figures, compare_rates
from strategic_plan.calculations.formats import Unit
from strategic_plan.calculations.periods import fiscal_year_of
from strategic_plan.calculations.ratings import Actual, RatingResult, rate, rate_finish, rate_judgement
from strategic_plan.calculations.ratings import Judgement as JudgementWords
from strategic_plan.calculations.ratings import Rating as RatingOf
from strategic_plan.calculations.series import Figure, PeriodCombination, Rate, combine_periods, ratio_of_sums
from strategic_plan.calculations.targets import Basis, Direction, Step, TargetKind, TargetSpec
from strategic_plan.calculations.values import Absence, Finality, Value, shared_absence
from strategic_plan.models import Area, Grain, Indicator, Judgement, Measure, Organization, Target
from strategic_plan.models.indicators.indicators import IndicatorQuerySet
from strategic_plan.summaries.observed import Observed, end_of, first_period, observe, periods_within, start_of

# Charts and comparisons look back this far, so that one query serves the figure, its past and its path.
YEARS_BACK = 5


@dataclass(frozen=True)
class Evaluation:
    """One indicator at the end of a period: what it is, was, should be, and why it is rated so.

    `start` and `end` are those of the figure, `asked_to` is the end of the period that was asked for.
    `actual` and `previous` are in the indicator's unit; `top` and `bottom` are a rate's two sums.
    """

    indicator: Indicator
    target: Target | None
    spec: TargetSpec | None
    unit: Unit
    start: date
    end: date
    asked_to: date
    actual: Value
    previous: Value
    change: Change
    change_as_stated: str
    result: RatingResult
    top: Decimal | None = None
    bottom: Decimal | None = None
    judgement: Judgement | None = None
    observed: Observed | None = None

    @property
    def is_preliminary(self) -> bool:
        return self.actual.is_present and self.actual.finality == Finality.PRELIMINARY


def evaluate_indicators(
    indicators: IndicatorQuerySet,
    *,
    starts_on: date,
    ends_on: date,
    today: date,
    organization: Organization,
    figures: Observed | None = None,
) -> list[Evaluation]:
    """Work out and rate indicators as of the end of a period: five queries, whatever their number.

    From what was observed, or from other ``figures``: for the public, those of a release.
    """
    rows = list(
        indicators.select_related("objective__priority", "numerator", "denominator", "area").prefetch_related(
            "targets__steps", "judgements"
        )
    )
    measures = {measure.pk: measure for row in rows for measure in (row.numerator, row.denominator) if measure}
    observed = figures or observe(
        measures.values(),
        first_year=ends_on.year - YEARS_BACK,
        last_year=ends_on.year,
        areas={row.area_id for row in rows},
    )
    return [_evaluate(row, observed, starts_on, ends_on, today, organization) for row in rows]


def evaluate_in_areas(
    evaluations: Iterable[Evaluation], *, starts_on: date, today: date, organization: Organization
) -> list[Evaluation]:
    """Indicators again in each other area that has a target of its own, rated against that: two queries, or none."""
    asked = [
        (each, area)
        for each in evaluations
        if each.indicator.numerator is not None
        for area in dict.fromkeys(
            target.area_id
            for target in each.indicator.targets.all()
            if target.area_id != each.indicator.area_id and _holds(target, each.asked_to)
        )
    ]
    if not asked:
        return []
    areas = Area.objects.in_bulk({area for _each, area in asked})
    given = {measure for each, _area in asked for measure in (each.indicator.numerator, each.indicator.denominator)}
    last_year = max(each.asked_to.year for each, _area in asked)
    observed = observe(
        [measure for measure in given if measure], first_year=last_year - YEARS_BACK, last_year=last_year, areas=areas
    )
    found = []
    for each, area in asked:
        indicator = copy(each.indicator)
        indicator.area = areas[area]
        found.append(_evaluate(indicator, observed, starts_on, each.asked_to, today, organization))
    return sorted(found, key=lambda each: (each.indicator.pk, each.indicator.area.position, each.indicator.area.name))


def rolling_points(evaluation: Evaluation) -> list[tuple[date, Value]]:
    """The indicator over the 12 months (or the year) to each period of its measure, oldest first; for its chart."""
    return [*_from_the_newest(evaluation)][::-1]


def newest_points(evaluation: Evaluation, count: int) -> list[tuple[date, Value]]:
    """The last few of these points that have a number, oldest first; for a small line."""
    present = ((on, value) for on, value in _from_the_newest(evaluation) if value.is_present)
    return [*islice(present, count)][::-1]


def _from_the_newest(evaluation: Evaluation) -> Iterator[tuple[date, Value]]:
    indicator, observed = evaluation.indicator, evaluation.observed
    if observed is None or indicator.numerator is None:
        return
    grain = indicator.numerator.grain
    last = periods_within(grain, date(1, 1, 1), evaluation.end).stop - 1
    width = len(periods_within(grain, evaluation.start, evaluation.end)) or 1
    first_known = first_period(observed, indicator.numerator, indicator.area_id)
    if first_known is None:
        return
    for period in range(last, first_known + width - 2, -1):
        yield end_of(grain, period), combined(indicator, observed, range(period - width + 1, period + 1))[0]


def value_over(evaluation: Evaluation, periods: Sequence[int]) -> Value:
    """The indicator's value over other periods than its own."""
    if evaluation.observed is None:
        return Value.absent(Absence.NOT_REPORTED)
    return combined(evaluation.indicator, evaluation.observed, periods)[0]


def _evaluate(
    indicator: Indicator, observed: Observed, starts_on: date, ends_on: date, today: date, organization: Organization
) -> Evaluation:
    target = _target_in_force(indicator, ends_on)
    spec = target_spec(target, indicator) if target else None
    unit = Unit(indicator.unit, indicator.decimals)
    if indicator.form == Indicator.Form.QUALITATIVE or indicator.numerator is None:
        return _judged(indicator, target, spec, unit, starts_on, ends_on, today)
    periods = window(indicator, indicator.numerator, starts_on, ends_on, organization.fiscal_year_first_month)
    grain = indicator.numerator.grain
    a_year = Grain(grain).periods_a_year
    before = range(periods.start - a_year, periods.stop - a_year)
    actual, figure = combined(indicator, observed, periods)
    previous, figure_before = combined(indicator, observed, before)
    if isinstance(figure, Rate) and isinstance(figure_before, Rate):
        change = compare_rates(figure, figure_before, organization.small_count)
    elif isinstance(figure, Figure) and isinstance(figure_before, Figure):
        change = compare_figures(figure, figure_before, organization.small_count)
    else:
        change = Change()
    start = start_of(grain, periods.start) if periods else starts_on
    end = end_of(grain, periods.stop - 1) if periods else ends_on
    direction = Direction(indicator.direction)
    if spec is not None and spec.kind == TargetKind.FINISH:
        result = rate_finish(spec, done_on=_done_on(indicator), today=today)
    else:
        denominator = figure.denominator if isinstance(figure, Rate) else None
        result = rate(
            spec,
            Actual(actual, end, denominator, _months(len(periods), a_year)),
            today=today,
            direction=direction,
            unit=unit,
            fewest_events=organization.smallest_denominator,
        )
    stated = observed.change_as_stated(indicator.numerator, indicator.area_id, periods.stop - 1) if periods else ""
    return Evaluation(
        indicator=indicator,
        target=target,
        spec=spec,
        unit=unit,
        start=start,
        end=end,
        asked_to=ends_on,
        actual=actual,
        previous=previous,
        change=change,
        change_as_stated=stated,
        result=result,
        top=figure.numerator if isinstance(figure, Rate) and figure.present else None,
        bottom=figure.denominator if isinstance(figure, Rate) and figure.present else None,
        observed=observed,
    )


def window(indicator: Indicator, measure: Measure, starts_on: date, ends_on: date, first_month: int) -> range:
    """The periods an indicator is worked out over: of its window, complete, and ended by the end of the period.

    A measure fed by files says how far it is complete; one fed by updates is complete when they are approved.
    """
    limit = min(ends_on, measure.complete_through) if measure.complete_through else ends_on
    grain = measure.grain
    match indicator.window:
        case Indicator.Window.TWELVE_MONTHS:
            last = periods_within(grain, date(1, 1, 1), limit).stop
            return range(last - Grain(grain).periods_a_year, last)
        case Indicator.Window.YEAR_TO_DATE:
            return periods_within(grain, fiscal_year_of(ends_on, first_month).start, limit)
        case Indicator.Window.YEAR:
            year = fiscal_year_of(limit, first_month)
            if limit < year.end:
                year = fiscal_year_of(year.start - timedelta(days=1), first_month)
            return periods_within(grain, year.start, year.end)
        case _:
            return periods_within(grain, starts_on, limit)


def target_spec(target: Target, indicator: Indicator) -> TargetSpec:
    """A target as the rules take it."""
    kind = TargetKind(target.kind)
    band = kind == TargetKind.WITHIN
    basis = {
        Indicator.Window.YEAR_TO_DATE: Basis.YEAR_TO_DATE,
        Indicator.Window.TWELVE_MONTHS: Basis.TWELVE_MONTHS,
    }.get(Indicator.Window(indicator.window), Basis.LATEST)
    return TargetSpec(
        kind=kind,
        due_on=target.due_on,
        value=None if band else target.value,
        lower=target.value if band else None,
        upper=target.upper if band else None,
        baseline=target.baseline,
        baseline_on=target.baseline_on,
        steps=tuple(Step(step.on, step.value) for step in target.steps.all()) if kind == TargetKind.REACH else (),
        stated_tolerance=target.tolerance,
        basis=basis,
    )


def combined(
    indicator: Indicator, observed: Observed, periods: Sequence[int], area: int | None = None
) -> tuple[Value, Figure | Rate | None]:
    """The indicator's value over some periods, with what it was made of; in its own area where none is named."""
    measure, area = indicator.numerator, area or indicator.area_id
    if measure is None or not periods:
        return Value.absent(Absence.NOT_REPORTED), None
    if indicator.form == Indicator.Form.RATIO and indicator.denominator is not None:
        tops, bottoms = observed.pairs(measure, indicator.denominator, area, periods)
        rate_found = ratio_of_sums(tops, bottoms, indicator.multiplier)
        if rate_found.value is None or not rate_found.present:
            return Value.absent(shared_absence([*tops, *bottoms])), rate_found
        return Value(number=rate_found.value, finality=rate_found.finality), rate_found
    how = (
        PeriodCombination.LATEST
        if indicator.form == Indicator.Form.LATEST
        else PeriodCombination(measure.combine_periods)
    )
    figure = combine_periods(observed.over(measure, area, periods), how)
    return figure.value, figure


def _judged(
    indicator: Indicator,
    target: Target | None,
    spec: TargetSpec | None,
    unit: Unit,
    starts_on: date,
    ends_on: date,
    today: date,
) -> Evaluation:
    judgement = next((each for each in indicator.judgements.all() if each.judged_on <= max(ends_on, today)), None)
    if spec is not None and spec.kind == TargetKind.FINISH:
        result = rate_finish(spec, done_on=_done_on(indicator), today=today)
    else:
        result = rate_judgement(JudgementWords(RatingOf(judgement.rating), judgement.reason) if judgement else None)
    nothing = Value.absent(Absence.NOT_REPORTED)
    return Evaluation(
        indicator=indicator,
        target=target,
        spec=spec,
        unit=unit,
        start=starts_on,
        end=judgement.judged_on if judgement else ends_on,
        asked_to=ends_on,
        actual=nothing,
        previous=nothing,
        change=Change(),
        change_as_stated="",
        result=result,
        judgement=judgement,
    )


def _done_on(indicator: Indicator) -> date | None:
    """When something to be finished was finished: the judgement that says so."""
    return next((each.judged_on for each in indicator.judgements.all() if each.rating == RatingOf.ACHIEVED), None)


def _target_in_force(indicator: Indicator, day: date) -> Target | None:
    own = (target for target in indicator.targets.all() if target.area_id == indicator.area_id)
    return next((target for target in own if _holds(target, day)), None)


def _holds(target: Target, day: date) -> bool:
    return target.in_force_from <= day and (target.in_force_until is None or target.in_force_until > day)


def _months(periods: int, a_year: int) -> int:
    return max(1, min(12, periods * 12 // a_year))


def by_objective(evaluations: Iterable[Evaluation]) -> dict[int, list[Evaluation]]:
    """Evaluations grouped by the objective they belong to."""
    grouped: dict[int, list[Evaluation]] = {}
    for evaluation in evaluations:
        grouped.setdefault(evaluation.indicator.objective_id, []).append(evaluation)
    return grouped
