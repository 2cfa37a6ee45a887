"""Finding words in texts: capitals and accents do not count, and what is found is shown in its sentence."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MOST_TERMS = 8
SHORTEST = 2
"""Letters of the shortest word that is looked for; numbers and codes ("7", "1.2") may be shorter."""

EXCERPT = 160
"""Characters of an excerpt, more or less: it begins and ends at a word."""

LEAD_IN = 50
"""Characters before the first word that is found."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an excerpt, and whether it is what was looked for."""

    text: str
    is_found: bool = False


def terms(asked: str) -> tuple[str, ...]:
    """The words of a question, each once, in plain letters; the words in quotation marks stay together.

    >>> terms('Clearance "case review"')
    ('clearance', 'case review')
    """
    found = [quoted or word for quoted, word in re.findall(r'["“”«]([^"“”«»]+)["“”»]|([^\s"“”«»]+)', asked)]
    plain = (" ".join(folded(each).split()).strip(",;:!?()") for each in found)
    kept = (each for each in plain if len(each) >= SHORTEST or each.isdigit())
    return tuple(dict.fromkeys(kept))[:MOST_TERMS]


def folded(text: str) -> str:
    """A text in small letters without accents, each character still at its own place."""
    return "".join(_folded(character) for character in text)


def holds(text: str, wanted: tuple[str, ...]) -> bool:
    """Whether a text has every one of the terms."""
    plain = folded(text)
    return bool(wanted) and all(term in plain for term in wanted)


def excerpt(text: str, wanted: tuple[str, ...], *, length: int = EXCERPT) -> tuple[Piece, ...]:
    """The part of a text around the first term that is in it, with every term in that part marked."""
    text = " ".join(text.split())
    plain = folded(text)
    first = min((place for term in wanted if (place := plain.find(term)) >= 0), default=0)
    start = _word_start(text, first - LEAD_IN) if first > LEAD_IN else 0
    end = _word_end(text, start + length)
    pieces = _marked(text[start:end], wanted)
    before = (Piece("… "),) if start else ()
    after = (Piece(" …"),) if end < len(text) else ()
    return (*before, *pieces, *after)


def _folded(character: str) -> str:
    base = unicodedata.normalize("NFKD", character)[:1].casefold()
    return base if len(base) == 1 else character


def _marked(text: str, wanted: tuple[str, ...]) -> tuple[Piece, ...]:
    if not wanted:
        return (Piece(text),)
    longest_first = sorted(wanted, key=len, reverse=True)
    pieces, at = [], 0
    for match in re.finditer("|".join(map(re.escape, longest_first)), folded(text)):
        if match.start() > at:
            pieces.append(Piece(text[at : match.start()]))
        pieces.append(Piece(text[match.start() : match.end()], True))
        at = match.end()
    return (*pieces, Piece(text[at:])) if at < len(text) else tuple(pieces)


def _word_start(text: str, place: int) -> int:
    space = text.find(" ", max(0, place))
    return space + 1 if space >= 0 else max(0, place)


def _word_end(text: str, place: int) -> int:
    if place >= len(text):
        return len(text)
    space = text.rfind(" ", 0, place)
    return space if space > 0 else place
