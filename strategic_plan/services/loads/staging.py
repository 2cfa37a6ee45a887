"""The figures of a file side by side with what is stored: a temporary table, compared and written in sets.

A row at a time, a million figures take half an hour; in sets they take seconds, and memory does not grow with the file.
The table is seen by this connection alone, holds nothing but figures, and is gone when the comparison is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple

from django.db import connection, transaction

from strategic_plan.models import ImportBatch, Observation, ObservationRevision
from strategic_plan.permissions import Person

TABLE = "staged_figure"
AT_ONCE = 2000
MANY = 50
"""A sudden jump is one of large numbers: tenfold of four is chance."""

OBSERVATION, REVISION = Observation._meta.db_table, ObservationRevision._meta.db_table

COLUMNS = "measure_id, area_id, category_id, period, year, value, qualifier, absence, row_number, heading"
CELL = "{a}.measure_id = {b}.measure_id AND {a}.area_id = {b}.area_id AND {a}.category_id = {b}.category_id"
SAME_CELL = f"{CELL} AND {{a}}.period = {{b}}.period"
STORED = f"LEFT JOIN {OBSERVATION} o ON {SAME_CELL.format(a='o', b='s')}"


def _kind(stored: str) -> str:
    """What a figure is beside the stored one, as SQL."""
    return f"""CASE
    WHEN {stored}.id IS NULL THEN 'new'
    WHEN ({stored}.value = s.value OR ({stored}.value IS NULL AND s.value IS NULL))
        AND {stored}.qualifier = s.qualifier AND {stored}.absence = s.absence
        AND {stored}.finality IN (%(finality)s, 'final') THEN 'unchanged'
    WHEN {stored}.finality = 'final' THEN 'conflict'
    ELSE 'changed' END"""


KIND = _kind("o")


class Staged(NamedTuple):
    """One figure with the identifiers of what it is about, and where it stands in its file."""

    measure: int
    area: int
    category: int
    period: int
    year: int
    value: Decimal | None
    qualifier: str
    absence: str
    row: int
    heading: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of the file, and the one it is held against."""

    staged: Staged
    before: Decimal | None
    before_qualifier: str = "exact"
    before_absence: str = ""


