"""Updates as a workbook: one row a question, to be answered offline and brought back."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from django.utils.translation import gettext as _

from strategic_plan.exchange.problems import Problem, UnreadableFileError, quoted
from strategic_plan.exchange.rows import BEGINS_A_FORMULA
from strategic_plan.exchange.rows_in import read_rows
from strategic_plan.exchange.sheet import Cell, Formula, Limits, words

WORKBOOK_LIMITS = Limits(size=10 * 2**20, rows=5_000, columns=20)
SHEET = "Updates"
HEADINGS = ("Action", "Title", "Question", "Said last time", "Your answer", "Cycle", "Version", "Key")
ANSWER = "Your answer"
WIDTHS = (9, 34, 30, 50, 60, 18, 9, 24)
_KEY = re.compile(r"[a-z_]{1,30}(_[0-9]{1,9}(_met_on|_moved_to)?)?")
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answer so far. `choices` are the words that may be chosen."""

    key: str
    label: str
    answer: str | int | Decimal | date | None = None
    last_time: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """One action's update as it goes into a workbook; version 0 says that it was not begun."""

    code: str
    title: str
    cycle: str
    version: int
    questions: Sequence[Question]


@dataclass(frozen=True, slots=True)
class Answered:
    """One action's answers as they came back, as text by key, and the row in which each stands."""

    code: str
    cycle: str
    version: int
    row: int
    answers: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)


def updates_workbook(asked: Iterable[Asked]) -> bytes:
    """A workbook of one sheet: what is asked, what was said last time, and the answers so far to be changed."""
    # Here and not at the top: the library is slow to load, and a workbook is asked for seldom.
    import openpyxl
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.datavalidation import DataValidation

    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = SHEET
    sheet.append(HEADINGS)
    choices: dict[tuple[str, ...], DataValidation] = {}
    to_fill = PatternFill("solid", fgColor="E8EEF5")
    for each in asked:
        for question in each.questions:
            sheet.append(
                [
                    _text(each.code),
                    _text(each.title),
                    _text(question.label),
                    _text(question.last_time),
                    _text(question.answer) if isinstance(question.answer, str) else question.answer,
                    _text(each.cycle),
                    each.version,
                    question.key,
                ]
            )
            cell = sheet.cell(sheet.max_row, HEADINGS.index(ANSWER) + 1)
            cell.fill = to_fill
            if isinstance(question.answer, date):
                cell.number_format = "yyyy-mm-dd"
            if question.choices:
                offered = choices.setdefault(
                    question.choices,
                    DataValidation(type="list", formula1=f'"{",".join(question.choices)}"', allow_blank=True),
                )
                offered.add(cell)
    for offered in choices.values():
        sheet.add_data_validation(offered)
    sheet.freeze_panes = "D2"
    for place, width in enumerate(WIDTHS, start=1):
        heading = sheet.cell(1, place)
        heading.font = Font(bold=True)
        sheet.column_dimensions[heading.column_letter].width = width
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def read_updates_workbook(file: BinaryIO, name: str) -> tuple[list[Answered], list[Problem]]:
    """The answers by action, and everything that cannot be read, with its place.

    Raises UnreadableFileError for a file that is none of ours, or that no honest spreadsheet makes.
    """
    found: dict[str, Answered] = {}
    problems: list[Problem] = []
    columns: dict[str, int] | None = None
    for row in read_rows(file, name, WORKBOOK_LIMITS):
        cells = row.cells
        if columns is None:
            columns = _columns(cells, name, row.number)
            continue
        given = {heading: cells[place] if place < len(cells) else "" for heading, place in columns.items()}
        formula = next((heading for heading, cell in given.items() if isinstance(cell, Formula)), "")
        if formula:
            expected = _("a value that was typed, not a formula")
            problems.append(Problem(name, expected, quoted(given[formula]), row.number, formula))
            continue
        key, code = words(given["Key"]), words(given["Action"])
        version = words(given["Version"])
        if not _KEY.fullmatch(key):
            expected = _("the key that the workbook was made with")
            problems.append(Problem(name, expected, quoted(key), row.number, "Key"))
            continue
        if not (version.isascii() and version.isdecimal() and len(version) < 10):
            expected = _("the version that the workbook was made with")
            problems.append(Problem(name, expected, quoted(version), row.number, "Version"))
            continue
        cycle = words(given["Cycle"])
        answered = found.setdefault(code, Answered(code, cycle, int(version), row.number))
        if (answered.cycle, answered.version) != (cycle, int(version)):
            expected = _("the same cycle and version in every row of action {code}").format(code=code)
            problems.append(Problem(name, expected, quoted(f"{cycle}, {version}"), row.number, "Version"))
            continue
        if key in answered.answers:
            expected = _("each question of action {code} once").format(code=code)
            problems.append(Problem(name, expected, quoted(words(given["Question"])), row.number, "Question"))
            continue
        answered.answers[key] = _answer(given[ANSWER])
        answered.rows[key] = row.number
    if columns is None or (not found and not problems):
        raise UnreadableFileError(Problem(name, _("the workbook of updates, with its rows"), _("no row")))
    return list(found.values()), problems


def _columns(cells: Sequence[Cell], name: str, row: int) -> dict[str, int]:
    """Where each heading stands; columns may be moved, none may be missing or there twice."""
    texts = [words(cell) for cell in cells]
    for heading in HEADINGS:
        if texts.count(heading) != 1:
            expected = _("the headings of the workbook, “{heading}” once among them").format(heading=heading)
            raise UnreadableFileError(Problem(name, expected, quoted(", ".join(texts)), row))
    return {heading: texts.index(heading) for heading in HEADINGS}


def _text(text: str) -> str:
    """Words as a cell may hold them: no control characters, and nothing that a spreadsheet takes for a formula."""
    plain = _UNSTORABLE.sub("", text)
    return f"'{plain}" if plain.startswith((*BEGINS_A_FORMULA, "'")) else plain


def _answer(cell: Cell) -> str:
    """An answer as the form reads it; the apostrophe that kept it from being a formula is taken off again."""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return words(cell)
    text = str(cell)
    return text[1:] if text.startswith(tuple(f"'{each}" for each in (*BEGINS_A_FORMULA, "'"))) else text
