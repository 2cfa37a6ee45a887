"""The look of reports, made a Board's own: two colours that words can be read on, a logo, a picture for covers."""

from __future__ import annotations

import datetime
import io
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.calculations.colours import contrast, readable
from strategic_plan.models import ReportStyle
from strategic_plan.models.reports.beside import COLOUR
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import require
from strategic_plan.services.reports.pictures import decoded, encode
from strategic_plan.services.swap import swap

PAPER, TINT = "#ffffff", "#f6f3ec"
WORDS, LINES = 4.5, 3.0
"""The least contrast of words and of lines (WCAG 2.2, success criteria 1.4.3 and 1.4.11)."""
LONGEST_LOGO = 600


@transaction.atomic
def set_style(
    *,
    version: int,
    primary: str,
    accent: str,
    logo: bytes | None = None,
    logo_words: str = "",
    cover: bytes | None = None,
    without: frozenset[str] = frozenset(),
    by: Person,
    at: datetime.datetime,
) -> ReportStyle:
    """Say how reports look from the next one on; what was sent for review or published keeps the look it has.

    A picture that is not given stays as it is, unless ``without`` names it ("logo", "cover").
    """
    require(by, Deed.KEEP_STYLE)
    style, _created = ReportStyle.objects.get_or_create(only=True)
    changes: dict[str, Any] = {
        "primary": _checked(primary, field="primary", grounds=(PAPER, TINT), ratio=WORDS),
        "accent": _checked(accent, field="accent", grounds=(PAPER,), ratio=LINES),
        "logo_words": logo_words.strip(),
    }
    if logo:
        changes["logo"] = _logo(logo)
    elif "logo" in without:
        changes |= {"logo": None, "logo_words": ""}
    if cover:
        changes["cover"] = _at("cover", lambda: encode(cover)[0])
    elif "cover" in without:
        changes["cover"] = None
    if changes.get("logo", style.logo) and not changes["logo_words"]:
        raise ValidationError({"logo_words": _("Describe the logo for people who do not see it.")})
    swap(style, version=version, **changes)
    pictures = " ".join(name for name in ("logo", "cover") if changes.get(name))
    words = f"{by.office} set the look of reports: {style.primary} and {style.accent}"
    audit.record("set style", style, f"{words}{f', new {pictures}' if pictures else ''}.", by=by, at=at)
    return style


def _checked(colour: str, *, field: str, grounds: tuple[str, ...], ratio: float) -> str:
    """A colour that can be read on its grounds; else the error names the nearest one that can."""
    colour = colour.strip().lower()
    try:
        COLOUR(colour)
    except ValidationError as error:
        raise ValidationError({field: error.messages}) from error
    worst = min(grounds, key=lambda ground: contrast(colour, ground))
    found = contrast(colour, worst)
    if found < ratio:
        what = _("Words") if ratio == WORDS else _("Lines")
        sentence = _(
            "%(what)s in %(colour)s have a contrast of %(found).1f to 1 on paper; %(ratio)s to 1 is the least. "
            "The nearest colour that can be read is %(nearest)s."
        )
        nearest = readable(colour, on=worst, ratio=ratio)
        facts = {"what": what, "colour": colour, "found": int(found * 10) / 10, "ratio": ratio, "nearest": nearest}
        raise ValidationError({field: sentence % facts})
    return colour


def _logo(data: bytes) -> bytes:
    """A logo as PNG of at most 600 pixels a side; where nothing is drawn it stays clear."""

    def draw() -> bytes:
        out = io.BytesIO()
        with decoded(data) as found:
            seen = found.convert("RGBA")
            seen.thumbnail((LONGEST_LOGO, LONGEST_LOGO))
            seen.save(out, "PNG", optimize=True)
        return out.getvalue()

    return _at("logo", draw)


def _at(field: str, draw: Any) -> bytes:
    """What is wrong with a picture is said at the field it was brought in."""
    try:
        made: bytes = draw()
    except ValidationError as error:
        raise ValidationError({field: error.messages}) from error
    return made
