"""Builds SVG markup by hand: escaped, rounded to hundredths, the same bytes for the same drawing.

Only presentation attributes are written, never `style`, so that a strict content security policy and WeasyPrint
accept every drawing. A drawing's alternative text is its `<title>`, first child of the root, and nothing else.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

FAMILY = "'Source Sans 3', 'Source Sans Pro', sans-serif"
DISPLAY_FAMILY = "'Source Serif 4 Display', 'Source Serif 4', serif"

Attribute = str | float | None


@lru_cache(maxsize=16384)
def number(value: float) -> str:
    """A coordinate to two decimals, trailing zeros cut, and never "-0"."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@lru_cache(maxsize=4096)
def escape(text: str) -> str:
    """Text made safe inside an element and inside a quoted attribute; control characters XML forbids are dropped."""
    if not text.isprintable():
        text = "".join(character for character in text if _allowed(character))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _allowed(character: str) -> bool:
    code = ord(character)
    return code in (9, 10, 13) or (32 <= code < 0xD800) or (0xE000 <= code < 0xFFFE) or code >= 0x10000


def element(name: str, *children: str, **attributes: Attribute) -> str:
    """One element; `stroke_width` becomes `stroke-width`, `None` leaves an attribute out."""
    written = "".join(
        f' {key.replace("_", "-")}="{escape(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(children)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def line(x1: float, y1: float, x2: float, y2: float, stroke: str, width: float, dash: str = "") -> str:
    """A straight line."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}" '
        f'stroke="{stroke}" stroke-width="{number(width)}"{dashes}/>'
    )


def polyline(points: Sequence[tuple[float, float]], stroke: str, width: float, dash: str = "") -> str:
    """A line through the points, its corners rounded."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    data = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return (
        f'<path d="{data}" fill="none" stroke="{stroke}" stroke-width="{number(width)}" '
        f'stroke-linejoin="round"{dashes}/>'
    )


def polygon(points: Sequence[tuple[float, float]], fill: str) -> str:
    """A filled surface."""
    data = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "Z"
    return f'<path d="{data}" fill="{fill}"/>'


def circle(x: float, y: float, radius: float, fill: str, stroke: str = "", width: float = 0) -> str:
    """A disc, or with a stroke a ring."""
    edge = f' stroke="{stroke}" stroke-width="{number(width)}"' if stroke else ""
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{fill}"{edge}/>'


def rect(x: float, y: float, width: float, height: float, fill: str, stroke: str = "", edge: float = 0) -> str:
    """A bar or a ground; a negative size draws nothing rather than an error."""
    outline = f' stroke="{stroke}" stroke-width="{number(edge)}"' if stroke else ""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(max(width, 0))}" '
        f'height="{number(max(height, 0))}" fill="{fill}"{outline}/>'
    )


def document(title: str, width: float, height: float, parts: Iterable[str], unit: str = "") -> str:
    """The whole drawing: sized, named by its title, or hidden from assistive technology when it has none."""
    role = ' role="img"' if title else ' aria-hidden="true"'
    name = f"<title>{escape(title)}</title>" if title else ""
    w, h = number(width), number(height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}{unit}" height="{h}{unit}" viewBox="0 0 {w} {h}" '
        f'font-family="{FAMILY}"{role}>{name}{"".join(parts)}</svg>'
    )
