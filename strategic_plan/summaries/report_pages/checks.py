"""What is checked before a report is published, and what becomes of it: said in sentences, from what is stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import Edition, Release, Report
from strategic_plan.summaries.reports.content import ReportContent


@dataclass(frozen=True, slots=True)
class Check:
    """One line of a checklist."""

    words: str
    done: bool = True
    needs: bool = False
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step in the life of a report: what was done, when, by whom, with which words."""

    deed: str
    when: str
    by: str = ""
    words: str = ""


def publication_checks(report: Report, content: ReportContent) -> tuple[Check, ...]:
    """What was checked of an approved report; its content is the one that will be published."""
    count = len(content.sections)
    checks = [
        Check(
            ngettext(
                "{count} section, as sent for review and approved",
                "All {count} sections, as sent for review and approved",
                count,
            ).format(count=count)
        ),
        Check(_("Every figure as it stood on %(day)s") % {"day": content.as_of_words}),
        *_released(report),
        Check(_("Approved by the %(office)s") % {"office": _approver(report)}, note=_day(report.approved_at)),
    ]
    if report.resolution:
        words = _("The resolution is recorded: %(number)s") % {"number": report.resolution.number}
        checks.append(Check(words, note=date_words(report.resolution.meeting.held_on)))
    if report.deliverable:
        checks.append(
            Check(_("It answers “%(duty)s”, which is marked as received") % {"duty": report.deliverable.title})
        )
    return tuple(checks)


def _released(report: Report) -> list[Check]:
    """Which release the figures of a public report were read from; without one they read "not published"."""
    if report.audience != Report.Audience.PUBLIC or report.submitted_at is None:
        return []
    release = Release.objects.published().filter(published_at__lte=report.submitted_at).defer("data").first()
    if release is None:
        words = _("No figures were public when it was sent for review, so they read “not published”")
        return [Check(words, done=False, needs=True)]
    withheld = len(release.suppressed.get("cells", ()))
    words = _("Figures of release %(number)d, which withholds %(withheld)d cells") % {
        "number": release.number or 0,
        "withheld": withheld,
    }
    return [Check(words, note=_("as of %(day)s") % {"day": date_words(release.as_of)})]


def life_of(report: Report, editions: Iterable[Edition], *, with_returns: bool) -> tuple[Step, ...]:
    """What happened to a report, the newest first; only those who read drafts are told why it came back."""
    steps: list[tuple[datetime, Step]] = [(report.created_at, Step(_("Begun"), _day(report.created_at)))]
    if report.submitted_at:
        steps.append((report.submitted_at, Step(_("Sent for review"), _day(report.submitted_at))))
    for returned in report.returns.all() if with_returns else ():
        step = Step(_("Returned"), _day(returned.returned_at), words=returned.reason)
        steps.append((returned.returned_at, step))
    if report.approved_at:
        steps.append((report.approved_at, Step(_("Approved"), _day(report.approved_at), _approver(report))))
    for edition in editions:
        words = _("Edition %(number)s published") % {"number": edition.number}
        steps.append((edition.published_at, Step(words, _day(edition.published_at), words=edition.notice)))
    if report.withdrawn_at:
        step = Step(_("Withdrawn"), _day(report.withdrawn_at), words=report.withdrawal_notice)
        steps.append((report.withdrawn_at, step))
    return tuple(step for _at, step in sorted(steps, key=lambda each: each[0], reverse=True))


def _approver(report: Report) -> str:
    """Whose approval a report carries."""
    return _("Board") if report.from_party == Report.Party.BOARD else _("Chief’s office")


def _day(moment: datetime | None) -> str:
    return date_words(timezone.localtime(moment).date()) if moment else ""
