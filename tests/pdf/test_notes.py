"""Notes on data in a PDF: at the foot of the page that calls them, and heard where they are called."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from strategic_plan.documents.rendering import render_pdf
from strategic_plan.summaries.reports.sections import Written
from tests.documents.sample_status import status_report
from tests.pdf.validator import broken_rules

pytestmark = pytest.mark.pdf

TEXT = """Forty-two^[Worked out *before* rounding.] of a hundred, as [](#attention-table-1) says.

| Area | Rate |
|---|---|
| District 1 | 49%^[The highest of three; see [the law](https://example.org/act).] |

* One point^[And its note.]
"""


@pytest.fixture(scope="module")
def pdf() -> bytes:
    section = Written(key="words", run="Words", heading="Words", text=TEXT)
    sections = status_report().sections
    return render_pdf(replace(status_report(), sections=(*sections[:3], section, *sections[3:])))


def children(element: Any) -> list[Any]:
    kids = element.get("/K")
    found = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in found if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def walk(element: Any) -> Iterator[Any]:
    for kid in children(element):
        yield kid
        yield from walk(kid)


def test_a_report_with_notes_is_valid(pdf: bytes, tmp_path: Path) -> None:
    file = tmp_path / "notes.pdf"
    file.write_bytes(pdf)
    assert broken_rules([file]) == []


def test_a_note_follows_its_call_in_the_order_of_reading(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pairs = []
        for element in walk(document.Root.StructTreeRoot):
            kinds = [str(kid.S) for kid in children(element)]
            pairs += [kinds[i + 1] for i, kind in enumerate(kinds) if kind == "/Reference"]
    assert set(pairs) == {"/Note"}
    assert len(pairs) >= 3


def test_every_note_has_a_name_of_its_own_and_its_number_as_label(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        notes = [element for element in walk(document.Root.StructTreeRoot) if element.S == "/Note"]
        names = [str(note.ID) for note in notes]
        labels = [str(children(note)[0].S) for note in notes]
    assert len(set(names)) == len(names)
    assert set(labels) == {"/Lbl"}


def test_a_note_stands_on_the_page_that_calls_it(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page_of = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
        names = list(document.Root.Names.Dests.Names)
        places = {str(name): page_of[place[0].objgen] for name, place in zip(names[::2], names[1::2], strict=True)}
    numbers = [name.removeprefix("note-") for name in places if name.startswith("note-")]
    assert len(numbers) >= 3
    assert {n: places[f"call-{n}"] for n in numbers} == {n: places[f"note-{n}"] for n in numbers}


def test_a_reference_says_the_number_and_the_page(pdf: bytes) -> None:
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    flat = " ".join(words.split())
    table = flat[: flat.index("Actions that need attention")].rsplit("Table ", 1)[1].split(".")[0]
    assert f"as Table {table}, page " in flat
