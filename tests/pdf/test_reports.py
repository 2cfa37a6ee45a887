"""The sample reports as PDFs: valid, the same every time, linked, bookmarked, with their data inside."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from strategic_plan.documents.pdf.structure import check_structure
from strategic_plan.documents.rendering import render_pdf
from strategic_plan.summaries.reports.content import fingerprint, from_json, to_json
from tests.documents.sample_annual import annual_report
from tests.documents.sample_kinds import KINDS
from tests.pdf.validator import broken_rules

pytestmark = pytest.mark.pdf

Sample = Callable[[str], bytes]
NAMES = (*KINDS, "draft", "brief")


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def test_every_sample_is_valid_pdf_ua_1_and_pdf_a_3a(sample_pdf: Sample, tmp_path: Path) -> None:
    files = []
    for name in NAMES:
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(sample_pdf(name))
    assert broken_rules(files) == []


def test_the_validator_finds_what_is_wrong(sample_pdf: Sample, tmp_path: Path) -> None:
    file = tmp_path / "untitled.pdf"
    with pikepdf.open(io.BytesIO(sample_pdf("status"))) as document:
        del document.Root.Lang
        document.save(file)
    assert any("7.2-" in rule for rule in broken_rules([file]))


@pytest.mark.parametrize("name", NAMES)
def test_the_structural_check_finds_nothing(sample_pdf: Sample, name: str) -> None:
    assert check_structure(sample_pdf(name)) == []


@pytest.mark.parametrize("name", KINDS)
def test_drawn_again_from_its_stored_data_it_is_the_same_bytes(sample_pdf: Sample, name: str) -> None:
    assert render_pdf(from_json(to_json(KINDS[name]()))) == sample_pdf(name)


@pytest.mark.parametrize(
    ("name", "pages"), [("status", 5), ("decision", 3), ("annual", 22), ("overview", 13), ("plan", 23), ("brief", 2)]
)
def test_a_report_has_no_blank_page(sample_pdf: Sample, name: str, pages: int) -> None:
    found = reader(sample_pdf(name)).pages
    assert len(found) == pages
    assert [number for number, page in enumerate(found, 1) if len(flat(page.extract_text())) < 150] == []


def test_bookmarks_name_the_sections_shortly(sample_pdf: Sample) -> None:
    outline = reader(sample_pdf("annual")).outline
    titles = [str(item.title) for item in outline[1]]  # type: ignore[union-attr]
    assert titles[:5] == [
        "Messages",
        "Messages",
        "Contents",
        "The Board, the Service and the plan",
        "The year at a glance",
    ]
    assert titles[-1] == "Contact and other formats"


def test_contents_give_the_page_each_section_is_on(sample_pdf: Sample) -> None:
    pages = [flat(page.extract_text()) for page in reader(sample_pdf("annual")).pages]
    with pikepdf.open(io.BytesIO(sample_pdf("annual"))) as document:
        number_of = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
        names = list(document.Root.Names.Dests.Names)
        places = {str(name): number_of[place[0].objgen] for name, place in zip(names[::2], names[1::2], strict=True)}
        targets = {str(link.Dest) for link in document.pages[3].Annots}
    printed = [int(number) for number in re.findall(r"\d+", re.sub(r"Priority \d", "", pages[3]))]
    assert len(targets) == 12
    assert {places[target] for target in targets} <= set(printed)


def test_links_arrive_and_say_where(sample_pdf: Sample) -> None:
    with pikepdf.open(io.BytesIO(sample_pdf("annual"))) as document:
        links = [a for page in document.pages for a in page.get("/Annots", []) if a.Subtype == "/Link"]
        names = {str(name) for name in list(document.Root.Names.Dests.Names)[::2]}
        assert len(links) > 12
        assert {str(link.Dest) for link in links if "/Dest" in link} <= names
        assert all(" " in str(link.Contents) or len(str(link.Contents)) > 3 for link in links)


def test_a_link_in_the_words_is_followed_by_its_page(sample_pdf: Sample) -> None:
    first = flat(reader(sample_pdf("status")).pages[0].extract_text())
    assert "the five actions that need its attention (page 2)" in first


def test_a_board_report_counts_its_pages(sample_pdf: Sample) -> None:
    pages = reader(sample_pdf("status")).pages
    assert f"2 of {len(pages)}" in flat(pages[1].extract_text())


def test_a_draft_says_so_at_the_head_of_every_page_and_to_machines(sample_pdf: Sample) -> None:
    pdf = reader(sample_pdf("draft"))
    assert all("Draft 3, not approved" in flat(page.extract_text()) for page in pdf.pages)
    assert pdf.metadata is not None
    assert str(pdf.metadata["/Keywords"]) == "draft 3"
    assert "not approved" not in flat(reader(sample_pdf("status")).pages[0].extract_text())


def test_the_files_inside_are_the_report_and_its_figures(sample_pdf: Sample) -> None:
    attachments = reader(sample_pdf("annual")).attachments
    assert sorted(attachments) == ["annual-2023.csv", "annual-2023.json"]
    assert from_json(attachments["annual-2023.json"][0].decode()) == annual_report()


def test_the_fingerprint_is_printed_on_the_back(sample_pdf: Sample) -> None:
    back = reader(sample_pdf("annual")).pages[-1].extract_text()
    assert fingerprint(annual_report()) in re.sub(r"\s", "", back)
