"""A page as it is read: its heading, and its text without markup, blanks made single."""

from __future__ import annotations

import html
import re
from typing import Any


def text_of(response: Any) -> str:
    """What a reader sees of a page, in order; a no-break space reads as a space."""
    body = re.sub(r"<(script|style).*?</\1>", " ", response.content.decode(), flags=re.S)
    words = html.unescape(re.sub(r"<[^>]+>", " ", body)).replace("\u00a0", " ")
    return re.sub(r"\s+", " ", words).replace(" .", ".").replace(" ,", ",")


def heading(response: Any) -> str:
    """The words of the h1."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", response.content.decode(), flags=re.S)
    assert found is not None
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", found[1]))).replace("\u00a0", " ").strip()


def errors_of(response: Any) -> list[str]:
    """The lines of the error summary."""
    found = re.search(r'<div class="error-summary".*?<ul>(.*?)</ul>', response.content.decode(), flags=re.S)
    return re.findall(r"<a [^>]*>(.*?)</a>", html.unescape(found[1])) if found else []
