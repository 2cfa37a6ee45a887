"""A region, a measure and its feed, and everything that a load may touch."""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from strategic_plan.exchange.mappings import Columns, Mapping
from strategic_plan.models import (
    Area,
    Category,
    ImportBatch,
    Measure,
    Observation,
    ObservationRevision,
)
from strategic_plan.permissions import Person
from strategic_plan.services.loads import (
    Preview,
    load_file,
    preview_file,
    preview_load,
)
from tests.factories.files import csv_file
from tests.factories.moments import NOW

LONG = Mapping("Feed", columns=Columns("Measure", "Area", "Period", "Type", "Count"))
HEAD = ["Measure", "Area", "Period", "Type", "Count"]
NAME = "feed.csv"
DECEMBER, MARCH = datetime.date(2023, 12, 31), datetime.date(2024, 3, 31)


@dataclass(frozen=True)
class World:
    """A region with one district, a measure by type, and an analyst."""

    measure: Measure
    region: Area
    district: Area
    theft: Category
    analyst: Person

    def row(self, period: str = "2024-01", count: object = 7, **named: str) -> list[object]:
        said = {"measure": "Collisions", "area": self.district.name, "type": ""} | named
        return [said["measure"], said["area"], period, said["type"], count]

    def file(self, *rows: list[object]) -> io.BytesIO:
        return csv_file([HEAD, *rows])

    def load(self, *rows: list[object], mapping: Mapping = LONG, **options: Any) -> ImportBatch:
        batch, preview = load_file(self.file(*rows), NAME, mapping=mapping, by=self.analyst, **{"at": NOW} | options)
        assert batch is not None, preview.messages
        return batch

    def preview(self, *rows: list[object], mapping: Mapping = LONG) -> Preview:
        return preview_file(self.file(*rows), NAME, mapping=mapping, at=NOW)

    def kept(self, *rows: list[object], mapping: Mapping = LONG) -> ImportBatch:
        batch, preview = preview_load(self.file(*rows), NAME, mapping=mapping, by=self.analyst, at=NOW)
        assert batch is not None, preview.messages
        return batch


def stored() -> list[tuple[Any, ...]]:
    """Everything a load may touch."""
    return [
        *Observation.objects.order_by("pk").values_list(),
        *ObservationRevision.objects.order_by("pk").values_list(),
        *Measure.objects.order_by("pk").values_list("code", "complete_through"),
    ]


def values() -> list[tuple[int, Decimal | None]]:
    return list(Observation.objects.order_by("period", "pk").values_list("period", "value"))
