"""A few views of the same thing, one of them current: the switch and the chips show them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One view: its words, its address, and how many it holds where that is counted."""

    label: str
    url: str
    current: bool
    count: int | None = None
