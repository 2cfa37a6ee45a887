"""A dashboard by area as one object: what the page, the CSV file, the command and reports show, worked out once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import PERCENT, date_words, glue, join_words, number
from strategic_plan.calculations.periods import Period, label
from strategic_plan.calculations.values import Finality
from strategic_plan.models import Area, Dashboard, DashboardView, Indicator
from strategic_plan.summaries.dashboards.asked import AVERAGE, PERIOD, TO_DATE, Asked, Frame, frame
from strategic_plan.summaries.dashboards.figures import AreaFigures, Figures, area_figures
from strategic_plan.summaries.dashboards.readings import read_months, read_recorded
from strategic_plan.summaries.dashboards.subject import Subject, subject_of

TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Column:
    """One span of the matrix: its key in the address, its name, its months in words."""

    key: str
    title: str
    words: str
    period: Period


@dataclass(frozen=True, slots=True)
class Row:
    """One area with its figures in every span; the whole comes first."""

    code: str
    name: str
    is_whole: bool
    figures: tuple[AreaFigures, ...]


@dataclass(frozen=True)
class AreaDashboard:
    """The figures of one indicator by area, with the sentences around them."""

    subject: Subject
    frame: Frame
    figures: Figures
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    recorded_at: datetime | None

    @property
    def opening(self) -> AreaFigures:
        """What the first line speaks of: the first row over the range asked for."""
        return self.rows[0].figures[0]

    @property
    def heading(self) -> str:
        """What is so: "In 2023, 42 in 100 occurrences were cleared, down from 44."."""
        return glue(f"{_heading(self)}.")

    @property
    def lead(self) -> str:
        """How the count moved, and which areas moved most."""
        return glue(_lead(self))

    @cached_property
    def rest(self) -> str:
        """What belongs to the whole and to no part of it, with its sum; empty where only some areas are shown."""
        if self.subject.whole not in self.frame.areas or len(self.frame.areas) < len(self.subject.areas):
            return ""
        return _rest(self.figures, self.columns[0].period)

    @property
    def is_preliminary(self) -> bool:
        """Whether the source may still revise any figure of the range."""
        return any(
            self.figures.value(self.figures.below, (area,), month).finality == Finality.PRELIMINARY
            for area in self.frame.scope
            for month in self.columns[0].period.months()
        )

    @property
    def narrowed(self) -> str:
        """What the figures are narrowed to, in words; empty where they are of everything."""
        found = []
        if self.frame.categories:
            found.append(_("type %(types)s") % {"types": join_words([each.title for each in self.frame.categories])})
        if self.frame.states:
            found.append(join_words([state.title.lower() for state in self.frame.states]))
        return "; ".join(found)

    @property
    def rate_note(self) -> str:
        """What the rate means while only some states are chosen."""
        if not self.frame.states or self.subject.top is None:
            return ""
        if not self.figures.on_top:
            return _("None of the chosen statuses counts towards the rate, so there is none.")
        return _("The rate is of all %(noun)s, whatever their status: only its upper part is narrowed.") % {
            "noun": self.subject.noun
        }

    @property
    def source(self) -> str:
        """Source, how far the months are complete, and whether the figures may still change."""
        words = [
            _("Source: %(source)s.") % {"source": self.subject.count.source or _("records of the Service")},
            _("Complete to %(day)s.") % {"day": date_words(self.frame.complete_to)},
            _("Preliminary.") if self.is_preliminary else _("Final."),
        ]
        if self.subject.count.is_illustrative:
            words.append(_("Months, types and statuses are illustrative."))
        return glue(" ".join(words))

    def as_data(self) -> dict[str, Any]:
        """The same figures as JSON: unrounded as text, and as shown; `areas` are those of the range asked for."""
        with_rate = self.subject.top is not None
        spans = {
            column.key: {
                "title": column.title,
                "from": column.period.start.isoformat(),
                "to": column.period.end.isoformat(),
                "areas": [row.figures[index].as_data(with_rate=with_rate) for row in self.rows],
            }
            for index, column in enumerate(self.columns)
        }
        whole, before = self.figures.reconciled(self.columns[0].period)
        return {
            "indicator": self.subject.indicator.code,
            "title": self.subject.indicator.title,
            "says": self.heading.replace("\u00a0", " "),
            "complete_to": self.frame.complete_to.isoformat(),
            "recorded_at": self.recorded_at.isoformat() if self.recorded_at else None,
            "preliminary": self.is_preliminary,
            "types": [category.code for category in self.frame.categories],
            "statuses": [state.code for state in self.frame.states],
            "areas": spans[self.columns[0].key]["areas"],
            "spans": spans,
            "unallocated": {
                "current": None if whole.unallocated is None else f"{whole.unallocated:f}".split(".")[0],
                "previous": None if before.unallocated is None else f"{before.unallocated:f}".split(".")[0],
                "shown": whole.words,
            },
        }

    def cells(self) -> Iterator[tuple[Column, AreaFigures]]:
        """Every figure with its span, for a file."""
        for index, column in enumerate(self.columns):
            for row in self.rows:
                yield column, row.figures[index]


def read_area_dashboard(subject: Subject, asked: Asked, *, today: date) -> AreaDashboard:
    """A subject's figures by area. Two queries; raises `AskedError` for what cannot be answered."""
    framed = frame(subject, asked, today=today)
    figures = Figures(subject, framed, read_months(subject, framed, framed.months))
    columns = _columns(subject, framed)
    return AreaDashboard(
        subject, framed, figures, columns, tuple(_rows(figures, columns)), read_recorded(subject, framed)
    )


