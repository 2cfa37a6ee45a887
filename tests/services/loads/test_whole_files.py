"""Records that are counted, and what a file as a whole must have."""

from __future__ import annotations

import pytest

from strategic_plan.exchange.mappings import Columns, Mapping, Shape, Spellings
from strategic_plan.exchange.problems import UnreadableFileError
from strategic_plan.models import (
    Observation,
)
from strategic_plan.services.loads import (
    load_file,
    preview_file,
)
from tests.factories.files import csv_file
from tests.factories.moments import NOW
from tests.services.loads.feed import LONG, NAME, World

pytestmark = pytest.mark.django_db


RECORDS = Mapping(
    "Occurrences",
    Shape.RECORDS,
    Columns("Status", "Area", "Date", "Type"),
    spellings=Spellings(measures={"Open": "collisions"}),
)


def test_records_are_counted_and_not_kept(world: World) -> None:
    table = [
        ["Number", "Date", "Area", "Type", "Status"],
        ["A-1", "2024-01-03", "District 1", "Theft", "Open"],
        ["A-2", "2024-01-09", "District 1", "Theft", "Open"],
        ["A-3", "2024-03-01", "District 1", "", "Open"],
        ["A-4", "2024-03-02", "Region", "Theft", "Open"],
    ]
    batch, preview = load_file(csv_file(table), NAME, mapping=RECORDS, by=world.analyst, at=NOW)
    assert batch is not None, preview.messages
    found = Observation.objects.order_by("period").values_list("area__name", "category__code", "period", "value")
    counts: dict[tuple[str, str], list[int]] = {}
    for area, category, _period, value in found:
        counts.setdefault((area, category), []).append(int(value or 0))
    assert counts == {
        ("District 1", "theft"): [2, 0, 0],
        ("District 1", "all"): [2, 0, 1],
        ("Region", "theft"): [2, 0, 1],
        ("Region", "all"): [2, 0, 2],
    }
    assert "A-1" not in str(batch.preview)


def test_a_heading_that_is_missing_is_said_with_those_that_are_there(world: World) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        preview_file(csv_file([["Measure", "Area", "Period", "Number"]]), NAME, mapping=LONG, at=NOW)
    assert str(refused.value) == (
        "feed.csv, row 1: found “Measure, Area, Period, Number”, expected a heading “Type” and “Count”."
    )
