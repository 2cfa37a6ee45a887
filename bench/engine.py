"""One part of what is measured, in a process of its own, so that none pays for another's memory; answers in JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import django


def main(part: str, folder: str, measures: int, import_rows: int) -> None:
    django.setup()
    from bench import documents, drawings, imports, pages, rollups, store

    parts: dict[str, Callable[[], dict[str, float]]] = {
        "fill": lambda: store.fill(measures),
        "rollups": lambda: rollups.run(measures),
        "imports": lambda: imports.run(Path(folder) / "import.csv", measures, import_rows),
        "drawings": drawings.run,
        "pages": pages.run,
        "documents": documents.run,
    }
    sys.stdout.write(json.dumps(parts[part]()))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
