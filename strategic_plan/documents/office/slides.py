"""A report as slides for the meeting: how it stands, what needs attention, and one slide for each objective."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Inches, Pt

from strategic_plan.calculations.formats import count_words
from strategic_plan.charts import marks
from strategic_plan.charts.look import INK, NAVY, SOFT, WHITE
from strategic_plan.documents.drawing import chart
from strategic_plan.documents.office.pictures import png, size_of
from strategic_plan.documents.office.settled import settled
from strategic_plan.summaries.reports.content import ReportContent
from strategic_plan.summaries.reports.figures import State
from strategic_plan.summaries.reports.plan import PlanAction, PlanIndicator, PlanObjective, PlanPriority

SERIF, SANS = "Georgia", "Calibri"
WIDTH, HEIGHT, EDGE = Inches(13.333), Inches(7.5), Inches(0.7)
TITLE_LAYOUT, HEADED_LAYOUT = 0, 5
ATTENTION = frozenset({"at_risk", "delayed", "on_hold"})
BODY = 15
A_SLIDE = 4
"""Exceptions on one slide: each has its reason and its remedy, and a room must be able to read them."""


def render_slides(content: ReportContent) -> bytes:
    """The slides of a report that carries the plan. Raises ValueError for one that does not."""
    if content.plan is None:
        raise ValueError(f"a report of the kind {content.kind} carries no plan to show")
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = WIDTH, HEIGHT
    _describe(presentation, content)
    _title(presentation, content)
    exceptions = [action for action in _actions(content.plan.priorities) if action.state.code in ATTENTION]
    for number, few in enumerate(_few(exceptions)):
        _exceptions(presentation, few, total=len(exceptions), continued=number > 0)
    for priority in content.plan.priorities:
        for objective in priority.objectives:
            _objective(presentation, priority, objective)
    out = io.BytesIO()
    presentation.save(out)
    return settled(out.getvalue())


def _few(actions: Sequence[PlanAction]) -> Iterator[Sequence[PlanAction]]:
    for start in range(0, len(actions), A_SLIDE):
        yield actions[start : start + A_SLIDE]


def _actions(priorities: Sequence[PlanPriority]) -> Iterator[PlanAction]:
    for priority in priorities:
        for objective in priority.objectives:
            yield from objective.actions


def _describe(presentation: Any, content: ReportContent) -> None:
    moment = datetime.combine(content.state.published_on or content.as_of, time(), UTC)
    properties = presentation.core_properties
    properties.title, properties.subject = content.title, content.subject
    properties.author = properties.last_modified_by = content.organization.board
    properties.keywords, properties.language = content.state.words, content.language
    properties.created = properties.modified = moment


def _title(presentation: Any, content: ReportContent) -> None:
    slide = presentation.slides.add_slide(presentation.slide_layouts[TITLE_LAYOUT])
    ground = slide.background.fill
    ground.solid()
    ground.fore_color.rgb = _rgb(NAVY)
    title, words = slide.shapes.title, slide.placeholders[1]
    _place(title, EDGE, Inches(2.2), WIDTH - 2 * EDGE, Inches(1.6))
    _place(words, EDGE, Inches(4), WIDTH - 2 * EDGE, Inches(1.6))
    white = _rgb(WHITE)
    _write(title.text_frame, [(content.title, 40, white, False)], face=SERIF)
    _write(
        words.text_frame,
        [
            (content.subject, 20, white, False),
            (f"{content.organization.board} · {content.state.words} · {content.as_of_words}", 16, white, False),
        ],
    )


def _exceptions(presentation: Any, actions: Sequence[PlanAction], *, total: int, continued: bool) -> None:
    many, verb = count_words(total, capital=True), "action needs" if total == 1 else "actions need"
    heading = f"{many} {verb} attention{', continued' if continued else ''}"
    slide = _headed(presentation, heading)
    rows = len(actions) + 1
    place = (EDGE, Inches(1.5), WIDTH - 2 * EDGE, Inches(0.5 * rows))
    frame = slide.shapes.add_table(rows, 4, *place)
    frame.name = heading
    table = frame.table
    table.first_row, table.horz_banding = True, False
    for column, width in zip(table.columns, (3.6, 1.5, 3.5, 3.333), strict=True):
        column.width = Inches(width)
    for cell, words in zip(table.rows[0].cells, ("Action", "Status", "Why", "What is being done"), strict=True):
        _cell(cell, words, bold=True, ink=_rgb(WHITE), ground=NAVY)
    for row, action in zip(list(table.rows)[1:], actions, strict=True):
        remedy = (
            f"{action.corrective} New date: {action.expected_words}." if action.expected_words else action.corrective
        )
        cells = (f"{action.code} {action.title}", action.state.words, action.reason, remedy)
        for number, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
            ink = _state_ink(action.state) if number == 1 else _rgb(INK)
            _cell(cell, words, bold=number < 2, ink=ink, ground="#ffffff")


def _objective(presentation: Any, priority: PlanPriority, objective: PlanObjective) -> None:
    slide = _headed(
        presentation, f"{objective.code} {objective.title}", above=f"Priority {priority.number}: {priority.title}"
    )
    left = slide.shapes.add_textbox(EDGE, Inches(1.6), Inches(5.6), Inches(5.2))
    left.name = "Actions and indicators"
    lines: list[tuple[str, float, RGBColor, bool]] = []
    if objective.actions:
        lines.append(("Actions", 16, _rgb(NAVY), True))
    for action in objective.actions:
        lines.append((f"{action.code} {action.title}", 15, _rgb(INK), False))
        lines.append(
            (
                f"{action.state.words}. Due {action.due_words}." if action.due_words else action.state.words,
                13,
                _state_ink(action.state),
                True,
            )
        )
    rated = [each for each in objective.indicators if each.direction != "informational"]
    if rated:
        lines.append(("Indicators", 16, _rgb(NAVY), True))
    for indicator in rated[:4]:
        lines.append((f"{indicator.title}: {indicator.actual.text}", 15, _rgb(INK), False))
        lines.append((_judged(indicator), 13, _state_ink(indicator.rating), True))
    _write(left.text_frame, lines or [("Nothing has been reported under this objective yet.", 15, _rgb(SOFT), False)])
    _lead_chart(slide, objective)


def _judged(indicator: PlanIndicator) -> str:
    promised = f" Target: {indicator.target_words}." if indicator.target_words else ""
    return f"{indicator.rating.words}.{promised}"


def _lead_chart(slide: Any, objective: PlanObjective) -> None:
    drawn = [each for each in objective.indicators if each.chart is not None]
    lead = next((each for each in drawn if each.is_lead), drawn[0] if drawn else None)
    if lead is None or lead.chart is None:
        return
    svg = str(chart(lead.chart, medium="print", width=340, height=190))
    width, height = size_of(svg)
    across = Inches(6.2)
    caption = slide.shapes.add_textbox(Inches(6.6), Inches(1.6), across, Inches(0.7))
    caption.name = "What the chart shows"
    _write(caption.text_frame, [(lead.chart.heading, 15, _rgb(INK), True)], face=SERIF)
    picture = slide.shapes.add_picture(
        io.BytesIO(png(svg)), Inches(6.6), Inches(2.4), across, Emu(int(across * height / width))
    )
    picture._element._nvXxPr.cNvPr.set("descr", lead.chart.title)
    if lead.source is not None:
        source = slide.shapes.add_textbox(Inches(6.6), Inches(6.3), across, Inches(0.5))
        source.name = "Source"
        _write(source.text_frame, [(lead.source.text, 11, _rgb(SOFT), False)])


def _headed(presentation: Any, heading: str, *, above: str = "") -> Any:
    slide = presentation.slides.add_slide(presentation.slide_layouts[HEADED_LAYOUT])
    _place(slide.shapes.title, EDGE, Inches(0.55), WIDTH - 2 * EDGE, Inches(0.9))
    _write(slide.shapes.title.text_frame, [(heading, 26, _rgb(NAVY), False)], face=SERIF)
    if above:
        line = slide.shapes.add_textbox(EDGE, Inches(0.25), WIDTH - 2 * EDGE, Inches(0.35))
        line.name = "Priority"
        _write(line.text_frame, [(above, 13, _rgb(SOFT), False)])
    return slide


def _write(frame: Any, lines: Sequence[tuple[str, float, RGBColor, bool]], *, face: str = SANS) -> None:
    """Lines of text, each with its size, colour and weight; the first takes the paragraph that is there."""
    frame.word_wrap = True
    for number, (words, size, ink, bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        if bold and size > BODY and number:
            paragraph.space_before = Pt(10)
        run = paragraph.add_run()
        run.text = words
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, face
        run.font.color.rgb = ink


def _cell(cell: Any, words: str, *, bold: bool, ink: RGBColor, ground: str) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = _rgb(ground)
    _write(cell.text_frame, [(words, 13, ink, bold)])


def _place(shape: Any, left: Any, top: Any, width: Any, height: Any) -> None:
    shape.left, shape.top, shape.width, shape.height = left, top, width, height


def _state_ink(state: State) -> RGBColor:
    return _rgb(marks.colour_of(state.code))


def _rgb(colour: str) -> RGBColor:
    ink: RGBColor = RGBColor.from_string(colour.lstrip("#").upper())  # type: ignore[no-untyped-call]
    return ink
