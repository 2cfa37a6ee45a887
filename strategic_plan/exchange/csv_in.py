"""CSV as it really comes: with and without a byte-order mark, in two encodings, with commas, semicolons or tabs."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from strategic_plan.exchange.problems import Problem, UnreadableFileError
from strategic_plan.exchange.sheet import Limits, Row, check_width

CHUNK = 2**20
LOOKED_AT = 2**16
DELIMITERS = ",;\t|"
LONGEST_CELL = 2000
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def rows(file: BinaryIO, name: str, limits: Limits) -> Iterator[Row]:
    """The rows of a CSV file from its beginning; the file stays open."""
    text = io.TextIOWrapper(file, encoding=_encoding(file, name), newline="")
    try:
        delimiter = _delimiter(text.read(LOOKED_AT))
        text.seek(0)
        yield from _rows(text, delimiter, name, limits)
    except UnicodeError as error:
        raise _not_text(name) from error
    finally:
        if not file.closed:
            text.detach()


def _rows(text: io.TextIOWrapper, delimiter: str, name: str, limits: Limits) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_CELL)
    number = 0
    try:
        for number, cells in enumerate(csv.reader(text, delimiter=delimiter), start=1):
            check_width(len(cells), name, number, limits)
            if any(map(str.strip, cells)):
                yield Row(number, tuple(cells))
    except csv.Error as error:
        expected = _("cells of at most {length} characters, each quotation mark closed").format(length=LONGEST_CELL)
        raise UnreadableFileError(Problem(name, expected, row=number + 1)) from error


def _encoding(file: BinaryIO, name: str) -> str:
    """UTF-8 or UTF-16 by its mark, else UTF-8 if every byte of the file agrees, else the encoding of spreadsheets."""
    beginning = file.read(4)
    file.seek(0)
    for mark, encoding in MARKS:
        if beginning.startswith(mark):
            return encoding
    candidates = {encoding: codecs.getincrementaldecoder(encoding)() for encoding in ("utf-8", "cp1252")}
    while chunk := file.read(CHUNK):
        if b"\x00" in chunk:
            raise _not_text(name)
        for encoding, decoder in list(candidates.items()):
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                del candidates[encoding]
    file.seek(0)
    try:
        if "utf-8" in candidates:
            candidates["utf-8"].decode(b"", final=True)
    except UnicodeDecodeError:
        del candidates["utf-8"]
    if not candidates:
        raise _not_text(name)
    return next(iter(candidates))


def _not_text(name: str) -> UnreadableFileError:
    return UnreadableFileError(Problem(name, _("text saved as CSV in UTF-8, or a workbook"), _("another encoding")))


def _delimiter(beginning: str) -> str:
    """The delimiter that gives the most rows of one width, and of two such the wider table."""
    lines = beginning.splitlines()[:30]

    def evenness(delimiter: str) -> tuple[int, int]:
        try:
            widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=delimiter) if len(cells) > 1)
        except csv.Error:
            return (0, 0)
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    return max(DELIMITERS, key=evenness)
