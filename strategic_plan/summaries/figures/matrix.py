"""The figure matrix of a headline rate: areas down, spans across, each with its count, its rate and their change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from strategic_plan.calculations.comparisons import Change
from strategic_plan.calculations.formats import PERCENT, Unit, glue, number
from strategic_plan.calculations.periods import (
    MONTHS_IN_A_YEAR,
    Period,
    fiscal_year_of,
    label,
    last_complete_month,
    month_end,
    twelve_months_to,
    year_to_date,
)
from strategic_plan.calculations.series import Rate
from strategic_plan.summaries.clearance import Headline, Span

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure with what it was and how it changed; `sense` turns the mark, and says nothing about good or bad."""

    value: str
    was: str
    change: str
    points: str
    sense: str


@dataclass(frozen=True, slots=True)
class Pair:
    """The count and the rate of one area in one span."""

    span: str
    count: Cell
    rate: Cell


@dataclass(frozen=True, slots=True)
class Row:
    """One area; the whole comes first."""

    name: str
    is_whole: bool
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A span of months: its key in the address, its name, and the months in words."""

    key: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole table with the sentences around it."""

    code: str
    heading: str
    count_head: str
    rate_head: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    rest: str
    complete_to: date


def read_matrix(headline: Headline, *, today: date, first_month: int) -> Matrix | None:
    """The last complete year, the year to date and the average month of the last twelve; None without a full year."""
    through = _complete_through(headline)
    last = last_complete_month(today, through)
    if last is None:
        return None
    complete_to = month_end(last)
    year = fiscal_year_of(complete_to, first_month)
    if year.end > complete_to:
        year = fiscal_year_of(date(year.start.year - 1, year.start.month, 1), first_month)
    to_date, twelve = year_to_date(complete_to, first_month, through), twelve_months_to(last)
    whole = headline.span(headline.evaluation.indicator.area_id, year)
    if whole.rate.value is None:
        return None
    spans: list[tuple[Column, Period, Callable[[Span], Cell]]] = [
        (Column("year", label(year, first_month), year.words), year, _count_cell)
    ]
    if to_date and to_date != year:
        spans.append((Column("to-date", _("Year to date"), to_date.words), to_date, _count_cell))
    average = _("A month, over the 12 to %(month)s") % {"month": label(Period.of_months(last, last))}
    spans.append((Column("average", _("12-month rolling average"), average), twelve, _average_cell))
    unit = headline.evaluation.unit
    rows = []
    for area in headline.areas:
        found = [(column, headline.span(area.pk, period), draw) for column, period, draw in spans]
        pairs = tuple(Pair(column.key, draw(span), _rate_cell(span, unit)) for column, span, draw in found)
        rows.append(Row(area.name, area.pk == headline.evaluation.indicator.area_id, pairs))
    return Matrix(
        code=headline.evaluation.indicator.code,
        heading=_heading(whole, headline, label(year, first_month)),
        count_head=headline.bottom.title.split(",")[0],
        rate_head=headline.evaluation.indicator.title.split(",")[0],
        columns=tuple(column for column, _period, _draw in spans),
        rows=tuple(rows),
        rest=_rest(headline, year),
        complete_to=complete_to,
    )


def last_complete_year(headline: Headline, *, today: date, first_month: int) -> Period | None:
    """The newest year of which every month is complete."""
    last = last_complete_month(today, _complete_through(headline))
    if last is None:
        return None
    year = fiscal_year_of(month_end(last), first_month)
    if year.end <= month_end(last):
        return year
    return fiscal_year_of(date.fromordinal(year.start.toordinal() - 1), first_month)


def _complete_through(headline: Headline) -> date | None:
    """How far both measures are complete."""
    dates = [measure.complete_through for measure in (headline.top, headline.bottom) if measure.complete_through]
    return min(dates, default=None)


def _count_cell(span: Span) -> Cell:
    return _cell(span.count.number, span.count_before.number, span.change)


def _average_cell(span: Span) -> Cell:
    """The average month: the sum of twelve months over twelve (rule 11); its change is that of the sums."""
    now, before = span.count.number, span.count_before.number
    return _cell(
        None if now is None else now / MONTHS_IN_A_YEAR,
        None if before is None else before / MONTHS_IN_A_YEAR,
        span.change,
    )


def _cell(now: Decimal | None, before: Decimal | None, change: Change) -> Cell:
    return Cell(
        value=NOTHING if now is None else number(now),
        was=NOTHING if before is None else number(before),
        change=change.words,
        points="",
        sense=change.sense or "",
    )


def _rate_cell(span: Span, unit: Unit) -> Cell:
    change = span.rate_change
    return Cell(
        value=_rate(span.rate, unit),
        was=_rate(span.rate_before, unit),
        change=change.words,
        points=change.points_words,
        sense=change.sense or "",
    )


def _rate(rate: Rate, unit: Unit) -> str:
    return NOTHING if rate.value is None else unit.show(rate.value)


def _heading(whole: Span, headline: Headline, name: str) -> str:
    """What the matrix says first: "In 2023, 42 in 100 occurrences were cleared, down from 44."."""
    unit = headline.evaluation.unit
    now, before = _rate(whole.rate, unit), _rate(whole.rate_before, unit)
    if unit != PERCENT:
        return _("%(title)s in %(year)s: %(now)s") % {
            "title": headline.evaluation.indicator.title, "year": name, "now": now,
        }  # fmt: skip
    words = {"noun": headline.bottom.title.split(",")[0].lower(), "year": name}
    words |= {"now": now.removesuffix("%"), "before": before.removesuffix("%")}
    match whole.rate_change.sense:
        case "up":
            return _("In %(year)s, %(now)s in 100 %(noun)s were cleared, up from %(before)s") % words
        case "down":
            return _("In %(year)s, %(now)s in 100 %(noun)s were cleared, down from %(before)s") % words
        case "level":
            return _("In %(year)s, %(now)s in 100 %(noun)s were cleared, as the year before") % words
        case _:
            return _("In %(year)s, %(now)s in 100 %(noun)s were cleared") % words


def _rest(headline: Headline, year: Period) -> str:
    """What belongs to the whole and to no part, with its sum; empty where nothing does or a part is missing."""
    rest = headline.unallocated(year)
    whole = headline.span(headline.evaluation.indicator.area_id, year)
    if not rest.count or whole.count.number is None:
        return ""
    said = _("%(rest)s %(noun)s belong to %(whole)s but to no district: %(parts)s + %(rest)s = %(total)s.") % {
        "rest": number(rest.count),
        "noun": headline.bottom.title.split(",")[0].lower(),
        "whole": _("the Region") if headline.areas[0].name == "Region" else headline.areas[0].name,
        "parts": number(whole.count.number - rest.count),
        "total": number(whole.count.number),
    }
    if rest.count_before is None or whole.count_before.number is None:
        return glue(said)
    before = _("The year before it was %(rest)s: %(parts)s + %(rest)s = %(total)s.") % {
        "rest": number(rest.count_before),
        "parts": number(whole.count_before.number - rest.count_before),
        "total": number(whole.count_before.number),
    }
    return glue(f"{said} {before}")
