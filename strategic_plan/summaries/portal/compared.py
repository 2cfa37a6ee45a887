"""Two published editions compared: what differs, and the public resolutions that changed the plan in between."""

from __future__ import annotations

from dataclasses import dataclass

from strategic_plan.models import Edition, Report
from strategic_plan.models.reports import EditionQuerySet
from strategic_plan.summaries.portal.shelf import EditionLine, edition_line
from strategic_plan.summaries.reports.comparison import (
    ComparedGroup,
    compare_plans,
    comparison_sentence,
    kinds_of_difference,
)
from strategic_plan.summaries.reports.content import ReportContent, from_json
from strategic_plan.summaries.reports.resolutions import changed_by

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
    """Two editions of a kind, whichever is named first; six queries at most, none of a live figure."""
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
    return compare_plans(old.plan, new.plan, changed_by(plan, old.as_of, new.as_of))
