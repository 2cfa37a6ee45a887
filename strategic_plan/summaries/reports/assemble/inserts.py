"""From somebody's words with their inserts to parts: `[[chart code]]`, `[[quote: words | who]]`, `[[picture 2]]`.

An insert stands on a line of its own. One that names nothing there is has no place in the report; the composer's
checklist says so before anybody reads it.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping

from strategic_plan.models import Picture
from strategic_plan.summaries.reports.assemble.source import Source
from strategic_plan.summaries.reports.figures import Cell, Column, FigureRow, FigureTable, KeyFigure
from strategic_plan.summaries.reports.inserts import (
    ChartInsert,
    FigureInsert,
    Paragraphs,
    Part,
    PictureInsert,
    QuoteInsert,
    TableInsert,
)
from strategic_plan.summaries.reports.plan import PlanIndicator

INSERT = re.compile(r"^\[\[(chart|table|figure|picture|quote)[ :]\s*(.+?)\s*\]\][ \t]*$", re.MULTILINE)


def inserts_in(text: str) -> list[tuple[str, str]]:
    """The inserts of a text: which kind, and what it names."""
    return [(found[1], found[2]) for found in INSERT.finditer(text)]


def parts_of(source: Source, text: str) -> tuple[Part, ...]:
    """A text cut at its inserts, each of them filled; nothing for a text without any."""
    if not INSERT.search(text):
        return ()
    indicators = {
        each.key: each
        for priority in source.reading.block.priorities
        for objective in priority.objectives
        for each in objective.indicators
    }
    wanted = [int(name) for kind, name in inserts_in(text) if kind == "picture" and name.isdigit()]
    pictures = {each.number: each for each in source.report.pictures.filter(number__in=wanted)} if wanted else {}
    return tuple(_parts(text, indicators, pictures))


def _parts(text: str, indicators: Mapping[str, PlanIndicator], pictures: Mapping[int, Picture]) -> Iterator[Part]:
    at = 0
    for found in INSERT.finditer(text):
        if words := text[at : found.start()].strip():
            yield Paragraphs(text=words)
        at = found.end()
        if part := _part(found[1], found[2], indicators, pictures):
            yield part
    if words := text[at:].strip():
        yield Paragraphs(text=words)


def _part(
    kind: str, name: str, indicators: Mapping[str, PlanIndicator], pictures: Mapping[int, Picture]
) -> Part | None:
    if kind == "quote":
        words, _, by = name.partition("|")
        return QuoteInsert(words=words.strip(), by=by.strip())
    if kind == "picture":
        picture = pictures.get(int(name)) if name.isdigit() else None
        return _picture(picture) if picture else None
    indicator = indicators.get(name)
    if indicator is None:
        return None
    anchor = f"{kind}-{indicator.key}"
    if kind == "chart":
        return ChartInsert(anchor=anchor, chart=indicator.chart) if indicator.chart else None
    if kind == "table":
        return TableInsert(anchor=anchor, table=_table(indicator)) if indicator.rows else None
    words = indicator.change_words or indicator.period_words
    figure = KeyFigure(label=indicator.title, figure=indicator.bare or indicator.actual, words=words)
    return FigureInsert(anchor=anchor, figure=figure)


def _picture(picture: Picture) -> PictureInsert:
    return PictureInsert(
        anchor=f"picture-{picture.number}",
        description=picture.description,
        caption=picture.caption,
        format=picture.format,
        width=picture.width,
        height=picture.height,
        base64=base64.b64encode(bytes(picture.encoded)).decode(),
    )


def _table(indicator: PlanIndicator) -> FigureTable:
    """The last year of an indicator, period by period, beside the year before."""
    return FigureTable(
        caption=f"{indicator.title}, each period beside the same one a year earlier",
        corner="Period",
        columns=(Column(head="Value"), Column(head="Year before")),
        rows=tuple(
            FigureRow(
                head=row.label,
                cells=(
                    Cell(text=row.current.text, value=row.current.value, weight="strong"),
                    Cell(text=row.previous.text, value=row.previous.value),
                ),
            )
            for row in indicator.rows
        ),
        dense=True,
        source=indicator.source,
    )
