"""What a document may fetch while it is typeset: the files named in its job, and vector marks written in its styles."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

SCHEME = "report:"
INLINE = ("data:image/svg+xml,", "data:image/jpeg;base64,", "data:image/png;base64,")


class OnlyNamedFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """An allow-list instead of the web: anything else stops the rendering, because a page without it would be wrong."""

    def __init__(self, files: Mapping[str, str]) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)
        self._files = files

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
        """The named file, or what came inline with the content; FatalURLFetchingError for every other address."""
        if url.startswith(SCHEME) and (path := self._files.get(url.removeprefix(SCHEME))):
            return URLFetcherResponse(url, body=Path(path).read_bytes())
        if url.startswith(INLINE):
            return super().fetch(url, headers)
        raise FatalURLFetchingError(f"the report may not fetch {url[:120]}")
