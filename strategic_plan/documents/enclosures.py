"""The files that travel inside a report's PDF: its whole content as JSON, its figures as CSV."""

import csv
import io
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal

from strategic_plan.documents.job import Enclosure
from strategic_plan.summaries.reports.codec import decimal_text
from strategic_plan.summaries.reports.content import ReportContent, to_json
from strategic_plan.summaries.reports.drawings import Series
from strategic_plan.summaries.reports.figures import FigureTable

HEAD = ("section", "table", "row", "column", "value", "shown")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def enclosures(content: ReportContent) -> tuple[Enclosure, ...]:
    """The data a reader needs to work every figure out again."""
    return (
        Enclosure(
            name=f"{content.slug}.json",
            description=f"{content.title}: all of its content, as data",
            relationship="Source",
            text=to_json(content),
        ),
        Enclosure(
            name=f"{content.slug}.csv",
            description=f"{content.title}: the figures of its tables and charts",
            relationship="Data",
            text=figures_csv(content),
        ),
    )


def figures_csv(content: ReportContent) -> str:
    """One row for each figure of each table and chart: unrounded where it is known, and as shown."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEAD)
    for section in content.sections:
        for row in _figures(section):
            writer.writerow([_text(section.run), *row])
    return out.getvalue()


def _figures(value: object, table: str = "") -> Iterator[tuple[str, ...]]:
    """Walk a section to its tables and series, wherever they stand in it."""
    if isinstance(value, FigureTable):
        heads = [f"{column.spanner} {column.head}".strip() for column in value.columns]
        for row in value.rows:
            for head, cell in zip(heads, row.cells, strict=False):
                yield _text(value.caption), _text(row.head), _text(head), _number(cell.value), _text(cell.text)
    elif isinstance(value, Series):
        for point in value.points:
            yield _text(table), point.on.isoformat(), _text(value.name), _number(point.value), _text(point.text)
    elif isinstance(value, tuple):
        for item in value:
            yield from _figures(item, table)
    elif is_dataclass(value) and not isinstance(value, type):
        table = str(getattr(value, "heading", "") or getattr(value, "head", "") or table)
        for field in fields(value):
            yield from _figures(getattr(value, field.name), table)


def _number(value: Decimal | None) -> str:
    """As the stored data write it, so that a report read back gives the same file."""
    return "" if value is None else decimal_text(value)


def _text(text: str) -> str:
    """A text that a spreadsheet would take for a formula is kept a text; numbers as shown keep their sign."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) and not text[1:2].isdigit() else text
