"""A report as a Word file, from the same HTML that is typeset: headings, tables, lists and pictures intact."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt
from lxml import html

from strategic_plan.charts.look import NAVY
from strategic_plan.documents.office import word_styles as look
from strategic_plan.documents.office.page import (
    FIGURATIVE,
    SKIPPED,
    SPACES,
    Element,
    children,
    classes_of,
    is_inline,
    markup_of,
    pictures,
    pixels_of,
    runs,
    words_of,
)
from strategic_plan.documents.office.pictures import size_of
from strategic_plan.documents.office.settled import settled
from strategic_plan.documents.report import render_html
from strategic_plan.summaries.reports.content import ReportContent

FACTS = frozenset({"r-key-figure", "r-fact"})
SMALL_PRINT = {"r-kicker": look.KICKER, "r-source": look.SOURCE, "r-note": look.SMALL, "r-cover-caption": look.SMALL}
LETTER, PADDING = 0.073, 0.17
"""The width of a letter of a table, and of the ground on both sides of a cell's words, in inches."""

WEB = re.compile(r"(https?://|mailto:)")


def render_word(content: ReportContent) -> bytes:
    """The Word file of a report; the same content gives the same bytes within one version of the software."""
    document = docx.Document()
    look.dress(document, running=f"{content.organization.board} · {content.title}", language=content.language)
    _describe(document, content)
    page = html.document_fromstring(render_html(content, medium="print"))
    _Writer(document).blocks(page.body)
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue())


def _describe(document: Any, content: ReportContent) -> None:
    day = content.state.published_on or content.as_of
    moment = datetime.combine(day, time(), UTC)
    properties = document.core_properties
    properties.title, properties.subject = content.title, content.subject
    properties.author, properties.last_modified_by = content.organization.board, content.organization.board
    properties.comments, properties.keywords = "", content.state.words
    properties.language = content.language
    properties.created = properties.modified = moment


class _Writer:
    """Walks the page and writes what it meets, in order, into a document or into the cell of a table."""

    def __init__(self, container: Any, *, width: float = look.BODY_WIDTH) -> None:
        self.container = container
        self.width = width

    def blocks(self, parent: Element) -> None:
        """Each block of an element; loose words between blocks make a paragraph of their own."""
        loose: list[Element | str] = [parent.text or ""]
        for child in parent:
            if is_inline(child):
                loose += [child, child.tail or ""]
                continue
            self._paragraph(loose)
            self.block(child)
            loose = [child.tail or ""]
        self._paragraph(loose)

    def block(self, element: Element) -> None:
        """One block, by what it is."""
        tag = element.tag
        if not isinstance(tag, str) or tag in SKIPPED or FIGURATIVE & classes_of(element):
            return
        if FACTS & classes_of(element):
            self._fact(element)
            return
        match tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self._heading(element, min(int(tag[1]), 4))
            case "p" | "figcaption" | "address":
                self._paragraph([element.text or "", *children(element)], style=self._style(element))
            case "ul" | "ol":
                self._list(element, "List Number" if tag == "ol" else "List Bullet")
            case "dl":
                self._terms(element)
            case "table":
                self._table(element)
            case "svg" | "img":
                self._picture(element)
            case "blockquote":
                self._paragraph([element.text or "", *children(element)], style="Quote")
            case _:
                self.blocks(element)

    def _style(self, element: Element) -> str:
        if element.tag == "figcaption":
            return look.CAPTION
        return next((style for name, style in SMALL_PRINT.items() if name in classes_of(element)), "Normal")

    def _heading(self, element: Element, level: int) -> None:
        if heading := words_of(element):
            self.container.add_paragraph(heading, style=f"Heading {level}")

    def _paragraph(self, pieces: list[Element | str], *, style: str = "Normal") -> None:
        """Running text. Blocks met inside it, such as a picture in a caption, follow after it."""
        if not any(SPACES.sub(" ", words_of(piece)).strip() for piece in pieces):
            for piece in pieces:
                if not isinstance(piece, str) and pictures(piece):
                    self.block(piece)
            return
        paragraph = self.container.add_paragraph(style=style)
        _Line(paragraph).write(pieces)

    def _fact(self, element: Element) -> None:
        """A number that stands large on our pages is a line here: what it counts, the number, its words."""
        line = _Line(self.container.add_paragraph())
        for part in element:
            said, kinds = words_of(part), classes_of(part)
            if not said:
                continue
            if "r-label" in kinds:
                line.say(f"{said.rstrip(':.')}: ")
            elif "r-number" in kinds:
                line.say(said, bold=True)
                line.say(" ")
            elif "r-count" in kinds:
                following = part.getnext()
                line.say(said, bold=True)
                line.say(", " if following is not None and "r-count" in classes_of(following) else " ")
            else:
                line.say(f"{said} ")

    def _list(self, element: Element, style: str) -> None:
        for item in element:
            if item.tag != "li":
                continue
            running: list[Element | str] = [item.text or ""]
            nested = []
            for child in item:
                if runs(child):
                    running += [child, child.tail or ""]
                else:
                    nested.append(child)
            self._paragraph(running, style=style)
            for child in nested:
                if child.tag == "p":
                    self._paragraph([child.text or "", *children(child)], style=style)
                else:
                    self.block(child)

    def _terms(self, element: Element) -> None:
        """Names and what they stand for: two columns where each is a line or two, else a paragraph each."""
        entries = list(element.iter("dt", "dd"))
        pairs = list(zip(entries[::2], entries[1::2], strict=False))
        are_pairs = all(name.tag == "dt" and said.tag == "dd" and all(map(runs, said)) for name, said in pairs)
        if are_pairs and pairs and len(entries) % 2 == 0:
            table = _new_table(self.container, len(pairs), 2)
            _set_widths(table, [self.width * 0.24, self.width * 0.76])
            for row, (name, said) in zip(table.rows, pairs, strict=True):
                for place, entry in zip(row.cells, (name, said), strict=True):
                    place.paragraphs[0].style = look.TERM if entry is name else "Normal"
                    _Line(place.paragraphs[0]).write([entry.text or "", *children(entry)])
            self.container.add_paragraph(style=look.SOURCE)
            return
        for entry in entries:
            if entry.tag == "dt":
                self._paragraph([entry.text or "", *children(entry)], style=look.TERM)
            else:
                self.blocks(entry)

    def _picture(self, element: Element) -> None:
        drawn = pixels_of(element)
        if drawn is None:
            return
        data, width, height, words = drawn
        inches = min(width / 72, self.width)
        paragraph = self.container.add_paragraph()
        shape = paragraph.add_run().add_picture(io.BytesIO(data), width=Inches(inches))
        shape.height = Inches(inches * height / width)
        _describe_picture(shape, words)

    def _table(self, element: Element) -> None:
        caption = element.find("caption")
        if caption is not None:
            self._paragraph([caption.text or "", *children(caption)], style=look.CAPTION)
        grid = _Grid(element)
        if grid.width:
            grid.write(self.container, self.width)
            self.container.add_paragraph(style=look.SOURCE)


