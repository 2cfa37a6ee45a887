"""Rows as CSV: numbers as numbers, dates unambiguous, and no text that a spreadsheet would run."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategic_plan.exchange.rows import BEGINS_A_FORMULA, BYTE_ORDER_MARK, csv_text, neutral


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_text_that_begins_a_formula_stands_behind_an_apostrophe(text: str) -> None:
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (Decimal("-2.50"), "-2.5"),
        (Decimal("1E+3"), "1000"),
        (-7, "-7"),
        (None, ""),
        (date(2024, 3, 31), "2024-03-31"),
        (datetime(2024, 3, 31, 12, 5, tzinfo=UTC), "2024-03-31T12:05:00+00:00"),
        ("−5%", "−5%"),
    ],
)
def test_numbers_and_dates_stay_what_they_are(cell: Decimal | int | date | str | None, written: str) -> None:
    assert neutral(cell) == written


@given(st.text())
def test_no_text_comes_out_as_a_formula(text: str) -> None:
    assert not neutral(text).startswith(BEGINS_A_FORMULA)


def test_a_file_begins_with_its_encoding_and_keeps_line_breaks_within_cells() -> None:
    text = csv_text(("Who", "What"), [("A, B", "one\ntwo")])
    assert text.startswith(BYTE_ORDER_MARK)
    assert list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK)))) == [["Who", "What"], ["A, B", "one\ntwo"]]
