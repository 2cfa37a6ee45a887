"""Cells of a file as a mapping reads them: figures by the names that the file uses; nothing is looked up or written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import BinaryIO, NamedTuple

from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import join_words
from strategic_plan.exchange.mappings import Mapping, Shape
from strategic_plan.exchange.numbers_in import ABSENCES, Figure, figure_of
from strategic_plan.exchange.periods_in import PeriodFound, period_of
from strategic_plan.exchange.problems import LeftOut, Problem, UnreadableFileError, quoted
from strategic_plan.exchange.rows_in import read_rows
from strategic_plan.exchange.sheet import HEADINGS_AT_MOST, Formula, Limits, Row, words
from strategic_plan.exchange.sheet import Cell as Raw

TOTALS = {"total", "totals", "grand total", "sum", "subtotal", "sub-total", "total général", "sous-total"}
SEEN_BEFORE = 20_000
"""Texts of a column that are remembered with what they mean: a year of names and small counts."""
NEARBY = 500
"""Rows that are remembered as no total: a table says the same of its neighbours."""


class Cell(NamedTuple):
    """One figure of a file, and where it stands. Names are as the file spells them; no category means the whole."""

    row: int
    column: str
    measure: str
    area: str
    category: str
    period: PeriodFound
    figure: Figure


Finding = Cell | Problem | LeftOut


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a table, by their places."""

    row: int
    names: tuple[str, ...]

    def place(self, heading: str) -> int:
        """The place of a heading; -1 where there is none."""
        wanted = folded(heading)
        return next((place for place, name in enumerate(self.names) if wanted and folded(name) == wanted), -1)


def folded(text: str) -> str:
    """A name as names are compared: spaces in order, capitals alike."""
    return " ".join(text.split()).casefold()


def read_headings(file: BinaryIO, name: str, limits: Limits) -> Headings:
    """The headings of a file that no mapping is known for: the first row of words as wide as the table."""
    rows = _first_rows(read_rows(file, name, limits))
    widths = [sum(1 for cell in row.cells if words(cell)) for row in rows]
    for row, width in zip(rows, widths, strict=True):
        names = tuple(words(cell) for cell in row.cells)
        if width == max(widths) and width > 1 and all(isinstance(cell, str | date | Decimal) for cell in row.cells):
            return Headings(row.number, names)
    raise UnreadableFileError(Problem(name, _("a row of headings above the figures")))


def read_cells(file: BinaryIO, name: str, mapping: Mapping, limits: Limits) -> Iterator[Finding]:
    """Everything that a file says, in its order; records are counted first.

    Raises UnreadableFileError, perhaps at the end: nothing may be kept before the last finding was read.
    """
    rows = read_rows(file, name, limits, mapping.sheet)
    first = _first_rows(rows)
    headings = _find_headings(first, mapping, name)
    table = _Table(name, mapping, headings)
    below = chain((row for row in first if row.number > headings.row), rows)
    if mapping.shape == Shape.RECORDS:
        yield from _counted(table, below)
        return
    for row in below:
        yield from table.findings(row)


def _first_rows(rows: Iterator[Row]) -> list[Row]:
    return [row for row, _count in zip(rows, range(HEADINGS_AT_MOST), strict=False)]


def _find_headings(first: list[Row], mapping: Mapping, name: str) -> Headings:
    """The first row that has every wanted heading; titles above it are passed over."""
    wanted = [folded(heading) for heading in mapping.wanted]
    nearest, most = Headings(0, ()), -1
    for row in first:
        found = Headings(row.number, tuple(words(cell) for cell in row.cells))
        names = Counter(folded(each) for each in found.names)
        if twice := next((heading for heading in wanted if names[heading] > 1), ""):
            raise UnreadableFileError(
                Problem(name, _("each heading once"), _("{heading} twice").format(heading=quoted(twice)), row.number)
            )
        hits = sum(heading in names for heading in wanted)
        if hits == len(wanted):
            return found
        if hits > most:
            nearest, most = found, hits
    missing = [quoted(heading) for heading in mapping.wanted if nearest.place(heading) < 0]
    found_words = quoted(", ".join(filter(None, nearest.names))) if most > 0 else ""
    raise UnreadableFileError(
        Problem(
            name,
            _("a heading {missing}").format(missing=join_words(missing)),
            found_words,
            nearest.row if most > 0 else 0,
        )
    )


