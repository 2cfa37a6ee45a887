"""Files that no table should come in, each with the sentence that says what to do."""

# ruff: noqa: E501 - one file a line reads best

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import partial

from tests.factories.files import csv_bytes, tampered, workbook_bytes
from tests.factories.real_files.figures import HEAD, NUMBER, OLD_OFFICE, Bad, row, table
from tests.factories.real_files.workbooks import (
    far_cell,
    of_strings,
    of_styles,
    sheet_elsewhere,
    with_more,
    zip_bomb,
)


def bad_files() -> Iterator[Bad]:
    """Everything that must be refused at once with a sentence that says what to do."""
    plain = table(row())
    yield Bad("nothing", "feed.csv", b"", "feed.csv: found an empty file, expected a file with figures.")
    formula = workbook_bytes(table(row(value="=SUM(A1:A9)")))
    yield Bad(
        "a formula",
        "feed.xlsx",
        formula,
        "feed.xlsx, row 2, column “Value”: found the formula “=SUM(A1:A9)”, expected its value: copy the cells and paste them as values.",
    )
    formula = workbook_bytes(table(["Collisions", "=A1", "2024-01", "", 60]))
    yield Bad(
        "a formula for an area",
        "feed.xlsx",
        formula,
        "feed.xlsx, row 2, column “Area”: found the formula “=A1”, expected its value: copy the cells and paste them as values.",
    )
    yield Bad(
        "a wrong encoding",
        "feed.csv",
        csv_bytes(plain, encoding="utf-16-le"),
        "feed.csv: found another encoding, expected text saved as CSV in UTF-8, or a workbook.",
    )
    yield Bad(
        "a picture",
        "feed.csv",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        "feed.csv: found another encoding, expected text saved as CSV in UTF-8, or a workbook.",
    )
    unpacked = "expected a workbook of at most 64 MB when unpacked."
    yield Bad("a zip bomb", "feed.xlsx", zip_bomb, f"feed.xlsx: found one that unpacks to much more, {unpacked}")
    much = "found a workbook with far more in it than its table, expected a plain table: copy it to a new workbook, or save it as CSV."
    yield Bad("millions of strings", "feed.xlsx", partial(of_strings, 3_600_000), f"feed.xlsx: {much}")
    yield Bad("strings that no cell has", "feed.xlsx", partial(of_strings, 50_000), f"feed.xlsx: {much}")
    yield Bad(
        "a million elements in each other", "feed.xlsx", partial(with_more, b"<a>", 1_000_000), f"feed.xlsx: {much}"
    )
    yield Bad(
        "an attribute of millions of letters",
        "feed.xlsx",
        partial(with_more, b"a", 50_000_000, before=b"<c "),
        f"feed.xlsx: {much}",
    )
    yield Bad("a million styles", "feed.xlsx", partial(of_styles, 1_000_000), f"feed.xlsx: {much}")
    yield Bad("a sheet by another name", "feed.xlsx", sheet_elsewhere, f"feed.xlsx: {much}")
    again = partial(with_more, b'<row r="3"><c r="A3"><v>1</v></c></row>', 1_500_000)
    yield Bad(
        "one row over and over",
        "feed.xlsx",
        again,
        "feed.xlsx: found a damaged file, expected a workbook that a spreadsheet opens: open and save it there.",
    )
    wide = partial(with_more, b"<c><v>1</v></c>", 4_000_000, before=b"<row>", after=b"</row>")
    yield Bad(
        "millions of cells in a row",
        "feed.xlsx",
        wide,
        "feed.xlsx, row 3: found 201 columns, expected at most 200: take away those that carry no figures.",
    )
    yield Bad(
        "many parts",
        "feed.xlsx",
        tampered(plain, add={f"xl/p{place}.xml": b"<x/>" for place in range(600)}).getvalue(),
        f"feed.xlsx: found one that unpacks to much more, {unpacked}",
    )
    reach = "expected a table of at most 20,000 rows and 200 columns, with nothing below or beside it."
    yield Bad("a far cell", "feed.xlsx", far_cell("A1048576"), f"feed.xlsx: found a cell at row 1048576, {reach}")
    yield Bad("a cell far beside", "feed.xlsx", far_cell("XFD3"), f"feed.xlsx: found a cell at XFD3, {reach}")
    macros = tampered(plain, add={"xl/vbaProject.bin": OLD_OFFICE}).getvalue()
    yield Bad(
        "a macro workbook",
        "feed.xlsm",
        macros,
        "feed.xlsm: found macros, expected a workbook without macros, saved as .xlsx.",
    )
    locked = OLD_OFFICE + b"\0" * 2000
    yield Bad(
        "a password",
        "feed.xlsx",
        locked,
        "feed.xlsx: found one with a password or of an old format, expected a workbook saved as .xlsx without a password.",
    )
    second = table(["(text)", "(name)", "(month)", "(type)", "(number)"], row())
    yield Bad(
        "two rows of headings",
        "feed.csv",
        csv_bytes(second),
        "feed.csv, row 2: found a second row of headings, “(text), (name), (month), (type), (number)”, expected one row of headings, then figures.",
    )
    yield Bad(
        "the headings over again",
        "feed.csv",
        csv_bytes(table(row(), HEAD, row("2024-02"))),
        "feed.csv, row 3: found the headings over again, expected figures.",
    )
    yield Bad(
        "a row twice",
        "feed.csv",
        csv_bytes(table(row(), row("January 2024"))),
        "feed.csv, row 3, column “Value”: found the figure of row 2 again, expected each figure once.",
    )
    yield Bad(
        "an unknown indicator",
        "feed.csv",
        csv_bytes(table(row(measure="Moons"))),
        "feed.csv, row 2: “Moons” is not known among the measures (1 figure).",
    )
    yield Bad(
        "an unknown area",
        "feed.csv",
        csv_bytes(table(row(area="Atlantis"))),
        "feed.csv, row 2: “Atlantis” is not known among the areas (1 figure).",
    )
    yield Bad(
        "an unknown type",
        "feed.csv",
        csv_bytes(table(row(category="905"))),
        "feed.csv, row 2: “905” is not known among the categories (1 figure).",
    )
    yield Bad(
        "a future month",
        "feed.csv",
        csv_bytes(table(row("2024-05"))),
        "feed.csv, row 2, column “Value”: found May 2024, expected a period that has begun, April 2024 at the latest.",
    )
    yield Bad(
        "another grain",
        "feed.csv",
        csv_bytes(table(row("Q1 2024"))),
        "feed.csv, row 2, column “Value”: found a quarter, expected a month, as “Collisions” is kept.",
    )
    above = table(row(value=7), row(value=8, measure="Solved"))
    yield Bad(
        "a numerator above its denominator",
        "feed.csv",
        csv_bytes(above),
        "feed.csv, row 3, column “Value”: found 8, expected at most 7, as “Collisions” says.",
    )
    yield Bad(
        "a count below zero",
        "feed.csv",
        csv_bytes(table(row(value=-3))),
        "feed.csv, row 2, column “Value”: found “-3”, expected a count of zero or more.",
    )
    for number in ("1,5", "1.234,5", "many", "-", "1e5", "#REF!", "#DIV/0!", "٣", "12 34", "1'234"):
        yield Bad(
            f"the number {number!r}",
            "feed.csv",
            csv_bytes(table(row(value=number))),
            f"feed.csv, row 2, column “Value”: found “{number}”, expected {NUMBER}.",
        )
    loose = b"Measure,Area,Period,Category,Value\r\nCollisions,Region,2024-01,,1,234\r\n"
    yield Bad(
        "a comma that is not in quotation marks",
        "feed.csv",
        loose,
        "feed.csv, row 2: found 6 cells, expected no more cells than headings; a number with a comma in it stands in quotation marks.",
    )
    for month in ("02/03/2024", "13/2024", "sometime", "2024-13", ""):
        shown = f"“{month}”" if month else "an empty cell"
        yield Bad(
            f"the month {month!r}",
            "feed.csv",
            csv_bytes(table(row(month))),
            f"feed.csv, row 2, column “Period”: found {shown}, expected a period such as 2023-01, Jan 2023, Q1 2023 or 2023.",
        )
    columns = csv_bytes([[*HEAD, *(f"c{place}" for place in range(100_000))]])
    yield Bad(
        "a hundred thousand columns",
        "feed.csv",
        columns,
        "feed.csv, row 1: found 100,005 columns, expected at most 200: take away those that carry no figures.",
    )
    long = csv_bytes(table(*(row(value=place) for place in range(20_100))))
    yield Bad(
        "too many rows",
        "feed.csv",
        long,
        "feed.csv, row 20021: found more, expected at most 20,000 rows: split the file.",
    )
    large = csv_bytes(table(row(category="x" * 1000))) * 10_000
    yield Bad(
        "too many bytes", "feed.csv", large, f"feed.csv: found {len(large) / 2**20:.1f} MB, expected at most 10 MB."
    )
    yield Bad(
        "an open quotation mark",
        "feed.csv",
        b'Measure,Area,Period,Category,Value\r\nCollisions,"Region,2024-01,,60\r\n'
        + b"Collisions,Region,2024-02,,60\r\n" * 200,
        "feed.csv, row 2: expected cells of at most 2000 characters, each quotation mark closed.",
    )
    letter = io.BytesIO()
    with zipfile.ZipFile(letter, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    yield Bad(
        "a letter",
        "feed.xlsx",
        letter.getvalue(),
        "feed.xlsx: found another kind of file, expected a CSV file or a workbook (.xlsx).",
    )
    whole = workbook_bytes(plain)
    yield Bad(
        "half a workbook",
        "feed.xlsx",
        whole[: len(whole) // 2],
        "feed.xlsx: found a damaged file, expected a workbook that a spreadsheet opens: open and save it there.",
    )
    linked = tampered(plain, add={"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}).getvalue()
    yield Bad(
        "links to other workbooks",
        "feed.xlsx",
        linked,
        "feed.xlsx: found links to other workbooks, expected values that stand in this workbook.",
    )
