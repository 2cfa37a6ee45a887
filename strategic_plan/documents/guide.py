"""The user guide, as the product shows it: the same pages that stand in `docs/user-guide`, one for each role."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from strategic_plan.documents.markdown import to_html

PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)\n?", re.MULTILINE)
STRESS = re.compile(r"\*+([^*]+)\*+")
LINK = re.compile(r"\[([^\]]+)\]\((?!https?:|#)([^)]+)\)")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One heading of a guide with what is said below it, as safe HTML; the words before the first heading have none."""

    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Guide:
    """What one role comes for, and how."""

    title: str
    lead: str
    chapters: tuple[Chapter, ...]


@lru_cache
def read_guide(path: Path) -> Guide:
    """A guide from its Markdown: pictures are of the demonstration and left out, links between files become words."""
    text = LINK.sub(r"\1", PICTURE.sub("", path.read_text(encoding="utf-8")))
    head, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    title, _, opening = head.strip().removeprefix("# ").partition("\n")
    lead, _, rest = opening.strip().partition("\n\n")
    chapters = [Chapter("", to_html(rest))] if rest.strip() else []
    for part in parts:
        name, _, words = part.partition("\n")
        chapters.append(Chapter(name.strip(), to_html(words)))
    return Guide(title, STRESS.sub(r"\1", " ".join(lead.split())), tuple(chapters))
