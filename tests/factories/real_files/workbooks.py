"""Workbooks that were changed behind the back of every spreadsheet."""

from __future__ import annotations

from collections.abc import Callable

from tests.factories.files import tampered
from tests.factories.real_files.figures import SHEET, row, table


def far_cell(place: str) -> bytes:
    """A workbook of one table, and one more cell a long way off."""
    number = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return with_more(f'<row r="{number}"><c r="{place}"><v>1</v></c></row>'.encode())


def with_more(words: bytes, times: int = 1, *, before: bytes = b"", after: bytes = b"") -> bytes:
    """A workbook of one table, and more in its sheet than any spreadsheet wrote there."""
    end = b"</sheetData>"
    return part_changed(SHEET, lambda part: part.replace(end, before + words * times + after + end))


def zip_bomb() -> bytes:
    """A workbook of few bytes with one part of many."""
    return tampered(table(row()), add={"xl/media/picture.xml": b" " * (257 * 2**20)}).getvalue()


def sheet_elsewhere() -> bytes:
    """A workbook with a second sheet where a picture should be."""
    sheet = b"<worksheet>" + b"<row/>" * 100_000 + b"</worksheet>"
    return tampered(table(row()), add={"xl/media/picture.bin": sheet}).getvalue()


def of_styles(count: int) -> bytes:
    """A workbook of one table and of very many styles."""
    end = b"</cellXfs>"
    return part_changed("xl/styles.xml", lambda part: part.replace(end, b'<xf numFmtId="0"/>' * count + end))


def of_strings(count: int) -> bytes:
    """A workbook of few bytes that keeps more strings than its cells have."""
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = b'<sst xmlns="' + space + b'">' + b"<si><t>a</t></si>" * count + b"</sst>"
    return part_changed(
        "[Content_Types].xml", lambda part: part.replace(b"</Types>", override), {"xl/sharedStrings.xml": strings}
    )


def part_changed(wanted: str, change: Callable[[bytes], bytes], add: dict[str, bytes] | None = None) -> bytes:
    """A workbook of one table, one part of which was changed behind the back of every spreadsheet."""
    altered = tampered(table(row()), add=add, change=lambda name, part: change(part) if name == wanted else part)
    return altered.getvalue()
