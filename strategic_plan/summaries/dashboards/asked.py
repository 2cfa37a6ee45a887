"""What a reader asks a dashboard: a range of dates, areas, categories and states; and what of it can be answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import date_words
from strategic_plan.calculations.periods import (
    Period,
    fiscal_year_of,
    label,
    last_complete_month,
    month_end,
    month_start,
    ordinal_of,
    twelve_months_to,
    year_to_date,
)
from strategic_plan.models import Area, Category
from strategic_plan.summaries.dashboards.subject import State, Subject

Thing = TypeVar("Thing", Area, Category, State)

PERIOD, TO_DATE, AVERAGE = "period", "to-date", "average"
YEARS_SHOWN = 5


class AskedError(ValueError):
    """Something asked for that cannot be answered; `field` says where it was asked, the sentence what to do."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Asked:
    """The choices of a reader, by their codes; what is empty is not narrowed."""

    start: date | None = None
    end: date | None = None
    areas: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    by_district: bool = False
    span: str = PERIOD


@dataclass(frozen=True, slots=True)
class Preset:
    """A range that is asked for often."""

    title: str
    period: Period


@dataclass(frozen=True)
class Frame:
    """What is answered: three spans of complete months, and the things chosen."""

    asked: Asked
    period: Period
    to_date: Period | None
    twelve: Period
    years: tuple[Period, ...]
    complete_to: date
    cut: str
    areas: tuple[Area, ...]
    scope: tuple[Area, ...]
    categories: tuple[Category, ...]
    states: tuple[State, ...]
    presets: tuple[Preset, ...]

    @property
    def months(self) -> range:
        """Every month that any span or its year before speaks of."""
        starts = [self.period, self.twelve, *([self.to_date] if self.to_date else [])]
        return range(min(each.months().start for each in starts) - 12, self.period.months().stop)


def frame(subject: Subject, asked: Asked, *, today: date) -> Frame:
    """What of a question can be answered as of a day. Raises `AskedError` where nothing of it can."""
    first_month = subject.organization.fiscal_year_first_month
    through = complete_through(subject)
    last = last_complete_month(today, through)
    if last is None:
        raise AskedError("", _("No month is loaded and complete yet."))
    complete_to = month_end(last)
    period, cut = _months_asked(asked, complete_to, first_month)
    areas = _chosen(subject.areas, asked.areas, "area", _("area"))
    year = fiscal_year_of(period.end, first_month)
    if year.end > period.end:
        year = fiscal_year_of(date.fromordinal(year.start.toordinal() - 1), first_month)
    first = year.months().start
    return Frame(
        asked=asked,
        period=period,
        to_date=year_to_date(period.end, first_month, through),
        twelve=twelve_months_to(period.months().stop - 1),
        years=tuple(
            Period.of_months(first - 12 * back, first - 12 * back + 11) for back in range(YEARS_SHOWN - 1, -1, -1)
        ),
        complete_to=complete_to,
        cut=cut,
        areas=areas or subject.areas,
        scope=_scope(subject, areas),
        categories=_chosen(subject.categories, asked.categories, "type", _("category")),
        states=_chosen(subject.states, asked.states, "status", _("status")),
        presets=_presets(complete_to, first_month),
    )


def complete_through(subject: Subject) -> date | None:
    """How far every measure behind the figures is complete; nothing while one of them was never loaded."""
    days = [measure.complete_through for measure in (subject.count, subject.top) if measure is not None]
    known = [day for day in days if day is not None]
    return min(known) if known and len(known) == len(days) else None


def _months_asked(asked: Asked, complete_to: date, first_month: int) -> tuple[Period, str]:
    """The complete months of the range, and what was left out of it in words."""
    if asked.start is None and asked.end is None:
        return _last_year(complete_to, first_month), ""
    end = asked.end or complete_to
    start = asked.start or date(end.year, end.month, 1)
    if start > end:
        raise AskedError("to", _("Choose a last day on or after %(day)s, the first.") % {"day": date_words(start)})
    months = Period(start, min(end, complete_to)).months() if start <= complete_to else range(0)
    if not months:
        raise AskedError(
            "from",
            _("From %(start)s to %(end)s there is no complete month. Figures are complete to %(to)s.")
            % {"start": date_words(start), "end": date_words(end), "to": date_words(complete_to)},
        )
    period = Period.of_months(months.start, months.stop - 1)
    if (period.start, period.end) == (start, end):
        return period, ""
    return period, _("Only complete months are counted: %(months)s.") % {"months": period.words}


def _last_year(complete_to: date, first_month: int) -> Period:
    """The newest fiscal year of which every month is complete."""
    year = fiscal_year_of(complete_to, first_month)
    return year if year.end <= complete_to else fiscal_year_of(month_start(year.months().start - 1), first_month)


def _presets(complete_to: date, first_month: int) -> tuple[Preset, ...]:
    last = ordinal_of(complete_to)
    year, this_year = _last_year(complete_to, first_month), fiscal_year_of(complete_to, first_month)
    found = [
        Preset(label(year, first_month), year),
        Preset(_("This year to date"), Period(this_year.start, complete_to)),
        Preset(_("Last 12 months"), twelve_months_to(last)),
        Preset(_("Last three months"), Period.of_months(last - 2, last)),
    ]
    first = {each.period: each for each in reversed(found)}
    return tuple(each for each in found if first[each.period] is each)


def _scope(subject: Subject, chosen: tuple[Area, ...]) -> tuple[Area, ...]:
    """The areas that charts add up: the whole, unless only some of its parts were chosen."""
    if not chosen or subject.whole in chosen:
        return (subject.whole,)
    return chosen


def _chosen(things: tuple[Thing, ...], codes: tuple[str, ...], field: str, noun: str) -> tuple[Thing, ...]:
    """The things named; none where nothing is named, or everything is, which narrows nothing."""
    known = {thing.code: thing for thing in things}
    for code in codes:
        if code not in known:
            raise AskedError(
                field,
                _("There is no %(noun)s “%(code)s”. Choose among: %(known)s.")
                % {"noun": noun, "code": code, "known": ", ".join(known) or _("none")},
            )
    found = tuple(thing for code, thing in known.items() if code in codes)
    return () if len(found) == len(things) else found
