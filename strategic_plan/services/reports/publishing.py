"""Publishing: an approved report becomes an edition, all of it in one transaction or nothing."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import replace

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.documents.report import render_html
from strategic_plan.documents.styles import web_stylesheet
from strategic_plan.models import Deliverable, Edition, EditionFile, Rendering, Report, Stylesheet, transition
from strategic_plan.permissions import Deed, Person, person_of
from strategic_plan.services import audit, ratings, renderings
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.obligations import answered_deliverable, receive_deliverable
from strategic_plan.services.reports.reviewing import frozen_content
from strategic_plan.services.swap import swap
from strategic_plan.summaries.reports.assemble import edition_state
from strategic_plan.summaries.reports.content import ReportContent, to_json

State = Report.State


@transaction.atomic
def publish_report(report: Report, *, version: int, by: Person, at: datetime.datetime) -> Rendering:
    """Order the publication of an approved report: a worker draws it, and then freezes the edition.

    One that is scheduled is ordered by `publish_due_reports`, in the name of whoever set the time.
    """
    require(by, Deed.PUBLISH_REPORT, report)
    if report.state not in (State.APPROVED, State.SCHEDULED):
        raise Refusal(_("Only an approved report is published."))
    rendering = renderings.order_rendering(report, purpose=Rendering.Purpose.PUBLISH, version=version, by=by, at=at)
    audit.record("order publication", report, f"{by.office} ordered the publication of {report}.", by=by, at=at)
    return rendering


@transaction.atomic
def schedule_report(
    report: Report, *, version: int, publish_at: datetime.datetime, by: Person, at: datetime.datetime
) -> Report:
    """Set the time at which an approved report becomes public; the worker publishes it then."""
    require(by, Deed.PUBLISH_REPORT, report)
    if report.state != State.APPROVED:
        raise Refusal(_("Only an approved report is scheduled."))
    if publish_at <= at:
        raise ValidationError({"day": _("Choose a time that is still to come.")})
    swap(
        report,
        version=version,
        states=(State.APPROVED,),
        state=State.SCHEDULED,
        publish_at=publish_at,
        scheduled_by=by.acting,
    )
    words = f"{by.office} set the publication of {report} for {publish_at:%Y-%m-%d %H:%M} ({publish_at.tzname()})."
    audit.record("schedule report", report, words, by=by, at=at)
    return report


@transaction.atomic
def unschedule_report(report: Report, *, version: int, by: Person, at: datetime.datetime) -> Report:
    """Take the set time back; the report stays approved."""
    require(by, Deed.PUBLISH_REPORT, report)
    if report.state != State.SCHEDULED:
        raise Refusal(_("This report is not scheduled."))
    if report.renderings.filter(purpose=Rendering.Purpose.PUBLISH, state__in=Rendering.ALIVE).exists():
        raise Refusal(_("This report is being published at this moment."))
    swap(
        report,
        version=version,
        states=(State.SCHEDULED,),
        state=State.APPROVED,
        publish_at=None,
        scheduled_by=None,
    )
    audit.record("unschedule report", report, f"{by.office} took back the time set for {report}.", by=by, at=at)
    return report


def publish_due(*, at: datetime.datetime) -> list[tuple[Report, str]]:
    """Order what is due to be published, each in the name of whoever set its time; answers what stood in the way.

    Run again, it orders nothing twice; one that failed is ordered again the next time.
    """
    outcome = []
    for report in Report.objects.due(at).select_related("scheduled_by"):
        if report.scheduled_by is None:
            continue
        try:
            publish_report(report, version=report.version, by=person_of(report.scheduled_by, on=at.date()), at=at)
        except Refusal as refusal:
            outcome.append((report, refusal.sentence))
        except PermissionDenied:
            outcome.append((report, _("Whoever set the time may not publish reports any more.")))
        else:
            outcome.append((report, ""))
    return outcome


def edition_content(report: Report, *, at: datetime.datetime) -> ReportContent:
    """The approved content, marked as the edition it is about to become."""
    number = report.editions.count() + 1
    return replace(
        frozen_content(report), state=edition_state(number, published_on=at.date(), language=report.language)
    )


@transaction.atomic
def freeze_edition(
    report: Report,
    *,
    content: ReportContent,
    pdf: bytes,
    pages: int,
    by: Person,
    at: datetime.datetime,
    files: Mapping[str, bytes] | None = None,
    sealed_by: str = "",
) -> Edition:
    """Publish: store what is served for ever, keep the ratings, mark the deliverable; called by the worker.

    ``files`` are the edition's other forms, by the words of EditionFile.Form. ``sealed_by`` is whose seal the PDF has.
    """
    require(by, Deed.PUBLISH_REPORT, report)
    swap(
        report,
        version=report.version,
        states=(State.APPROVED, State.SCHEDULED),
        state=State.PUBLISHED,
        publish_at=None,
        scheduled_by=None,
    )
    data = to_json(content)
    html = render_html(content, medium="screen")
    edition = Edition(
        report=report,
        number=content.state.number,
        title=content.title,
        language=report.language,
        data=data,
        html=html,
        pdf=pdf,
        stylesheet=_stylesheet(content),
        data_sha256=_sha256(data.encode()),
        html_sha256=_sha256(html.encode()),
        pdf_sha256=_sha256(pdf),
        pdf_size=len(pdf),
        pages=pages,
        software_version=settings.VERSION,
        renderer_version=renderings.renderer_version(),
        audit_head=audit.head(),
        notice=report.correction_notice,
        sealed_by=sealed_by,
        published_at=at,
        published_by=by.acting,
    )
    edition.full_clean()
    edition.save(force_insert=True)
    for form, file in (files or {}).items():
        kept = EditionFile(edition=edition, form=form, file=file, sha256=_sha256(file), size=len(file))
        kept.full_clean()
        kept.save(force_insert=True)
    ratings.keep_published(content, at=at)
    answered = report.deliverable or answered_deliverable(report.kind, report.ends_on)
    if answered and answered.state == Deliverable.State.OPEN:
        receive_deliverable(answered, version=answered.version, received_on=at.date(), by=by, at=at)
    words = f"{by.office} published edition {edition.number} of {report}; PDF SHA-256 {edition.pdf_sha256}."
    audit.record("publish report", report, words, by=by, at=at)
    return edition


@transaction.atomic
def correct_report(report: Report, *, version: int, notice: str, by: Person, at: datetime.datetime) -> Report:
    """Prepare the next edition of a published report; the notice tells the public what it corrects."""
    require(by, Deed.COMPOSE_REPORT)
    if report.state != State.PUBLISHED:
        raise Refusal(_("Only a published report is corrected."))
    if not notice.strip():
        raise ValidationError({"notice": _("Say what the corrected edition changes.")})
    swap(
        report,
        version=version,
        states=(State.PUBLISHED,),
        state=State.DRAFT,
        content="",
        submitted_at=None,
        submitted_by=None,
        approved_at=None,
        approved_by=None,
        resolution=None,
        correction_notice=notice.strip(),
    )
    audit.record(
        "correct report", report, f"{by.office} began a corrected edition of {report}: {notice.strip()}", by=by, at=at
    )
    return report


@transaction.atomic
def withdraw_report(report: Report, *, version: int, notice: str, by: Person, at: datetime.datetime) -> Report:
    """Take a published report back, with a notice that stands where it stood; also while a correction is prepared."""
    require(by, Deed.PUBLISH_REPORT, report)
    if report.state == State.WITHDRAWN or not report.editions.exists():
        raise Refusal(_("Only a published report is withdrawn."))
    if not notice.strip():
        raise ValidationError({"notice": _("Say why the report is withdrawn.")})
    swap(
        report,
        version=version,
        states=transition(Report.TRANSITIONS, "withdraw").sources,
        state=State.WITHDRAWN,
        publish_at=None,
        scheduled_by=None,
        withdrawn_at=at,
        withdrawal_notice=notice.strip(),
    )
    audit.record("withdraw report", report, f"{by.office} withdrew {report}: {notice.strip()}", by=by, at=at)
    return report


def _stylesheet(content: ReportContent) -> Stylesheet:
    """The stylesheet of web reports as it is now, in the look of this one, kept once under its hash."""
    text = web_stylesheet(content.style)
    stylesheet, _created = Stylesheet.objects.get_or_create(sha256=_sha256(text.encode()), defaults={"text": text})
    return stylesheet


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
