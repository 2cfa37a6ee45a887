"""The Word file of a report: what stands in it, how it is built, and that it is the same for the same content."""

from __future__ import annotations

import io
import itertools
from dataclasses import replace
from functools import cache
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from strategic_plan.documents.office.word import render_word
from strategic_plan.summaries.reports.sections import Written
from tests.documents.sample_annual import annual_report
from tests.documents.sample_status import status_report

pytestmark = pytest.mark.pdf


@cache
def status_file() -> bytes:
    return render_word(status_report())


def opened(file: bytes) -> Any:
    return docx.Document(io.BytesIO(file))


def written(text: str) -> Any:
    """The file of a report whose only section is somebody's words."""
    section = Written(key="words", run="Words", heading="Words", text=text)
    return opened(render_word(replace(status_report(), sections=(section,))))


def paragraphs(document: Any, style: str) -> list[str]:
    """The words of a style, a no-break space read as a space."""
    found = (each.text.replace("\u00a0", " ") for each in document.paragraphs if each.style.name == style)
    return [text for text in found if text]


def test_headings_are_headings_in_the_order_of_the_page() -> None:
    document = opened(status_file())
    levels = [int(each.style.name[-1]) for each in document.paragraphs if each.style.name.startswith("Heading")]
    assert paragraphs(document, "Heading 1") == ["Implementation of the Strategic Plan 2023–2026, quarter 4 of 2023"]
    assert "Recommendation" in paragraphs(document, "Heading 2")
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_table_keeps_its_cells_and_repeats_its_head() -> None:
    document = opened(status_file())
    table = next(each for each in document.tables if each.rows[0].cells[0].text == "Priority")
    assert [cell.text for cell in table.rows[1].cells] == ["1 Clearances", "", "1", "2", "1", "0", "0", "1", "0"]
    properties = table.rows[0]._tr.trPr
    assert properties.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_the_head_of_a_table_stays_with_its_first_row() -> None:
    table = next(each for each in opened(status_file()).tables if each.rows[0].cells[0].text == "Priority")
    kept = [[each.paragraph_format.keep_with_next for each in row.cells[1].paragraphs] for row in table.rows[:2]]
    assert kept == [[True], [None]]


def test_a_head_over_several_columns_spans_them() -> None:
    document = opened(status_file())
    table = next(each for each in document.tables if each.rows[0].cells[0].text == "Area")
    spanned = table.rows[0]._tr.findall(f".//{qn('w:gridSpan')}")
    assert [each.get(qn("w:val")) for each in spanned] == ["3", "2", "4"]


def test_every_picture_says_what_it_shows() -> None:
    document = opened(status_file())
    descriptions = [each.get("descr") for each in document.element.iter(qn("wp:docPr"))]
    assert len(descriptions) > 5
    assert all(descriptions)
    assert descriptions[0] == "1 complete, 2 on track, 1 at risk"


def test_a_file_says_whose_it_is_and_in_which_language() -> None:
    properties = opened(status_file()).core_properties
    assert properties.title == "Implementation status report, quarter 4 of 2023"
    assert properties.author == "Regional Police Services Board"
    assert properties.language == "en-CA"


def test_the_same_content_gives_the_same_bytes() -> None:
    assert render_word(status_report()) == status_file()


def test_words_keep_their_form() -> None:
    document = written(
        "Roads are **safer**, and *quieter*.\n\n- One\n- Two\n\n1. First\n\n[Act](https://example.org/act)"
    )
    runs = [(run.text, bool(run.bold), bool(run.italic)) for run in document.paragraphs[1].runs]
    assert ("safer", True, False) in runs
    assert ("quieter", False, True) in runs
    assert paragraphs(document, "List Bullet") == ["One", "Two"]
    assert paragraphs(document, "List Number") == ["First"]
    links = [each.target_ref for each in document.part.rels.values() if each.is_external]
    assert links == ["https://example.org/act"]


def test_a_written_table_is_a_table() -> None:
    document = written("| Area | Count |\n|---|---:|\n| North | 7 |")
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [["Area", "Count"], ["North", "7"]]


def test_the_annual_report_has_its_numbers_in_lines_that_can_be_read_alone() -> None:
    lines = paragraphs(opened(render_word(annual_report())), "Normal")
    assert "Occurrences, Region: 6,999 Up 3% from 6,783 in 2022" in [line.strip() for line in lines]
    assert "Four actions: 1 complete, 2 on track, 1 at risk" in [line.strip() for line in lines]
