"""The look a Board gave its reports, as an edition keeps it: two colours, a logo, a picture for covers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleBlock:
    """Colours as #rrggbb; ``logo`` is a PNG and ``cover`` a JPEG, both as base64, empty where there is none."""

    primary: str
    accent: str
    logo: str = ""
    logo_words: str = ""
    cover: str = ""
