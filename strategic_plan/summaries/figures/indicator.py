"""One indicator on its own: the figure in words, its chart and districts, why it is rated so, and how it is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import chain

from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import PERCENT, date_words, number, opening, qualified
from strategic_plan.calculations.periods import Period, same_span_a_year_earlier
from strategic_plan.models import Indicator, Measure, Organization
from strategic_plan.summaries.clearance import headline_of, last_complete_year
from strategic_plan.summaries.dashboards.drawings import View
from strategic_plan.summaries.figures.divided import read_divided
from strategic_plan.summaries.figures.revisions import RevisedFigure, read_revisions
from strategic_plan.summaries.indicators.figures import (
    Evaluation,
    evaluate_in_areas,
    evaluate_indicators,
    rolling_points,
)
from strategic_plan.summaries.indicators.lines import FEWEST_POINTS, indicator_line, source_line
from strategic_plan.summaries.observed import end_of, first_period, parts_of, periods_within, start_of
from strategic_plan.summaries.portal.words import bare, figure_sentence
from strategic_plan.summaries.releases.cells import threshold
from strategic_plan.summaries.reports.assemble.headline import part_multiples
from strategic_plan.summaries.reports.drawings import LineChart, Multiples, Point, Series
from strategic_plan.summaries.reports.plan import PlanIndicator

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class MethodLine:
    """One line of the method card."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Fraction:
    """The figure as it is worked out, with its numbers: "2,915 cleared / 6,999 reported = 41.6%"."""

    top: str
    bottom: str
    result: str


@dataclass(frozen=True, slots=True)
class ObservedRow:
    """One stored value of one measure, as a reader downloads it to work the figure out again."""

    measure: str
    area: str
    start: date
    end: date
    value: Decimal | None
    qualifier: str
    absence: str
    finality: str


@dataclass(frozen=True, slots=True)
class AreaTarget:
    """The indicator in another area, rated against the target that area has of its own."""

    name: str
    line: PlanIndicator


@dataclass(frozen=True)
class IndicatorPage:
    """Everything the page and its file show."""

    indicator: Indicator
    line: PlanIndicator
    evaluation: Evaluation
    chart: LineChart | None
    districts: Multiples | None
    areas: tuple[AreaTarget, ...]
    divided: tuple[View, ...]
    revisions: tuple[RevisedFigure, ...]
    method: tuple[MethodLine, ...]
    fraction: Fraction | None

    @property
    def figure(self) -> str:
        """The hero: the number as short as it can be said."""
        if self.evaluation.judgement or self.line.actual.value is None:
            return ""
        return bare(self.line.actual.text, self.indicator.unit if self.indicator.unit != PERCENT.name else "")

    @property
    def sentence(self) -> str:
        """The figure in words, with what it was a year earlier."""
        if self.evaluation.judgement:
            return f"{self.line.actual.text.removesuffix('.')}. {self.evaluation.judgement.reason}"
        if self.line.actual.value is None:
            return _("%(why)s. The figure will stand here when it is.") % {"why": opening(self.line.actual.text)}
        return figure_sentence(replace(self.line, target_words=""))

    @property
    def meta(self) -> str:
        """The change from a year earlier, and whether the figure may still move."""
        finality = _("preliminary") if self.evaluation.is_preliminary else ""
        change = opening(self.line.change_words)
        return " · ".join(part for part in (change, finality) if part)

    @property
    def is_informational(self) -> bool:
        """Whether it is shown for information: activity is counted, never judged."""
        return self.indicator.direction == Indicator.Direction.INFORMATIONAL

    @property
    def as_of(self) -> str:
        """The last day the figure speaks of."""
        return date_words(self.evaluation.end)

    def rows(self) -> Iterator[ObservedRow]:
        """What the figure is made of, oldest first: every period of its measures that is looked back on."""
        measures = (self.indicator.numerator, self.indicator.denominator)
        for measure in measures:
            if measure is not None:
                yield from self._observed(measure)

    def _observed(self, measure: Measure) -> Iterator[ObservedRow]:
        observed = self.evaluation.observed
        first = first_period(observed, measure, self.indicator.area_id) if observed else None
        if observed is None or first is None:
            return
        last = periods_within(measure.grain, date(1, 1, 1), self.evaluation.end).stop
        for period in range(first, last):
            value = observed.value(measure, self.indicator.area_id, period)
            yield ObservedRow(
                measure=measure.title,
                area=self.indicator.area.name,
                start=start_of(measure.grain, period),
                end=end_of(measure.grain, period),
                value=value.number,
                qualifier=value.qualifier if value.is_present else "",
                absence=value.absence or "",
                finality=value.finality if value.is_present else "",
            )


def read_indicator(indicator: Indicator, *, today: date) -> IndicatorPage:
    """One indicator as it stands today, in a fixed number of queries."""
    organization, begins = Organization.objects.get(), date(today.year, 1, 1)
    evaluation = evaluate_indicators(
        Indicator.objects.filter(pk=indicator.pk).current(date.min),
        starts_on=begins,
        ends_on=today,
        today=today,
        organization=organization,
    )[0]
    areas = tuple(
        AreaTarget(each.indicator.area.name, indicator_line(each, with_chart=False))
        for each in evaluate_in_areas([evaluation], starts_on=begins, today=today, organization=organization)
    )
    return IndicatorPage(
        indicator=indicator,
        line=(line := indicator_line(evaluation)),
        evaluation=evaluation,
        chart=with_year_before(evaluation, line.chart) if line.chart else None,
        districts=_districts(evaluation, organization, today, areas),
        areas=areas,
        divided=read_divided(indicator, today=today),
        revisions=read_revisions(_stored(evaluation), indicator.area),
        method=tuple(method_card(evaluation, organization)),
        fraction=fraction_of(evaluation),
    )


