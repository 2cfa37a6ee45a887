"""The page of a report as a program for other forms reads it: its words, its lines of text, its pictures."""

from __future__ import annotations

import base64
import binascii
import io
import re
from typing import Any

from lxml import etree

from strategic_plan.documents.office.pictures import png, size_of

SKIPPED = frozenset({"nav", "script", "style", "title", "summary"})
FIGURATIVE = frozenset({"r-contents", "r-report-contents", "r-chart-narrow", "r-logo"})
"""What makes sense on our own pages only: numbers of pages, the second drawing of a chart, and a logo of our size."""
INLINE = frozenset({"a", "b", "br", "code", "em", "i", "span", "strong", "sub", "sup", "small", "abbr", "time"})
SPACES = re.compile(r"[ \t\r\n]+")

Element = Any


def children(element: Element) -> list[Element | str]:
    """An element's children, each with the words after it."""
    return [piece for child in element for piece in (child, child.tail or "")]


def classes_of(element: Element) -> set[str]:
    return set((element.get("class") or "").split())


def is_inline(element: Element) -> bool:
    if not isinstance(element.tag, str):
        return True
    if element.tag not in INLINE:
        return False
    return all(is_inline(child) or child.tag in ("svg", "img") for child in element)


def runs(element: Element) -> bool:
    """Whether an element stands in a line of text: words with their form, or a drawing no larger than a word."""
    return is_inline(element) or element.tag in ("svg", "img")


def markup_of(svg: Element) -> str:
    return str(etree.tostring(svg, encoding="unicode", with_tail=False))


def words_of(piece: Element | str) -> str:
    """The words of a piece of the page; a line end reads as a space, the title of a drawing is none of them."""
    if isinstance(piece, str):
        return SPACES.sub(" ", piece)
    parts = [piece.text or ""] if isinstance(piece.tag, str) and piece.tag != "svg" else []
    for child in piece:
        if isinstance(child.tag, str) and child.tag not in ("svg", *SKIPPED):
            parts.append(" " if child.tag == "br" else words_of(child))
        parts.append(child.tail or "")
    return SPACES.sub(" ", "".join(parts)).strip(" ")


def pictures(element: Element) -> bool:
    return isinstance(element.tag, str) and (
        element.tag in ("svg", "img") or any(True for _each in element.iter("svg", "img"))
    )


def pixels_of(element: Element) -> tuple[bytes, float, float, str] | None:
    """A picture as PNG or JPEG, its size in points, and its words; None where there is nothing to draw."""
    if element.tag == "svg":
        markup = markup_of(element)
        title = element.find("title")
        try:
            width, height = size_of(markup)
        except ValueError:
            return None
        return png(markup), width, height, (title.text or "") if title is not None else ""
    header, _comma, data = (element.get("src") or "").partition(",")
    if not header.startswith("data:image/") or not header.endswith(";base64"):
        return None
    try:
        pixels = base64.b64decode(data, validate=True)
    except binascii.Error:
        return None
    from PIL import Image  # only where a report has a photograph

    with Image.open(io.BytesIO(pixels)) as picture:
        width, height = picture.size
    return pixels, width * 0.75, height * 0.75, element.get("alt") or ""
