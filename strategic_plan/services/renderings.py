"""Renderings: ordered by a deed, done by a worker that holds a lease, never left "running" for ever."""

from __future__ import annotations

import datetime
from importlib.metadata import version as version_of

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from strategic_plan.models import Plan, Rendering, Report
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit, jobs
from strategic_plan.services.errors import Refusal, Stale, require
from strategic_plan.services.swap import swap

LEASE = datetime.timedelta(minutes=3)
State = Rendering.State


def renderer_version() -> str:
    """What draws the pages; the same input gives the same bytes within one of these."""
    return f"weasyprint {version_of('weasyprint')}"


@transaction.atomic
def order_rendering(report: Report, *, purpose: str, version: int, by: Person, at: datetime.datetime) -> Rendering:
    """Queue the drawing of a report; one at a time for each report and purpose.

    Raises Stale where the report is not the version that was read.
    """
    if report.version != version:
        raise Stale(_("This report was changed since you opened it."))
    reclaim(at=at)
    alive = report.renderings.filter(purpose=purpose, state__in=Rendering.ALIVE).first()
    if alive is not None:
        if purpose == Rendering.Purpose.PREVIEW:
            return alive
        raise Refusal(_("This report is being drawn already. It will be ready in a moment."))
    if purpose == Rendering.Purpose.PREVIEW:
        _refuse_a_second_preview(by)
    rendering = Rendering(
        report=report, purpose=purpose, report_version=version, requested_at=at, requested_by=by.acting
    )
    rendering.full_clean()
    rendering.save(force_insert=True)
    jobs.queue("render report", rendering=rendering.pk)
    return rendering


@transaction.atomic
def order_brief(plan: Plan, *, by: Person, at: datetime.datetime) -> Rendering:
    """Queue the exception brief of a plan; one that its reader ordered and still waits for is waited for instead."""
    require(by, Deed.READ_WORKSPACE)
    reclaim(at=at)
    alive = Rendering.objects.filter(
        purpose=Rendering.Purpose.BRIEF, state__in=Rendering.ALIVE, requested_by=by.acting, plan=plan
    ).first()
    if alive is not None:
        return alive
    rendering = Rendering(
        plan=plan,
        purpose=Rendering.Purpose.BRIEF,
        report_version=plan.version,
        requested_at=at,
        requested_by=by.acting,
    )
    rendering.full_clean()
    rendering.save(force_insert=True)
    jobs.queue("render report", rendering=rendering.pk)
    return rendering


def _refuse_a_second_preview(by: Person) -> None:
    """One preview at a time for each person, so that nobody fills the queue that publications wait in."""
    mine = Rendering.objects.filter(
        purpose=Rendering.Purpose.PREVIEW, state__in=Rendering.ALIVE, requested_by=by.acting
    ).select_related("report")
    if (other := mine.first()) is not None:
        raise Refusal(
            _("Your preview of “%(report)s” is being drawn. Wait until it is ready, or cancel it; then order this one.")
            % {"report": other.of_report.title}
        )


@transaction.atomic
def take(rendering: Rendering, *, at: datetime.datetime) -> bool:
    """Take the lease on a rendering; False where another worker has it or it is over.

    A preview shows the report as it is when it is drawn, and says which version that was.
    """
    changes = {"state": State.RUNNING, "lease_until": at + LEASE}
    if rendering.purpose == Rendering.Purpose.PREVIEW:
        changes["report_version"] = rendering.of_report.version
    try:
        swap(rendering, version=rendering.version, states=(State.QUEUED,), **changes)
    except Stale:
        return False
    return True


def say_phase(rendering: Rendering, phase: str, *, at: datetime.datetime) -> bool:
    """Show how far it is; each phase renews the lease. False where nobody waits for it any more."""
    running = Rendering.objects.filter(pk=rendering.pk, state=State.RUNNING)
    return running.update(phase=phase, lease_until=at + LEASE) == 1


@transaction.atomic
def finish(rendering: Rendering, *, pdf: bytes, pages: int, at: datetime.datetime, job_sha256: str = "") -> None:
    """Keep a finished preview, unless it was cancelled meanwhile."""
    Rendering.objects.filter(pk=rendering.pk, state=State.RUNNING).update(
        state=State.DONE,
        pdf=pdf,
        pages=pages,
        job_sha256=job_sha256,
        phase="",
        finished_at=at,
        lease_until=None,
    )


def kept_pdf(job_sha256: str) -> bytes | None:
    """The bytes that the same job gave before, if they are kept: a preview of an unchanged report is at once there."""
    kept = Rendering.objects.filter(job_sha256=job_sha256, state=State.DONE, pdf__isnull=False)
    pdf = kept.values_list("pdf", flat=True).first()
    return None if pdf is None else bytes(pdf)


@transaction.atomic
def close(rendering: Rendering, *, pages: int, at: datetime.datetime) -> None:
    """End a publication’s rendering, in the transaction that freezes the edition; Refusal where it was cancelled."""
    closed = Rendering.objects.filter(pk=rendering.pk, state=State.RUNNING).update(
        state=State.DONE, pages=pages, phase="", finished_at=at, lease_until=None
    )
    if closed != 1:
        raise Refusal(_("The publication was cancelled."))


def fail(rendering: Rendering, sentence: str, *, at: datetime.datetime, section: str = "") -> None:
    """Keep why it failed, in a sentence for the person who ordered it, and which section is at fault where known."""
    Rendering.objects.filter(pk=rendering.pk, state__in=Rendering.ALIVE).update(
        state=State.FAILED,
        failure=sentence,
        failed_section=section,
        phase="",
        finished_at=at,
        lease_until=None,
    )


@transaction.atomic
def cancel(rendering: Rendering, *, by: Person, at: datetime.datetime) -> None:
    """Stop waiting for it; what a worker still draws is thrown away. A publication that was stopped is on record."""
    is_publication = rendering.purpose == Rendering.Purpose.PUBLISH
    if is_publication:
        require(by, Deed.PUBLISH_REPORT, rendering.of_report)
    stopped = Rendering.objects.filter(pk=rendering.pk, state__in=Rendering.ALIVE).update(
        state=State.CANCELLED, phase="", finished_at=at, lease_until=None
    )
    if stopped and is_publication:
        report = rendering.of_report
        words = f"{by.office} cancelled the publication of {report} before it was done."
        audit.record("cancel publication", report, words, by=by, at=at)


def reclaim(*, at: datetime.datetime) -> int:
    """Fail the renderings whose worker is gone, so that they can be ordered again. Answers how many."""
    waiting_too_long = Q(state=State.QUEUED, requested_at__lt=at - 20 * LEASE)
    lease_ran_out = Q(state=State.RUNNING, lease_until__lt=at)
    sentence = _("The worker stopped before it was done. Order it again.")
    return Rendering.objects.filter(lease_ran_out | waiting_too_long).update(
        state=State.FAILED, failure=sentence, phase="", finished_at=at, lease_until=None
    )
