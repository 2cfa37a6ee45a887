"""The look a Board gave its reports, as an edition keeps it: two colours, a logo, a picture for covers."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from strategic_plan.models import ReportStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleBlock:
    """Colours as #rrggbb; ``logo`` is a PNG and ``cover`` a JPEG, both as base64, empty where there is none."""

    primary: str
    accent: str
    logo: str = ""
    logo_words: str = ""
    cover: str = ""


def style_block() -> StyleBlock | None:
    """The look of reports as it is now; none where the Board has not made it its own."""
    style = ReportStyle.objects.first()
    return block_of(style) if style else None


def block_of(style: ReportStyle) -> StyleBlock:
    return StyleBlock(
        primary=style.primary,
        accent=style.accent,
        logo=_base64(style.logo),
        logo_words=style.logo_words if style.logo else "",
        cover=_base64(style.cover),
    )


def _base64(data: bytes | memoryview | None) -> str:
    return base64.b64encode(bytes(data)).decode() if data else ""