def areas_over(
    indicator: Indicator, period: Period, *, today: date, areas: tuple[str, ...] = (), categories: tuple[str, ...] = ()
) -> AreaDashboard:
    """The figures of a rate or a count by area over a span, as its dashboard shows them; for reports and overviews.

    `areas` and `categories` are codes; without areas the whole and all its parts. Raises `AskedError` where the span
    has no complete month.
    """
    count = indicator.denominator or indicator.numerator
    subject = subject_of(indicator, breakdown=count.breakdown_id if count else None)
    asked = Asked(start=period.start, end=period.end, areas=areas, categories=categories)
    return read_area_dashboard(subject, asked, today=today)


def shown_views(dashboard: Dashboard) -> list[str]:
    """The views of a dashboard in their order; every view where none was chosen."""
    chosen = [view.kind for view in dashboard.views.all()]
    return chosen or [str(kind) for kind in DashboardView.Kind.values]


def _columns(subject: Subject, framed: Frame) -> tuple[Column, ...]:
    first_month = subject.organization.fiscal_year_first_month
    found = [Column(PERIOD, _("Current period"), framed.period.words, framed.period)]
    if framed.to_date is not None:
        words = _("The same months, so the same figures") if framed.to_date == framed.period else framed.to_date.words
        found.append(Column(TO_DATE, _("Year to date"), words, framed.to_date))
    last = label(Period(framed.period.end.replace(day=1), framed.period.end), first_month)
    average = _("A month, over the 12 to %(month)s") % {"month": last}
    found.append(Column(AVERAGE, _("12-month rolling average"), average, framed.twelve))
    return tuple(found)


def _rows(figures: Figures, columns: tuple[Column, ...]) -> Iterator[Row]:
    subject, framed = figures.subject, figures.frame
    groups: list[tuple[str, str, tuple[Area, ...]]] = [(area.code, area.name, (area,)) for area in framed.areas]
    if len(framed.scope) > 1:
        groups.insert(0, (TOGETHER, join_words([area.name for area in framed.scope]), framed.scope))
    for code, name, areas in groups:
        cells = tuple(
            area_figures(figures, code, name, areas, each.key, each.period, average=each.key == AVERAGE)
            for each in columns
        )
        yield Row(code, name, subject.whole in areas or code == TOGETHER, cells)


def _heading(page: AreaDashboard) -> str:
    subject, opening = page.subject, page.opening
    span = label(page.frame.period, subject.organization.fiscal_year_first_month)
    where = "" if page.rows[0].code == subject.whole.code else _(" in %(area)s") % {"area": page.rows[0].name}
    words = {"span": span, "where": where, "noun": subject.noun, "count": opening.count.value_words}
    if opening.rate.value is None:
        return _("%(count)s %(noun)s%(where)s: %(span)s") % words
    in_100 = bool(subject.participle) and subject.unit == PERCENT
    now, before = opening.rate.value_words, opening.rate.previous_words
    if in_100:
        now, before = now.removesuffix("%"), before.removesuffix("%")
    words |= {"now": now, "done": subject.participle, "title": subject.rate_title, "turn": _turn(opening, before)}
    if not in_100:
        return _("%(title)s%(where)s, %(span)s: %(now)s%(turn)s") % words
    if span == page.frame.period.words:
        return _("From %(span)s, %(now)s in 100 %(noun)s%(where)s were %(done)s%(turn)s") % words
    return _("In %(span)s, %(now)s in 100 %(noun)s%(where)s were %(done)s%(turn)s") % words


def _turn(opening: AreaFigures, before: str) -> str:
    """The end of the first line: ", down from 44"; empty where there is nothing to compare with."""
    match opening.rate.sense:
        case "up":
            return _(", up from %(before)s") % {"before": before}
        case "down":
            return _(", down from %(before)s") % {"before": before}
        case "level":
            return _(", as the year before")
        case _:
            return ""


def _lead(page: AreaDashboard) -> str:
    opening, subject = page.opening, page.subject
    said = []
    if opening.count.change.relative is not None:
        said.append(
            _("%(count)s: %(now)s, %(change)s from %(before)s.")
            % {
                "count": subject.count_title,
                "now": opening.count.value_words,
                "change": opening.count.change.sentence,
                "before": opening.count.previous_words,
            }
        )
    else:
        said.append(f"{subject.count_title}: {opening.count.value_words}.")
    points = {row.name: row.figures[0].rate.change.points or Decimal(0) for row in page.rows if not row.is_whole}
    most = max(points, key=lambda name: abs(points[name]), default="")
    if len(points) > 1 and points[most]:
        moved = _("The rate of %(area)s fell most.") if points[most] < 0 else _("The rate of %(area)s rose most.")
        said.append(moved % {"area": most})
    return " ".join(said)


def _rest(figures: Figures, period: Period) -> str:
    now, before = figures.reconciled(period)
    subject = figures.subject
    if not subject.districts:
        return ""
    if now.unallocated is None or now.whole is None:
        return _("Not allocated to a district: not known, because a district is missing.")
    whole = _("the Region") if subject.whole.name == "Region" else subject.whole.name
    if now.is_contradiction:
        said = _("The districts add up to more than %(whole)s: %(sum)s. One of these figures is wrong.")
        return glue(said % {"whole": whole, "sum": now.words})
    if not now.unallocated and not before.unallocated:
        return _("Every one of the %(noun)s belongs to a district.") % {"noun": subject.noun}
    said = _("%(rest)s %(noun)s belong to %(whole)s but to no district: %(sum)s.") % {
        "rest": number(now.unallocated), "noun": subject.noun, "whole": whole, "sum": now.words,
    }  # fmt: skip
    if before.unallocated is None or before.is_contradiction:
        return glue(said)
    return glue(
        f"{said} "
        + _("The year before it was %(rest)s: %(sum)s.") % {"rest": number(before.unallocated), "sum": before.words}
    )
