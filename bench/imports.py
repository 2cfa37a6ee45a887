"""A million rows of a file: loaded as an analyst loads them, beside a bare reading with COPY, or many rows at once."""

from __future__ import annotations

import csv
import resource
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from bench.store import AREAS, CATEGORIES, FIRST, MONTHS, NOW, settle
from bench.timing import seconds
from strategic_plan.exchange.mappings import STANDARD
from strategic_plan.models import Area, Category, ImportBatch, Measure, Membership, Observation
from strategic_plan.permissions import person_of
from strategic_plan.services.loads import load_file, undo_batch

TABLE = Observation._meta.db_table
NAMES = ["region", *(f"d{place}" for place in range(1, AREAS))]
AT_ONCE = 2000
KEY = "measure_id, area_id, category_id, period"


def run(path: Path, measures: int, rows: int) -> dict[str, float]:
    """Seconds and megabytes. Each way starts from the same stored figures."""
    _write(path, measures, rows)
    membership = Membership.objects.select_related("user").get()
    person = person_of(membership.user, on=NOW.date())

    bare = seconds(lambda: _bare(path))
    Observation.objects.filter(period__gte=FIRST + MONTHS).delete()
    settle()
    before = _peak()
    with path.open("rb") as file:
        ours = seconds(lambda: load_file(file, path.name, mapping=STANDARD, reason="Made.", by=person, at=NOW))
        memory = _peak()
        again = seconds(lambda: load_file(file, path.name, mapping=STANDARD, by=person, at=NOW))
    batch = ImportBatch.objects.latest("pk")
    undone = seconds(lambda: undo_batch(batch, by=person, at=NOW))
    return {
        "rows": rows,
        "loaded": ours,
        "bare": bare,
        "the same again": again,
        "undone": undone,
        "megabytes before": before,
        "megabytes at most": memory,
    }


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _write(path: Path, measures: int, rows: int) -> None:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Measure", "Area", "Period", "Category", "Value"])
        for number, row in enumerate(_rows(measures)):
            if number == rows:
                break
            writer.writerow(row)


def _rows(measures: int) -> Iterator[tuple[str, str, str, str, int]]:
    for month in range(24):
        period = FIRST + MONTHS + month
        said = f"{period // 12}-{period % 12 + 1:02}"
        for measure in range(1, measures + 1):
            for area in NAMES:
                for category in range(CATEGORIES):
                    yield f"m{measure}", area, said, f"c{category}", (measure + month + category) % 40 + 1


def _bare(path: Path) -> None:
    """A reading with the least validation that gives numbers and keys, a staging table, and an upsert."""
    measures = dict(Measure.objects.values_list("code", "pk"))
    areas = dict(Area.objects.values_list("code", "pk"))
    categories = dict(Category.objects.values_list("code", "pk"))

    def read() -> Iterator[tuple[Any, ...]]:
        with path.open(newline="") as file:
            lines = csv.reader(file)
            next(lines)
            for line, (measure, area, period, category, value) in enumerate(lines, 2):
                year, month = int(period[:4]), int(period[5:])
                number = Decimal(value)
                if not number.is_finite() or not 1 <= month <= 12:
                    raise SystemExit(f"Row {line} is wrong.")
                yield (measures[measure], areas[area], categories[category], year * 12 + month - 1, year, number, line)

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            """CREATE TEMPORARY TABLE bare (measure_id bigint, area_id bigint, category_id bigint, period integer,
                year integer, value decimal(18, 4), line integer)"""
        )
        if connection.vendor == "postgresql":
            with cursor.copy("COPY bare FROM STDIN") as copy:
                for row in read():
                    copy.write_row(row)
        else:
            rows = read()
            while some := list(islice(rows, AT_ONCE)):
                cursor.executemany("INSERT INTO bare VALUES (%s, %s, %s, %s, %s, %s, %s)", some)
        cursor.execute(
            f"""INSERT INTO {TABLE} ({KEY}, year, value, qualifier, absence, finality, change_as_stated, recorded_at)
                SELECT {KEY}, year, value, 'exact', '', 'preliminary', '', '2027-01-15 12:00:00' FROM bare WHERE 1 = 1
                ON CONFLICT ({KEY}) DO UPDATE SET value = excluded.value"""
        )
        cursor.execute("DROP TABLE bare")