class _Line:
    """Running text: words, bold, italics, links and line ends."""

    def __init__(self, paragraph: Any) -> None:
        self.paragraph = paragraph
        self.began = False

    def write(self, pieces: list[Element | str]) -> None:
        for piece in pieces:
            self._piece(piece, {})

    def _piece(self, piece: Element | str, form: dict[str, bool]) -> None:
        if isinstance(piece, str):
            self._run(piece, form)
            return
        if not isinstance(piece.tag, str) or piece.tag in SKIPPED or FIGURATIVE & classes_of(piece):
            return
        if piece.tag == "br":
            self.paragraph.add_run().add_break()
            self.began = False
            return
        if piece.tag in ("svg", "img"):
            self._small_picture(piece)
            return
        if piece.tag == "a" and WEB.match(piece.get("href", "")):
            _link(self.paragraph, piece.get("href"), words_of(piece))
            self.began = True
            return
        if "r-call" in classes_of(piece) or "r-note-number" in classes_of(piece):
            return
        if "r-footnote" in classes_of(piece):  # python-docx has no footnotes: the note stands where it is called
            self._run(f" [{words_of(piece).lstrip('0123456789 ')}]", {"bold": False})
            return
        if "r-note" in classes_of(piece) and self.began:
            self.paragraph.add_run().add_break()
            self.began = False
            form = form | {"bold": False}
        if piece.tag in ("strong", "b") or "r-state" in classes_of(piece) or "r-strong" in classes_of(piece):
            form = form | {"bold": True}
        if piece.tag in ("em", "i"):
            form = form | {"italic": True}
        self._run(piece.text or "", form)
        for child in children(piece):
            self._piece(child, form)

    def say(self, words: str, **form: bool) -> None:
        """Words as they are, bold or not."""
        self._run(words, form)

    def _run(self, text: str, form: dict[str, bool]) -> None:
        words = SPACES.sub(" ", text)
        if not self.began:
            words = words.lstrip()
        if not words:
            return
        self.began = True
        run = self.paragraph.add_run(words)
        for name, value in form.items():
            setattr(run, name, value)

    def _small_picture(self, element: Element) -> None:
        drawn = pixels_of(element)
        if drawn is None:
            return
        data, width, _height, words = drawn
        shape = self.paragraph.add_run().add_picture(io.BytesIO(data), width=Pt(min(width, look.BODY_WIDTH * 72)))
        _describe_picture(shape, words)
        self.began = True


