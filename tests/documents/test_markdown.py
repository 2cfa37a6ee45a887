"""Written text becomes safe HTML with the right headings."""

from html import unescape
from html.parser import HTMLParser

import pytest

from strategic_plan.documents.markdown import TABLE_TAGS, TAGS, to_html

ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![a](http://example.org/a.png)",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](data:text/html,<script>alert(1)</script>)",
    "[a](vbscript:x)",
    "[a](file:///etc/passwd)",
    "<a href='javascript:alert(1)'>a</a>",
    "<javascript:alert(1)>",
    "<svg onload=alert(1)>",
    "<iframe src='http://example.org'></iframe>",
    "<style>@import 'http://example.org'</style>",
    '[a](http://example.org "onmouseover=alert(1)")',
    "<b style='background:url(http://example.org)'>a</b>",
    "| a |\n|---|\n| <td colspan=100000> |",
    "<!-- --><script>alert(1)</script>",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "[a]: javascript:alert(1)\n\n[a]",
)


class Elements(HTMLParser):
    """What a browser would make of a text: its elements and their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("text", ATTACKS)
def test_nothing_active_remains(text: str) -> None:
    for tag, attributes in Elements(to_html(text)).found:
        assert tag in TAGS | TABLE_TAGS
        assert attributes.keys() <= {"href", "rel", "scope", "class"}
        assert (attributes.get("href") or "http:").startswith(("http:", "https:"))


@pytest.mark.parametrize(
    ("text", "level", "tags"),
    [
        ("# A\n\n## B", 3, ["<h3>", "<h4>"]),
        ("### A\n\n# B", 3, ["<h3>A", "<h3>B"]),
        ("# A\n\n#### B\n\n## C", 3, ["<h3>A", "<h4>B", "<h4>C"]),
        ("# A\n\n## B\n\n### C\n\n#### D", 4, ["<h4>A", "<h5>B", "<h6>C", "<h6>D"]),
    ],
)
def test_headings_begin_at_the_level_given_and_skip_none(text: str, level: int, tags: list[str]) -> None:
    html = to_html(text, level=level)
    assert [tag for tag in tags if tag in html] == tags


def test_lists_links_bold_and_tables_are_kept() -> None:
    html = to_html("- **one**\n- [two](https://example.org)\n\n| a | b |\n|---|---|\n| x | 1,200 |")
    assert "<strong>one</strong>" in html
    assert '<a href="https://example.org" rel="noopener">two</a>' in html
    assert '<th scope="col">a</th>' in html
    assert '<td class="r-n">1,200</td>' in html


def test_a_link_to_a_section_carries_the_word_for_its_page_number() -> None:
    assert 'data-page="page"' in to_html("[the five](#attention)")


def test_dates_and_districts_do_not_break() -> None:
    assert "31\u00a0March\u00a02024 in District\u00a01" in unescape(to_html("31 March 2024 in District 1"))
