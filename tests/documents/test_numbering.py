"""Figures, tables and notes are numbered as they are read, alike on the web and on paper, and can be referred to."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from strategic_plan.documents.markdown import to_html
from strategic_plan.documents.numbering import Medium, Numbering
from strategic_plan.documents.report import render_html, render_words
from strategic_plan.summaries.reports.content import ReportContent
from strategic_plan.summaries.reports.inserts import ChartInsert, Paragraphs
from strategic_plan.summaries.reports.sections import Written
from tests.documents.sample_figures import rolling_rate
from tests.documents.sample_kinds import KINDS
from tests.documents.sample_status import status_report

LABELLED = re.compile(r'id="([^"]+)"[^>]*>\s*(?:<caption[^>]*>|<figcaption>)<span class="r-no">(\w+ \d+)\.</span>')


def numbers(content: ReportContent, medium: Medium) -> list[tuple[str, str]]:
    """Every numbered figure and table by its anchor, in the order of reading."""
    return LABELLED.findall(render_html(content, medium=medium))


@pytest.mark.parametrize("sample", KINDS.values(), ids=KINDS)
def test_the_web_and_the_page_give_the_same_numbers(sample: Callable[[], ReportContent]) -> None:
    on_paper = numbers(sample(), "print")
    assert on_paper == numbers(sample(), "screen")
    for kind in ("Figure", "Table"):
        found = [label for _anchor, label in on_paper if label.startswith(kind)]
        assert found == [f"{kind} {number}" for number in range(1, len(found) + 1)]


@pytest.mark.parametrize("sample", KINDS.values(), ids=KINDS)
def test_every_caption_has_a_number(sample: Callable[[], ReportContent]) -> None:
    html = render_html(sample(), medium="print")
    assert html.count("<caption") + html.count("<figcaption") == html.count('class="r-no"')


@pytest.mark.parametrize("sample", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("medium", ["screen", "print"])
def test_every_anchor_is_given_once(sample: Callable[[], ReportContent], medium: Medium) -> None:
    anchors = re.findall(r' id="([^"]+)"', render_html(sample(), medium=medium))
    assert sorted(set(anchors)) == sorted(anchors)


def written(text: str, *parts: Paragraphs | ChartInsert) -> ReportContent:
    section = Written(key="words", run="Words", heading="Words", text=text, parts=parts)
    return replace(status_report(), sections=(section, *status_report().sections))


def test_a_reference_names_a_table_that_stands_after_it() -> None:
    html = render_html(written("Reasons stand in [](#attention-table-1)."), medium="screen")
    label = dict(numbers(status_report(), "screen"))["attention-table-1"]
    assert f'<a class="r-ref" href="#attention-table-1" data-page="page">{label}</a>.' in html


def test_a_reference_with_words_keeps_them() -> None:
    html = render_html(written("See [the reasons](#attention-table-1)."), medium="print")
    assert re.search(r'data-page="page">the reasons \(Table \d+\)</a>', html)


def test_a_link_to_a_section_is_left_as_it_is() -> None:
    html = render_html(written("See [the reasons](#attention)."), medium="screen")
    assert 'href="#attention"' in html
    assert "r-ref" not in html.split("</section>")[0]


def test_the_same_chart_in_two_places_has_two_numbers_and_one_plain_anchor() -> None:
    chart = ChartInsert(anchor="chart-rate", chart=rolling_rate())
    content = written("", chart, Paragraphs(text="and again"), chart)
    found = [pair for pair in numbers(content, "print") if pair[0].startswith("chart-rate")]
    assert found == [("chart-rate", "Figure 1"), ("chart-rate-2", "Figure 2")]


def test_a_note_on_the_web_leads_there_and_back() -> None:
    html = render_html(written("Forty-two^[Before *rounding*.] of a hundred."), medium="screen")
    assert 'Forty-two<sup class="r-call"><a id="call-1" href="#note-1" aria-label="Note 1">1</a></sup> of' in html
    assert '<li id="note-1" value="1">Before <em>rounding</em>. <a href="#call-1"' in html
    assert html.index('id="note-1"') < html.index('id="recommendation"')


def test_a_note_on_paper_stands_where_it_is_called_for_the_typesetter_to_lay_at_the_foot() -> None:
    html = render_html(written("Forty-two^[Before rounding.]."), medium="print")
    assert re.search(r'Forty-two<a class="r-call" id="call-1"[^>]*>1</a><span class="r-footnote" id="note-1">', html)


def test_notes_are_counted_through_the_report_alike_on_both() -> None:
    content = written("One^[First.] and two^[Second.].")
    called = {
        medium: re.findall(r'id="call-(\d+)"', render_html(content, medium=medium)) for medium in ("screen", "print")
    }
    assert called["screen"] == called["print"]
    assert called["print"][:2] == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a^[b]", "<p>a<r-note>b</r-note></p>"),
        (
            "a^[b [c](https://example.org) d]",
            '<p>a<r-note>b <a href="https://example.org" rel="noopener">c</a> d</r-note></p>',
        ),
        ("a^[b^[c]]", "<p>a<r-note>b^[c]</r-note></p>"),
        ("a^[] b", "<p>a^[] b</p>"),
        ("a^[b", "<p>a^[b</p>"),
        ("a\\^[b]", "<p>a^[b]</p>"),
        ("<r-note>a</r-note>", "<p>&lt;r-note&gt;a&lt;/r-note&gt;</p>"),
        ("a^[<b>c</b>]", "<p>a<r-note>&lt;b&gt;c&lt;/b&gt;</r-note></p>"),
    ],
)
def test_a_note_in_written_words_is_marked(text: str, shown: str) -> None:
    assert to_html(text).strip() == shown


def test_words_alone_show_their_notes_below() -> None:
    html = render_words("a^[b]", (), level=3, language="en")
    assert html.rstrip().endswith(
        '<a href="#call-1" aria-label="Back to where note 1 is called">Back</a></li></ol></aside>'
    )


def test_a_reference_to_nothing_is_left_for_whoever_reads_the_links() -> None:
    assert Numbering("screen").settled('<a href="#nowhere"></a>') == '<a href="#nowhere"></a>'
