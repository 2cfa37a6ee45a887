"""Composing a report: the outline appears filled, a person orders it and writes what only a person can."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from strategic_plan.models import Area, Report, Section
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.swap import swap
from strategic_plan.summaries.reports.outline import outline

# Who speaks: what the Service did is the Chief's to report; the plan, its changes and its account are the Board's.
FROM_PARTY = {
    Report.Kind.STATUS: Report.Party.CHIEF,
    Report.Kind.DECISION: Report.Party.BOARD,
    Report.Kind.ANNUAL: Report.Party.BOARD,
    Report.Kind.OVERVIEW: Report.Party.CHIEF,
    Report.Kind.PLAN: Report.Party.BOARD,
    Report.Kind.SCAN: Report.Party.BOARD,
}


@transaction.atomic
def compose_report(report: Report, *, by: Person, at: datetime.datetime, areas: Sequence[Area] = ()) -> Report:
    """Begin a report of a kind for a period and areas: every section of its outline is there from the start."""
    require(by, Deed.COMPOSE_REPORT)
    report.from_party = FROM_PARTY[Report.Kind(report.kind)]
    report.created_at, report.created_by = at, by.acting
    report.full_clean()
    report.save(force_insert=True)
    report.areas.set(areas)
    first = _first_words(report)
    for position, entry in enumerate(outline(report.kind, report.plan), start=1):
        words = first.get(entry.key, entry.words)
        section = Section(report=report, key=entry.key, position=position, title=entry.title, text=words)
        section.full_clean()
        section.save(force_insert=True)
    audit.record("compose report", report, f"{by.office} began {report}.", by=by, at=at)
    return report


def _first_words(report: Report) -> dict[str, str]:
    """What a decision report begins with: the matter, the options and the motion, as they stand with the matter."""
    decision = report.decision
    if decision is None:
        return {}
    return {"recommendation": decision.motion, "background": decision.matter, "options": decision.options}


@transaction.atomic
def write_section(
    section: Section, *, version: int, title: str, text: str, included: bool, by: Person, at: datetime.datetime
) -> Section:
    """Keep a section's words; Stale where somebody else has saved the section since it was opened."""
    report = section.report
    require(by, Deed.COMPOSE_REPORT)
    require_editable(report)
    required = {entry.key for entry in outline(report.kind, report.plan) if entry.required}
    if not included and section.key in required:
        raise ValidationError({"included": _("This section may not be left out of a report of this kind.")})
    swap(section, version=version, title=title, text=text, included=included, edited_at=at, edited_by=by.acting)
    _touch(report)
    if not audit.continues("write section", section, by=by):
        audit.record("write section", section, f"{by.office} wrote “{section.title}” of {report}.", by=by, at=at)
    return section


@transaction.atomic
def arrange_sections(report: Report, *, version: int, keys: Sequence[str], by: Person, at: datetime.datetime) -> None:
    """Put the sections in an order; every section once."""
    require(by, Deed.COMPOSE_REPORT)
    require_editable(report)
    sections = {section.key: section for section in report.sections.all()}
    if sorted(keys) != sorted(sections):
        raise ValidationError({"keys": _("Name every section of the report once.")})
    swap(report, version=version, states=Report.EDITABLE)
    for position, key in enumerate(keys, start=1):
        if sections[key].position != position:
            Section.objects.filter(pk=sections[key].pk).update(position=position)
    audit.record("arrange sections", report, f"{by.office} put the sections of {report} in order.", by=by, at=at)


def require_editable(report: Report) -> None:
    """Refuse words for a report that is out of its composers' hands."""
    if report.state == Report.State.IN_REVIEW:
        raise Refusal(_("This report is in review. It can be changed again if it is returned."))
    if not report.is_editable:
        raise Refusal(_("This report is approved. What is published changes only by a corrected edition."))


def _touch(report: Report) -> None:
    """A section belongs to its report: whoever read the report before has not read these words.

    The report must still be editable at the moment of the write, not only when it was loaded.
    """
    changed = Report.objects.filter(pk=report.pk, state__in=Report.EDITABLE).update(version=F("version") + 1)
    if changed != 1:
        raise Refusal(_("This report was sent for review meanwhile."))
    report.refresh_from_db(fields=["version"])
