"""One engine with one size, in a process of its own: fills a database, measures, and answers in JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import django


def main(folder: str, measures: int, import_rows: int) -> None:
    django.setup()
    from bench import drawings, imports, pages, rollups, store

    store.fill(measures)
    found = {"rollups": rollups.run(measures), "drawings": drawings.run(), "pages": pages.run()}
    if import_rows:
        found["imports"] = imports.run(Path(folder) / "import.csv", measures, import_rows)
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
