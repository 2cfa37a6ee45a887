"""Two published editions compared: what differs, and the public resolutions that changed the plan in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import Amendment, Edition, Meeting, Objective, Priority, Report, Target
from strategic_plan.models.reports import EditionQuerySet
from strategic_plan.summaries.portal.shelf import EditionLine, edition_line
from strategic_plan.summaries.reports.comparison import (
    ComparedGroup,
    Resolutions,
    compare_plans,
    comparison_sentence,
    kinds_of_difference,
)
from strategic_plan.summaries.reports.content import ReportContent, from_json

Kind = Amendment.ElementKind
COMPARABLE = (Report.Kind.STATUS, Report.Kind.ANNUAL)
"""The kinds of report that carry the whole plan; the others have nothing to compare line by line."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs between two editions, the older first."""

    before: Edition
    after: Edition
    before_line: EditionLine
    after_line: EditionLine
    sentence: str
    kinds: str
    groups: tuple[ComparedGroup, ...]


def comparable(editions: EditionQuerySet) -> EditionQuerySet:
    """The editions that can be compared, the newest period first, without their bodies."""
    return (
        editions.filter(report__kind__in=COMPARABLE)
        .standing()
        .with_report()
        .order_by("report__kind", "-report__ends_on", "-number")
    )


def compared(first: Edition, second: Edition) -> Compared:
    """Two editions of a kind, whichever is named first; five queries at most, none of a live figure."""
    before, after = sorted((first, second), key=lambda edition: (edition.report.ends_on, edition.number))
    old, new = from_json(before.data), from_json(after.data)
    groups = _groups(old, new, before.report.plan_id)
    return Compared(
        before=before,
        after=after,
        before_line=edition_line(before),
        after_line=edition_line(after),
        sentence=comparison_sentence(groups),
        kinds=kinds_of_difference(groups),
        groups=groups,
    )


def _groups(old: ReportContent, new: ReportContent, plan: int) -> tuple[ComparedGroup, ...]:
    if old.plan is None or new.plan is None:
        return ()
    return compare_plans(old.plan, new.plan, resolutions_between(plan, old.as_of, new.as_of))


def resolutions_between(plan: int, after: date, until: date) -> Resolutions:
    """The resolutions of public meetings that changed a plan within some days, by what each of them changed."""
    amendments = Amendment.objects.filter(
        plan=plan,
        effective_on__gt=after,
        effective_on__lte=until,
        resolution__meeting__audience=Meeting.Audience.PUBLIC,
    ).select_related("resolution__meeting")
    rows = list(amendments.order_by("effective_on", "pk"))
    names = _names(rows)
    return {
        (row.element_kind, names[row.element_kind, row.element_id]): _words(row)
        for row in rows
        if (row.element_kind, row.element_id) in names
    }


def _names(rows: Sequence[Amendment]) -> dict[tuple[str, int], str]:
    """What the contents of reports call each element: an indicator's key, an objective's code, a priority's number."""
    elements: dict[str, set[int]] = {
        kind: {row.element_id for row in rows if row.element_kind == kind} for kind in Kind
    }
    found: dict[tuple[str, int], str] = {}
    if ids := elements[Kind.TARGET]:
        targets = Target.objects.filter(pk__in=ids).values_list("pk", "indicator__code")
        found |= {(Kind.TARGET.value, pk): code for pk, code in targets}
    if ids := elements[Kind.OBJECTIVE]:
        objectives = Objective.objects.filter(pk__in=ids).values_list("pk", "priority__number", "number")
        found |= {(Kind.OBJECTIVE.value, pk): f"{priority}.{number}" for pk, priority, number in objectives}
    if ids := elements[Kind.PRIORITY]:
        priorities = Priority.objects.filter(pk__in=ids).values_list("pk", "number")
        found |= {(Kind.PRIORITY.value, pk): str(number) for pk, number in priorities}
    return found


def _words(amendment: Amendment) -> str:
    resolution = amendment.resolution
    return f"Resolution {resolution.number} of {date_words(resolution.meeting.held_on)}"