class _Table:
    """Reads row after row; what a text means is remembered, because a column says the same thing over and over."""

    def __init__(self, name: str, mapping: Mapping, headings: Headings) -> None:
        self.name, self.mapping, self.headings = name, mapping, headings
        columns, always = mapping.columns, mapping.always
        self.period_of = lru_cache(SEEN_BEFORE)(lambda cell: period_of(words(cell), mapping.dates))
        absences = {**ABSENCES, **{folded(mark): reason for mark, reason in mapping.spellings.absences.items()}}
        self.figure_of = lru_cache(SEEN_BEFORE)(lambda text: figure_of(text, absences))
        self.measure = self._column(columns.measure, always.measure)
        self.area = self._column(columns.area, always.area)
        self.category = self._column(columns.category, always.category)
        self.period_place = headings.place(columns.period)
        self.values = tuple(self._values())
        labels = {headings.place(each) for each in (columns.measure, columns.area, columns.period)}
        self.labels = sorted(place for place in labels if place >= 0)
        self.width = len(headings.names)
        self.own_words = {
            folded(each) for table in (mapping.spellings.areas, mapping.spellings.measures) for each in table
        }
        self.is_first = True
        self.total_of = lru_cache(NEARBY)(self._total_of)
        self.is_headings = lru_cache(NEARBY)(self._is_headings)

    def findings(self, row: Row) -> Iterator[Finding]:
        """The figures of one row, or why it has none."""
        if out := self.passed_over(row):
            yield out
            return
        shared = None
        if self.period_place >= 0:
            shared = self.period(row)
            if isinstance(shared, Problem):
                yield shared
                return
        for place, column, measure, period in self.values:
            figure = self.figure(row, place, column)
            if isinstance(figure, Problem):
                yield figure
            elif figure is not None:
                at = period or shared
                assert isinstance(at, PeriodFound)
                try:
                    names = (measure or self.measure(row), self.area(row), self.category(row))
                except _FormulaError as error:
                    yield self.formula(error.formula, row, error.column)
                    return
                yield Cell(row.number, column, *names, at, figure)

    def passed_over(self, row: Row) -> LeftOut | Problem | None:
        """A total, a note, or the headings over again; else nothing."""
        was_first, self.is_first = self.is_first, False
        cells = row.cells
        width = len(cells)
        labels = tuple([cells[place] for place in self.labels if place < width])
        if total := self.total_of(labels):
            return LeftOut(row.number, total)
        if width > self.width and any(cell != "" for cell in cells[self.width :]):
            expected = _("no more cells than headings; a number with a comma in it stands in quotation marks")
            return Problem(self.name, expected, _("{count} cells").format(count=width), row.number)
        if width - cells.count("") == 1 and len(self.mapping.wanted) > 1:
            return LeftOut(row.number, words(next(cell for cell in cells if cell != "")))
        if was_first and self._reads_as_headings(row):
            found = quoted(", ".join(words(cell) for cell in cells if cell != ""))
            expected = _("one row of headings, then figures")
            return Problem(self.name, expected, _("a second row of headings, {words}").format(words=found), row.number)
        if self.is_headings(labels):
            return Problem(self.name, _("figures"), _("the headings over again"), row.number)
        return None

    def period(self, row: Row) -> PeriodFound | Problem:
        place = self.period_place
        cell = row.cells[place] if place < len(row.cells) else ""
        if isinstance(cell, date):
            return PeriodFound(cell, None)
        if isinstance(cell, Formula):
            return self.formula(cell, row, self.headings.names[place])
        try:
            return self.period_of(cell)
        except ValueError:
            expected = (
                _("a date such as 2023-01-31")
                if self.mapping.shape == Shape.RECORDS
                else _("a period such as 2023-01, Jan 2023, Q1 2023 or 2023")
            )
            return Problem(self.name, expected, quoted(cell), row.number, self.headings.names[place])

    def figure(self, row: Row, place: int, column: str) -> Figure | Problem | None:
        cell = row.cells[place] if place < len(row.cells) else ""
        if isinstance(cell, Decimal):
            return Figure(cell)
        if isinstance(cell, str):
            try:
                return self.figure_of(cell)
            except ValueError:
                pass
        if isinstance(cell, Formula):
            return self.formula(cell, row, column)
        expected = _("a number such as 1234 or 12.5, or a mark such as n/a")
        return Problem(self.name, expected, quoted(cell), row.number, column)

    def formula(self, cell: Formula, row: Row, column: str) -> Problem:
        found = _("the formula {words}").format(words=quoted(cell))
        expected = _("its value: copy the cells and paste them as values")
        return Problem(self.name, expected, found, row.number, column)

    def _column(self, heading: str, always: str) -> Callable[[Row], str]:
        place = self.headings.place(heading)
        if place < 0:
            return lambda row: always
        return lambda row: _worded(row.cells[place], heading) if place < len(row.cells) else ""

    def _values(self) -> Iterator[tuple[int, str, str, PeriodFound | None]]:
        """The columns that carry figures, with the measure or the period that their headings say."""
        mapping, headings = self.mapping, self.headings
        if mapping.shape == Shape.LONG:
            yield headings.place(mapping.columns.value), mapping.columns.value, "", None
        elif mapping.shape == Shape.MEASURES:
            for heading, measure in mapping.measures.items():
                yield headings.place(heading), heading, measure, None
        elif mapping.shape == Shape.PERIODS:
            periods = [(place, name, self._heading_period(name)) for place, name in enumerate(headings.names)]
            found = [(place, name, "", period) for place, name, period in periods if period]
            if not found:
                expected = _("columns headed by periods, such as 2023-01 or Jan 2023")
                raise UnreadableFileError(Problem(self.name, expected, row=headings.row))
            yield from found

    def _heading_period(self, heading: str) -> PeriodFound | None:
        try:
            return period_of(heading, self.mapping.dates)
        except ValueError:
            return None

    def _total_of(self, labels: tuple[Raw, ...]) -> str:
        """The word for a total among the labels of a row, unless the mapping gives it a meaning of its own."""
        named = (words(label) for label in labels)
        return next((each for each in named if folded(each) in TOTALS and folded(each) not in self.own_words), "")

    def _is_headings(self, labels: tuple[Raw, ...]) -> bool:
        own = [folded(self.headings.names[place]) for place in self.labels]
        return bool(own) and [folded(words(label)) for label in labels] == own

    def _reads_as_headings(self, row: Row) -> bool:
        """Whether neither a period nor any number is where the first figures should be."""
        if self.period_place >= 0 and not isinstance(self.period(row), Problem):
            return False
        figures = [self.figure(row, place, column) for place, column, *_rest in self.values]
        return all(figure is None or isinstance(figure, Problem) for figure in figures) and (
            self.period_place >= 0 or any(isinstance(figure, Problem) for figure in figures)
        )


