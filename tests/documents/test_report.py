"""One set of templates shows a report on the screen and on the page, and shows all of it."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from strategic_plan.documents.numbering import Medium
from strategic_plan.documents.report import render_html
from strategic_plan.documents.styles import FOLDER, marks_stylesheet, web_stylesheet
from strategic_plan.summaries.reports.content import ReportContent
from strategic_plan.summaries.reports.sections import Written
from tests.documents.sample_annual import annual_report
from tests.documents.sample_status import status_draft, status_report

SAMPLES: list[Callable[[], ReportContent]] = [status_report, annual_report]
MEDIA: list[Medium] = ["screen", "print"]


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("medium", MEDIA)
def test_every_section_has_its_permanent_anchor(sample: Callable[[], ReportContent], medium: Medium) -> None:
    content = sample()
    html = render_html(content, medium=medium)
    anchors = re.findall(r'id="([^"]+)"', html)
    expected = [s.key for s in content.sections if medium == "print" or s.block != "contents"]
    assert [anchor for anchor in anchors if anchor in expected] == expected


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("medium", MEDIA)
def test_every_link_within_the_report_arrives(sample: Callable[[], ReportContent], medium: Medium) -> None:
    html = render_html(sample(), medium=medium)
    anchors = set(re.findall(r'id="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= anchors


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_web_page_has_no_script_and_no_style_of_its_own(sample: Callable[[], ReportContent]) -> None:
    html = render_html(sample(), medium="screen")
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|<img|url\(", html)


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_chart_on_the_web_has_its_figures_one_click_away(sample: Callable[[], ReportContent]) -> None:
    html = render_html(sample(), medium="screen")
    assert html.count("<figure") == html.count("<details") > 0


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_drawing_has_a_title_and_no_empty_one(sample: Callable[[], ReportContent]) -> None:
    html = render_html(sample(), medium="print")
    assert html.count("<svg") == len(re.findall(r"<svg[^>]*><title>[^<]+</title>", html))


def test_web_and_page_say_the_same_words() -> None:
    def words(medium: Medium) -> set[str]:
        body = render_html(status_report(), medium=medium).split("<body>")[-1]
        return set(re.sub(r"<svg.*?</svg>|<details.*?</details>|<nav.*?</nav>|<[^>]+>", " ", body, flags=re.S).split())

    assert words("screen") == words("print")


def test_markup_in_content_is_text() -> None:
    hostile = Written(key="x", run="X <b>", heading="<script>alert(1)</script>", text="<script>alert(2)</script>")
    content = replace(status_report(), sections=(hostile,))
    for medium in MEDIA:
        html = render_html(content, medium=medium)
        assert "<script" not in html
        assert "&lt;script&gt;" in html


def test_a_draft_says_so_and_an_edition_does_not() -> None:
    assert "Draft 3, not approved" in render_html(status_draft(), medium="screen")
    assert "not approved" not in render_html(status_report(), medium="screen")


def test_the_marks_stylesheet_is_the_one_that_charts_draw() -> None:
    assert (FOLDER / "report-marks.css").read_text() == marks_stylesheet()


def test_the_stored_stylesheet_needs_nothing_else() -> None:
    text = web_stylesheet()
    assert "@import" not in text
    assert not re.search(r"url\((?!\"data:image/svg\+xml)", text)


def test_no_class_of_a_report_meets_the_live_styles() -> None:
    html = "".join(render_html(sample(), medium="screen") for sample in SAMPLES)
    assert [
        name for value in re.findall(r'class="([^"]*)"', html) for name in value.split() if not name.startswith("r-")
    ] == []