@contextmanager
def staging(finality: str) -> Iterator[Staging]:
    """A table for one comparison. `finality` is what the file says of all its figures."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")
        cursor.execute(
            f"""CREATE TEMPORARY TABLE {TABLE} (
                measure_id bigint NOT NULL, area_id bigint NOT NULL, category_id bigint NOT NULL,
                period integer NOT NULL, year integer NOT NULL, value decimal(18, 4), qualifier varchar(8) NOT NULL,
                absence varchar(20) NOT NULL, row_number integer NOT NULL, heading varchar(200) NOT NULL)"""
        )
    try:
        yield Staging(finality)
    finally:
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")


class Staging:
    """What can be asked of the figures of a file, and the one way to write them."""

    def __init__(self, finality: str) -> None:
        self.finality = finality

    def add(self, figures: Iterable[Staged]) -> None:
        """Take in figures as they are read, then make them quick to compare."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                # A file that cannot be read to its end breaks off the COPY; the savepoint leaves the connection usable.
                with transaction.atomic(), cursor.copy(f"COPY {TABLE} ({COLUMNS}) FROM STDIN") as copy:
                    for figure in figures:
                        copy.write_row(figure)
            else:
                marks = ", ".join(["%s"] * len(Staged._fields))
                waiting = iter(figures)
                while some := list(islice(waiting, AT_ONCE)):
                    cursor.executemany(f"INSERT INTO {TABLE} ({COLUMNS}) VALUES ({marks})", some)
            cursor.execute(f"CREATE INDEX {TABLE}_cell ON {TABLE} (measure_id, area_id, category_id, period)")
            cursor.execute(f"ANALYZE {TABLE}")

    def counts(self) -> dict[str, int]:
        """How many figures are new, unchanged, changed, and in conflict with final ones."""
        found = self._rows(f"SELECT {KIND} AS kind, count(*) FROM {TABLE} s {STORED} GROUP BY kind")
        return {str(kind): int(count) for kind, count in found}

    def repeated(self, most: int) -> tuple[int, list[tuple[Staged, int]]]:
        """How many figures say again what an earlier row says; the first of them, with the number of that row."""
        identity = "ctid" if connection.vendor == "postgresql" else "rowid"
        cell = "measure_id, area_id, category_id, period"
        found = self._rows(
            f"""SELECT {_of("s")}, t.first_row, count(*) OVER () FROM {TABLE} s JOIN (
                SELECT {cell}, min(row_number) AS first_row, min(identity) AS first_identity
                FROM (SELECT {cell}, row_number, {identity} AS identity FROM {TABLE}) numbered
                GROUP BY {cell} HAVING count(*) > 1
            ) t ON {SAME_CELL.format(a="t", b="s")} WHERE s.{identity} <> t.first_identity
            ORDER BY s.row_number LIMIT {int(most)}"""
        )
        return _counted(found), [(_staged(row), int(row[-2])) for row in found]

    def differences(self, kind: str, most: int) -> list[Difference]:
        """Figures that differ from what is stored: "changed", or "conflict" where what is stored is final."""
        found = self._rows(
            f"""SELECT {_of("s")}, o.value, o.qualifier, o.absence FROM {TABLE} s {STORED}
                WHERE {KIND} = %(kind)s ORDER BY s.row_number LIMIT {int(most)}""",
            kind=kind,
        )
        return [Difference(_staged(row), _decimal(row[-3]), row[-2], row[-1]) for row in found]

    def jumps(self, most: int) -> tuple[int, list[Difference]]:
        """How many new and changed figures are ten times, or a tenth of, the period before, or of what they replace.

        With the first of them.
        """
        before = "coalesce(CASE WHEN o.id IS NOT NULL THEN o.value END, p.value, q.value)"
        earlier = f"{CELL.format(a='{a}', b='s')} AND {{a}}.period = s.period - 1"
        found = self._rows(
            f"""SELECT {_of("s")}, {before} AS value_before, count(*) OVER () FROM {TABLE} s {STORED}
            LEFT JOIN {TABLE} p ON {earlier.format(a="p")}
            LEFT JOIN {OBSERVATION} q ON {earlier.format(a="q")}
            WHERE {KIND} IN ('new', 'changed') AND s.value >= 0 AND {before} > 0
                AND ((s.value >= 10 * {before} AND s.value >= {MANY})
                    OR (s.value * 10 <= {before} AND {before} >= {MANY}))
            ORDER BY s.row_number LIMIT {int(most)}"""
        )
        return _counted(found), [Difference(_staged(row), _decimal(row[-2])) for row in found]

    def above(self, part: int, whole: int, most: int) -> list[Difference]:
        """Figures that make a part larger than its whole, whichever of the two the file brings."""
        found: list[Difference] = []
        for mine, other, sign in ((part, whole, ">"), (whole, part, "<")):
            only = "AND t.value IS NULL" if sign == "<" else ""
            same = "{a}.area_id = s.area_id AND {a}.category_id = s.category_id AND {a}.period = s.period"
            held = "coalesce(t.value, o.value)"
            rows = self._rows(
                f"""SELECT {_of("s")}, {held} FROM {TABLE} s
                    LEFT JOIN {TABLE} t ON t.measure_id = %(other)s AND {same.format(a="t")}
                    LEFT JOIN {OBSERVATION} o ON o.measure_id = %(other)s AND {same.format(a="o")}
                    WHERE s.measure_id = %(mine)s AND s.value {sign} {held} {only}
                    ORDER BY s.row_number LIMIT {int(most)}""",
                mine=mine,
                other=other,
            )
            found += [Difference(_staged(row), _decimal(row[-1])) for row in rows]
        return found

    def spans(self) -> list[tuple[int, int, int, int]]:
        """For each measure its identifier, first and last period, and number of figures."""
        return self._rows(
            f"""SELECT measure_id, min(period), max(period), count(*) FROM {TABLE}
                GROUP BY measure_id ORDER BY min(row_number)"""
        )

    def last_due(self, measure: int, through: int) -> int | None:
        """The last period of a measure up to one, for which the file says anything but that it is not yet due."""
        found = self._rows(
            f"""SELECT max(period) FROM {TABLE}
                WHERE measure_id = %(measure)s AND period <= %(through)s AND absence <> 'not_yet_due'""",
            measure=measure,
            through=through,
        )
        return None if found[0][0] is None else int(found[0][0])

    def write(self, batch: ImportBatch, *, revises: bool, reason: str, by: Person, at: datetime) -> tuple[int, int]:
        """Keep what is replaced as revisions, then change and add; called inside the transaction of the deed.

        Where it revises, final figures are replaced too, and what replaces them is final. Gives how many figures were
        new and how many were replaced.
        """
        kinds = "('changed', 'conflict')" if revises else "('changed')"
        said = {"batch": batch.pk, "at": _moment(at), "by": by.acting.pk, "reason": reason}
        self._execute(
            f"""INSERT INTO {REVISION} (observation_id, number, value, qualifier, absence, finality, reason, batch_id,
                    replaced_in_id, recorded_at, replaced_at, replaced_by_id)
                SELECT o.id, 1 + (SELECT count(*) FROM {REVISION} r WHERE r.observation_id = o.id),
                    o.value, o.qualifier, o.absence, o.finality, %(reason)s, o.batch_id, %(batch)s, o.recorded_at,
                    %(at)s, %(by)s
                FROM {TABLE} s {STORED} WHERE {KIND} IN {kinds}""",
            **said,
        )
        replaced = self._execute(
            f"""UPDATE {OBSERVATION} SET value = s.value, qualifier = s.qualifier, absence = s.absence,
                    finality = CASE WHEN {OBSERVATION}.finality = 'final' THEN 'final' ELSE %(finality)s END,
                    batch_id = %(batch)s, recorded_at = %(at)s, change_as_stated = ''
                FROM {TABLE} s WHERE {SAME_CELL.format(a=OBSERVATION, b="s")}
                    AND {_kind(OBSERVATION)} IN {kinds}""",
            **said,
        )
        # In the order of the keys: an index that grows from left to right is written much faster than at random.
        new = self._execute(
            f"""INSERT INTO {OBSERVATION} (measure_id, area_id, category_id, period, year, value, qualifier, absence,
                    finality, change_as_stated, batch_id, recorded_at)
                SELECT s.measure_id, s.area_id, s.category_id, s.period, s.year, s.value, s.qualifier, s.absence,
                    %(finality)s, '', %(batch)s, %(at)s
                FROM {TABLE} s WHERE 1 = 1 ORDER BY s.measure_id, s.area_id, s.category_id, s.period
                ON CONFLICT (measure_id, area_id, category_id, period) DO NOTHING""",
            **said,
        )
        return new, replaced

    def _execute(self, statement: str, **said: Any) -> int:
        with connection.cursor() as cursor:
            cursor.execute(statement, {"finality": self.finality, **said})
            return int(cursor.rowcount)

    def _rows(self, statement: str, **said: Any) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(statement, {"finality": self.finality, **said})
            return list(cursor.fetchall())


def _of(alias: str) -> str:
    return ", ".join(f"{alias}.{column}" for column in COLUMNS.split(", "))


def _counted(rows: list[Any]) -> int:
    """How many there are of which these are the first; each row ends with that number."""
    return int(rows[0][-1]) if rows else 0


def _staged(row: Any) -> Staged:
    figure = Staged(*row[: len(Staged._fields)])
    return figure._replace(value=_decimal(figure.value))


def _decimal(value: Any) -> Decimal | None:
    """SQLite answers a decimal as the number it keeps."""
    return None if value is None else Decimal(str(value))


def _moment(at: datetime) -> Any:
    """A moment as a raw statement takes it."""
    return connection.ops.adapt_datetimefield_value(at)
