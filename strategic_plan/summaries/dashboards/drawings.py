"""The charts of a dashboard by area: counts by status, month by month, and the rate over five years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import join_words, month_name, number, round_half_away
from strategic_plan.calculations.periods import Period, label, month_of, month_start
from strategic_plan.calculations.series import PeriodCombination, Rate, combine_periods, ratio_of_sums, whole_of
from strategic_plan.calculations.values import Value
from strategic_plan.charts import (
    Axis,
    Bar,
    BarChart,
    BarSeries,
    Cell,
    LineChart,
    Multiples,
    Panels,
    Point,
    Series,
    SparkCell,
    SparkGrid,
    StackedBars,
    StackRow,
    Tick,
)
from strategic_plan.models import Area, Category, Measure
from strategic_plan.summaries.clearance import Span
from strategic_plan.summaries.dashboards.figures import NOTHING
from strategic_plan.summaries.dashboards.page import AreaDashboard, Column
from strategic_plan.summaries.dashboards.readings import read_months
from strategic_plan.summaries.observed import observe_spans

MOST_STATES = 3
Drawing = StackedBars | Panels | BarChart | Multiples | SparkGrid


@dataclass(frozen=True)
class View:
    """One view of a dashboard: its sentence, the line under it, its drawing, and how wide it likes to be."""

    key: str
    says: str
    sub: str
    drawing: Drawing
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """What one row of a drawing stands for: some areas, in some categories."""

    name: str
    areas: tuple[Area, ...]
    category: Category | None


Totals = Callable[[Sequence[Measure], Group, int], Value]


def read_view(page: AreaDashboard, kind: str) -> View | None:
    """One view by its kind; nothing where it has nothing to show. At most one query."""
    readers: dict[str, Callable[[AreaDashboard], View | None]] = {
        "status": _by_status,
        "months": _by_month,
        "years": _over_years,
    }
    return readers[kind](page) if kind in readers else None


# Counts by status


def _by_status(page: AreaDashboard) -> View | None:
    subject, column = page.subject, _chosen_column(page)
    states = page.frame.states or subject.states
    if not len(subject.states) > 1 or not 1 <= len(states) <= MOST_STATES:
        return None
    groups = _groups(page)
    total = _totals(page, [column.period.months()])
    below = [state.measure for state in subject.states]
    tops = [state.measure for state in subject.states if state.counts]
    found = []
    for group in groups:
        parts = [total([state.measure], group, 0) for state in states]
        numbers = [part.number for part in parts if part.number is not None]
        if len(numbers) == len(states):
            rate = _rate(page, total, tops, below, group, 0)
            found.append((group, tuple(numbers), rate))
    if not found:
        return None
    if not page.frame.asked.by_district:
        found.sort(key=lambda each: -sum(each[1]))
    rows = tuple(
        StackRow(
            name=group.name,
            values=numbers,
            total=number(sum(numbers, Decimal(0))),
            note=subject.unit.show(rate.value) if rate and rate.value is not None else "",
            texts=tuple(number(each) for each in numbers),
        )
        for group, numbers, rate in found
    )
    says = _status_sentence(page, [rate for _group, _numbers, rate in found])
    sub = _("%(count)s by %(what)s and status, %(where)s, %(span)s") % {
        "count": subject.count_title,
        "what": _("area") if page.frame.asked.by_district else _("type"),
        "where": _where(page),
        "span": column.words if column.key != "average" else column.period.words,
    }
    drawing = StackedBars(
        title=f"{says} {sub}.",
        states=tuple(state.title for state in states),
        rows=rows,
        note_head=_("Rate") if any(row.note for row in rows) else "",
        first_head=_("Area") if page.frame.asked.by_district else _("Type"),
        total_head=_("Together"),
    )
    return View("status", says, sub, drawing)


def _status_sentence(page: AreaDashboard, rates: list[Rate | None]) -> str:
    known = [rate.value for rate in rates if rate is not None and rate.value is not None]
    done, half = page.subject.participle, Decimal(page.subject.indicator.multiplier) / 2
    if len(known) < 2 or not done:
        return _("%(count)s by status.") % {"count": page.subject.count_title}
    under = sum(value < half for value in known)
    words = {"under": number(under), "all": number(len(known)), "done": done}
    if page.frame.asked.by_district:
        return _("In %(under)s of %(all)s areas less than half were %(done)s.") % words
    return _("%(under)s of %(all)s types were %(done)s less than half the time.") % words


# Month by month


def _by_month(page: AreaDashboard) -> View | None:
    twelve = page.frame.twelve
    months = [month_start(ordinal) for ordinal in twelve.months()]
    if page.frame.asked.by_district:
        return _districts_by_month(page, months)
    spans = [page.figures.span(page.frame.scope, month_of(month)) for month in months]
    names = [month_name(month.month)[:3] for month in months]
    now, before = _year_names(twelve)
    counts = BarChart(
        title="",
        categories=tuple(names),
        series=(
            BarSeries(before, tuple(_bar(span.count_before.number) for span in spans), previous=True),
            BarSeries(now, tuple(_bar(span.count.number) for span in spans)),
        ),
        first_head=_("Month"),
    )
    head = page.subject.count_title
    where = f"{_where(page)}, {twelve.words}"
    if page.subject.top is None or not page.figures.on_top:
        says = _count_sentence(spans)
        sub = _("%(count)s by month, %(where)s; the year before in the lighter tone") % {"count": head, "where": where}
        return View("months", says, sub, _named(counts, f"{says} {sub}."))
    rate = LineChart(
        title="",
        axis=Axis(unit=page.subject.unit.name if page.subject.unit.name == "%" else "", from_zero=False),
        series=(
            _line(page, before, names, [span.rate_before for span in spans], previous=True),
            _line(page, now, names, [span.rate for span in spans]),
        ),
    )
    says = _rate_sentence(page, spans)
    panels = Panels("", counts, rate, counts_head=head, rate_head=page.subject.rate_title)
    start = panels.starts_at()
    sub = _("%(count)s and %(rate)s by month, %(where)s; the year before in the lighter tone") % {
        "count": head, "rate": page.subject.rate_title.lower(), "where": where,
    }  # fmt: skip
    if start:
        sub += _(". The scale of the rate starts at %(start)s") % {"start": start}
    return View("months", says, sub, Panels(f"{says} {sub}.", counts, rate, head, page.subject.rate_title))


def _districts_by_month(page: AreaDashboard, months: Sequence[object]) -> View | None:
    twelve = page.frame.twelve
    now, before = _year_names(twelve)
    names = [month_name(month_start(ordinal).month)[:3] for ordinal in twelve.months()]
    with_rate = page.subject.top is not None and bool(page.figures.on_top)
    cells = []
    for area in _shown_areas(page):
        spans = [page.figures.span((area,), month_of(month_start(ordinal))) for ordinal in twelve.months()]
        whole = page.figures.span((area,), twelve)
        if with_rate:
            series = (
                _line(page, before, names, [span.rate_before for span in spans], previous=True),
                _line(page, now, names, [span.rate for span in spans]),
            )
            figure, was = _show(page, whole.rate), _show(page, whole.rate_before)
        else:
            series = (
                _counts(before, names, [span.count_before.number for span in spans], previous=True),
                _counts(now, names, [span.count.number for span in spans]),
            )
            figure, was = _count(whole.count.number), _count(whole.count_before.number)
        bare = tuple(
            Series(one.name, tuple(_unlabelled(point) for point in one.points), one.previous) for one in series
        )
        cells.append(Cell(area.name, bare, figure, _("was %(was)s") % {"was": was}))
    if not cells:
        return None
    what = page.subject.rate_title if with_rate else page.subject.count_title
    says = _("%(what)s by month in each area, beside the year before.") % {"what": what}
    sub = _("%(span)s, one scale for all; the figure is that of the 12 months") % {"span": twelve.words}
    ticks = tuple(Tick(index, name) for index, name in enumerate(names) if index % 3 == 0)
    axis = Axis(unit="%" if with_rate and page.subject.unit.name == "%" else "", from_zero=not with_rate)
    return View("months", says, sub, Multiples(f"{says} {sub}.", tuple(cells), ticks, axis, _("Month")), is_wide=True)


# The rate over five years


def _over_years(page: AreaDashboard) -> View | None:
    subject, years = page.subject, page.frame.years
    groups = _groups(page)
    total = _totals(page, [year.months() for year in years])
    tops, below = list(page.figures.on_top), list(page.figures.below)
    with_rate = subject.top is not None and bool(tops)
    cells: list[tuple[SparkCell, list[Decimal | None]]] = []
    for group in groups:
        values: list[Decimal | None] = []
        for place in range(len(years)):
            if with_rate:
                rate = _rate(page, total, tops, below, group, place)
                values.append(rate.value if rate else None)
            else:
                values.append(total(page.figures.counted, group, place).number)
        texts = [
            NOTHING if value is None else subject.unit.show(value) if with_rate else number(value) for value in values
        ]
        known = [text for value, text in zip(values, texts, strict=True) if value is not None]
        if len(known) > 1:
            cells.append((SparkCell(group.name, tuple(values), tuple(texts), known[0], known[-1]), values))
    if not cells:
        return None
    spread = max(_spread(values) for _cell, values in cells) if with_rate else None
    fell = sum(_moved(values) < 0 for _cell, values in cells)
    rose = sum(_moved(values) > 0 for _cell, values in cells)
    what = _("areas") if page.frame.asked.by_district or not subject.categories else _("types")
    says = _("Over five years the %(rate)s fell for %(fell)s %(what)s and rose for %(rose)s.") % {
        "rate": _("rate") if with_rate else _("count"), "fell": number(fell), "rose": number(rose), "what": what,
    }  # fmt: skip
    names = tuple(label(year, subject.organization.fiscal_year_first_month) for year in years)
    sub = _("%(title)s, %(where)s, %(first)s to %(last)s") % {
        "title": subject.rate_title if with_rate else subject.count_title,
        "where": _where(page), "first": names[0], "last": names[-1],
    }  # fmt: skip
    sub += _(". Every small chart has the same height in points") if with_rate else _(". Each has its own scale")
    first_head = _("Area") if page.frame.asked.by_district or not subject.categories else _("Type")
    drawing = SparkGrid(
        f"{says} {sub}.", tuple(cell for cell, _values in cells), names, spread and spread + 2, first_head=first_head
    )
    return View("years", says, sub, drawing, is_wide=True)


# What the rows of a drawing are


def _groups(page: AreaDashboard) -> list[Group]:
    """Areas side by side, or the categories of what is chosen; areas too where nothing is divided."""
    if page.frame.asked.by_district or not page.subject.categories:
        return [Group(area.name, (area,), None) for area in _shown_areas(page)]
    chosen = page.frame.categories or page.subject.categories
    return [Group(category.title, page.frame.scope, category) for category in chosen]


def _shown_areas(page: AreaDashboard) -> list[Area]:
    """The parts that are side by side in the district view; the whole where there are no parts."""
    parts = [area for area in page.frame.areas if area.pk != page.subject.whole.pk]
    return parts or list(page.subject.districts) or [page.subject.whole]


def _totals(page: AreaDashboard, spans: Sequence[range]) -> Totals:
    """Sums over spans of months, by the place of the span; absent while a month of it is missing. At most one query.

    Areas side by side are made of their months; categories are added up over the chosen areas by the database.
    """
    subject, framed = page.subject, page.frame
    if framed.asked.by_district or not subject.categories:
        whole = range(spans[0].start, spans[-1].stop)
        is_read = framed.months.start <= whole.start and whole.stop <= framed.months.stop
        months = page.figures.observed if is_read else read_months(subject, framed, whole)

        def of_areas(measures: Sequence[Measure], group: Group, place: int) -> Value:
            values = months.together(measures, [area.pk for area in group.areas], spans[place])
            figure = combine_periods(values, PeriodCombination.SUM)
            return figure.value if figure.is_complete else Value.absent()

        return of_areas

    figures = observe_spans(
        subject.stored,
        spans=dict(enumerate(spans)),
        areas=[area.pk for area in framed.scope],
        categories=[category.pk for category in framed.categories or subject.categories],
    )

    def of_a_category(measures: Sequence[Measure], group: Group, place: int) -> Value:
        category = group.category.pk if group.category else 0
        found = [figures.get((measure.pk, category, place)) for measure in measures]
        return whole_of(None, [each.value if each and each.is_complete else Value.absent() for each in found])

    return of_a_category


def _rate(
    page: AreaDashboard, total: Totals, tops: Sequence[Measure], below: Sequence[Measure], group: Group, place: int
) -> Rate | None:
    if not tops:
        return None
    top, bottom = (total(measures, group, place) for measures in (tops, below))
    rate = ratio_of_sums([top], [bottom], page.subject.indicator.multiplier)
    return rate if rate.is_complete and rate.denominator else None


def _chosen_column(page: AreaDashboard) -> Column:
    """The span that the address names, or the range itself."""
    return next((column for column in page.columns if column.key == page.frame.asked.span), page.columns[0])


# Words


def _where(page: AreaDashboard) -> str:
    if page.frame.asked.by_district:
        return join_words([area.name for area in _shown_areas(page)])
    return join_words([area.name for area in page.frame.scope])


def _year_names(twelve: Period) -> tuple[str, str]:
    """What the two lines are called: the years, where the 12 months are one, else words."""
    if twelve.start.month == 1:
        return str(twelve.end.year), str(twelve.end.year - 1)
    return _("These 12 months"), _("The 12 before")


def _rate_sentence(page: AreaDashboard, spans: Sequence[Span]) -> str:
    pairs = [(span.rate.value, span.rate_before.value) for span in spans]
    both = [(now, before) for now, before in pairs if now is not None and before is not None]
    below = sum(now < before for now, before in both)
    if not both:
        return _("%(rate)s by month.") % {"rate": page.subject.rate_title}
    if below == len(both):
        return _("The rate was below the year before in every month.")
    if not below:
        return _("The rate was at or above the year before in every month.")
    return _("The rate was below the year before in %(below)s of %(all)s months.") % {
        "below": number(below), "all": number(len(both)),
    }  # fmt: skip


def _count_sentence(spans: Sequence[Span]) -> str:
    pairs = [(span.count.number, span.count_before.number) for span in spans]
    both = [(now, before) for now, before in pairs if now is not None and before is not None]
    above = sum(now > before for now, before in both)
    return _("There were more than the year before in %(above)s of %(all)s months.") % {
        "above": number(above), "all": number(len(both)),
    }  # fmt: skip


def _bar(value: Decimal | None) -> Bar:
    return Bar(value, _count(value))


def _line(
    page: AreaDashboard, name: str, names: Sequence[str], rates: Sequence[Rate], *, previous: bool = False
) -> Series:
    last = len(rates) - 1
    points = tuple(
        Point(
            at=index,
            value=rate.value,
            name=names[index],
            text=_show(page, rate),
            label=_show(page, rate) if index == last and rate.value is not None else "",
        )
        for index, rate in enumerate(rates)
    )
    return Series(name, points, previous)


def _counts(name: str, names: Sequence[str], values: Sequence[Decimal | None], *, previous: bool = False) -> Series:
    points = tuple(Point(index, value, names[index], _count(value)) for index, value in enumerate(values))
    return Series(name, points, previous)


def _unlabelled(point: Point) -> Point:
    return Point(point.at, point.value, point.name, point.text)


def _named(chart: BarChart, title: str) -> BarChart:
    return BarChart(title, chart.categories, chart.series, chart.axis, chart.empty, chart.first_head)


def _show(page: AreaDashboard, rate: Rate) -> str:
    return NOTHING if rate.value is None else page.subject.unit.show(rate.value)


def _count(value: Decimal | None) -> str:
    return NOTHING if value is None else number(value)


def _spread(values: Sequence[Decimal | None]) -> Decimal:
    known = [value for value in values if value is not None]
    return max(known) - min(known)


def _moved(values: Sequence[Decimal | None]) -> Decimal:
    known = [value for value in values if value is not None]
    return round_half_away(known[-1]) - round_half_away(known[0])
