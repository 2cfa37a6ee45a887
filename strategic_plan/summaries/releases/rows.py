"""The cells of a release as rows that anybody may download to work a figure out again."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from strategic_plan.models import Release
from strategic_plan.summaries.observed import end_of, start_of
from strategic_plan.summaries.releases.cells import ALL
from strategic_plan.summaries.releases.frozen import shown_cells


@dataclass(frozen=True, slots=True)
class ReleasedRow:
    """One cell in words; a withheld one has no value and says that it is not published."""

    measure: str
    unit: str
    area: str
    category: str
    start: date
    end: date
    value: Decimal | None
    qualifier: str
    absence: str
    finality: str
    was: Decimal | None
    source: str


def released_rows(release: Release, measures: Collection[str] | None = None) -> Iterator[ReleasedRow]:
    """The rows of some measures, or of all, by measure, area, category and time."""
    known = {row["code"]: row for row in release.data.get("measures", ())}
    areas = {row["code"]: row["name"] for row in release.data.get("areas", ())}
    categories = {row["code"]: row["title"] for row in release.data.get("categories", ())}
    for key, cell in shown_cells(release.data).items():
        if measures is not None and key.measure not in measures:
            continue
        measure = known[key.measure]
        yield ReleasedRow(
            measure=measure["title"],
            unit=measure["unit"],
            area=areas.get(key.area, key.area),
            category="All" if key.category == ALL else categories.get(key.category, key.category),
            start=start_of(measure["grain"], key.first),
            end=end_of(measure["grain"], key.last),
            value=cell.value.number,
            qualifier=str(cell.value.qualifier) if cell.value.is_present else "",
            absence=cell.value.absence.words if cell.value.absence else "",
            finality=str(cell.value.finality) if cell.value.is_present else "",
            was=cell.was,
            source=measure["source"],
        )


def indicator_json(release: Release, key: str, measures: Collection[str]) -> dict[str, Any]:
    """One indicator with its cells, as the release holds them."""
    found = next(each for each in release.data["figures"]["indicators"] if each["line"]["key"] == key)
    return {
        "release": release.number,
        "as_of": release.data["as_of"],
        "sha256": release.sha256,
        "indicator": found,
        "measures": [row for row in release.data["measures"] if row["code"] in measures],
        "areas": release.data["areas"],
        "categories": release.data["categories"],
        "columns": list(COLUMNS),
        "cells": [row for row in release.data["cells"] if row[0] in measures],
    }


COLUMNS = (
    "measure",
    "area",
    "category",
    "first_period",
    "last_period",
    "value",
    "qualifier",
    "absence",
    "finality",
    "was",
    "change_as_stated",
)
"""What each place of a cell's row in the JSON is."""
