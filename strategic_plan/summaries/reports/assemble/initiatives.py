"""One initiative of a district in its words and figures, and the chart of what is counted month by month."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from strategic_plan.calculations.formats import join_words, month_name, number, short_date
from strategic_plan.calculations.series import PeriodCombination, combine_periods
from strategic_plan.calculations.values import Value
from strategic_plan.models import Action, Area, Grain, Indicator, Measure
from strategic_plan.summaries.indicators.figures import Evaluation
from strategic_plan.summaries.indicators.lines import source_line
from strategic_plan.summaries.observed import periods_within, start_of
from strategic_plan.summaries.reports.assemble.source import Source
from strategic_plan.summaries.reports.drawings import BarChart, Chart, Point, Role, Series
from strategic_plan.summaries.reports.overview_sections import Initiative, PartnerLine
from strategic_plan.summaries.reports.plan import PlanAction, PlanPriority


def initiative(source: Source, action: Action, line: PlanAction, area: Area) -> Initiative:
    """What it is, with whom, when, how it stands and what came of it; the result that was recorded goes first."""
    result = action.result or line.done
    where = area.name if any(each.pk == area.pk for each in action.areas.all()) else "Region-wide"
    elsewhere = [each.name for each in action.areas.all() if each.pk != area.pk and where == area.name]
    return Initiative(
        code=line.code,
        kind=str(action.get_kind_display()),
        title=line.title,
        description=action.description,
        dates=f"{short_date(action.starts_on)} to {short_date(action.due_on)}",
        where=join_words([where, *elsewhere]),
        state=line.state,
        result=result,
        result_head="Result"
        if action.result
        else f"What was reported for {source.reading.cycle.title}"
        if source.reading.cycle
        else "What was reported",
        next=line.next,
        partners=_partners(action),
    )


def _partners(action: Action) -> tuple[PartnerLine, ...]:
    """The partners of an action by kind, as names of kinds where the name is not ours to give."""
    rows = sorted(action.partners.all(), key=lambda partner: partner.kind)
    return tuple(
        PartnerLine(kind=str(kind), names="; ".join(partner.name for partner in group))
        for kind, group in groupby(rows, key=lambda partner: partner.get_kind_display())
    )


def area_chart(source: Source, area: Area, priority: PlanPriority) -> Chart | None:
    """The first count of a priority that is kept for the district by month or quarter, beside the year before."""
    for evaluation in source.reading.evaluations:
        if evaluation.indicator.objective.priority.number != priority.number or _is_headline(source, evaluation):
            continue
        if chart := _counted(source, evaluation, area):
            return chart
    return None


def _is_headline(source: Source, evaluation: Evaluation) -> bool:
    """Whether it rests on the counts that have a page of their own."""
    headline = source.headline
    return headline is not None and evaluation.indicator.denominator_id == headline.indicator.denominator_id


def _counted(source: Source, evaluation: Evaluation, area: Area) -> BarChart | None:
    indicator, observed = evaluation.indicator, evaluation.observed
    measure = indicator.denominator or indicator.numerator
    if measure is None or observed is None or measure.grain == "year" or indicator.form == Indicator.Form.LATEST:
        return None
    if measure.kind != Measure.Kind.COUNT:
        return None
    current = periods_within(measure.grain, source.period.start, source.period.end)
    width = len(current)
    a_year = Grain(measure.grain).periods_a_year
    before = range(current.start - a_year, current.stop - a_year)
    values = [observed.value(measure, area.pk, period) for period in current]
    if not values or any(value.number is None for value in values):
        return None
    earlier = [observed.value(measure, area.pk, period) for period in before]
    labels = [_label(measure.grain, period) for period in current]
    year = source.period.end.year
    series = [_series(str(year), "current", labels, current, values, measure.grain)]
    if all(value.number is not None for value in earlier):
        series.insert(0, _series(str(year - 1), "previous", labels, before, earlier, measure.grain))
    total = combine_periods(values, PeriodCombination.SUM).value.number or 0
    peak = max(range(width), key=lambda place: values[place].number or 0)
    heading = f"{measure.title}: {number(total)} in {area.name}, most in {_long(measure.grain, current[peak])}"
    return BarChart(
        title=f"{measure.title} in {area.name}, {year}: {number(total)}; "
        f"most in {_long(measure.grain, current[peak])}, {number(values[peak].number or 0)}.",
        heading=heading,
        note=f"{area.name}, each {'month' if measure.grain == 'month' else 'quarter'} of {year}"
        + (f" beside {year - 1}" if len(series) > 1 else ""),
        series=tuple(series),
        source=source_line(evaluation),
    )


def _series(
    name: str, role: Role, labels: Sequence[str], periods: range, values: Sequence[Value], grain: str
) -> Series:
    return Series(
        name=name,
        role=role,
        points=tuple(
            Point(on=start_of(grain, period), label=label, value=value.number, text=number(value.number or 0))
            for label, period, value in zip(labels, periods, values, strict=True)
        ),
    )


def _label(grain: str, period: int) -> str:
    start = start_of(grain, period)
    return month_name(start.month)[:3] if grain == "month" else f"Q{(start.month + 2) // 3}"


def _long(grain: str, period: int) -> str:
    start = start_of(grain, period)
    return month_name(start.month) if grain == "month" else f"Quarter {(start.month + 2) // 3}"
