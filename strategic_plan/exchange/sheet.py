"""A table as any file gives it: rows of cells with their numbers, and how much of a file is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import number
from strategic_plan.exchange.problems import Problem, UnreadableFileError


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that is worked out in the workbook: what stands in it depends on who opened it last."""

    text: str

    def __str__(self) -> str:
        return self.text


Cell = str | Decimal | date | Formula


class Row(NamedTuple):
    """One row with its number as a spreadsheet counts it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read.

    `size` is in bytes as sent, `unpacked` in bytes of a workbook's XML, `cells` counts those of one sheet.
    """

    size: int
    rows: int
    columns: int = 200
    unpacked: int = 64 * 2**20
    cells: int = 400_000


ON_THE_WEB = Limits(size=10 * 2**20, rows=20_000)
IN_A_STREAM = Limits(size=2 * 2**30, rows=5_000_000, unpacked=256 * 2**20, cells=5_000_000)

HEADINGS_AT_MOST = 20
"""Titles and headings stand in the first rows, or are not found."""


def check_width(width: int, name: str, row: int, limits: Limits) -> None:
    """Refuse a row of more columns than a table has."""
    if width > limits.columns:
        expected = _("at most {columns}: take away those that carry no figures").format(columns=number(limits.columns))
        raise UnreadableFileError(Problem(name, expected, _("{count} columns").format(count=number(width)), row))


def words(cell: Cell) -> str:
    """A cell as text, with its spaces put in order: "  District  1 " is "District 1"."""
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}" if cell else "0"
    return " ".join(str(cell).split())
