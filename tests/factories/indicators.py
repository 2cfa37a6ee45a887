"""Measures with observations, and the indicators and targets above them."""

import datetime
from decimal import Decimal
from itertools import count
from typing import Any

from strategic_plan.models import (
    Area,
    Breakdown,
    Category,
    Grain,
    ImportBatch,
    Indicator,
    Judgement,
    Measure,
    MethodChange,
    Objective,
    Observation,
    ObservationRevision,
    Rating,
    RatingWord,
    Release,
    ReleaseOrder,
    RolledUp,
    Target,
    TargetStep,
)
from strategic_plan.services.observations import period_index
from strategic_plan.services.rollup import roll_up
from tests.factories.moments import NOW, PERIOD_END, PERIOD_START, TODAY, later
from tests.factories.organization import make_region
from tests.factories.people import make_user
from tests.factories.plans import make_objective

_numbers = count(1)


def make_breakdown() -> Breakdown:
    """A breakdown with its whole and nothing else."""
    breakdown = Breakdown.objects.create(code=f"breakdown-{next(_numbers)}", title="Whole")
    Category.objects.create(breakdown=breakdown, code="all", title="All", is_all=True)
    return breakdown


def make_category(breakdown: Breakdown | None = None, **fields: Any) -> Category:
    number = next(_numbers)
    values = {"code": f"type-{number}", "title": f"Type {number}"} | fields
    return Category.objects.create(breakdown=breakdown or make_breakdown(), **values)


def make_measure(**fields: Any) -> Measure:
    values: dict[str, Any] = {
        "code": f"measure-{next(_numbers)}",
        "title": "Collisions with injuries",
        "unit": "collisions",
        "grain": Grain.MONTH,
        "small_counts": Measure.SmallCounts.NONE,
        "complete_through": PERIOD_END,
    } | fields
    return Measure.objects.create(breakdown=values.pop("breakdown", None) or make_breakdown(), **values)


def make_observation(
    measure: Measure | None = None,
    area: Area | None = None,
    day: datetime.date = PERIOD_END,
    value: Decimal | int | None = 7,
    **fields: Any,
) -> Observation:
    """The value of a measure for the period that holds a day."""
    measure = measure or make_measure()
    whole = Category.objects.get(breakdown=measure.breakdown_id, is_all=True)
    values: dict[str, Any] = {"category": whole, "value": value, "recorded_at": NOW} | fields
    observation = Observation.objects.create(
        measure=measure,
        area=area or make_region(),
        year=day.year,
        period=period_index(measure.grain, day),
        **values,
    )
    roll_up([(measure.pk, observation.period)])
    return observation


def make_years_of_observations(measure: Measure, area: Area, *, years: range, value: int) -> None:
    """The same value in every month of some years."""
    whole = Category.objects.get(breakdown=measure.breakdown_id, is_all=True)
    Observation.objects.bulk_create(
        Observation(
            measure=measure,
            area=area,
            category=whole,
            year=year,
            period=year * 12 + month,
            value=Decimal(value),
            recorded_at=NOW,
        )
        for year in years
        for month in range(12)
    )
    roll_up((measure.pk, year * 12 + month) for year in years for month in range(12))


def make_rolled_up(measure: Measure | None = None, area: Area | None = None, **fields: Any) -> RolledUp:
    """A row of the roll-up that follows from no observation, to try what the table refuses."""
    measure = measure or make_measure()
    whole = Category.objects.get(breakdown=measure.breakdown_id, is_all=True)
    values: dict[str, Any] = {"category": whole, "is_all": True, "year": 2024, "period": 24290, "value": 7} | fields
    return RolledUp.objects.create(measure=measure, area=area or make_region(), **values)


def make_revision(observation: Observation | None = None, **fields: Any) -> ObservationRevision:
    observation = observation or make_observation()
    values: dict[str, Any] = {
        "number": observation.revisions.count() + 1,
        "value": Decimal(6),
        "qualifier": observation.qualifier,
        "finality": observation.finality,
        "recorded_at": NOW,
        "replaced_at": later(hours=1),
    } | fields
    return ObservationRevision.objects.create(observation=observation, **values)


def make_batch(**fields: Any) -> ImportBatch:
    return ImportBatch.objects.create(**({"name": "collisions-2024-q1.csv"} | fields))


