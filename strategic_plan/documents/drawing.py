"""From a report's data to its drawings: which chart shows what, at the width of its field, on screen and on paper."""

from collections.abc import Callable
from datetime import date
from typing import Literal

from strategic_plan.charts import line as lines
from strategic_plan.charts import look
from strategic_plan.charts.frame import Axis
from strategic_plan.charts.look import NARROW, PRINT, SCREEN, WIDE, Look
from strategic_plan.charts.scales import Tick, years_of_months
from strategic_plan.charts.strip import Strip
from strategic_plan.charts.table import Table
from strategic_plan.charts.target_line import TargetLine as TargetLineChart
from strategic_plan.summaries.reports.drawings import (
    BarChart,
    Bars,
    Chart,
    LineChart,
    Multiples,
    PanelChart,
    Point,
    Series,
    TargetLine,
)
from strategic_plan.summaries.reports.figures import State

Draw = Callable[[Look, float, float | None], str]


def chart(data: Chart, *, medium: Literal["screen", "print"], width: int, height: int) -> str:
    """One drawing for the page; for the screen a wide and a narrow one, of which the stylesheet shows one."""
    draw = _drawing(data)
    if medium == "print":
        return draw(PRINT, width, height)
    return (
        f'<div class="chart-wide">{draw(SCREEN, WIDE, None)}</div><div class="chart-narrow">{draw(SCREEN, NARROW, None)}</div>'
    )


def _drawing(data: Chart) -> Draw:
    match data:
        case LineChart():
            return _line(data).svg
    return lambda look, width, height: ""


def rows(data: Chart) -> Table:
    """The data of a chart as a table: one row a moment, one column a series."""
    match data:
        case LineChart():
            return _line(data).table()
    return Table((), ())


def target_line(data: TargetLine, *, medium: Literal["screen", "print"]) -> str:
    """From start to promise, for a cell of a table."""
    drawing = TargetLineChart(
        title=data.title,
        baseline=data.baseline,
        target=data.target,
        actual=data.actual,
        expected=data.expected,
        state=data.state.code,
    )
    return drawing.svg(PRINT if medium == "print" else SCREEN, None if medium == "print" else 132)


def marks(states: tuple[State, ...], *, words: str, medium: Literal["screen", "print"], size: float) -> str:
    """One mark for each state, in a row."""
    strip = Strip(tuple(state.code for state in states), title=words)
    return strip.svg(PRINT, size=size) if medium == "print" else strip.svg(SCREEN)


def cover_bars(data: Bars) -> str:
    """The bars that run off the foot of the cover."""
    return ""


def _line(data: LineChart) -> lines.LineChart:
    promised = data.promise
    labelled = {promised.start.on: f"{promised.start.label}: {promised.start.text}"} if promised else {}
    path = None
    if promised:
        ends = ((_month(promised.start.on), promised.start.value or 0), (_month(promised.due.on), promised.due.value or 0))
        path = lines.TargetPath(ends, promised.words, promised.by)
    for series in data.series:
        if series.role == "promise":
            path = lines.TargetPath(
                tuple((_month(point.on), point.value) for point in series.points if point.value is not None), series.name
            )
    return lines.LineChart(
        title=data.title,
        series=tuple(_series(one, labelled) for one in data.series if one.role != "promise"),
        ticks=_ticks(data),
        axis=Axis(unit=data.unit, from_zero=False, holds=tuple(v for v in (data.start, data.top) if v is not None)),
        path=path,
        gap=data.gap and lines.Gap(_month(data.gap.on), data.gap.actual, data.gap.expected, data.gap.words),
    )


def _series(series: Series, labelled: dict[date, str]) -> lines.Series:
    known = {_month(on): words for on, words in labelled.items()}
    newest = _month(series.points[-1].on) if series.points and series.words else None
    return lines.Series(
        series.name,
        tuple(
            lines.Point(
                _month(point.on),
                point.value,
                name=point.label,
                text=point.text,
                label=series.words if _month(point.on) == newest else known.get(_month(point.on), ""),
            )
            for point in series.points
        ),
        previous=series.role == "previous",
    )


def _ticks(data: LineChart) -> tuple[Tick, ...]:
    """A word for each month of one year; for longer spans a word for each year."""
    points = [point for series in data.series for point in series.points]
    first, last = min(point.on for point in points), max(point.on for point in points)
    if data.promise:
        last = max(last, data.promise.due.on)
    if first.year == last.year:
        return tuple(Tick(_month(point.on), point.label) for point in _longest(data.series).points)
    return years_of_months(_month(first), _month(last))


def _longest(series: tuple[Series, ...]) -> Series:
    return max(series, key=lambda one: len(one.points))


def _month(day: date) -> int:
    """Months are counted from year 0, so that twelve of them are always a year apart."""
    return day.year * 12 + day.month - 1
