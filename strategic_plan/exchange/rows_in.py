"""Rows of a file that somebody sent, CSV or XLSX, as a stream: found out by looking into it, not by its name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import number
from strategic_plan.exchange import csv_in, workbooks
from strategic_plan.exchange.problems import Problem, UnreadableFileError
from strategic_plan.exchange.sheet import HEADINGS_AT_MOST, Limits, Row

ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_rows(file: BinaryIO, name: str, limits: Limits, sheet: str = "") -> Iterator[Row]:
    """The rows that have anything in them, from the beginning of the file.

    Raises UnreadableFileError, perhaps after some rows: nothing may be kept before the last one was read.
    """
    _check_size(file, name, limits)
    beginning = _beginning(file)
    if beginning.startswith(ZIP):
        rows = workbooks.rows(file, name, limits, sheet)
    elif beginning.startswith(OLD_OFFICE):
        raise UnreadableFileError(
            Problem(
                name, _("a workbook saved as .xlsx without a password"), _("one with a password or of an old format")
            )
        )
    else:
        rows = csv_in.rows(file, name, limits)
    for count, row in enumerate(rows, start=1):
        if count > limits.rows + HEADINGS_AT_MOST:
            raise UnreadableFileError(
                Problem(
                    name,
                    _("at most {rows} rows: split the file").format(rows=number(limits.rows)),
                    _("more"),
                    row.number,
                )
            )
        yield row


def _check_size(file: BinaryIO, name: str, limits: Limits) -> None:
    size = file.seek(0, 2)
    file.seek(0)
    if size == 0:
        raise UnreadableFileError(Problem(name, _("a file with figures"), _("an empty file")))
    if size > limits.size:
        expected = _("at most {size} MB").format(size=limits.size // 2**20)
        raise UnreadableFileError(Problem(name, expected, f"{size / 2**20:.1f} MB"))


def _beginning(file: BinaryIO) -> bytes:
    beginning = file.read(8)
    file.seek(0)
    return beginning
