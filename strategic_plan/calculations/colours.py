"""Colours and their contrast, as WCAG 2.2 works it out: which of a Board's own colours words can stand on."""

from __future__ import annotations

STEPS = 100


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours given as #rrggbb, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """A colour with a share of another in it: 0 is the one, 1 the other."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def readable(colour: str, *, on: str, ratio: float) -> str:
    """The colour itself where its contrast on the ground is enough, else the nearest darker or lighter one that is."""
    away = "#000000" if _luminance(on) > 0.18 else "#ffffff"
    tried = (mixed(colour, away, step / STEPS) for step in range(STEPS + 1))
    return next((each for each in tried if contrast(each, on) >= ratio), away)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