def make_indicator(objective: Objective | None = None, **fields: Any) -> Indicator:
    """The sum of one measure over the last 12 complete months."""
    area = fields.pop("area", None) or make_region()
    numerator = fields.pop("numerator", None) or make_measure()
    number = next(_numbers)
    values: dict[str, Any] = {
        "code": f"indicator-{number}",
        "title": "People hurt in collisions",
        "public_title": "People hurt in crashes",
        "form": Indicator.Form.SUM,
        "unit": "people",
        "direction": Indicator.Direction.DECREASE,
        "method_since": datetime.date(2023, 1, 1),
        "definition": "Everyone hurt in a collision that was reported to the Service.",
    } | fields
    return Indicator.objects.create(objective=objective or make_objective(), area=area, numerator=numerator, **values)


def make_ratio(objective: Objective | None = None, **fields: Any) -> Indicator:
    return make_indicator(
        objective, form=Indicator.Form.RATIO, denominator=make_measure(), multiplier=100, unit="%", **fields
    )


def make_target(indicator: Indicator | None = None, **fields: Any) -> Target:
    indicator = indicator or make_indicator()
    values: dict[str, Any] = {
        "area": indicator.area,
        "in_force_from": indicator.objective.in_force_from,
        "kind": Target.Kind.REACH,
        "baseline": Decimal(100),
        "baseline_on": datetime.date(2022, 12, 31),
        "value": Decimal(80),
        "due_on": datetime.date(2026, 12, 31),
    } | fields
    return Target.objects.create(indicator=indicator, **values)


def make_step(target: Target | None = None, **fields: Any) -> TargetStep:
    values: dict[str, Any] = {"on": datetime.date(2024, 12, 31), "value": Decimal(90)} | fields
    return TargetStep.objects.create(target=target or make_target(), **values)


def make_judgement(indicator: Indicator | None = None, **fields: Any) -> Judgement:
    values: dict[str, Any] = {
        "judged_on": TODAY,
        "rating": RatingWord.ON_TRACK,
        "found": "Three of four partners meet every month",
        "reason": "Minutes of the partners’ meetings.",
    } | fields
    return Judgement.objects.create(indicator=indicator or make_indicator(), judged_by=make_user(), **values)


def make_rating(indicator: Indicator | None = None, **fields: Any) -> Rating:
    values: dict[str, Any] = {
        "occasion": Rating.Occasion.CYCLE_CLOSED,
        "period_start": PERIOD_START,
        "period_end": PERIOD_END,
        "evaluated_at": NOW,
        "rating": RatingWord.AT_RISK,
        "rule": 3,
    } | fields
    return Rating.objects.create(indicator=indicator or make_indicator(), **values)


def make_release(**fields: Any) -> Release:
    """The first release, published; nothing is in it."""
    values: dict[str, Any] = {
        "number": 1,
        "state": Release.State.PUBLISHED,
        "as_of": PERIOD_END,
        "sha256": "0" * 64,
        "prepared_at": NOW,
        "prepared_by": make_user(),
        "published_at": NOW,
        "published_by": make_user(),
    } | fields
    return Release.objects.create(**values)


def make_prepared_release(**fields: Any) -> Release:
    """A release that waits for the Board's office."""
    return make_release(**({"number": None, "state": "prepared", "published_at": None, "published_by": None} | fields))


def make_release_order(**fields: Any) -> ReleaseOrder:
    return ReleaseOrder.objects.create(**({"requested_at": NOW, "requested_by": make_user()} | fields))


def make_method_change(indicator: Indicator | None = None, **fields: Any) -> MethodChange:
    """A proposal."""
    values: dict[str, Any] = {
        "since": datetime.date(2024, 7, 1),
        "reason": "The Service counts people, not collisions, from July on.",
        "changes": {"definition": ["Collisions.", "People."]},
        "proposed_at": NOW,
        "proposed_by": make_user(),
    } | fields
    return MethodChange.objects.create(indicator=indicator or make_indicator(), **values)


def make_defined_method(indicator: Indicator | None = None, **fields: Any) -> MethodChange:
    values = {"state": MethodChange.State.DEFINED, "number": 2, "decided_at": NOW, "decided_by": make_user()} | fields
    return make_method_change(indicator, **values)
