"""From a report's data to its drawings: which chart shows what, at the width of its field, on screen and on paper."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Literal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from strategic_plan.charts import bar, line, multiples, panels, points
from strategic_plan.charts.cover import CoverBars
from strategic_plan.charts.frame import Axis
from strategic_plan.charts.look import COLUMN, FIELD_12, NARROW, PRINT, SCREEN, WIDE
from strategic_plan.charts.scales import Tick, years_of_months
from strategic_plan.charts.sparkline import Sparkline
from strategic_plan.charts.strip import Strip
from strategic_plan.charts.table import Table
from strategic_plan.charts.target_line import TargetLine as TargetLineChart
from strategic_plan.summaries.reports.drawings import (
    BarChart,
    Bars,
    Chart,
    LineChart,
    Multiple,
    Multiples,
    PanelChart,
    Point,
    Series,
    TargetLine,
)
from strategic_plan.summaries.reports.figures import State

Medium = Literal["screen", "print"]
Moment = Callable[[Point], int]
Shape = line.LineChart | bar.BarChart | panels.Panels | multiples.Multiples

TARGET_LINE_ON_SCREEN = 132.0


def chart(data: Chart, *, medium: Medium, width: int, height: int) -> SafeString:
    """One drawing for the page; for the screen a wide and a narrow one, of which the stylesheet shows one."""
    if isinstance(data, Multiples) and not data.shared:
        return _sparklines(data, medium)
    shape = _shape(data)
    if medium == "screen":
        return format_html(
            '<div class="r-chart-wide">{}</div><div class="r-chart-narrow">{}</div>',
            _ours(shape.svg(SCREEN, COLUMN if width < FIELD_12 else WIDE)),
            _ours(shape.svg(SCREEN, NARROW)),
        )
    if isinstance(shape, multiples.Multiples):
        return _ours(shape.svg(PRINT, width))
    return _ours(shape.svg(PRINT, width, height))


def rows(data: Chart) -> Table:
    """The data of a chart as a table: one row a moment, one column a series."""
    if isinstance(data, Multiples) and not data.shared:
        return _multiples(data).table()
    return _shape(data).table()


def scale_start(data: Chart) -> str:
    """Where the scale of values starts, for the line under the heading; empty where it starts at zero."""
    shape = _shape(data)
    if isinstance(shape, line.LineChart) or (isinstance(shape, multiples.Multiples) and getattr(data, "shared", False)):
        return shape.starts_at()
    return ""


def target_line(data: TargetLine, *, medium: Medium) -> SafeString:
    """From start to promise, for a cell of a table."""
    drawing = TargetLineChart(
        title=data.title,
        baseline=data.baseline,
        target=data.target,
        actual=data.actual,
        expected=data.expected,
        state=data.state.code,
    )
    return _ours(drawing.svg(PRINT) if medium == "print" else drawing.svg(SCREEN, TARGET_LINE_ON_SCREEN))


def marks(states: tuple[State, ...], *, words: str, medium: Medium, size: float) -> SafeString:
    """One mark for each state, in a row, described by ``words``; ``size`` is the size on paper, in points."""
    strip = Strip(tuple(state.code for state in states), title=words)
    return _ours(strip.svg(PRINT, size=size) if medium == "print" else strip.svg(SCREEN))


def cover_bars(data: Bars) -> SafeString:
    """The bars that run off the foot of the cover, as wide as the page."""
    return _ours(CoverBars(data.title, tuple(point.value for point in data.points), data.lit).svg())


def _ours(markup: str) -> SafeString:
    """Markup of our own charts, which escape every text themselves."""
    return mark_safe(markup)


def _shape(data: Chart) -> Shape:
    match data:
        case LineChart():
            return _line(data)
        case BarChart():
            return _bars(data.title, data.series)
        case PanelChart():
            return _panels(data)
        case Multiples():
            return _multiples(data)


def _line(data: LineChart) -> line.LineChart:
    start = data.promise.start if data.promise else None
    named = {_month(start): f"{start.label}: {start.text}"} if start else {}
    gap = points.Gap(_number(data.gap.on), data.gap.actual, data.gap.expected, data.gap.words) if data.gap else None
    return line.LineChart(
        title=data.title,
        series=tuple(_series(series, _month, named) for series in data.series if series.role != "promise"),
        ticks=_ticks(data),
        axis=_axis(data.unit, data.start, data.top, _room_below(data)),
        path=_path(data),
        gap=gap,
    )


def _room_below(data: LineChart) -> Decimal | None:
    """A value a little under the lowest, so that the words of a low point do not stand on the base line."""
    found = [point.value for series in data.series for point in series.points if point.value is not None]
    found += [point.value for point in (data.promise.start, data.promise.due) if point.value] if data.promise else []
    if data.start is not None or not found or min(found) <= 0:
        return None
    return max(min(found) - (max(found) - min(found)) / 8, Decimal(0))


def _path(data: LineChart) -> points.TargetPath | None:
    """The straight way from a baseline to the promise, or a promise given month by month."""
    if promise := data.promise:
        ends = ((_month(point), point.value) for point in (promise.start, promise.due) if point.value is not None)
        return points.TargetPath(tuple(ends), promise.words, promise.by)
    for series in data.series:
        if series.role == "promise":
            way = ((_month(point), point.value) for point in series.points if point.value is not None)
            return points.TargetPath(tuple(way), series.words or series.name)
    return None


def _bars(title: str, series: tuple[Series, ...]) -> bar.BarChart:
    """Counts by label; the highest of this year is written on its bar."""
    return bar.BarChart(
        title=title,
        categories=tuple(point.label for point in series[0].points),
        series=tuple(_bar_series(one) for one in series),
    )


def _bar_series(series: Series) -> bar.BarSeries:
    highest = _highest(series)
    found = (bar.Bar(point.value, point.text, point.text if point is highest else "") for point in series.points)
    return bar.BarSeries(series.name, tuple(found), previous=series.role == "previous")


def _highest(series: Series) -> Point | None:
    present = [point for point in series.points if point.value is not None]
    if series.role != "current" or not present:
        return None
    return max(present, key=lambda point: point.value or 0)


def _panels(data: PanelChart) -> panels.Panels:
    """Counts and their rate share one axis, so moments of the rate count the categories."""
    places = {point.label: index for index, point in enumerate(data.upper[0].points)}
    return panels.Panels(
        title=data.title,
        counts=_bars(data.title, data.upper),
        rate=line.LineChart(
            title=data.title,
            series=tuple(_series(series, lambda point: places[point.label], {}) for series in data.lower),
            axis=_axis("", data.lower_start, None),
        ),
        counts_head=data.upper_head,
        rate_head=data.lower_head,
    )


def _multiples(data: Multiples) -> multiples.Multiples:
    """Cells with one scale. Months are counted within their year, so that two years lie over each other."""
    moment = _within_year if any(len(panel.series) > 1 for panel in data.panels) else _month
    first = data.panels[0].series[-1].points
    return multiples.Multiples(
        title=data.title,
        cells=tuple(
            multiples.Cell(
                name=panel.head,
                series=tuple(_series(series, moment, {}) for series in panel.series),
                figure=panel.text,
                was=panel.was,
                note=panel.change,
            )
            for panel in data.panels
        ),
        ticks=tuple(Tick(moment(point), point.label) for point in first[::3]),
        axis=_axis("", data.start, data.top),
    )


def _sparklines(data: Multiples, medium: Medium) -> SafeString:
    """A list of sparklines with one height in units, each under its head; the list wraps where the page ends."""
    return format_html(
        '<ul class="r-sparklines">{}</ul>',
        format_html_join(
            "",
            '<li><span class="r-sparkline-head">{}</span> {}</li>',
            ((panel.head, _sparkline(panel, data, medium)) for panel in data.panels),
        ),
    )


def _sparkline(panel: Multiple, data: Multiples, medium: Medium) -> SafeString:
    found = panel.series[0].points
    drawing = Sparkline(
        title=f"{panel.head}: {', '.join(f'{point.label} {point.text}' for point in found)}",
        values=tuple(point.value for point in found),
        first=panel.was,
        last=panel.text,
        span=data.height,
    )
    return _ours(drawing.svg(PRINT if medium == "print" else SCREEN))


def _series(series: Series, moment: Moment, named: dict[int, str]) -> points.Series:
    """A series on its axis; its words stand at its newest point, other words at the moments they belong to."""
    newest = series.points[-1] if series.points else None
    return points.Series(
        series.name,
        tuple(
            points.Point(
                moment(point),
                point.value,
                name=point.label,
                text=point.text,
                label=series.words if point is newest else named.get(moment(point), ""),
            )
            for point in series.points
        ),
        previous=series.role == "previous",
    )


def _axis(unit: str, start: Decimal | None, *reached: Decimal | None) -> Axis:
    """A scale that starts where the page says it does, or where its values begin, and reaches the values given."""
    return Axis(unit=unit, from_zero=False, start=start, holds=tuple(value for value in reached if value is not None))


def _ticks(data: LineChart) -> tuple[Tick, ...]:
    """A word for each month of a single year; for longer spans a word for each year."""
    found = max((series.points for series in data.series), key=len)
    last = data.promise.due if data.promise else found[-1]
    if found[0].on.year == last.on.year:
        return tuple(Tick(_month(point), point.label) for point in found)
    return years_of_months(_month(found[0]), _month(last))


def _month(point: Point) -> int:
    return _number(point.on)


def _within_year(point: Point) -> int:
    return point.on.month


def _number(day: date) -> int:
    """Months are counted from year 0, so that twelve of them are always a year apart."""
    return day.year * 12 + day.month - 1
