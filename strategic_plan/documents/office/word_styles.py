"""How a Word file of a report looks: letter paper, navy headings in a serif, thin rules, page numbers at the foot."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor

from strategic_plan.charts.look import INK, NAVY, RULE, SOFT

SERIF, SANS = "Georgia", "Calibri"
"""Faces that every office program has: a report is pasted into packages on machines without its own."""

HEADINGS = {1: 24, 2: 16, 3: 12.5, 4: 11}
KICKER, SMALL, CAPTION = "Report kicker", "Report small", "Report caption"
SOURCE, TERM = "Report source", "Report term"
BODY_WIDTH = 6.5  # inches, on letter paper with an inch on either side


def colour(hexadecimal: str) -> RGBColor:
    return RGBColor.from_string(hexadecimal.lstrip("#").upper())


def dress(document: Document, *, running: str, language: str) -> None:
    """Give an empty document the look of our reports, and the title that runs at its head."""
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(1)
    section.top_margin, section.bottom_margin = Inches(1), Inches(0.9)
    styles: Any = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = SANS, Pt(11)
    normal.font.color.rgb = colour(INK)
    normal.paragraph_format.space_after = Pt(6)
    _speaks(normal, language)
    for level, size in HEADINGS.items():
        style = styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.bold = SERIF, Pt(size), level > 1
        style.font.color.rgb = colour(NAVY)
        _one_face(style, SERIF)
        style.paragraph_format.space_before = Pt(18 if level < 3 else 12)
        style.paragraph_format.space_after = Pt(6)
        style.paragraph_format.keep_with_next = True
    for name, size, ink, bold in (
        (KICKER, 9.5, SOFT, False),
        (SMALL, 9.5, SOFT, False),
        (SOURCE, 8.5, SOFT, False),
        (CAPTION, 10, INK, True),
        (TERM, 11, NAVY, True),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, colour(ink)
        style.paragraph_format.keep_with_next = name in (KICKER, CAPTION, TERM)
    head = section.header.paragraphs[0]
    head.style = styles[SOURCE]
    head.text = running
    foot = section.footer.paragraphs[0]
    foot.style = styles[SOURCE]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    add_field(foot, "PAGE")


def add_field(paragraph: Any, code: str) -> None:
    """A field that the program fills in, such as the number of the page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)


def rule_below(cell: Any, *, heavy: bool = False) -> None:
    """The thin rule under a row; a heavy one, in ink, under the head."""
    borders = OxmlElement("w:tcBorders")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "8" if heavy else "4"), ("color", (INK if heavy else RULE)[1:])):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    cell._tc.get_or_add_tcPr().append(borders)


def repeat_as_head(row: Any) -> None:
    """Say that a row is the head of its table: it is repeated on each page, and read out with every cell."""
    _flag(row, "w:tblHeader")


def keep_whole(row: Any) -> None:
    """Let no page end within a row."""
    _flag(row, "w:cantSplit")


def _flag(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _speaks(style: Any, language: str) -> None:
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), language)
    style.element.get_or_add_rPr().append(mark)


def _one_face(style: Any, face: str) -> None:
    """The theme's face would win over the style's own."""
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        faces.attrib.pop(qn(f"w:{name}"), None)
    faces.set(qn("w:hAnsi"), face)
