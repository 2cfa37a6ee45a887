"""Mappings as data and as files: what was written is read back, and what is wrong is said."""

from __future__ import annotations

import pytest

from strategic_plan.calculations.values import Finality
from strategic_plan.exchange.mappings import (
    Always,
    Columns,
    Mapping,
    Shape,
    Spellings,
    mapping_as_data,
    mapping_from,
    mapping_from_toml,
)
from strategic_plan.exchange.problems import UnreadableFileError

TOML = b"""
title = "Monthly clearance"
shape = "measures"
finality = "final"

[columns]
area = "Area"
period = "Month"
category = "Type"

[measures]
"By charge" = "cleared-by-charge"

[spellings.areas]
"D1" = "district-1"

[spellings.absences]
"-" = "not_reported"
"""

MAPPING = Mapping(
    "Monthly clearance",
    Shape.MEASURES,
    Columns(area="Area", period="Month", category="Type"),
    measures={"By charge": "cleared-by-charge"},
    spellings=Spellings(areas={"D1": "district-1"}, absences={"-": "not_reported"}),
    finality=Finality.FINAL,
)


def test_a_mapping_is_read_from_its_file() -> None:
    assert mapping_from_toml(TOML, "mapping.toml") == MAPPING


def test_a_mapping_is_the_same_after_it_was_kept() -> None:
    assert mapping_from(mapping_as_data(MAPPING)) == MAPPING


def test_a_mapping_wants_the_headings_that_it_names() -> None:
    assert MAPPING.wanted == ("Area", "Month", "Type", "By charge")


def test_other_spellings_are_added_to_those_there_are() -> None:
    more = MAPPING.spellings.with_more(areas={"D2": "district-2"})
    assert more.areas == {"D1": "district-1", "D2": "district-2"}
    assert more.absences == {"-": "not_reported"}


def test_one_area_may_hold_for_the_whole_file() -> None:
    mapping = Mapping("Feed", columns=Columns(period="Month", value="Count"), always=Always("thefts", "region"))
    assert mapping.faults() == ()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"title = [", "expected a mapping in TOML."),
        (b"\xff", "expected a mapping in TOML."),
        (b'colour = "red"', "not “colour”."),
        (b'shape = "round"', "“long”, “measures”, “periods” or “records” for “shape”."),
        (b'[columns]\nvolume = "V"', "only measure, area, period, category and value in “columns”."),
        (b"[columns]\narea = 1", "words for “area”."),
        (
            b'[columns]\narea = "Area"',
            "the column of the period, the column of the measure, or the one measure of the file",
        ),
        (b'[spellings.absences]\n"-" = "lost"', "for each absence."),
        (b"[measures]\nx = 1", "a code for every spelling in “measures”."),
    ],
)
def test_what_is_wrong_in_a_mapping_is_said(content: bytes, expected: str) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        mapping_from_toml(content, "mapping.toml")
    assert str(refused.value).startswith("mapping.toml: ")
    assert expected in str(refused.value)
