"""The shelf of published reports: one book a report, with its editions, the newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils import timezone

from strategic_plan.calculations.formats import date_words, plural
from strategic_plan.models import Edition, Report
from strategic_plan.models.reports import EditionQuerySet

COVER_TITLES = {
    Report.Kind.STATUS: "Status report",
    Report.Kind.DECISION: "Decision report",
    Report.Kind.ANNUAL: "Annual report",
    Report.Kind.OVERVIEW: "District overview",
    Report.Kind.PLAN: "Strategic plan",
    Report.Kind.SCAN: "Environ\u00admental scan",
}
LIGHT = (Report.Kind.STATUS, Report.Kind.DECISION, Report.Kind.OVERVIEW, Report.Kind.SCAN)


@dataclass(frozen=True, slots=True)
class EditionLine:
    """One edition in a list: when it was published, how long it is, and what it corrected."""

    number: int
    published_on: date
    published_words: str
    pages_words: str
    size_words: str
    notice: str


@dataclass(frozen=True, slots=True)
class Book:
    """One published report with its cover. The first of its editions is the current one."""

    slug: str
    kind: str
    title: str
    cover_title: str
    cover_year: str
    is_withdrawn: bool
    withdrawal_notice: str
    editions: tuple[EditionLine, ...]

    @property
    def is_light(self) -> bool:
        """What is for a meeting, or by the Service, has a white cover; what the Board says to all a navy one."""
        return self.kind in LIGHT

    @property
    def current(self) -> EditionLine:
        """The edition that the report's own address shows."""
        return self.editions[0]

    @property
    def earlier(self) -> tuple[EditionLine, ...]:
        """The editions that were replaced."""
        return self.editions[1:]

    @property
    def meta(self) -> str:
        """When, how long, in which forms: the line below a title."""
        first = [self.current.published_words]
        if self.current.number > 1:
            first.append(f"edition {self.current.number}, corrected")
        return " · ".join([*first, self.current.pages_words])


def shelf(editions: EditionQuerySet, *, most: int | None = None) -> tuple[Book, ...]:
    """The reports that some editions belong to, the newest period first; two queries at most, none for the bodies."""
    rows = editions.with_report().order_by("-report__ends_on", "report__kind", "report", "-number")
    books = [_book(list(group)) for _report, group in groupby(rows, key=lambda edition: edition.report_id)]
    return tuple(books[:most])


def file_size(size: int) -> str:
    """The size of a file as people say it: "340 KB", "1.2 MB"."""
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f}\u00a0MB"
    return f"{max(1, round(size / 1000))}\u00a0KB"


def edition_line(edition: Edition) -> EditionLine:
    """What is said of one edition beside its title."""
    published_on = timezone.localtime(edition.published_at).date()
    return EditionLine(
        number=edition.number,
        published_on=published_on,
        published_words=date_words(published_on),
        pages_words=plural(edition.pages, "page", "pages").replace(" ", "\u00a0"),
        size_words=file_size(edition.pdf_size),
        notice=edition.notice,
    )


def cover_words(report: Report) -> tuple[str, str]:
    """What a small cover says: the kind of report, and the year or quarter it is about."""
    if report.kind == Report.Kind.STATUS:
        quarter = (report.ends_on.month + 2) // 3
        return COVER_TITLES[Report.Kind.STATUS], f"Q{quarter} {report.ends_on.year}"
    if report.kind == Report.Kind.PLAN:
        return COVER_TITLES[Report.Kind.PLAN], f"{report.starts_on.year} to {report.ends_on.year}"
    return COVER_TITLES[Report.Kind(report.kind)], str(report.ends_on.year)


def _book(editions: Iterable[Edition]) -> Book:
    newest_first = tuple(editions)
    report = newest_first[0].report
    cover_title, cover_year = cover_words(report)
    return Book(
        slug=report.slug,
        kind=report.kind,
        title=newest_first[0].title,
        cover_title=cover_title,
        cover_year=cover_year,
        is_withdrawn=report.state == Report.State.WITHDRAWN,
        withdrawal_notice=report.withdrawal_notice,
        editions=tuple(edition_line(edition) for edition in newest_first),
    )
