"""Workbooks (XLSX): looked through as a zip file before a library may open them, then read row by row.

A workbook of a few kilobytes can hold gigabytes, or one cell a million rows away that keeps a library busy for half a
minute. So the parts are read as bytes first, within limits, and whatever no honest table has is refused.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from strategic_plan.exchange.numbers_in import number_of_cell
from strategic_plan.exchange.problems import Problem, UnreadableFileError, quoted
from strategic_plan.exchange.sheet import HEADINGS_AT_MOST, Cell, Formula, Limits, Row, check_width

CHUNK, OVERLAP = 2**20, 2**12
PARTS_AT_MOST = 500

_CELL = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\br=[\"']([A-Z]{1,4})([0-9]{1,9})")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]*?\br=[\"']([0-9]{1,9})")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def rows(file: BinaryIO, name: str, limits: Limits, sheet: str = "") -> Iterator[Row]:
    """The rows of one sheet, the first unless another is named. Raises UnreadableFileError."""
    _look_through(file, name, limits)
    workbook = _open(file, name)
    try:
        yield from _rows(_sheet(workbook, name, sheet), name, limits)
    except UnreadableFileError:
        raise
    except Exception as error:  # whatever a library makes of a damaged part
        raise _damaged(name) from error
    finally:
        workbook.close()


def _open(file: BinaryIO, name: str) -> Any:
    # Here and not at the top: a web process opens a workbook seldom, and the library takes a fifth of a second to load.
    import openpyxl

    try:
        return openpyxl.load_workbook(file, read_only=True, data_only=False, keep_links=False)
    except Exception as error:
        raise _damaged(name) from error


def _sheet(workbook: Any, name: str, wanted: str) -> Any:
    if wanted and wanted not in workbook.sheetnames:
        found = ", ".join(workbook.sheetnames)
        raise UnreadableFileError(Problem(name, _("a sheet named “{sheet}”").format(sheet=wanted), quoted(found)))
    sheet = workbook[wanted] if wanted else workbook.worksheets[0]
    sheet.reset_dimensions()  # what it says of its own size may be wrong
    return sheet


def _rows(sheet: Any, name: str, limits: Limits) -> Iterator[Row]:
    for number, found in enumerate(sheet.iter_rows(), start=1):
        cells = tuple(_cell(each) for each in found)
        width = max((place for place, cell in enumerate(cells, start=1) if cell != ""), default=0)
        check_width(width, name, number, limits)
        if width:
            yield Row(number, cells[:width])


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


# Before it is opened


def _look_through(file: BinaryIO, name: str, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            _check_names(parts, name, limits)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_part(archive, part, name, limits)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        raise _damaged(name) from error
    finally:
        file.seek(0)


def _check_names(parts: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    names = [part.filename for part in parts]
    if len(parts) > PARTS_AT_MOST or sum(part.file_size for part in parts) > limits.unpacked:
        raise UnreadableFileError(
            Problem(
                name,
                _("a workbook of at most {size} MB when unpacked").format(size=limits.unpacked // 2**20),
                _("one that unpacks to much more"),
            )
        )
    if any(part.flag_bits & 1 for part in parts) or "EncryptedPackage" in names:
        raise _refused(name, _("a workbook without a password"), _("a password"))
    if any(each.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", each) for each in names):
        raise _refused(name, _("a workbook as a spreadsheet saves it"), _("parts that lie outside of it"))
    lowered = [each.casefold() for each in names]
    if any((each.endswith(".bin") and "vba" in each) or "macrosheets/" in each for each in lowered):
        raise _refused(name, _("a workbook without macros, saved as .xlsx"), _("macros"))
    if any("externallinks/" in each for each in lowered):
        raise _refused(name, _("values that stand in this workbook"), _("links to other workbooks"))
    if "xl/workbook.xml" not in lowered:
        raise _refused(name, _("a CSV file or a workbook (.xlsx)"), _("another kind of file"))


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str, limits: Limits) -> None:
    """Read one part in pieces, keeping a little of the last so that nothing hides on the border."""
    is_sheet = part.filename.casefold().startswith("xl/worksheets/")
    kept = b""
    with archive.open(part) as content:
        while chunk := content.read(CHUNK):
            piece = kept + chunk
            if piece.startswith((b"\xff\xfe", b"\xfe\xff")) or _DECLARED.search(piece):
                raise _refused(name, _("a workbook as a spreadsheet saves it"), _("a document type of its own"))
            if is_sheet:
                _check_reach(piece, name, limits)
            kept = piece[-OVERLAP:]


def _check_reach(piece: bytes, name: str, limits: Limits) -> None:
    """Refuse a cell that lies further away than any table reaches."""
    furthest = limits.rows + HEADINGS_AT_MOST
    for row in _ROW.finditer(piece):
        if int(row[1]) > furthest:
            raise _far(name, f"row {int(row[1])}", limits)
    for cell in _CELL.finditer(piece):
        if int(cell[2]) > furthest or _column(cell[1]) > limits.columns:
            raise _far(name, f"{cell[1].decode()}{cell[2].decode()}", limits)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _far(name: str, found: str, limits: Limits) -> UnreadableFileError:
    expected = _("a table of at most {rows} rows and {columns} columns, with nothing below or beside it").format(
        rows=limits.rows, columns=limits.columns
    )
    return _refused(name, expected, _("a cell at {place}").format(place=found))


def _refused(name: str, expected: str, found: str) -> UnreadableFileError:
    return UnreadableFileError(Problem(name, expected, found))


def _damaged(name: str) -> UnreadableFileError:
    return _refused(name, _("a workbook that a spreadsheet can open"), _("a damaged one"))
