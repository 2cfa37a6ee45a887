"""What the figures of an indicator were before they were revised: the newest first, each with its reason."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from strategic_plan.calculations.formats import qualified
from strategic_plan.calculations.periods import Period, label
from strategic_plan.calculations.values import Absence, Finality, Qualifier, Value
from strategic_plan.models import Area, ObservationRevision
from strategic_plan.summaries.observed import end_of, start_of

MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class RevisedFigure:
    """One value as it stood before; `now` is what stands in its place today."""

    measure: str
    area: str
    category: str
    period: str
    was: str
    now: str
    replaced_at: datetime
    reason: str


def read_revisions(measures: Collection[int], area: Area) -> tuple[RevisedFigure, ...]:
    """The newest revisions of some measures in an area and in its parts, at most a dozen. One query."""
    areas = Area.objects.filter(pk=area.pk) | Area.objects.filter(parent=area.pk)
    rows = (
        ObservationRevision.objects.filter(observation__measure__in=measures, observation__area__in=areas)
        .select_related("observation__measure", "observation__area", "observation__category")
        .order_by("-replaced_at", "-observation__category__is_all", "-pk")[:MOST_SHOWN]
    )
    return tuple(_revised(row) for row in rows)


def _revised(row: ObservationRevision) -> RevisedFigure:
    observation = row.observation
    grain, period = observation.measure.grain, observation.period
    now = Value(
        number=observation.value,
        qualifier=Qualifier(observation.qualifier),
        absence=Absence(observation.absence) if observation.absence else None,
        finality=Finality(observation.finality),
    )
    was = Value(
        number=row.value,
        qualifier=Qualifier(row.qualifier),
        absence=Absence(row.absence) if row.absence else None,
        finality=Finality(row.finality),
    )
    return RevisedFigure(
        measure=observation.measure.title,
        area=observation.area.name,
        category="" if observation.category.is_all else observation.category.title,
        period=label(Period(start_of(grain, period), end_of(grain, period))),
        was=qualified(was),
        now=qualified(now),
        replaced_at=row.replaced_at,
        reason=row.reason,
    )
