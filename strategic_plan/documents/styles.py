"""The stylesheets of reports: marks drawn once by charts, the page's own, the web page's own, and a draft's watermark.

The marks' stylesheet is a file like any other, so that pages can link to it; a test compares it with what this module
writes. To write it again: ``python -m strategic_plan.documents.styles > static/css/report-marks.css``.
"""

import sys
from pathlib import Path
from typing import get_args

from django.utils import translation
from django.utils.translation import gettext

from strategic_plan.calculations.colours import mixed, readable
from strategic_plan.charts import marks
from strategic_plan.summaries.reports.figures import Code
from strategic_plan.summaries.reports.style import StyleBlock

FOLDER = Path(__file__).resolve().parents[2] / "static" / "css"
PRINTED = ("report-marks.css", "report-print.css", "report-print-kinds.css")
SHOWN = ("report-marks.css", "report-web.css", "report-web-kinds.css")
TINT = "#f6f3ec"
HEAD = "/* The mark and colour of each state, written by strategic_plan.documents.styles as charts draw them. */\n"
WATERMARK = """@page {{ background-image: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' \
viewBox='0 0 612 792'%3E%3Ctext x='306' y='396' font-family='Source Sans 3' font-size='{size}' font-weight='600' \
fill='%23e9e5da' text-anchor='middle' dominant-baseline='central' transform='rotate(-52 306 396)'%3E{word}%3C/text%3E\
%3C/svg%3E") }}"""


def marks_stylesheet() -> str:
    """One rule for each state; size and place of the mark are the business of the stylesheet that uses it."""
    rules = (
        f'.r-state--{code} {{ color: {marks.colour_of(code)}; background-image: url("{marks.data_uri(code)}") }}'
        for code in get_args(Code)
    )
    return HEAD + "\n".join(rules) + "\n"


def web_stylesheet(style: StyleBlock | None = None) -> str:
    """What a report's web page needs, as one text: an edition stores it, so that its look stays as published."""
    text = "".join((FOLDER / name).read_text() for name in SHOWN)
    return text + own_web_rules(style) if style else text


def own_web_rules(style: StyleBlock) -> str:
    """A Board's own colours and picture over the look that reports have by themselves."""
    colours = "; ".join(f"--r-{name}: {colour}" for name, colour in _palette(style, pale="pale").items())
    return f".r-report {{ {colours} }}\n{_cover_picture(style)}"


def print_stylesheets(*, draft: bool, language: str, style: StyleBlock | None = None) -> tuple[str, ...]:
    """What the typesetter needs, in order."""
    styles = tuple((FOLDER / name).read_text() for name in PRINTED)
    own = (_own_print_rules(style),) if style else ()
    return (*styles, *own, _watermark(language)) if draft else (*styles, *own)


def _own_print_rules(style: StyleBlock) -> str:
    """Page rules know no custom properties, so the first colour is written out wherever a page has it."""
    colours = "; ".join(f"--{name}: {colour}" for name, colour in _palette(style, pale="pale-on-navy").items())
    first = style.primary
    return (
        f":root {{ {colours} }}\n"
        f"@page {{ @top-left {{ color: {first} }} }}\n"
        f"@page :left {{ @bottom-left {{ color: {first} }} }}\n@page :right {{ @bottom-right {{ color: {first} }} }}\n"
        f"@page full {{ background: {first} }}\n@page wide-full {{ background: {first} }}\n{_cover_picture(style)}"
    )


def _palette(style: StyleBlock, *, pale: str) -> dict[str, str]:
    """The two colours under the names the stylesheets know, and what words and lines in them need on each ground."""
    return {
        "navy": style.primary,
        "gold": style.accent,
        "gold-text": readable(style.accent, on=TINT, ratio=4.5),
        "gold-on-navy": readable(style.accent, on=style.primary, ratio=4.5),
        pale: readable(mixed(style.primary, "#ffffff", 0.75), on=style.primary, ratio=4.5),
    }


def _cover_picture(style: StyleBlock) -> str:
    picture = f"url(data:image/jpeg;base64,{style.cover}) center / cover no-repeat"
    return f".r-cover-picture {{ background: {picture} }}\n" if style.cover else ""


def _watermark(language: str) -> str:
    """The word across every page of a draft, sized so that it fills the diagonal in any language."""
    with translation.override(language):
        word = gettext("DRAFT")
    return WATERMARK.format(word=word, size=round(1150 / (len(word) + 0.5)))


if __name__ == "__main__":
    sys.stdout.write(marks_stylesheet())