class _FormulaError(Exception):
    def __init__(self, formula: Formula, column: str) -> None:
        super().__init__(formula.text)
        self.formula, self.column = formula, column


def _worded(cell: Raw, column: str) -> str:
    """A name in a column. Raises _FormulaError where it is worked out."""
    if isinstance(cell, Formula):
        raise _FormulaError(cell, column)
    return cell.strip() if isinstance(cell, str) else words(cell)


def _counted(table: _Table, rows: Iterable[Row]) -> Iterator[Finding]:
    """How many records fall on each status, area, type and month; nothing else of a record leaves this function."""
    counts: Counter[tuple[str, str, str, date]] = Counter()
    first_rows: dict[tuple[str, str, str, date], int] = {}
    for row in rows:
        if out := table.passed_over(row):
            yield out
            continue
        found = table.period(row)
        if isinstance(found, Problem):
            yield found
            continue
        try:
            key = (table.measure(row), table.area(row), table.category(row), found.day.replace(day=1))
        except _FormulaError as error:
            yield table.formula(error.formula, row, error.column)
            continue
        counts[key] += 1
        first_rows.setdefault(key, row.number)
    for (measure, area, category, month), count in counts.items():
        row_number = first_rows[measure, area, category, month]
        yield Cell(row_number, "", measure, area, category, PeriodFound(month, None), Figure(Decimal(count)))
