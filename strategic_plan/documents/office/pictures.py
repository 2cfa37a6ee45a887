"""Charts as pixels, in the report's own typefaces: office programs draw SVG in their own ways, or not at all."""

from __future__ import annotations

import re
from functools import cache

import resvg_py
from django.conf import settings

from strategic_plan.documents.print_job import FACES

PIXELS_A_POINT = 3.0
"""Sharp on paper at 216 dots an inch, and still a few kilobytes a chart."""

_POINTS = re.compile(r'(width|height)="([\d.]+)(?:pt)?"')


def png(svg: str) -> bytes:
    """A drawing as a PNG; one unit of the drawing is a point of the page."""
    plain = _POINTS.sub(r'\1="\2"', svg, count=2)
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=plain,
            zoom=PIXELS_A_POINT,
            skip_system_fonts=True,
            font_files=list(_faces()),
            font_family="Source Sans 3",
        )
    )


def size_of(svg: str) -> tuple[float, float]:
    """Width and height of a drawing in points. Raises ValueError where it does not say."""
    found = dict(_POINTS.findall(svg[: svg.index(">")]))
    try:
        return float(found["width"]), float(found["height"])
    except KeyError as missing:
        raise ValueError(f"a drawing without a {missing}") from missing


@cache
def _faces() -> tuple[str, ...]:
    folder = settings.BASE_DIR / "node_modules"
    return tuple(str(folder / package / "TTF" / f"{face}.ttf") for package, faces in FACES.items() for face in faces)
