"""Numbers as files write them, and what stands where there is no number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from strategic_plan.exchange.numbers_in import Figure, figure_of, number_of_cell


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", "7"),
        ("0", "0"),
        ("1234", "1234"),
        ("1,234", "1234"),
        ("1 234", "1234"),
        ("1\u00a0234\u00a0567", "1234567"),
        ("1,234.5", "1234.5"),
        (" 12.25 ", "12.25"),
        (".5", "0.5"),
        ("−3", "-3"),
        ("+3", "3"),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, value: str) -> None:
    assert figure_of(text) == Figure(Decimal(value))


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("over 160", "at_least"),
        ("160+", "at_least"),
        ("≥160", "at_least"),
        ("at most 160", "at_most"),
        ("<= 160", "at_most"),
        ("about 160", "about"),
        ("~160", "about"),
    ],
)
def test_a_number_keeps_its_qualifier(text: str, qualifier: str) -> None:
    assert figure_of(text) == Figure(Decimal(160), qualifier)


@pytest.mark.parametrize(
    ("text", "absence"),
    [
        ("n/a", "not_applicable"),
        ("N/A", "not_applicable"),
        ("..", "not_reported"),
        ("x", "suppressed_at_source"),
        ("<5", "suppressed_at_source"),
        ("fewer than 5", "suppressed_at_source"),
    ],
)
def test_a_mark_is_an_absence_with_its_reason(text: str, absence: str) -> None:
    assert figure_of(text) == Figure(None, absence=absence)


def test_a_mark_of_the_mapping_is_known_too() -> None:
    assert figure_of("–", {"–": "not_reported"}) == Figure(None, absence="not_reported")


def test_an_empty_cell_says_nothing() -> None:
    assert figure_of("  ") is None


@pytest.mark.parametrize(
    "text",
    ["1,5", "12,34", "1.234,5", "1_000", "٣", "1e3", "-", "–", "twelve", "=1+1", "12 units", "1.23456", "9" * 15],
)
def test_what_could_mean_two_things_or_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        figure_of(text)


def test_a_spreadsheet_number_is_what_was_typed_into_it() -> None:
    assert number_of_cell(0.1 + 0.2) == Decimal("0.3")
    assert number_of_cell(1234) == Decimal(1234)


@pytest.mark.parametrize("value", [1e30, float("nan"), float("inf"), 0.123456])
def test_a_spreadsheet_number_that_cannot_be_kept_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match=r".*"):
        number_of_cell(value)
