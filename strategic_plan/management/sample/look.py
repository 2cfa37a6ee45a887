"""The look of the sample's reports: the two colours, and a crest drawn here, since a real one belongs to somebody."""

from __future__ import annotations

import datetime
import io
from math import cos, pi, sin

from strategic_plan.management.sample.cast import Cast
from strategic_plan.management.sample.data_files import Table
from strategic_plan.management.sample.story import Deed, local
from strategic_plan.services.reports import set_style

SIDE, FINE = 480, 4
"""The side of the crest in pixels, and how many times larger it is drawn, so that its edges are smooth."""


def dress_reports(data: Table, cast: Cast) -> Deed:
    """The Board's office gives its reports their look before the first is composed."""

    def act(at: datetime.datetime) -> None:
        set_style(
            version=1,
            primary=data["primary"],
            accent=data["accent"],
            logo=crest(data["primary"], data["accent"]),
            logo_words=data["logo_words"],
            by=cast.acts("governance", at),
            at=at,
        )

    return Deed(local(data["set_at"]), act)


def crest(ground: str, line: str) -> bytes:
    """A round crest as PNG: five points, one for each priority, on a ring."""
    from PIL import Image, ImageDraw  # slow to load, and only the sample draws

    side = SIDE * FINE
    picture = Image.new("RGBA", (side, side), (255, 255, 255, 0))
    pen = ImageDraw.Draw(picture)
    middle = side / 2
    pen.ellipse((0, 0, side - 1, side - 1), fill=ground)
    pen.ellipse((side * 0.06, side * 0.06, side * 0.94, side * 0.94), outline=line, width=side // 40)
    points = []
    for step in range(10):
        reach = middle * (0.62 if step % 2 == 0 else 0.27)
        angle = pi * step / 5 - pi / 2
        points.append((middle + reach * cos(angle), middle + reach * sin(angle)))
    pen.polygon(points, fill="#ffffff")
    out = io.BytesIO()
    picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(out, "PNG")
    return out.getvalue()
