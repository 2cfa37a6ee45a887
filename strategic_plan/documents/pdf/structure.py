"""The structural check every PDF passes before it is published: what a screen reader cannot do without."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

FAMILIES = ("SourceSans3", "SourceSerif4")
HEADINGS = {f"/H{level}": level for level in range(1, 7)}


def check_structure(pdf: bytes) -> list[str]:
    """What is wrong with a PDF, as sentences; an empty list when it may be published."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            *_missing_basics(document),
            *_figures_without_words(document),
            *_headings_out_of_order(document),
            *_fonts_of_others(document),
        ]


def _missing_basics(document: pikepdf.Pdf) -> Iterator[str]:
    root = document.Root
    if not str(document.docinfo.get("/Title", "")):
        yield "The document has no title."
    if not str(root.get("/Lang", "")):
        yield "The document does not say its language."
    if "/StructTreeRoot" not in root or not bool(root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)):
        yield "The document is not tagged."
    if not bool(root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False)):
        yield "A reader would show the file's name instead of its title."
    with document.open_outline() as outline:
        if not outline.root:
            yield "The document has no bookmarks."


def _figures_without_words(document: pikepdf.Pdf) -> Iterator[str]:
    for number, element in enumerate((e for e in _elements(document) if e.get("/S") == "/Figure"), start=1):
        if not str(element.get("/Alt", "")).strip():
            yield f"Figure {number} has no description."


def _headings_out_of_order(document: pikepdf.Pdf) -> Iterator[str]:
    before = 0
    for element in _elements(document):
        level = HEADINGS.get(str(element.get("/S", "")))
        if level is None:
            continue
        if level > before + 1:
            place = f"follows one of level {before}" if before else "comes first"
            yield f"A heading of level {level} {place}."
        before = level


def _fonts_of_others(document: pikepdf.Pdf) -> Iterator[str]:
    for item in document.objects:
        if not isinstance(item, pikepdf.Dictionary) or item.get("/Type") != "/FontDescriptor":
            continue
        name = str(item.get("/FontName", "")).lstrip("/")
        if not any(f"/FontFile{kind}" in item for kind in ("", "2", "3")):
            yield f"The font {name} is not embedded."
        elif not name.split("+")[-1].replace("-", "").startswith(FAMILIES):
            yield f"The font {name} is not one of the report's own."


def _elements(document: pikepdf.Pdf) -> Iterator[Any]:
    """Every structure element in reading order; the tree is walked with a stack, since it may be deep."""
    root = document.Root.get("/StructTreeRoot")
    if root is None:
        return
    stack = _kids(root)
    while stack:
        element = stack.pop()
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            continue
        yield element
        stack.extend(_kids(element))


def _kids(element: Any) -> list[Any]:
    """The children of an element, last first."""
    kids = element.get("/K")
    if kids is None:
        return []
    return list(reversed(list(kids))) if isinstance(kids, pikepdf.Array) else [kids]
