"""Rows as CSV: numbers as numbers, and no text that a spreadsheet would take for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

Cell = str | int | Decimal | date | datetime | None

BYTE_ORDER_MARK = "\ufeff"
"""Without it, a spreadsheet reads the file in the encoding of its country."""

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A whole file, for what a page shows."""
    return "".join(csv_lines(header, rows))


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """A file line by line, for what is too long to hold."""
    yield BYTE_ORDER_MARK + _line(header)
    for row in rows:
        yield _line(row)


def neutral(cell: Cell) -> str:
    """A cell as it is written: ISO dates, plain numbers, and text that would begin a formula behind an apostrophe."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | Decimal):
        digits = f"{cell:f}"
        return digits.rstrip("0").rstrip(".") if "." in digits else digits
    return f"'{cell}" if cell.startswith(BEGINS_A_FORMULA) else cell


def _line(row: Sequence[Cell]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow([neutral(cell) for cell in row])
    return buffer.getvalue()
