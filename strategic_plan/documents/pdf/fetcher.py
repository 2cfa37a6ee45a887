"""What a document may fetch while it is typeset: the files named in its job, and vector marks written in its styles."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

SCHEME = "report:"
INLINE_MARK = "data:image/svg+xml,"


class OnlyNamedFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """An allow-list instead of the web: anything else stops the rendering, because a page without it would be wrong."""

    def __init__(self, files: Mapping[str, str]) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)
        self._files = files

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
        """The named file or the inline mark; FatalURLFetchingError for every other address."""
        if url.startswith(SCHEME) and (path := self._files.get(url.removeprefix(SCHEME))):
            return URLFetcherResponse(url, body=Path(path).read_bytes())
        if url.startswith(INLINE_MARK):
            return super().fetch(url, headers)
        raise FatalURLFetchingError(f"the report may not fetch {url[:120]}")
