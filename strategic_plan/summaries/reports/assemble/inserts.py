"""From somebody's words with their inserts to parts: `[[chart code]]`, `[[quote: words | who]]`, `[[picture 2]]`.

An insert stands on a line of its own. One that names nothing there is has no place in the report; the composer's
checklist says so before anybody reads it.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from strategic_plan.models import Picture, Report
from strategic_plan.summaries.indicators.lines import indicator_line
from strategic_plan.summaries.reports.assemble.source import Source, evaluations_of
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

OF_AN_INDICATOR = ("chart", "table", "figure")
INSERT = re.compile(r"^\[\[(chart|table|figure|picture|quote)[ :]\s*(.+?)\s*\]\][ \t]*$", re.MULTILINE)
LOOKALIKE = re.compile(r"^.*\[\[.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Named:
    """An insert as it was typed: which kind, what it names, and its whole line."""

    kind: str
    name: str
    line: str


def inserts_in(text: str) -> list[Named]:
    """The inserts of a text, in their order."""
    return [Named(found[1], found[2], found[0].strip()) for found in INSERT.finditer(text)]


def lookalikes_in(text: str) -> list[str]:
    """Lines with the brackets of an insert that are none: they would stand in the report as they were typed."""
    return [line[0].strip() for line in LOOKALIKE.finditer(text) if not INSERT.fullmatch(line[0])]


def is_drawn(kind: str, indicator: PlanIndicator) -> bool:
    """Whether there are figures enough of an indicator for a chart, a table or a number of it."""
    return bool({"chart": indicator.chart, "table": indicator.rows}.get(kind, True))


def parts_of(source: Source, text: str) -> tuple[Part, ...]:
    """A text cut at its inserts, each of them filled; nothing for a text without any.

    One that names nothing there is has no place: no report with such an insert is sent for review.
    """
    if not INSERT.search(text):
        return ()
    indicators = {
        each.key: each
        for priority in source.reading.block.priorities
        for objective in priority.objectives
        for each in objective.indicators
    }
    return tuple(part for part in _parts(text, indicators, _pictures(source.report, text)) if not isinstance(part, str))


def parts_while_written(report: Report, text: str, *, today: date) -> tuple[Part, ...]:
    """The same for a text that is being written: only what it names is worked out, and what is not there is said."""
    if not INSERT.search(text):
        return ()
    indicators = indicators_named(report, text, today=today)
    parts = _parts(text, indicators, _pictures(report, text))
    words = gettext("There is nothing to show for %(line)s.")
    return tuple(
        Paragraphs(text=words % {"line": f"**{_plain(part)}**"}) if isinstance(part, str) else part for part in parts
    )


def indicators_named(report: Report, text: str, *, today: date) -> dict[str, PlanIndicator]:
    """The indicators that the inserts of a text name, as the report shows them; six queries, or none."""
    codes = {each.name for each in inserts_in(text) if each.kind in OF_AN_INDICATOR}
    found = evaluations_of(report, today=today, codes=codes) if codes else ()
    return {each.indicator.code: indicator_line(each) for each in found}


def _plain(line: str) -> str:
    """A line with its brackets as words: Markdown reads them as the beginning of a link."""
    return line.replace("[", "\\[").replace("]", "\\]")


def _pictures(report: Report, text: str) -> dict[int, Picture]:
    wanted = [int(each.name) for each in inserts_in(text) if each.kind == "picture" and each.name.isdecimal()]
    return {each.number: each for each in report.pictures.filter(number__in=wanted)} if wanted else {}


def _parts(text: str, indicators: Mapping[str, PlanIndicator], pictures: Mapping[int, Picture]) -> Iterator[Part | str]:
    """The parts of a text; the line of an insert that names nothing stands for itself."""
    at = 0
    for found in INSERT.finditer(text):
        if words := text[at : found.start()].strip():
            yield Paragraphs(text=words)
        at = found.end()
        yield _part(found[1], found[2], indicators, pictures) or found[0].strip()
    if words := text[at:].strip():
        yield Paragraphs(text=words)


def _part(
    kind: str, name: str, indicators: Mapping[str, PlanIndicator], pictures: Mapping[int, Picture]
) -> Part | None:
    if kind == "quote":
        words, _, by = name.partition("|")
        return QuoteInsert(words=words.strip(), by=by.strip())
    if kind == "picture":
        picture = pictures.get(int(name)) if name.isdecimal() else None
        return _picture(picture) if picture else None
    indicator = indicators.get(name)
    if indicator is None or not is_drawn(kind, indicator):
        return None
    anchor = f"{kind}-{indicator.key}"
    if kind == "chart" and indicator.chart:
        return ChartInsert(anchor=anchor, chart=indicator.chart)
    if kind == "table":
        return TableInsert(anchor=anchor, table=_table(indicator))
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
