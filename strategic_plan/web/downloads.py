"""Files that a person asked for, named so that they are found again."""

from __future__ import annotations

import io
from collections.abc import Iterable

from django.http import FileResponse, StreamingHttpResponse


def csv_file(lines: Iterable[str], name: str) -> StreamingHttpResponse:
    """A CSV file as it is written; never kept by a browser or a cache on the way."""
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


def kept_file(data: bytes, name: str, media_type: str) -> FileResponse:
    """A file that somebody brought: saved, never shown in a page of ours, and never run whatever is in it."""
    response = FileResponse(io.BytesIO(data), as_attachment=True, filename=name, content_type=media_type)
    response["Content-Length"] = str(len(data))
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
