"""The list of reports: one row each, and the sentence that says what waits for whoever looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import count_words, short_date, span_words
from strategic_plan.models import Edition, Report
from strategic_plan.models.reports import ReportQuerySet
from strategic_plan.permissions import Deed, Person, may

State = Report.State
# What waits longest for somebody comes first.
ORDER = (
    State.RETURNED,
    State.IN_REVIEW,
    State.APPROVED,
    State.SCHEDULED,
    State.DRAFT,
    State.PUBLISHED,
    State.WITHDRAWN,
)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report in the list."""

    report: Report
    edition: int
    published_at: datetime | None
    waits_for_me: bool

    @property
    def pk(self) -> int:
        return self.report.pk

    @property
    def title(self) -> str:
        return self.report.title

    @property
    def kind(self) -> str:
        return str(self.report.get_kind_display())

    @property
    def state(self) -> str:
        return self.report.state

    @property
    def rank(self) -> int:
        """Its place when what waits comes first."""
        return ORDER.index(State(self.report.state))

    @property
    def ends_on(self) -> date:
        return self.report.ends_on

    @property
    def period(self) -> str:
        return span_words(self.report.starts_on, self.report.ends_on)

    @property
    def meeting_on(self) -> date | None:
        return self.report.meeting.held_on if self.report.meeting else None

    @property
    def published_words(self) -> str:
        """The current edition and its day, or that there is none."""
        if self.published_at is None:
            return _("not yet")
        day = short_date(timezone.localtime(self.published_at).date())
        return _("edition %(number)s, %(day)s") % {"number": self.edition, "day": day}


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows and the first line of the page."""

    rows: tuple[ReportRow, ...]
    heading: str


def read_reports(reports: ReportQuerySet, *, person: Person) -> Listing:
    """The reports a person may see, in one query and one more for who composed those in review."""
    newest = Edition.objects.filter(report=OuterRef("pk")).order_by("-number")
    found = (
        reports.select_related("meeting", "cycle")
        .prefetch_related("sections")
        .defer("content")
        .annotate(
            edition_number=Subquery(newest.values("number")[:1]),
            edition_published_at=Subquery(newest.values("published_at")[:1]),
        )
    )
    rows = tuple(_row(report, person) for report in found.newest_first())
    return Listing(tuple(sorted(rows, key=lambda row: row.rank)), _heading(rows))


def _row(report: Any, person: Person) -> ReportRow:
    """A row from a report with what was annotated to it."""
    return ReportRow(report, report.edition_number or 0, report.edition_published_at, waits_for(person, report))


def waits_for(person: Person, report: Report) -> bool:
    """Whether the next deed on a report is this person's."""
    deeds = {
        State.DRAFT: Deed.COMPOSE_REPORT,
        State.RETURNED: Deed.COMPOSE_REPORT,
        State.IN_REVIEW: Deed.APPROVE_REPORT,
        State.APPROVED: Deed.PUBLISH_REPORT,
    }
    deed = deeds.get(State(report.state))
    return deed is not None and may(person, deed, report)


def _heading(rows: tuple[ReportRow, ...]) -> str:
    """What is so, the most pressing first."""
    mine = [row.state for row in rows if row.waits_for_me]
    said = ""
    if count := mine.count(State.IN_REVIEW):
        said = ngettext("{count} report waits for your decision.", "{count} reports wait for your decision.", count)
    elif count := mine.count(State.APPROVED):
        said = ngettext("{count} report can be published.", "{count} reports can be published.", count)
    elif count := mine.count(State.RETURNED):
        said = ngettext("{count} report was returned to you.", "{count} reports were returned to you.", count)
    elif count := mine.count(State.DRAFT):
        said = ngettext("{count} report is being composed.", "{count} reports are being composed.", count)
    elif count := sum(row.edition > 0 for row in rows):
        said = ngettext("{count} report is published.", "{count} reports are published.", count)
    return said.format(count=count_words(count, capital=True)) if count else _("No report has been published yet.")
