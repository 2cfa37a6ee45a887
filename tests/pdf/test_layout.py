"""How pages break, read from the boxes that are drawn: a report of each kind, and tables made to be hard."""

import io
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from strategic_plan.documents.pdf.fetcher import OnlyNamedFiles
from strategic_plan.documents.print_job import print_job
from strategic_plan.summaries.reports.content import ReportContent
from strategic_plan.summaries.reports.figures import Cell, Column, FigureRow, FigureTable
from strategic_plan.summaries.reports.sections import Written
from strategic_plan.summaries.reports.status_sections import Appendix
from tests.documents.sample_kinds import KINDS
from tests.documents.sample_status import status_report

pytestmark = pytest.mark.pdf

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
FULL = {"r-cover", "r-back", "r-opening"}


def long_tables() -> ReportContent:
    """A status report with a table over three pages, two that nearly fill one, and long words with headings."""

    def table(rows: int) -> FigureTable:
        return FigureTable(
            caption=f"{rows} rows",
            corner="Row",
            columns=(Column(head="One"), Column(head="Two")),
            rows=tuple(FigureRow(head=f"Row {n}", cells=(Cell(text="1"), Cell(text="2"))) for n in range(rows)),
        )

    words = "\n\n".join(f"## Heading {n}\n\n{'Some words of a paragraph. ' * (7 + n % 5)}" for n in range(30))
    sections = (
        *status_report().sections[:3],
        Written(key="words", run="Words", heading="Words", text=words),
        Appendix(
            key="long", run="Long", heading="Long tables", tables=tuple(map(table, (70, 27, 26, 3, 25))), notes=()
        ),
    )
    return replace(status_report(), sections=sections)


SAMPLES: dict[str, Callable[[], ReportContent]] = {**KINDS, "long": long_tables}


@cache
def pages_of(name: str) -> tuple[Any, ...]:
    """The pages of a sample as trees of boxes."""
    job = print_job(SAMPLES[name]())
    fetcher, fonts = OnlyNamedFiles(job.files), FontConfiguration()
    styles = [CSS(string=text, url_fetcher=fetcher, font_config=fonts) for text in job.styles]
    page = HTML(string=job.html, base_url="report:", url_fetcher=fetcher)
    return tuple(each._page_box for each in page.render(stylesheets=styles, font_config=fonts).pages)


def boxes(page: Any) -> Iterator[Any]:
    """Every box of a page's own content, without its running heads and notes."""
    yield from page.children[0].descendants()


def classes(box: Any) -> set[str]:
    return set((box.element.get("class") or "").split()) if box.element is not None else set()


def is_full(page: Any) -> bool:
    """A cover, a back or an opening, whose words are placed and do not flow."""
    return any(FULL & classes(box) for box in boxes(page))


def lines(page: Any) -> list[Any]:
    return [box for box in boxes(page) if type(box).__name__ == "TextBox" and box.text.strip()]


@pytest.mark.parametrize("name", SAMPLES)
def test_no_heading_is_the_last_on_its_page(name: str) -> None:
    for number, page in enumerate(pages_of(name), 1):
        if is_full(page):
            continue
        heads = [box for box in boxes(page) if box.element_tag in HEADINGS and box.element is not None]
        for head in heads:
            own = {id(box) for box in head.descendants()}
            after = [line for line in lines(page) if line.position_y >= head.position_y - 1]
            below = [line for line in after if id(line) not in own]
            assert below, f"page {number}: {''.join(head.element.itertext())}"


def body_rows(page: Any) -> dict[Any, list[Any]]:
    """The rows of each table on a page, by the element of the table."""
    found: dict[Any, list[Any]] = defaultdict(list)
    for table in boxes(page):
        if table.element_tag == "table" and type(table).__name__ == "TableBox":
            for group in table.children:
                if not group.is_header and group.element_tag == "tbody":
                    found[table.element] += group.children
    return found


def heads_of(page: Any) -> set[Any]:
    """The tables whose heads stand on a page."""
    return {
        table.element
        for table in boxes(page)
        if table.element_tag == "table" and type(table).__name__ == "TableBox"
        for group in table.children
        if group.is_header
    }


def has_shown_head(table: Any) -> bool:
    head = table.find("thead")
    return head is not None and "r-unseen-head" not in (head.get("class") or "")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_table_repeats_its_head_on_every_page_and_strands_no_row(name: str) -> None:
    parts = defaultdict(list)
    for number, page in enumerate(pages_of(name), 1):
        heads = heads_of(page)
        for element, rows in body_rows(page).items():
            parts[element].append((number, len(rows), element in heads))
    for element, found in parts.items():
        assert all(has_head for _number, _rows, has_head in found if has_shown_head(element))
        if len(found) > 1:
            assert min(rows for _number, rows, _head in found) >= 2, found


def test_the_hard_tables_do_break() -> None:
    tables = [set(body_rows(page)) for page in pages_of("long")]
    broken = [one & two for one, two in pairwise(tables)]
    assert sum(map(bool, broken)) >= 2


@pytest.mark.parametrize("name", SAMPLES)
def test_a_source_line_never_starts_a_page(name: str) -> None:
    for number, page in enumerate(pages_of(name), 1):
        first = min(lines(page), key=lambda line: (line.position_y, line.position_x), default=None)
        assert first is None or "r-source" not in classes(first), number


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_runs_out_of_its_page(name: str) -> None:
    for number, page in enumerate(pages_of(name), 1):
        for line in lines(page):
            assert line.position_x >= -1, (number, line.text)
            assert line.position_x + line.width <= page.width + page.margin_left + page.margin_right + 1, line.text
            assert line.position_y + line.height <= page.margin_height() + 1, (number, line.text)


def test_a_wide_table_stands_on_landscape_pages_and_the_rest_does_not() -> None:
    wide = [page for page in pages_of("plan") if page.margin_width() > page.margin_height()]
    assert len(wide) == 2
    assert all(any("r-wide" in classes(box) for box in boxes(page)) for page in wide)
    assert all(page.margin_width() > page.margin_height() for page in pages_of("overview"))


@pytest.mark.parametrize("name", ["status", "decision", "overview"])
def test_pages_of_a_report_to_the_board_are_counted(sample_pdf: Callable[[str], bytes], name: str) -> None:
    pages = PdfReader(io.BytesIO(sample_pdf(name))).pages
    inside = pages[:-1] if name == "overview" else pages
    for number, page in enumerate(inside, 1):
        assert f"{number} of {len(pages)}" in " ".join(page.extract_text().split())


@pytest.mark.parametrize("name", KINDS)
def test_pages_name_the_board_and_the_report_at_their_head(sample_pdf: Callable[[str], bytes], name: str) -> None:
    content = KINDS[name]()
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(sample_pdf(name))).pages]
    inside = [page for page, box in zip(pages, pages_of(name), strict=True) if box.margin_top]
    assert len(inside) >= 3
    assert all(content.organization.board in page and content.title in page for page in inside)


@pytest.mark.parametrize("name", KINDS)
def test_bookmarks_lead_to_every_section_that_has_a_name(sample_pdf: Callable[[str], bytes], name: str) -> None:
    def titles(outline: list[Any]) -> Iterator[str]:
        for item in outline:
            if isinstance(item, list):
                yield from titles(item)
            else:
                yield str(item.title).replace("\xa0", " ")

    found = set(titles(PdfReader(io.BytesIO(sample_pdf(name))).outline))
    without = {"cover", "board_head", "overview_front", "recommendation", "milestones", "inquiries"}
    assert {section.run for section in KINDS[name]().sections if section.block not in without} <= found
