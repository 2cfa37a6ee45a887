"""Files that people bring: tables as CSV and as workbooks, and workbooks that no honest person makes."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl

Table = Sequence[Sequence[object]]


def csv_bytes(table: Table, *, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """A table of plain cells as CSV."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(table)
    return text.getvalue().encode(encoding)


def csv_file(table: Table, **options: Any) -> io.BytesIO:
    return io.BytesIO(csv_bytes(table, **options))


def workbook_bytes(table: Table, *, title: str = "Sheet1") -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = title
    for row in table:
        sheet.append(list(row))
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def workbook_file(table: Table, **options: Any) -> io.BytesIO:
    return io.BytesIO(workbook_bytes(table, **options))


def tampered(
    table: Table,
    *,
    add: dict[str, bytes] | None = None,
    change: Callable[[str, bytes], bytes] = lambda name, part: part,
) -> io.BytesIO:
    """A workbook with parts added or changed behind the back of every spreadsheet."""
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook_bytes(table))) as whole,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as altered,
    ):
        for name in whole.namelist():
            altered.writestr(name, change(name, whole.read(name)))
        for name, part in (add or {}).items():
            altered.writestr(name, part)
    content.seek(0)
    return content
