"""Reports; a report reaches its state by the deeds that lead there, and its PDF is one empty page."""

import io
from itertools import count
from typing import Any

import pikepdf

from strategic_plan.models import (
    Cycle,
    Edition,
    EditionFile,
    Picture,
    Rendering,
    Report,
    ReportGrant,
    ReportReturn,
    ReportStyle,
    Resolution,
    SectionComment,
)
from strategic_plan.permissions import Person
from strategic_plan.services import reports
from tests.factories.meetings import make_resolution
from tests.factories.moments import PERIOD_END, PERIOD_START, later
from tests.factories.organization import make_organization
from tests.factories.people import chief, make_user, staff
from tests.factories.updates import make_approved

_numbers = count(1)
NEEDS_WORDS = (
    "data-notes",
    "message-chair",
    "message-chief",
    "priority-1",
    "priority-2",
    "priority-3",
    "priority-4",
    "priority-5",
)


def blank_page() -> bytes:
    """A PDF of one empty page."""
    with pikepdf.new() as document, io.BytesIO() as file:
        document.add_blank_page()
        document.save(file, deterministic_id=True)
        return file.getvalue()


def make_report(cycle: Cycle | None = None, *, by: Person | None = None, **fields: Any) -> Report:
    """A status report being composed; every section that needs words has them."""
    make_organization()
    cycle = cycle or make_approved().cycle
    by = by or staff()
    values: dict[str, Any] = {
        "kind": Report.Kind.STATUS,
        "title": "Status report, first quarter of 2024",
        "slug": f"status-report-{next(_numbers)}",
        "starts_on": PERIOD_START,
        "ends_on": PERIOD_END,
    } | fields
    report = Report(plan=cycle.action_plan.plan, cycle=cycle, **values)
    reports.compose_report(report, by=by, at=later(days=1))
    for section in report.sections.filter(text="", key__in=NEEDS_WORDS):
        reports.write_section(
            section,
            version=section.version,
            title=section.title,
            text="Figures are complete to the end of March.",
            included=True,
            by=by,
            at=later(days=1),
        )
    report.refresh_from_db()
    return report


def make_annual_report(cycle: Cycle | None = None, **fields: Any) -> Report:
    return make_report(cycle, **({"kind": Report.Kind.ANNUAL, "title": "Annual report 2023"} | fields))


def make_report_in_review(cycle: Cycle | None = None, **fields: Any) -> Report:
    report = make_report(cycle, **fields)
    return reports.send_report(report, version=report.version, by=staff(), at=later(days=2))


def make_approved_report(cycle: Cycle | None = None, **fields: Any) -> Report:
    """Approved by the Chief's office, or by a resolution of the Board."""
    report = make_report_in_review(cycle, **fields)
    from_the_chief = report.from_party == Report.Party.CHIEF
    resolution: Resolution | None = None if from_the_chief else make_resolution()
    approver = chief() if from_the_chief else staff()
    return reports.approve_report(report, version=report.version, by=approver, at=later(days=3), resolution=resolution)


def make_edition(cycle: Cycle | None = None, *, report: Report | None = None, **fields: Any) -> Edition:
    """The edition of an approved report."""
    report = report or make_approved_report(cycle, **fields)
    at = later(days=4)
    content = reports.edition_content(report, at=at)
    files = {"word": b"PK a Word file", "slides": b"PK slides"}
    return reports.freeze_edition(report, content=content, pdf=blank_page(), pages=1, files=files, by=staff(), at=at)


def make_report_return(reason: str = "Say in the summary what changed.") -> ReportReturn:
    report = make_report_in_review()
    return reports.return_report(report, version=report.version, reason=reason, by=chief(), at=later(days=3))


def make_grant(report: Report | None = None) -> ReportGrant:
    """Somebody who may read a report in camera."""
    report = report or make_report(audience=Report.Audience.IN_CAMERA)
    reader = make_user(f"reader-{next(_numbers)}@example.org")
    return ReportGrant.objects.create(
        report=report, user=reader, granted_at=later(days=1), granted_by=report.created_by
    )


def make_comment(report: Report | None = None, text: str = "Say in which district.") -> SectionComment:
    """A comment on the first section of a report."""
    section = (report or make_report()).sections.all()[0]
    return SectionComment.objects.create(
        section=section,
        text=text,
        written_at=later(days=1),
        written_by=section.report.created_by,
        office="Board member",
    )


def make_picture(report: Report | None = None) -> Picture:
    report = report or make_report()
    return Picture.objects.create(
        report=report,
        number=report.pictures.count() + 1,
        description="Two officers and a climbing wall.",
        encoded=b"bytes of a picture",
        format=Picture.Format.JPEG,
        width=640,
        height=480,
        brought_at=later(days=1),
        brought_by=report.created_by,
    )


def make_style() -> ReportStyle:
    return ReportStyle.objects.get_or_create(only=True)[0]


def make_rendering(**fields: Any) -> Rendering:
    """A preview that waits for a worker."""
    report = make_report()
    values: dict[str, Any] = {
        "purpose": Rendering.Purpose.PREVIEW,
        "report_version": report.version,
        "requested_at": later(days=1),
        "requested_by": report.created_by,
    } | fields
    return Rendering.objects.create(report=report, **values)


def make_brief(**fields: Any) -> Rendering:
    """An exception brief that waits for a worker."""
    plan = fields.pop("plan", None) or make_report().plan
    values: dict[str, Any] = {
        "purpose": Rendering.Purpose.BRIEF,
        "report_version": plan.version,
        "requested_at": later(days=1),
        "requested_by": fields.pop("requested_by", None) or make_user(),
    } | fields
    return Rendering.objects.create(plan=plan, **values)


def make_rendering_of(report: Report) -> Rendering:
    """A finished preview of a report."""
    return Rendering.objects.create(
        report=report,
        purpose=Rendering.Purpose.PREVIEW,
        state=Rendering.State.DONE,
        pdf=blank_page(),
        pages=1,
        report_version=report.version,
        requested_at=later(days=1),
        requested_by=report.created_by,
        finished_at=later(days=1),
    )


def make_edition_file(**fields: Any) -> EditionFile:
    """A further file of an edition, of the one form that it is not kept in yet."""
    edition = fields.pop("edition", None) or make_edition()
    EditionFile.objects.filter(edition=edition, form=EditionFile.Form.WORD).delete()
    values: dict[str, Any] = {"form": EditionFile.Form.WORD, "file": b"PK", "sha256": "0" * 64, "size": 2} | fields
    return EditionFile.objects.create(edition=edition, **values)