def with_year_before(evaluation: Evaluation, chart: LineChart) -> LineChart:
    """The line of an indicator with the same line a year earlier in the lighter tone, where that is known."""
    known = {on: value for on, value in rolling_points(evaluation) if value.is_present}
    before = []
    for point in chart.series[0].points:
        value = known.get(_a_year_before(point.on))
        text = qualified(value, evaluation.unit, in_detail=True) if value else NOTHING
        before.append(Point(on=point.on, label=point.label, value=value.number if value else None, text=text))
    if sum(point.value is not None for point in before) < FEWEST_POINTS:
        return chart
    words = _("a year earlier: %(figure)s") % {"figure": before[-1].text} if before[-1].value is not None else ""
    earlier = Series(name=_("A year earlier"), role="previous", points=tuple(before), words=words)
    return replace(chart, series=(earlier, *chart.series))


def _a_year_before(day: date) -> date:
    """The end of the same period a year earlier; the last day of February stays the last."""
    return same_span_a_year_earlier(Period(day.replace(day=1), day)).end


def _stored(evaluation: Evaluation) -> set[int]:
    """The measures whose observations the indicator is made of."""
    given = (evaluation.indicator.numerator, evaluation.indicator.denominator)
    measures = [measure for measure in given if measure is not None]
    parts = parts_of(measures).values()
    return {measure.pk for measure in (*measures, *chain.from_iterable(parts))}


def _districts(
    evaluation: Evaluation, organization: Organization, today: date, areas: tuple[AreaTarget, ...]
) -> Multiples | None:
    """The parts of the area over the last complete year, on one scale, with the target of each that has one.

    None where there are no parts.
    """
    headline = headline_of(evaluation, small_count=organization.small_count)
    if headline is None or len(headline.areas) < 2:
        return None
    year = last_complete_year(headline, today=today, first_month=organization.fiscal_year_first_month)
    drawn = part_multiples(headline, year, source=None) if year else None
    if drawn is None:
        return None
    targets = {each.name: each.line.target.text for each in areas if each.line.target.value is not None}
    panels = tuple(
        replace(panel, was=_("{was} · target {target}").format(was=panel.was, target=targets[panel.head]))
        if panel.head in targets
        else panel
        for panel in drawn.panels
    )
    return replace(drawn, panels=panels)


def fraction_of(evaluation: Evaluation) -> Fraction | None:
    top, bottom, indicator = evaluation.top, evaluation.bottom, evaluation.indicator
    if top is None or bottom is None or indicator.numerator is None or indicator.denominator is None:
        return None
    detail, shown = evaluation.actual.number, evaluation.unit
    if detail is None:
        return None
    result = _("= %(detail)s, shown as %(shown)s") % {
        "detail": shown.show_in_detail(detail),
        "shown": shown.show(detail),
    }
    return Fraction(
        f"{number(top)} {_noun(indicator.numerator)}", f"{number(bottom)} {_noun(indicator.denominator)}", result
    )


def _noun(measure: Measure) -> str:
    """A measure's title inside a line of words."""
    title = measure.title.split(",")[0]
    return title[:1].lower() + title[1:]


def method_card(evaluation: Evaluation, organization: Organization) -> Iterator[MethodLine]:
    """The method card (rule 20): what it is, how areas combine, what to mind, small numbers, and since when."""
    indicator, measure = evaluation.indicator, evaluation.indicator.numerator
    if indicator.definition:
        yield MethodLine(_("What it is"), indicator.definition)
    yield MethodLine(_("Span"), str(indicator.get_window_display()))
    if indicator.form == Indicator.Form.RATIO:
        yield MethodLine(
            _("Areas and months"), _("A ratio of sums: never an average of the rates of months or districts.")
        )
    limits = " ".join(part for part in (indicator.limits, measure.limits if measure else "") if part)
    if limits:
        yield MethodLine(_("Mind that"), limits)
    if measure is not None:
        yield MethodLine(_("Small numbers"), _small_numbers(measure, organization))
    source = source_line(evaluation)
    if source is not None:
        yield MethodLine(_("Source"), f"{source.text.removeprefix('Source: ')} {source.tag}".strip())
    yield MethodLine(
        _("Version"),
        _("Method %(version)d, since %(day)s.")
        % {"version": indicator.method_version, "day": date_words(indicator.method_since)},
    )


def _small_numbers(measure: Measure, organization: Organization) -> str:
    limit = threshold(measure, organization)
    if limit is None and measure.unit == PERCENT.name:
        return _("A percentage: nothing is withheld.")
    if limit is None:
        return _("A count of activity: nothing is withheld.")
    return _("Counts below %(limit)d are not published, and no change is worked out from them.") % {"limit": limit}
