"""Workbooks (XLSX): looked through before a library may open them, then read row by row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from strategic_plan.exchange.numbers_in import number_of_cell
from strategic_plan.exchange.problems import Problem, UnreadableFileError, quoted
from strategic_plan.exchange.sheet import Cell, Formula, Limits, Row, check_width
from strategic_plan.exchange.workbook_parts import damaged, look_through


def rows(file: BinaryIO, name: str, limits: Limits, sheet: str = "") -> Iterator[Row]:
    """The rows of one sheet, the first unless another is named. Raises UnreadableFileError."""
    look_through(file, name, limits)
    workbook = _open(file, name)
    try:
        yield from _rows(_sheet(workbook, name, sheet), name, limits)
    except UnreadableFileError:
        raise
    except Exception as error:  # whatever a library makes of a damaged part
        raise damaged(name) from error
    finally:
        workbook.close()


def _open(file: BinaryIO, name: str) -> Any:
    # Here and not at the top: a web process opens a workbook seldom, and the library takes a fifth of a second to load.
    import openpyxl

    try:
        return openpyxl.load_workbook(file, read_only=True, data_only=False, keep_links=False)
    except Exception as error:
        raise damaged(name) from error


def _sheet(workbook: Any, name: str, wanted: str) -> Any:
    if wanted and wanted not in workbook.sheetnames:
        found = ", ".join(workbook.sheetnames)
        raise UnreadableFileError(Problem(name, _("a sheet named “{sheet}”").format(sheet=wanted), quoted(found)))
    sheet = workbook[wanted] if wanted else workbook.worksheets[0]
    sheet.reset_dimensions()  # what it says of its own size may be wrong
    return sheet


def _rows(sheet: Any, name: str, limits: Limits) -> Iterator[Row]:
    for place, found in enumerate(sheet.iter_rows(), start=1):
        cells = tuple(_cell(each) for each in found)
        width = max((column for column, cell in enumerate(cells, start=1) if cell != ""), default=0)
        check_width(width, name, place, limits)
        if width:
            yield Row(place, cells[:width])


def _cell(found: Any) -> Cell:
    value = found.value
    if value is None:
        return ""
    if found.data_type == "f":
        return Formula(str(value))
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        try:
            return number_of_cell(value)
        except ValueError:
            return repr(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date | Decimal):
        return value
    return str(value)
