"""What stands inside a workbook, looked through before a library may open it.

A workbook of a few kilobytes can hold gigabytes, millions of cells, or one cell a million rows away, each of which
keeps a library busy for minutes. So every part is read once as a stream, within limits, and whatever no honest table
has is refused. Names of parts are not trusted: whatever begins like XML is read as XML.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import PurePosixPath
from typing import BinaryIO
from xml.parsers import expat

from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import number
from strategic_plan.exchange.problems import Problem, UnreadableFileError
from strategic_plan.exchange.sheet import HEADINGS_AT_MOST, Limits, check_width

CHUNK = 2**20
PARTS_AT_MOST = 500
ELEMENTS_AT_MOST = 50_000
"""In a part that holds no table, such as the styles: more keeps the library longer than anybody waits."""
ELEMENTS_OF_A_CELL = 4
STRINGS_UNUSED = 10_000
"""Texts that a workbook keeps though no cell has them any more."""
DEPTH_AT_MOST = 64
GAP_AT_MOST = 20_000
"""Rows that may be left empty: what stands below more of them is no part of a table."""
LONGEST_TEXT = 2**18
"""A text without a tag in it, in bytes: several times the longest that a cell may hold."""
SHEETS, STRINGS, MAY_BE_BROKEN = "xl/worksheets/", "xl/sharedstrings.xml", ".vml"

_PLACE = re.compile(r"([A-Z]{1,9})([0-9]{1,9})")


def look_through(file: BinaryIO, name: str, limits: Limits) -> None:
    """Read all parts of a workbook without keeping any. Raises UnreadableFileError for what no table has."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            _check_names(parts, name, limits)
            cells = 0
            for part in sorted(parts, key=lambda each: not _is_sheet(each.filename)):
                cells += _look_into(archive, part, name, limits, cells)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        raise damaged(name) from error
    finally:
        file.seek(0)


def refused(name: str, expected: str, found: str) -> UnreadableFileError:
    """The answer to a whole workbook."""
    return UnreadableFileError(Problem(name, expected, found))


def damaged(name: str) -> UnreadableFileError:
    """The answer to a workbook that nothing can open."""
    return refused(name, _("a workbook that a spreadsheet opens: open and save it there"), _("a damaged file"))


def _check_names(parts: list[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    names = [part.filename for part in parts]
    if len(parts) > PARTS_AT_MOST or sum(part.file_size for part in parts) > limits.unpacked:
        expected = _("a workbook of at most {size} MB when unpacked").format(size=limits.unpacked // 2**20)
        raise refused(name, expected, _("one that unpacks to much more"))
    if any(part.flag_bits & 1 for part in parts) or "EncryptedPackage" in names:
        raise refused(name, _("a workbook without a password"), _("a password"))
    if any(each.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", each) for each in names):
        raise refused(name, _("a workbook as a spreadsheet saves it"), _("parts that lie outside of it"))
    lowered = [each.casefold() for each in names]
    if any((each.endswith(".bin") and "vba" in each) or "macrosheets/" in each for each in lowered):
        raise refused(name, _("a workbook without macros, saved as .xlsx"), _("macros"))
    if any("externallinks/" in each for each in lowered):
        raise refused(name, _("values that stand in this workbook"), _("links to other workbooks"))
    if "xl/workbook.xml" not in lowered:
        raise refused(name, _("a CSV file or a workbook (.xlsx)"), _("another kind of file"))


def _is_sheet(part: str) -> bool:
    return part.casefold().startswith(SHEETS)


def _look_into(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str, limits: Limits, cells: int) -> int:
    """Read one part, and say how many cells it has; `cells` were found in the parts before it."""
    reading = _Reading(part.filename, name, limits, cells)
    with archive.open(part) as content:
        chunk = content.read(CHUNK)
        if not chunk.lstrip(b"\xef\xbb\xbf \t\r\n\x00\xff\xfe").startswith(b"<"):
            return 0  # a picture, or a printer's settings
        try:
            while chunk:
                reading.take(chunk)
                chunk = content.read(CHUNK)
        except expat.ExpatError as error:
            if PurePosixPath(part.filename).suffix.casefold() != MAY_BE_BROKEN:
                raise damaged(name) from error
    return reading.cells


class _Reading:
    """One part while it is read: how much it holds so far, and how far its cells reach."""

    def __init__(self, part: str, name: str, limits: Limits, cells_before: int) -> None:
        self.name, self.limits = name, limits
        self.is_sheet = _is_sheet(part)
        self.is_strings = part.casefold() == STRINGS
        of_a_table = self.is_sheet or self.is_strings
        self.elements_at_most = limits.cells * ELEMENTS_OF_A_CELL if of_a_table else ELEMENTS_AT_MOST
        self.strings_at_most = cells_before + STRINGS_UNUSED
        self.furthest = limits.rows + HEADINGS_AT_MOST
        self.elements = self.depth = self.rows = self.cells = self.in_row = self.strings = self.last_row = 0
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self.declared
        self.parser.StartElementHandler = self.begun
        self.parser.EndElementHandler = self.ended

    def take(self, chunk: bytes) -> None:
        for start in range(0, len(chunk) - LONGEST_TEXT + 1, LONGEST_TEXT):
            if chunk.find(b"<", start, start + LONGEST_TEXT) < 0:
                raise _too_much(self.name)
        self.parser.Parse(chunk, False)

    def declared(self, *_declaration: object) -> None:
        raise refused(self.name, _("a workbook as a spreadsheet saves it"), _("a document type of its own"))

    def begun(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        if self.elements > self.elements_at_most or self.depth > DEPTH_AT_MOST:
            raise _too_much(self.name)
        kind = tag.rpartition(":")[2]
        if self.is_strings:
            self.strings += kind == "si"
            if self.strings > self.strings_at_most:
                raise _too_much(self.name)
        elif self.is_sheet:
            if kind == "c":
                self.cell(attributes.get("r", ""))
            elif kind == "row":
                self.row(attributes.get("r", ""))

    def ended(self, _tag: str) -> None:
        self.depth -= 1

    def cell(self, place: str) -> None:
        self.cells += 1
        self.in_row += 1
        if self.in_row > self.limits.columns:
            check_width(self.in_row, self.name, self.rows, self.limits)
        if self.cells > self.limits.cells:
            expected = _("at most {cells} cells in a sheet: split it").format(cells=number(self.limits.cells))
            raise refused(self.name, expected, _("more"))
        found = _PLACE.fullmatch(place)
        if found and (int(found[2]) > self.furthest or _column(found[1]) > self.limits.columns):
            raise self.far(place)

    def row(self, place: str) -> None:
        self.rows += 1
        self.in_row = 0
        if self.rows > self.furthest:
            expected = _("at most {rows} rows in a sheet: split it").format(rows=number(self.limits.rows))
            raise refused(self.name, expected, _("more"))
        if place.isdecimal():
            number_of_row = int(place[:9])
            if number_of_row > min(self.furthest, self.last_row + GAP_AT_MOST):
                raise self.far(_("row {row}").format(row=place[:9]))
            if number_of_row <= self.last_row:
                raise damaged(self.name)
            self.last_row = number_of_row

    def far(self, place: str) -> UnreadableFileError:
        expected = _("a table of at most {rows} rows and {columns} columns, with nothing below or beside it").format(
            rows=number(self.limits.rows), columns=number(self.limits.columns)
        )
        return refused(self.name, expected, _("a cell at {place}").format(place=place))


def _too_much(name: str) -> UnreadableFileError:
    expected = _("a plain table: copy it to a new workbook, or save it as CSV")
    return refused(name, expected, _("a workbook with far more in it than its table"))


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place
