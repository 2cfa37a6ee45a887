"""Search in published reports: section by section, in the words that were published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from django.core.cache import cache

from strategic_plan.calculations.search import holds
from strategic_plan.models import Edition
from strategic_plan.models.reports import EditionQuerySet
from strategic_plan.summaries.search.hits import Hit, shown

MOST_EDITIONS = 60
"""The newest editions that are looked through."""

KEPT = 30 * 24 * 3600
"""Seconds that the words of an edition are kept ready. They never change; this only clears out what nobody asks for."""

SKIPPED = ("nav", "script", "style", "svg")
BLOCKS = frozenset(
    {"p", "li", "tr", "h1", "h2", "h3", "h4", "div", "br", "figcaption", "caption", "dt", "dd", "blockquote", "summary"}
)
"""Elements that begin a new block of words. The cells of a row stay together, with dots between them."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One section of an edition: its anchor, its heading, and its words block by block."""

    anchor: str
    heading: str
    blocks: tuple[str, ...]


def passages(html: str) -> tuple[Passage, ...]:
    """The sections of an edition's stored HTML, without its contents, drawings and marks."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.passages())


def edition_hits(editions: EditionQuerySet, wanted: tuple[str, ...]) -> Iterator[Hit]:
    """The sections of some editions that have every term, the newest period first; two queries, three for new ones."""
    newest = editions.current().standing().with_report().order_by("-report__ends_on", "-published_at", "-pk")
    several = list(newest[:MOST_EDITIONS])
    kept = cache.get_many([_kept_under(edition) for edition in several])
    lacking = [edition.pk for edition in several if _kept_under(edition) not in kept]
    read = dict(Edition.objects.filter(pk__in=lacking).values_list("pk", "html")) if lacking else {}
    new = {_kept_under(each): passages(read[each.pk]) for each in several if each.pk in read}
    if new:
        cache.set_many(new, KEPT)
    texts = kept | new
    for edition in several:
        for position, passage in enumerate(texts[_kept_under(edition)]):
            # The name of a report is found once, at its beginning, and not with each of its sections.
            name = edition.title if position == 0 else ""
            if holds(" ".join((name, passage.heading, *passage.blocks)), wanted):
                pieces = shown(passage.blocks, wanted)
                title = passage.heading or edition.title
                yield Hit(edition.report.slug, title, edition.title, pieces, passage.anchor)


def _kept_under(edition: Edition) -> str:
    return f"passages-{edition.html_sha256}"


class _Reader(HTMLParser):
    """Reads the words of each section; a section begins at an element of the report's body that carries its anchor."""

    def __init__(self) -> None:
        super().__init__()
        self._found: list[tuple[str, list[str], list[str]]] = []
        self._skipping: list[str] = []
        self._in_heading = False

    def passages(self) -> Iterator[Passage]:
        for anchor, heading, blocks in self._found:
            plain = (" ".join(block.split()).strip(" ·") for block in blocks)
            yield Passage(anchor, " ".join("".join(heading).split()), tuple(filter(None, plain)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in SKIPPED:
            self._skipping.append(tag)
        if self._skipping:
            return
        if "r-section" in (given.get("class") or "").split():
            self._found.append((given.get("id") or "", [], [""]))
        if not self._found:
            return
        _anchor, heading, blocks = self._found[-1]
        if tag in ("h1", "h2") and not heading:
            self._in_heading = True
        if tag in ("td", "th"):
            blocks[-1] += " · "
        elif tag in BLOCKS:
            (heading if self._in_heading else blocks).append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            if tag == self._skipping[-1]:
                self._skipping.pop()
        elif tag in ("h1", "h2"):
            self._in_heading = False
        elif tag in BLOCKS and self._found:
            self._found[-1][2].append("")

    def handle_data(self, data: str) -> None:
        if self._skipping or not self._found:
            return
        _anchor, heading, blocks = self._found[-1]
        if self._in_heading:
            heading.append(data)
        else:
            blocks[-1] += data
