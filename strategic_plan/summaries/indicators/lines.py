"""An evaluation in words: the line, the chart and the answer to "Why?" that every page and report shows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from strategic_plan.calculations.comparisons import gap_words
from strategic_plan.calculations.formats import PERCENT, Unit, date_words, number, qualified, short_date, span_words
from strategic_plan.calculations.periods import Period, label
from strategic_plan.calculations.ratings import Rating
from strategic_plan.calculations.targets import TargetKind
from strategic_plan.calculations.values import ChangeAsStated, Qualifier, Value
from strategic_plan.models import Grain, Indicator, Judgement
from strategic_plan.summaries.indicators.figures import Evaluation, rolling_points, value_over
from strategic_plan.summaries.observed import end_of, periods_within, start_of
from strategic_plan.summaries.reports.drawings import Gap, LineChart, Point, Promise, Series, TargetLine
from strategic_plan.summaries.reports.figures import Code, Figure, SourceLine, State
from strategic_plan.summaries.reports.plan import PlanIndicator, RatingInput, SeriesRow

ILLUSTRATIVE = "Illustrative data"
NOTHING = Figure(text="–")
FEWEST_POINTS = 3
"""A line through fewer points than this shows nothing that the figure does not."""


def indicator_line(evaluation: Evaluation, *, with_chart: bool = True) -> PlanIndicator:
    """Everything that is shown of one indicator."""
    indicator, spec = evaluation.indicator, evaluation.spec
    return PlanIndicator(
        key=indicator.code,
        title=indicator.title,
        public_title=indicator.public_title,
        public_words=indicator.public_words,
        measured=str(indicator.get_window_display()),
        unit=indicator.unit,
        direction=indicator.direction,
        period_words=label(Period(evaluation.start, evaluation.end)),
        baseline=_figure(evaluation, spec.baseline if spec else None),
        actual=actual_figure(evaluation),
        previous=_figure(evaluation, evaluation.previous.number),
        change_words=change_words(evaluation),
        expected=_figure(evaluation, evaluation.result.expected, in_detail=True),
        target=_figure(evaluation, spec.value if spec else None),
        target_words=target_words(evaluation),
        target_due_on=spec.due_on if spec else None,
        rating=rating_state(evaluation),
        rating_sentence=rating_sentence(evaluation),
        why=_why(evaluation),
        line=_target_line(evaluation),
        chart=path_chart(evaluation) if with_chart else None,
        rows=_rows(evaluation) if with_chart else (),
        method=indicator.definition,
        source=source_line(evaluation),
        is_lead=indicator.is_lead,
        rule=evaluation.result.rule,
        period_start=evaluation.start,
        period_end=evaluation.end,
        bare=bare_figure(evaluation, evaluation.actual.number),
        qualifier_words=_qualifier(evaluation.actual),
        window=indicator.window,
        numerator=Figure(text=number(evaluation.top), value=evaluation.top) if evaluation.top is not None else None,
        denominator=Figure(text=number(evaluation.bottom), value=evaluation.bottom)
        if evaluation.bottom is not None
        else None,
    )


def actual_figure(evaluation: Evaluation) -> Figure:
    """What happened, or why nothing is known; a judgement says what was found."""
    if evaluation.judgement:
        return Figure(text=_found_words(evaluation.judgement, evaluation.indicator))
    return Figure(text=qualified(evaluation.actual, evaluation.unit), value=evaluation.actual.number)


def _found_words(judgement: Judgement, indicator: Indicator) -> str:
    """What a judgement found, and which step of its scale that is: "A plan, little dialogue (step 2 of 4)"."""
    steps = sum(bool(line.strip()) for line in indicator.scale.splitlines())
    if not judgement.level or not steps:
        return judgement.found
    step = _("step {level} of {steps}").format(level=judgement.level, steps=steps)
    return f"{judgement.found.removesuffix('.')} ({step})"


def bare_figure(evaluation: Evaluation, value: Decimal | None) -> Figure | None:
    """A number without its unit, for a table or a label that says the unit; a percentage keeps its sign."""
    if value is None:
        return None
    unit = evaluation.unit if evaluation.unit.name == PERCENT.name else Unit("", evaluation.unit.decimals)
    return Figure(text=unit.show(value), value=value)


def _qualifier(value: Value) -> str:
    """How a number is to be read where it is not exact: "at least"."""
    return "" if value.qualifier == Qualifier.EXACT else value.qualifier.replace("_", " ")


def change_words(evaluation: Evaluation) -> str:
    """The change from the same span a year earlier, inside a sentence; or as the source states it without its base."""
    if evaluation.change_as_stated:
        return ChangeAsStated(evaluation.change_as_stated).words
    if not evaluation.change.is_comparison or evaluation.previous.number is None:
        return ""
    return f"{evaluation.change.sentence} from {evaluation.unit.show(evaluation.previous.number)}"


def target_words(evaluation: Evaluation) -> str:
    """The promise in a few words: "47% by 31 December 2026", "stay at or above 95%"."""
    spec, unit = evaluation.spec, evaluation.unit
    if spec is None:
        return ""
    by = f"by {date_words(spec.due_on)}"
    match spec.kind:
        case TargetKind.REACH if spec.value is not None:
            return f"{unit.show(spec.value)} {by}"
        case TargetKind.AT_LEAST if spec.value is not None:
            return f"stay at or above {unit.show(spec.value)}"
        case TargetKind.AT_MOST if spec.value is not None:
            return f"stay at or below {unit.show(spec.value)}"
        case TargetKind.WITHIN if spec.lower is not None and spec.upper is not None:
            return f"stay within {unit.show(spec.lower)} and {unit.show(spec.upper)}"
        case TargetKind.FINISH:
            return f"finish {by}"
        case _:
            return evaluation.target.outcome if evaluation.target else ""


def rating_state(evaluation: Evaluation) -> State:
    """The rating with its words: "No rating: not reported"."""
    return State(code=_code(evaluation.result.rating), words=evaluation.result.label)


def rating_sentence(evaluation: Evaluation) -> str:
    """The rule that gave the rating, as a sentence."""
    return f"{evaluation.result.rule_words}."


def path_chart(evaluation: Evaluation) -> LineChart | None:
    """The indicator over time with its promised path; None where there are too few points for a line."""
    points = [(on, value) for on, value in rolling_points(evaluation)]
    if sum(value.is_present for _, value in points) < FEWEST_POINTS:
        return None
    spec, unit, indicator = evaluation.spec, evaluation.unit, evaluation.indicator
    if spec and spec.baseline_on:
        year_before = date(spec.baseline_on.year - 1, 12, 31)
        points = [(on, value) for on, value in points if on >= year_before]
    drawn = tuple(
        Point(on=on, label=short_date(on), value=value.number, text=qualified(value, unit, in_detail=True))
        for on, value in points
    )
    newest_on, newest = points[-1]
    end_words = f"{newest_on:%b %Y}: {qualified(newest, unit)}"
    heading = _chart_heading(evaluation)
    return LineChart(
        title=f"{indicator.title}: {end_words}. {heading}.",
        heading=heading,
        note=_chart_note(evaluation),
        unit=indicator.unit,
        series=(Series(name=indicator.title, role="current", points=drawn, words=end_words),),
        promise=_promise(evaluation),
        gap=_gap(evaluation, newest_on),
        source=source_line(evaluation),
    )


def source_line(evaluation: Evaluation) -> SourceLine | None:
    """Source, as-of, and whether the figures are preliminary."""
    measure = evaluation.indicator.numerator
    if measure is None:
        return None
    through = measure.complete_through or evaluation.end
    state = "preliminary" if evaluation.is_preliminary else "final"
    return SourceLine(
        text=f"Source: {measure.source or 'Service records'}, complete to {date_words(through)}, {state}.",
        tag=ILLUSTRATIVE if measure.is_illustrative else "",
    )


def _code(rating: Rating) -> Code:
    codes: dict[Rating, Code] = {
        Rating.ACHIEVED: "achieved",
        Rating.ON_TRACK: "on_track",
        Rating.AT_RISK: "at_risk",
        Rating.OFF_TRACK: "off_track",
        Rating.WORSENING: "worsening",
        Rating.NO_RATING: "no_rating",
    }
    return codes[rating]


def _figure(evaluation: Evaluation, value: Decimal | None, *, in_detail: bool = False) -> Figure:
    if value is None:
        return NOTHING
    show = evaluation.unit.show_in_detail if in_detail else evaluation.unit.show
    return Figure(text=show(value), value=value)


def _why(evaluation: Evaluation) -> tuple[RatingInput, ...]:
    rule = RatingInput(name="Rule", value=evaluation.result.rule_words)
    return (rule, *(RatingInput(name=given.name, value=given.value) for given in evaluation.result.inputs))


def _target_line(evaluation: Evaluation) -> TargetLine | None:
    """From start to promise, for a target that is to be reached."""
    spec, actual = evaluation.spec, evaluation.actual.number
    if spec is None or spec.kind != TargetKind.REACH or spec.baseline is None or spec.value is None or actual is None:
        return None
    unit, expected = evaluation.unit, evaluation.result.expected
    words = f"From {unit.show(spec.baseline)}, now {unit.show(actual)}"
    if expected is not None:
        words += f", expected by now {unit.show_in_detail(expected)}"
    return TargetLine(
        title=f"{words}, promised {unit.show(spec.value)}",
        baseline=spec.baseline,
        actual=actual,
        target=spec.value,
        expected=expected,
        state=rating_state(evaluation),
    )


def _promise(evaluation: Evaluation) -> Promise | None:
    spec, unit = evaluation.spec, evaluation.unit
    if (
        spec is None
        or spec.kind != TargetKind.REACH
        or spec.baseline is None
        or spec.value is None
        or spec.baseline_on is None
    ):
        return None
    start = Point(
        on=spec.baseline_on, label=short_date(spec.baseline_on), value=spec.baseline, text=unit.show(spec.baseline)
    )
    due = Point(on=spec.due_on, label=short_date(spec.due_on), value=spec.value, text=unit.show(spec.value))
    return Promise(start=start, due=due, words=f"Promised: {unit.show(spec.value)}", by=f"by {date_words(spec.due_on)}")


def _gap(evaluation: Evaluation, on: date) -> Gap | None:
    actual, expected, shortfall = evaluation.actual.number, evaluation.result.expected, evaluation.result.shortfall
    if actual is None or expected is None or shortfall is None or evaluation.spec is None:
        return None
    if evaluation.spec.kind != TargetKind.REACH or on != evaluation.end:
        return None
    return Gap(on=on, actual=actual, expected=expected, words=gap_words(shortfall, evaluation.unit))


def _chart_heading(evaluation: Evaluation) -> str:
    indicator, spec, shortfall = evaluation.indicator, evaluation.spec, evaluation.result.shortfall
    if spec and spec.kind == TargetKind.REACH and shortfall is not None:
        place = gap_words(shortfall, evaluation.unit)
        path = "on the path to the promise" if place == "as expected" else f"{place} of the path to the promise"
        path = path.replace("better of", "better than")
        return f"{indicator.title} stood {path}"
    return f"{indicator.title}, {indicator.get_window_display().lower()}"


def _chart_note(evaluation: Evaluation) -> str:
    indicator = evaluation.indicator
    unit = "per cent" if indicator.unit == PERCENT.name else (indicator.unit or "count")
    spans = {
        Indicator.Window.TWELVE_MONTHS: "the last 12 months at each point",
        Indicator.Window.YEAR: "each year",
    }
    span = spans.get(Indicator.Window(indicator.window), "each period")
    return f"{indicator.area.name}, {unit}; {span}"


def _rows(evaluation: Evaluation) -> tuple[SeriesRow, ...]:
    """Each period of the last year beside the same period a year earlier, as a reader may download it."""
    indicator, observed = evaluation.indicator, evaluation.observed
    measure = indicator.numerator
    if observed is None or measure is None:
        return ()
    a_year = Grain(measure.grain).periods_a_year
    last = periods_within(measure.grain, date(1, 1, 1), evaluation.end).stop
    rows = []
    for period in range(last - a_year, last):
        current, previous = (_single(evaluation, index) for index in (period, period - a_year))
        start, end = start_of(measure.grain, period), end_of(measure.grain, period)
        rows.append(
            SeriesRow(
                start=start,
                end=end,
                label=span_label(start, end),
                current=current[0],
                previous=previous[0],
                change=NOTHING,
                finality=current[1],
            )
        )
    return tuple(rows)


def _single(evaluation: Evaluation, period: int) -> tuple[Figure, str]:
    value = value_over(evaluation, (period,))
    return Figure(text=qualified(value, evaluation.unit, in_detail=True), value=value.number), str(value.finality)


def span_label(start: date, end: date) -> str:
    """The name of a period where it has one ("March 2024"), otherwise its dates."""
    return label(Period(start, end)) or span_words(start, end)
