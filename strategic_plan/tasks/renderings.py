"""Drawing in the background: a preview of what is composed, the edition that is published, an exception brief."""

from __future__ import annotations

import datetime
import hashlib
import io
from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task

from strategic_plan.documents.job import Phase
from strategic_plan.documents.print_job import print_job
from strategic_plan.documents.rendering import RenderFailure, render_job
from strategic_plan.documents.report import SectionError
from strategic_plan.models import Rendering
from strategic_plan.permissions import Deed, person_of
from strategic_plan.services import renderings
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.reports import edition_content, freeze_edition, frozen_content
from strategic_plan.summaries.reports.assemble import assemble, draft_state
from strategic_plan.summaries.reports.assemble.brief import MOST_PAGES, ROOMS, exception_brief
from strategic_plan.summaries.reports.content import ReportContent
from strategic_plan.web import clock


class Abandoned(Exception):  # noqa: N818 - nobody waits for it any more, nothing is broken
    """The rendering was cancelled, or its lease given to nobody, while it was being drawn."""


@task()
def render_report(rendering: int) -> None:
    """Draw one rendering that was ordered. Run twice, or after it was cancelled, it does nothing.

    Every way it can end is written to the rendering, where the person who ordered it reads it; only a bug is also
    raised, so that it reaches the log.
    """
    order = Rendering.objects.select_related("report__plan", "report__cycle", "plan", "requested_by").get(pk=rendering)
    if not renderings.take(order, at=clock.now()):
        return
    try:
        _draw(order)
    except Abandoned:
        return
    except RenderFailure as failure:
        renderings.fail(order, str(failure), section=_at_fault(order, failure), at=clock.now())
    except SectionError as error:
        renderings.fail(order, str(error), section=error.section, at=clock.now())
        raise
    except Refusal as error:
        renderings.fail(order, str(error), at=clock.now())
    except ValidationError as error:
        renderings.fail(order, " ".join(error.messages), at=clock.now())
    except PermissionDenied:
        renderings.fail(order, _not_any_more(order), at=clock.now())
    except Exception:
        renderings.fail(order, _("The report could not be drawn, for a reason that is in the log."), at=clock.now())
        raise


def _draw(order: Rendering) -> None:
    """From the order to a kept preview, or to an edition that is public."""
    if order.purpose == Rendering.Purpose.PUBLISH:
        _publish(order)
        return
    if order.purpose == Rendering.Purpose.BRIEF:
        _brief(order)
        return
    pdf, key = _pdf(order, _preview_content(order))
    renderings.finish(order, pdf=pdf, pages=_pages(pdf), job_sha256=key, at=clock.now())


def _brief(order: Rendering) -> None:
    """The brief with as much of each thing as two pages hold: what does not fit is named, and left to its page."""
    if order.plan is None:
        raise ValueError("a brief is of a plan")
    reader = person_of(order.requested_by, on=clock.today())
    require(reader, Deed.READ_WORKSPACE)
    for room in ROOMS:
        pdf, key = _pdf(order, exception_brief(reader, order.plan, today=clock.today(), room=room))
        if (pages := _pages(pdf)) <= MOST_PAGES:
            renderings.finish(order, pdf=pdf, pages=pages, job_sha256=key, at=clock.now())
            return
    raise Refusal(_("The plan has too many priorities for a brief of two pages. Read the status report instead."))


def _not_any_more(order: Rendering) -> str:
    if order.purpose == Rendering.Purpose.BRIEF:
        return _("Whoever ordered this may not read the plan any more.")
    return _("Whoever ordered this may not publish reports any more.")


def _preview_content(order: Rendering) -> ReportContent:
    """What is being composed as it is now; in review and after it, the very words that were sent."""
    report = order.of_report
    if report.content:
        return frozen_content(report)
    return assemble(report, today=clock.today(), state=draft_state(report))


def _publish(order: Rendering) -> None:
    """Draw the edition, then freeze it and end the rendering together: both happen or neither does."""
    report, at = order.of_report, clock.now()
    if report.version != order.report_version:
        raise Refusal(_("The report was changed after its publication was ordered. Nothing was published."))
    content = edition_content(report, at=at)
    pdf, _key = _pdf(order, content)
    pdf, sealed_by = _sealed(pdf, content, at=at)
    pages = _pages(pdf)
    files = _office_files(content)
    with transaction.atomic():
        renderings.close(order, pages=pages, at=clock.now())
        publisher = person_of(order.requested_by, on=at.date())
        freeze_edition(
            report,
            content=content,
            pdf=pdf,
            pages=pages,
            files=files,
            sealed_by=sealed_by,
            by=publisher,
            at=at,
        )


def _pdf(order: Rendering, content: ReportContent) -> tuple[bytes, str]:
    """The PDF of a content, and the key under which it is kept: the same job is not drawn twice by one typesetter."""

    def said(phase: Phase) -> None:
        if not renderings.say_phase(order, phase, at=clock.now()):
            raise Abandoned

    job = print_job(content)
    key = hashlib.sha256(f"{renderings.renderer_version()} {job.sha256}".encode()).hexdigest()
    return renderings.kept_pdf(key) or render_job(job, content, said=said), key


def _sealed(pdf: bytes, content: ReportContent, *, at: datetime.datetime) -> tuple[bytes, str]:
    """The PDF with the Board's seal and whose that is, where a certificate is configured. RenderFailure says why not.

    It is put on once, at publication: a preview has none, and what is stored with it is what is served for ever.
    """
    if not settings.SEAL_CERTIFICATE:
        return pdf, ""
    from strategic_plan.documents.pdf.seal import SealFailure, load_seal, sealed  # slow to load, for the worker only
    from strategic_plan.documents.pdf.structure import check_structure

    try:
        seal = load_seal(Path(settings.SEAL_CERTIFICATE), settings.SEAL_PASSWORD)
        finished = sealed(pdf, seal, reason=f"{content.title}, {content.state.words.lower()}", at=at)
    except SealFailure as failure:
        raise RenderFailure(f"{failure} Nothing was published.") from failure
    if wrong := check_structure(finished):
        raise RenderFailure(f"The sealed report did not pass its check: {' '.join(wrong)} Nothing was published.")
    return finished, seal.owner[:200]


def _office_files(content: ReportContent) -> dict[str, bytes]:
    from strategic_plan.documents.office.files import office_files  # slow to load, and only the worker makes them

    return office_files(content)


def _at_fault(order: Rendering, failure: RenderFailure) -> str:
    """The section to open: the one whose own words have the letter, else the one that the failure names."""
    if order.report is None:
        return ""
    texts = dict(order.report.sections.values_list("key", "text"))
    written = [key for key, text in texts.items() if failure.letter and failure.letter in text]
    return next(iter([*written, *({failure.section} & texts.keys())]), "")


def _pages(pdf: bytes) -> int:
    import pikepdf  # slow to load, and only the worker counts pages

    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)
