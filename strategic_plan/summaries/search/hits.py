"""What a search found: hits in groups, and the sentence above them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import count_words
from strategic_plan.calculations.search import Piece, excerpt, holds

SHOWN = 20
"""Hits of one group on a page; more than that is too much to read, and asks for another word."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found. ``key`` is what its page's address is made of; ``anchor`` a place on that page."""

    key: str
    title: str
    where: str = ""
    pieces: tuple[Piece, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind of thing. ``kind`` names the page they lead to."""

    kind: str
    title: str
    hits: tuple[Hit, ...]
    has_more: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What was asked, and the groups that have something."""

    asked: str
    wanted: tuple[str, ...]
    groups: tuple[Group, ...] = ()

    @property
    def count(self) -> int:
        return sum(len(group.hits) for group in self.groups)

    @property
    def has_more(self) -> bool:
        return any(group.has_more for group in self.groups)

    @property
    def sentence(self) -> str:
        """What is so: "Three things mention “clearance”."."""
        words = {"asked": self.asked}
        if not self.asked:
            return _("Search")
        if not self.wanted:
            return _("“%(asked)s” is too short to look for.") % words
        if not self.count:
            return _("Nothing mentions “%(asked)s”.") % words
        words["count"] = count_words(self.count, capital=not self.has_more)
        if self.has_more:
            return _("At least %(count)s things mention “%(asked)s”.") % words
        return ngettext(
            "One thing mentions “%(asked)s”.", "%(count)s things mention “%(asked)s”.", self.count
        ) % words  # fmt: skip


def gathered(asked: str, wanted: tuple[str, ...], groups: Iterable[Group]) -> Found:
    """The groups that have hits."""
    return Found(asked, wanted, tuple(group for group in groups if group.hits))


def group(kind: str, title: str, hits: Iterable[Hit]) -> Group:
    """A group of at most ``SHOWN`` hits."""
    several = tuple(hits)
    return Group(kind, title, several[:SHOWN], len(several) > SHOWN)


def shown(texts: Iterable[str], wanted: tuple[str, ...]) -> tuple[Piece, ...]:
    """The excerpt of the text that has most of the terms; the first of several that have as many."""
    best, most = "", 0
    for text in texts:
        count = sum(holds(text, (term,)) for term in wanted)
        if count > most:
            best, most = text, count
    return excerpt(best, wanted) if best else ()
