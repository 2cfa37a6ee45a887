"""Rows of files as they really come, and files that no honest person makes: each refused in a sentence, at once."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date
from decimal import Decimal
from typing import BinaryIO

import pytest

from strategic_plan.exchange.problems import UnreadableFileError
from strategic_plan.exchange.rows_in import read_rows
from strategic_plan.exchange.sheet import ON_THE_WEB, Formula, Row
from tests.factories.files import Table, csv_bytes, csv_file, tampered, workbook_file

TABLE = [["Area", "Count"], ["Région", "1 234"], ["District 1", "7"]]
ROWS = [Row(number, tuple(row)) for number, row in enumerate(TABLE, start=1)]
SHEET = "xl/worksheets/sheet1.xml"


def read(file: BinaryIO, name: str = "feed.csv") -> list[Row]:
    return list(read_rows(file, name, ON_THE_WEB))


def refused(file: BinaryIO, name: str = "feed.xlsx") -> str:
    """The sentence that a file is refused with, within a second."""
    began = time.process_time()
    with pytest.raises(UnreadableFileError) as error:
        read(file, name)
    assert time.process_time() - began < 1
    return str(error.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_file_is_read_in_the_encodings_that_spreadsheets_write(encoding: str) -> None:
    assert read(csv_file(TABLE, encoding=encoding)) == ROWS


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_csv_file_is_read_with_whatever_separates_its_cells(delimiter: str) -> None:
    assert read(csv_file(TABLE, delimiter=delimiter)) == ROWS


def test_empty_rows_are_passed_over_and_counted() -> None:
    assert [row.number for row in read(csv_file([["Area", "Count"], [], ["", ""], ["District 1", "7"]]))] == [1, 4]


def test_a_workbook_is_read_with_its_own_kinds_of_cell() -> None:
    file = workbook_file([["Area", None], ["Region", 7.5], [date(2024, 1, 31), "=1+1"], [True]])
    assert read(file) == [
        Row(1, ("Area",)),
        Row(2, ("Region", Decimal("7.5"))),
        Row(3, (date(2024, 1, 31), Formula("=1+1"))),
        Row(4, ("TRUE",)),
    ]


def test_an_empty_file_is_refused() -> None:
    assert refused(io.BytesIO(b""), "feed.csv") == "feed.csv: found an empty file, expected a file with figures."


def test_a_file_of_another_encoding_is_refused() -> None:
    expected = "feed.csv: found another encoding, expected text saved as CSV in UTF-8, or a workbook."
    assert refused(io.BytesIO(csv_bytes(TABLE, encoding="utf-16-le")), "feed.csv") == expected
    assert refused(io.BytesIO(b"Area,Count\nR\x81gion,7\n"), "feed.csv") == expected


def test_an_open_quotation_mark_is_refused() -> None:
    text = 'Area,Count\n"Region,7\n' + "District 1,7\n" * 500
    assert "each quotation mark closed" in refused(io.BytesIO(text.encode()), "feed.csv")


def test_a_hundred_thousand_columns_are_refused() -> None:
    expected = "feed.csv, row 1: found 100,000 columns, expected at most 200: take away those that carry no figures."
    assert refused(csv_file([[f"c{number}" for number in range(100_000)]]), "feed.csv") == expected


def test_more_rows_than_a_page_takes_are_refused() -> None:
    table: Table = [["Area", "Count"], *(["Region", 7] for _number in range(20_100))]
    assert refused(csv_file(table), "feed.csv").endswith("found more, expected at most 20,000 rows: split the file.")


def test_a_password_is_refused() -> None:
    file = io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000)
    assert refused(file) == (
        "feed.xlsx: found one with a password or of an old format, "
        "expected a workbook saved as .xlsx without a password."
    )


def test_macros_are_refused() -> None:
    file = tampered(TABLE, add={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    assert refused(file) == "feed.xlsx: found macros, expected a workbook without macros, saved as .xlsx."


def test_links_to_other_workbooks_are_refused() -> None:
    file = tampered(TABLE, add={"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})
    assert refused(file) == ("feed.xlsx: found links to other workbooks, expected values that stand in this workbook.")


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/evil.xml", "xl\\..\\evil.xml"])
def test_parts_outside_of_the_workbook_are_refused(name: str) -> None:
    assert "parts that lie outside of it" in refused(tampered(TABLE, add={name: b"<x/>"}))


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml"])
def test_a_document_type_is_refused(part: str) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'

    def change(name: str, content: bytes) -> bytes:
        return bomb + content.split(b"?>", 1)[-1] if name == part else content

    assert "a document type of its own" in refused(tampered(TABLE, change=change))


@pytest.mark.parametrize(
    ("cell", "place"), [("XFD1048576", "row 1048576"), ("XFD9", "XFD9"), ("A1048576", "row 1048576")]
)
def test_a_far_cell_is_refused(cell: str, place: str) -> None:
    row = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    far = f'<row r="{row}"><c r="{cell}"><v>1</v></c></row></sheetData>'.encode()

    def change(name: str, content: bytes) -> bytes:
        return content.replace(b"</sheetData>", far) if name == SHEET else content

    assert f"found a cell at {place}, expected a table of at most" in refused(tampered(TABLE, change=change))


def test_a_zip_bomb_is_refused() -> None:
    file = tampered(TABLE, add={"xl/media/picture.xml": b" " * (65 * 2**20)})
    assert refused(file) == (
        "feed.xlsx: found one that unpacks to much more, expected a workbook of at most 64 MB when unpacked."
    )


def test_a_zip_file_that_is_no_workbook_is_refused() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert refused(content) == "feed.xlsx: found another kind of file, expected a CSV file or a workbook (.xlsx)."


def test_a_damaged_workbook_is_refused() -> None:
    whole = workbook_file(TABLE).getvalue()
    assert "a damaged file" in refused(io.BytesIO(whole[: len(whole) // 2]))
    assert "a damaged file" in refused(tampered(TABLE, change=lambda name, part: part[:-9] if name == SHEET else part))
