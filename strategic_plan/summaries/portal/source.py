"""Where the public plan pages come from: the newest published edition that carries the plan."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from strategic_plan.models import Edition
from strategic_plan.models.reports import EditionQuerySet
from strategic_plan.summaries.reports.content import ReportContent, from_json
from strategic_plan.summaries.reports.plan import PlanBlock


@dataclass(frozen=True, slots=True)
class PublishedPlan:
    """The plan as an edition froze it, and the edition a reader may check it in."""

    edition: Edition
    block: PlanBlock


def published_plan(editions: EditionQuerySet) -> PublishedPlan | None:
    """The plan as last reported: the newest period counts, not the day of publishing. One query as a rule."""
    for edition in candidates(editions).select_related("report").defer("html", "pdf", "report__content").iterator():
        block = _content(edition.data).plan
        if block is not None:
            return PublishedPlan(edition, block)
    return None


def candidates(editions: EditionQuerySet) -> EditionQuerySet:
    """Current editions of standing public reports, the newest period first."""
    return editions.public().standing().current().order_by("-report__ends_on", "-published_at", "-pk")


@lru_cache(maxsize=4)
def _content(data: str) -> ReportContent:
    """An edition's content. Its text never changes, so reading it once is enough."""
    return from_json(data)