class _Grid:
    """A table with the places its cells take, spans reckoned in."""

    def __init__(self, table: Element) -> None:
        self.rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        self.heads = sum(row.getparent().tag == "thead" for row in self.rows)
        self.cells = list(self._placed())
        self.width = max((column + across for _row, column, across, _down, _cell in self.cells), default=0)

    def _placed(self) -> Iterator[tuple[int, int, int, int, Element]]:
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(self.rows):
            column = 0
            for cell in row:
                if cell.tag not in ("td", "th"):
                    continue
                while (number, column) in taken:
                    column += 1
                across, down = _span(cell, "colspan"), min(_span(cell, "rowspan"), len(self.rows) - number)
                taken |= {(number + r, column + c) for r in range(down) for c in range(across)}
                yield number, column, across, down, cell
                column += across

    def write(self, container: Any, width: float) -> None:
        table = _new_table(container, len(self.rows), self.width)
        lines = [row.cells for row in table.rows]
        widths = self._widths(width)
        _set_widths(table, widths)
        for number, row in enumerate(table.rows):
            look.keep_whole(row)
            if number < self.heads:
                look.repeat_as_head(row)
        for number, column, across, down, cell in self.cells:
            place = lines[number][column]
            if across > 1 or down > 1:
                place = place.merge(lines[number + down - 1][column + across - 1])
            look.rule_below(place, heavy=number + down == self.heads)
            self._fill(place, cell, sum(widths[column : column + across]))
            if number < self.heads:
                for paragraph in place.paragraphs:  # no page ends with the head of a table
                    paragraph.paragraph_format.keep_with_next = True

    def _widths(self, width: float) -> list[float]:
        """The width of each column in inches: enough for its longest word, and a share of what is left over."""
        least, most = [PADDING] * self.width, [PADDING] * self.width
        for _row, column, across, _down, cell in self.cells:
            if across > 1:
                continue
            said = words_of(cell)
            drawn = max((size_of(markup_of(svg))[0] / 72 for svg in cell.iter("svg")), default=0.0)
            word = max((len(each) for each in said.split(" ")), default=0) * LETTER
            least[column] = max(least[column], PADDING + max(word, drawn))
            most[column] = max(most[column], PADDING + len(said) * LETTER)
        left = width - sum(least)
        if left < 0:
            return [each * width / sum(least) for each in least]
        wished = [(many - few) ** 0.5 for few, many in zip(least, most, strict=True)]
        total = sum(wished) or 1.0
        return [few + left * wish / total for few, wish in zip(least, wished, strict=True)]

    def _fill(self, place: Any, cell: Element, width: float) -> None:
        first = place.paragraphs[0]
        is_number = bool({"r-n", "number"} & classes_of(cell))
        if all(map(runs, cell)):
            _Line(first).write([cell.text or "", *children(cell)])
        else:
            _Writer(place, width=width).blocks(cell)
            first._p.getparent().remove(first._p)
        for paragraph in place.paragraphs:
            paragraph.paragraph_format.space_after = Pt(2)
            paragraph.paragraph_format.space_before = Pt(2)
            if is_number:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            for run in paragraph.runs:
                run.font.size = Pt(9)
                run.bold = run.bold or cell.tag == "th"


def _new_table(container: Any, rows: int, columns: int) -> Any:
    """A table in the document, or in the cell of another one."""
    if hasattr(container, "sections"):
        table = container.add_table(rows=rows, cols=columns)
    else:
        table = container.add_table(rows, columns)
    table.autofit = False
    return table


def _set_widths(table: Any, widths: list[float]) -> None:
    """Widths of columns in inches; some programs read them from the columns, others from every cell."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Inches(width)
    for row in table.rows:
        for place, width in zip(row.cells, widths, strict=True):
            place.width = Inches(width)


def _describe_picture(shape: Any, words: str) -> None:
    """What a screen reader says of a picture; without words it is decoration."""
    shape._inline.docPr.set("descr", words)


def _span(cell: Element, name: str) -> int:
    value = cell.get(name) or "1"
    return min(max(int(value), 1), 60) if value.isascii() and value.isdigit() else 1


def _link(paragraph: Any, address: str, words: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(words)
    run.font.underline, run.font.color.rgb = True, look.colour(NAVY)
    link.append(run._r)
    paragraph._p.append(link)
