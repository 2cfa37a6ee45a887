"""The question of a search page, and what was found with its addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from strategic_plan.summaries.search import Found, Group, Hit

LONGEST = 100
"""Characters of a question; what is longer is cut off, and the page shows what was looked for."""


@dataclass(frozen=True, slots=True)
class Line:
    """One hit with the address it leads to."""

    hit: Hit
    url: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One group with the addresses of its hits."""

    group: Group
    lines: tuple[Line, ...]


def asked_words(request: HttpRequest) -> str:
    """What is asked for, in one line, without what no text has."""
    return " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST].rstrip()


def listed(found: Found, pages: Mapping[str, str]) -> tuple[Listed, ...]:
    """The groups of a search; ``pages`` names the address that each kind of thing is read at."""
    return tuple(
        Listed(group, tuple(Line(hit, _address(pages[group.kind], hit)) for hit in group.hits))
        for group in found.groups
    )


def _address(name: str, hit: Hit) -> str:
    url = reverse(name, args=[hit.key] if hit.key else [])
    return f"{url}#{hit.anchor}" if hit.anchor else url
