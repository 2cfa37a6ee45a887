"""Reviewing a report: it is frozen when it is sent, and what was read is what is approved."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.models import Report, ReportReturn, Resolution
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, Stale, require
from strategic_plan.services.reports.composing import require_editable
from strategic_plan.services.swap import swap
from strategic_plan.summaries.report_pages.checklist import stops
from strategic_plan.summaries.reports.assemble import assemble, draft_state
from strategic_plan.summaries.reports.content import ReportContent, from_json, to_json

State = Report.State


@transaction.atomic
def send_report(report: Report, *, version: int, by: Person, at: datetime.datetime) -> Report:
    """Send a report for review. Its content is frozen here: approval and publication use these very words."""
    require(by, Deed.SEND_REPORT, report)
    require_editable(report)
    missing = stops(report, today=at.date())
    if missing:
        raise ValidationError([item.words for item in missing])
    content = to_json(assemble(report, today=at.date(), state=draft_state(report)))
    swap(
        report,
        version=version,
        states=Report.EDITABLE,
        state=State.IN_REVIEW,
        content=content,
        submitted_at=at,
        submitted_by=by.acting,
    )
    audit.record("send report", report, f"{by.office} sent {report} for review.", by=by, at=at)
    return report


@transaction.atomic
def return_report(report: Report, *, version: int, reason: str, by: Person, at: datetime.datetime) -> ReportReturn:
    """Send a report back to its composers with a reason that is kept for ever."""
    require(by, Deed.APPROVE_REPORT, report)
    if not reason.strip():
        raise ValidationError({"reason": _("Say what should be changed.")})
    _require_in_review(report)
    swap(report, version=version, states=(State.IN_REVIEW,), state=State.RETURNED, content="")
    returned = ReportReturn(report=report, reason=reason.strip(), returned_at=at, returned_by=by.acting)
    returned.full_clean()
    returned.save(force_insert=True)
    audit.record("return report", report, f"{by.office} returned {report}: {reason.strip()}", by=by, at=at)
    return returned


@transaction.atomic
def approve_report(
    report: Report, *, version: int, by: Person, at: datetime.datetime, resolution: Resolution | None = None
) -> Report:
    """Approve the version that was read; the Board's own reports by a carried resolution."""
    require(by, Deed.APPROVE_REPORT, report)
    if report.version != version:
        raise Stale(_("This report was changed after you opened it. Read it again before you approve it."))
    _require_in_review(report)
    if report.needs_resolution:
        if resolution is None:
            raise ValidationError({"resolution": _("The Board approves this report by a resolution. Choose it.")})
        if not resolution.is_carried:
            raise ValidationError({"resolution": _("This resolution was not carried.")})
    swap(
        report,
        version=version,
        states=(State.IN_REVIEW,),
        state=State.APPROVED,
        approved_at=at,
        approved_by=by.acting,
        resolution=resolution,
    )
    words = f"{by.office} approved {report}"
    audit.record(
        "approve report",
        report,
        f"{words} by resolution {resolution.number}." if resolution else f"{words}.",
        by=by,
        at=at,
    )
    return report


def frozen_content(report: Report) -> ReportContent:
    """The content that is in review or approved."""
    if not report.content:
        raise Refusal(_("This report is still being composed."))
    return from_json(report.content)


def _require_in_review(report: Report) -> None:
    if report.state != State.IN_REVIEW:
        raise Refusal(_("This report is not in review."))
