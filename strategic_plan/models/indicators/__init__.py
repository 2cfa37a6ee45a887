"""Indicators and what they stand on: measures and observations below, targets, ratings and releases above."""

from strategic_plan.models.indicators.dashboards import Dashboard, DashboardIndicator, DashboardView
from strategic_plan.models.indicators.indicators import Indicator, Target, TargetStep
from strategic_plan.models.indicators.loads import ColumnMapping, ImportBatch
from strategic_plan.models.indicators.measures import (
    Breakdown,
    Category,
    Grain,
    Measure,
)
from strategic_plan.models.indicators.methods import MethodChange
from strategic_plan.models.indicators.observations import Observation, ObservationRevision
from strategic_plan.models.indicators.ratings import Judgement, Rating, RatingWord
from strategic_plan.models.indicators.releases import Release, ReleaseOrder
from strategic_plan.models.indicators.rollup import RolledUp
from strategic_plan.models.indicators.values import Absence, Finality, Qualifier

__all__ = [
    "Absence",
    "Breakdown",
    "Category",
    "ColumnMapping",
    "Dashboard",
    "DashboardIndicator",
    "DashboardView",
    "Finality",
    "Grain",
    "ImportBatch",
    "Indicator",
    "Judgement",
    "Measure",
    "MethodChange",
    "Observation",
    "ObservationRevision",
    "Qualifier",
    "Rating",
    "RatingWord",
    "Release",
    "ReleaseOrder",
    "RolledUp",
    "Target",
    "TargetStep",
]
