"""What no page is made for: found in a report's content before the typesetter spends its time on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from strategic_plan.calculations.formats import number
from strategic_plan.summaries.reports.codec import canonical
from strategic_plan.summaries.reports.content import AnySection, ReportContent
from strategic_plan.summaries.reports.figures import FigureTable

MOST_ROWS = 3000
"""About a hundred pages of one table; a table of figures travels with the report as a file as well."""


@dataclass(frozen=True, slots=True)
class Excess:
    """Which section holds too much of what."""

    section: str
    sentence: str


def first_excess(content: ReportContent) -> Excess | None:
    """The first table that is too long for any page, or whose cells reach over more columns than it has."""
    for section in content.sections:
        for table in _tables(section):
            if len(table.rows) > MOST_ROWS:
                rows, most = number(len(table.rows)), number(MOST_ROWS)
                return Excess(section.key, f"“{section.run}” has a table of {rows} rows; {most} is the most.")
            widest = max((cell.span for row in table.rows for cell in row.cells), default=1)
            if widest > len(table.columns):
                columns = f"{number(widest)} columns; its table has {number(len(table.columns))}"
                return Excess(section.key, f"“{section.run}” has a cell across {columns}.")
    return None


def longest_section(content: ReportContent) -> AnySection:
    """The section with the most to set."""
    return max(content.sections, key=lambda section: len(canonical(section)))


def _tables(value: object) -> Iterator[FigureTable]:
    if isinstance(value, FigureTable):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _tables(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _tables(getattr(value, field.name))
