"""Measures words before they are drawn, so that labels can make room for each other.

Advance widths of Source Sans 3 in thousandths of the size, regular and semibold, kerning left out, so that a measure is
never narrower than the words drawn by more than a hair.
"""

from functools import lru_cache

# characters: (regular, semibold)
_ADVANCES: dict[str, tuple[int, int]] = {
    " \u00a0": (200, 200),
    "|": (241, 255),
    "iîï": (246, 262),
    "j": (247, 263),
    "',.:;·‘’": (249, 275),
    "l": (255, 271),
    "IÎÏ": (263, 282),
    "!": (289, 315),
    "f": (292, 317),
    "()[]{}": (303, 324),
    "-": (311, 322),
    "t": (338, 361),
    "r": (347, 373),
    "/\\": (350, 344),
    "*": (418, 438),
    "s": (419, 431),
    "z": (425, 443),
    "?": (425, 444),
    '"“”': (426, 482),
    "«»": (429, 455),
    "x": (446, 481),
    "cç": (456, 462),
    "vy": (467, 495),
    "Y": (476, 501),
    "–": (480, 480),
    "J": (480, 494),
    "L": (486, 502),
    "F": (494, 510),
    "k": (495, 522),
    "eèéêë": (496, 507),
    "#$+0123456789<=>^~−≤≥": (497, 513),
    "_": (500, 500),
    "aàâ": (504, 516),
    "g": (504, 520),
    "X": (513, 541),
    "V": (515, 536),
    "EÈÉÊË": (527, 538),
    "S": (534, 545),
    "T": (536, 546),
    "Z": (539, 540),
    "`oô": (542, 549),
    "uùûü": (544, 556),
    "AhÀÂ": (544, 558),
    "n": (547, 560),
    "b": (553, 563),
    "dpq": (555, 564),
    "P": (566, 582),
    "R": (569, 592),
    "CÇ": (571, 576),
    "K": (579, 597),
    "B": (588, 597),
    "&": (609, 639),
    "D": (615, 625),
    "G": (617, 628),
    "UÙÛ": (645, 655),
    "N": (647, 657),
    "H": (652, 663),
    "OQÔ": (664, 674),
    "w": (719, 748),
    "M": (727, 745),
    "W": (786, 800),
    "—": (800, 800),
    "%": (824, 841),
    "m": (829, 843),
    "œ": (839, 830),
    "@": (847, 875),
    "…": (948, 964),
}
_REGULAR = {character: widths[0] for characters, widths in _ADVANCES.items() for character in characters}
_SEMIBOLD = {character: widths[1] for characters, widths in _ADVANCES.items() for character in characters}
_OTHER = 560

CAP = 0.66
"""The height of a capital or a figure, as a share of the size."""


@lru_cache(maxsize=4096)
def width(text: str, size: float, strong: bool = False) -> float:
    """How wide a text will be, in the units of `size`."""
    advances = _SEMIBOLD if strong else _REGULAR
    return sum(advances.get(character, _OTHER) for character in text) * size / 1000


def wrapped(text: str, size: float, room: float, strong: bool = False) -> tuple[str, ...]:
    """A text in as few lines as fit the room, broken at spaces only (a no-break space holds); a long word overhangs."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width(f"{lines[-1]} {word}", size, strong) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def shortened(text: str, size: float, room: float, strong: bool = False) -> str:
    """A text cut to the room with an ellipsis; the whole of it stands in the table."""
    if width(text, size, strong) <= room:
        return text
    while text and width(text + "\u2026", size, strong) > room:
        text = text[:-1]
    return text.rstrip(" ,.;:\u00a0") + "\u2026"
