"""What changed between two texts, word by word and in chunks that a person can read."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\s+|\w+(?:[’'\-.,]\w+)*|[^\w\s]")
ISLAND_WORDS = 2
"""So few unchanged words between two changes are read with them, not apart."""
MOST_TOKENS = 20_000
"""Longer texts are compared as wholes, so that nobody can keep the server busy with one."""


class PartKind(StrEnum):
    """What happened to a stretch of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text, and whether it stayed, was added or was taken out."""

    kind: PartKind
    text: str


def differences(before: str, after: str) -> tuple[Part, ...]:
    """The parts that lead from one text to the other, what was taken out before what was added in its place.

    *Same* and *removed* parts together are exactly ``before``; *same* and *added* parts exactly ``after``.
    """
    if before == after:
        return (Part(PartKind.SAME, after),) if after else ()
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) + len(new) > MOST_TOKENS:
        return _joined([("", before, after)])
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    stretches = [
        ("".join(old[i1:i2]) if tag == "equal" else "", "".join(old[i1:i2]), "".join(new[j1:j2]))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
    ]
    return _joined(_with_space_at_the_end(_without_islands(stretches)))


def _without_islands(stretches: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Merge changes that only a few unchanged words separate; each stretch is (same, before, after)."""
    merged: list[tuple[str, str, str]] = []
    for place, (same, old, new) in enumerate(stretches):
        inside = 0 < place < len(stretches) - 1
        is_island = bool(same) and inside and len(re.findall(r"\w+", same)) <= ISLAND_WORDS and "\n" not in same
        changed = not same or is_island
        if changed and merged and not merged[-1][0]:
            _, old_before, new_before = merged[-1]
            merged[-1] = ("", old_before + old, new_before + new)
        else:
            merged.append(("" if changed else same, old, new))
    return merged


def _with_space_at_the_end(stretches: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Slide a lone addition or removal over the space before it, so that its mark begins with a word."""
    slid = list(stretches)
    for place in range(1, len(slid) - 1):
        (before, *_), (same, old, new), (after, *_) = slid[place - 1 : place + 2]
        changed = old or new
        space = changed[: len(changed) - len(changed.lstrip())]
        lone = not same and bool(old) != bool(new)
        if lone and space and before and after.startswith(space) and after != space:
            moved = changed[len(space) :] + space
            slid[place - 1] = (before + space, before + space, before + space)
            slid[place] = ("", moved if old else "", moved if new else "")
            slid[place + 1] = (after[len(space) :],) * 3
    return slid


def _joined(stretches: list[tuple[str, str, str]]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for same, old, new in stretches:
        if same:
            parts.append(Part(PartKind.SAME, same))
            continue
        if old:
            parts.append(Part(PartKind.REMOVED, old))
        if new:
            parts.append(Part(PartKind.ADDED, new))
    return tuple(parts)
