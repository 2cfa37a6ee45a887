"""The look of reports as it is now, for the report that is assembled from it."""

from __future__ import annotations

import base64

from strategic_plan.models import ReportStyle
from strategic_plan.summaries.reports.style import StyleBlock


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
