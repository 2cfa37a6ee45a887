"""Where the public plan pages come from: the newest published edition that carries the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from strategic_plan.models import Edition, Plan
from strategic_plan.models.reports import EditionQuerySet
from strategic_plan.summaries.reports.content import ReportContent, from_json
from strategic_plan.summaries.reports.plan import PlanBlock


@dataclass(frozen=True, slots=True)
class PublishedPlan:
    """The plan as an edition froze it, and the edition a reader may check it in."""

    edition: Edition
    block: PlanBlock


def published_plan(editions: EditionQuerySet, *, on: date) -> PublishedPlan | None:
    """The plan in force on a day, as last reported: the newest period counts, not the day of publishing.

    Where nothing is published yet of the plan in force, the newest that is published of any. One query as a rule.
    """
    in_force = {"report__plan__starts_on__lte": on, "report__plan__ends_on__gte": on}
    found = candidates(editions)
    return _first(found.filter(**in_force)) or _first(found)


def published_plan_of(editions: EditionQuerySet, slug: str) -> PublishedPlan | None:
    """One plan by its address, whether it is in force, will be, or is over."""
    return _first(candidates(editions).filter(report__plan__slug=slug))


def published_plans(editions: EditionQuerySet) -> tuple[Plan, ...]:
    """Every plan of which something is published, the newest first."""
    published = Plan.objects.filter(pk__in=candidates(editions).values("report__plan"))
    return tuple(published.adopted().order_by("-starts_on"))


def _first(editions: EditionQuerySet) -> PublishedPlan | None:
    for edition in editions.select_related("report").defer("html", "pdf", "report__content").iterator():
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
