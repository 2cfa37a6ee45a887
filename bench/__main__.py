"""`make bench`: fills databases of two sizes on each engine, measures, and writes RESULTS.md beside this file."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.results import written

ROWS, IMPORT_ROWS, A_MEASURE = 4_800_000, 1_000_000, 2400
HERE = Path(__file__).parent
DATABASE = "strategic_plan_bench"

PARTS = ("fill", "rollups", "drawings", "pages", "imports")

Found = dict[str, Any]


def main() -> None:
    asked = _asked()
    sizes = sorted({max(asked.rows // A_MEASURE // 10, 2), max(asked.rows // A_MEASURE, 2)})
    found: dict[str, list[Found]] = {}
    for engine in asked.engines or (["sqlite", "postgresql"] if os.environ.get("DATABASE_URL") else ["sqlite"]):
        found[engine] = []
        for size in sizes:
            sys.stderr.write(f"{engine}, {size * A_MEASURE:,} observations\n")
            rows = asked.import_rows * size // sizes[-1]
            found[engine].append(_measured(engine, size, min(rows, size * 40 * 24)))
    documents: Found = {}
    if asked.reports:
        sys.stderr.write("reports\n")
        with tempfile.TemporaryDirectory(prefix="strategic-plan-bench-") as folder:
            documents = _part("documents", folder, f"sqlite:///{folder}/bench.sqlite3")
    said = written(found, [size * A_MEASURE for size in sizes], documents)
    if asked.write:
        (HERE / "RESULTS.md").write_text(said)
    sys.stdout.write(said)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS, help="observations of the larger database")
    parser.add_argument("--import-rows", type=int, default=IMPORT_ROWS, help="rows of the file that is loaded")
    parser.add_argument("--engine", dest="engines", action="append", choices=["sqlite", "postgresql"])
    parser.add_argument("--no-reports", dest="reports", action="store_false", help="leave out what is typeset")
    parser.add_argument("--write", action="store_true", help="keep the results in bench/RESULTS.md")
    return parser.parse_args()


def _measured(engine: str, measures: int, import_rows: int) -> Found:
    """One engine with one size, on a database that is thrown away; each part in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="strategic-plan-bench-") as folder:
        address = f"sqlite:///{folder}/bench.sqlite3"
        if engine == "postgresql":
            address = _fresh_database(os.environ["DATABASE_URL"])
        try:
            return {part: _part(part, folder, address, measures, import_rows) for part in PARTS}
        finally:
            if engine == "postgresql":
                _drop_database(os.environ["DATABASE_URL"])


def _part(part: str, folder: str, address: str, measures: int = 0, import_rows: int = 0) -> Found:
    environment = os.environ | {
        "DATABASE_URL": address,
        "DATA_DIR": folder,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "SECRET_KEY": "only-for-the-bench",
    }
    run = [sys.executable, "-m", "bench.engine", part, folder, str(measures), str(import_rows)]
    answer = subprocess.run(run, cwd=HERE.parent, env=environment, stdout=subprocess.PIPE, check=True)
    found: Found = json.loads(answer.stdout)
    return found


def _fresh_database(address: str) -> str:
    _drop_database(address)
    _administer(address, f"CREATE DATABASE {DATABASE}")
    return f"{address.rpartition('/')[0]}/{DATABASE}"


def _drop_database(address: str) -> None:
    _administer(address, f"DROP DATABASE IF EXISTS {DATABASE}")


def _administer(address: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(f"{address.rpartition('/')[0]}/postgres", autocommit=True) as connection:
        connection.execute(statement)


if __name__ == "__main__":
    main()
