"""The roll-up of observations: worked out in sets for the periods that were touched, in the transaction that did.

Rule 6 in SQL, from the bottom of the tree of areas to its top: what is observed as a whole stands; where nothing is,
the parts are added up, if none of them is missing. The parts of an area are its children, those of "all" the categories
of its breakdown, those of a declared sum its measures, in this order; what is known as a sum of measures is then added
up over areas and categories where they still lack a figure. tests/services/test_rollup.py holds it against the
calculations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from strategic_plan.models import Area, Category, Measure, Observation, RolledUp

OBSERVATION, ROLLED_UP = Observation._meta.db_table, RolledUp._meta.db_table
MEASURE, CATEGORY, AREA = Measure._meta.db_table, Category._meta.db_table, Area._meta.db_table
SUMS = Measure.total_of.through._meta.db_table
TOUCHED, LACKING, AGAIN = "touched_period", "lacking_figure", "rolled_up_again"
AT_ONCE = 500

KEY = "measure_id, period, area_id, category_id"
FIGURE = "value, qualifier, absence, finality, change_as_stated"
COLUMNS = f"{KEY}, is_all, year, {FIGURE}"

EVERYTHING = f"SELECT measure_id, period FROM {OBSERVATION}"

# A sum of cells `s`, as `calculations.series.whole_of` has it.
KNOWN = "count(s.value) = count(*)"
INEXACT = "CASE WHEN s.qualifier <> 'exact' THEN s.qualifier END"
WHY = "CASE WHEN s.absence <> '' THEN s.absence END"
COMBINED = f"""min(s.year), CASE WHEN {KNOWN} THEN round(sum(s.value), 4) END,
    CASE WHEN NOT {KNOWN} OR min({INEXACT}) IS NULL THEN 'exact'
        WHEN min({INEXACT}) = max({INEXACT}) THEN min({INEXACT}) ELSE 'about' END,
    CASE WHEN {KNOWN} THEN '' WHEN min({WHY}) = max({WHY}) THEN min({WHY}) ELSE 'not_reported' END,
    CASE WHEN {KNOWN} THEN max(s.finality) ELSE 'final' END, ''"""


@transaction.atomic
def roll_up(touched: Iterable[tuple[int, int]]) -> None:
    """Roll up again what was written: measures with the periods touched, as `(measure, period)`."""
    pairs = [*{*touched}]
    with _touched() as writing:
        for start in range(0, len(pairs), AT_ONCE):
            writing.cursor.executemany(f"INSERT INTO {TOUCHED} VALUES (%s, %s)", pairs[start : start + AT_ONCE])
        writing.write()


@transaction.atomic
def roll_up_selected(selected: str, parameters: Sequence[object] = ()) -> None:
    """Roll up again what a query names: it selects measures and periods."""
    with _touched() as writing:
        writing.select(selected, parameters)
        writing.write()


@transaction.atomic
def rebuild() -> None:
    """Work everything out again, in place of what stands there."""
    with _touched() as writing:
        writing.cursor.execute(f"DELETE FROM {ROLLED_UP}")
        writing.select(EVERYTHING)
        writing.write()


@dataclass(frozen=True, slots=True)
class Differences:
    """Where the roll-up says otherwise than the observations: how many figures it lacks, how many it has too many."""

    missing: int
    left_over: int
    first: tuple[tuple[int, ...], ...]

    def __bool__(self) -> bool:
        return bool(self.missing or self.left_over)


@transaction.atomic
def differences(most: int = 10) -> Differences:
    """Work everything out beside what stands there and compare, changing nothing. Names the first by their keys."""
    with _touched(AGAIN) as writing:
        cursor = writing.cursor
        writing.select(EVERYTHING)
        cursor.execute(f"CREATE TEMPORARY TABLE {AGAIN} AS SELECT {COLUMNS} FROM {ROLLED_UP} WHERE 1 = 0")
        cursor.execute(f"CREATE UNIQUE INDEX {AGAIN}_once ON {AGAIN} ({KEY})")
        writing.write()
        stored, again = (f"SELECT {COLUMNS} FROM {table}" for table in (ROLLED_UP, AGAIN))
        counts = []
        for one, other in ((again, stored), (stored, again)):
            cursor.execute(f"SELECT count(*) FROM ({one} EXCEPT {other}) different")
            counts.append(int(cursor.fetchone()[0]))
        cursor.execute(
            f"""SELECT {KEY} FROM ({again} EXCEPT {stored}) missing
                UNION SELECT {KEY} FROM ({stored} EXCEPT {again}) left_over ORDER BY {KEY} LIMIT {int(most)}"""
        )
        first = tuple(tuple(row) for row in cursor.fetchall())
        cursor.execute(f"DROP TABLE {AGAIN}")
    return Differences(counts[0], counts[1], first)


@contextmanager
def _touched(target: str = ROLLED_UP) -> Iterator[_Writing]:
    """Tables of this connection alone for what was touched; one transaction at a time rolls up."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"LOCK TABLE {ROLLED_UP} IN SHARE ROW EXCLUSIVE MODE")
        for table in (TOUCHED, LACKING, AGAIN):
            cursor.execute(f"DROP TABLE IF EXISTS {table}")
        cursor.execute(
            f"""CREATE TEMPORARY TABLE {TOUCHED} (
                measure_id bigint NOT NULL, period integer NOT NULL, PRIMARY KEY (measure_id, period))"""
        )
        cursor.execute(
            f"""CREATE TEMPORARY TABLE {LACKING} (measure_id bigint NOT NULL, period integer NOT NULL,
                area_id bigint NOT NULL, category_id bigint NOT NULL, is_all boolean NOT NULL)"""
        )
        yield _Writing(cursor, target)
        for table in (TOUCHED, LACKING):
            cursor.execute(f"DROP TABLE {table}")


class _Writing:
    """The steps of one roll-up, each a statement or two whatever the rows."""

    def __init__(self, cursor: Any, target: str) -> None:
        self.cursor, self.target = cursor, target
        self.children: dict[int, list[int]] = defaultdict(list)
        self.areas: list[int] = []
        for pk, parent in Area.objects.order_by("pk").values_list("pk", "parent"):
            self.areas.append(pk)
            if parent is not None:
                self.children[parent].append(pk)

    def select(self, selected: str, parameters: Sequence[object] = ()) -> None:
        """Take in what a query names as touched."""
        self.cursor.execute(f"INSERT INTO {TOUCHED} SELECT DISTINCT * FROM ({selected}) selected", parameters)

    def write(self) -> None:
        """Forget what was worked out from the periods touched, and work it out again."""
        sums = self._declared_sums()
        self._touch_sums()
        self._analyse(TOUCHED)
        self._run(f"DELETE FROM {{target}} WHERE (measure_id, period) IN (SELECT measure_id, period FROM {TOUCHED})")
        self._observed_wholes()
        self._from_areas_and_categories()
        self.cursor.execute(f"SELECT DISTINCT measure_id FROM {TOUCHED}")
        touched = {measure for (measure,) in self.cursor.fetchall()}
        for layer in sums:
            if again := touched.intersection(layer):
                self._from_measures(again)
                self._from_areas_and_categories(f"k.measure_id IN ({_listed(again)})")

    def _touch_sums(self) -> None:
        """What is touched in a part is touched in the declared sum of it, and in the sums of that."""
        found = 1
        while found > 0:
            self._run(
                f"""INSERT INTO {TOUCHED} SELECT DISTINCT t.from_measure_id, k.period
                    FROM {TOUCHED} k JOIN {SUMS} t ON t.to_measure_id = k.measure_id
                    WHERE NOT EXISTS (SELECT 1 FROM {TOUCHED} o
                        WHERE o.measure_id = t.from_measure_id AND o.period = k.period)"""
            )
            found = self.cursor.rowcount

    def _declared_sums(self) -> list[list[int]]:
        """The measures that are sums of others, those first whose parts are not sums themselves."""
        parts: dict[int, set[int]] = defaultdict(set)
        for whole, part in Measure.total_of.through.objects.values_list("from_measure", "to_measure"):
            parts[whole].add(part)
        layers: list[list[int]] = []
        while parts:
            layer = [whole for whole, below in parts.items() if not below & parts.keys()]
            if not layer:
                raise ValueError("A measure is declared to be a sum of itself.")
            layers.append(layer)
            for whole in layer:
                del parts[whole]
        return layers

    def _parents_from_the_bottom(self) -> list[int]:
        depths: dict[int, int] = {}

        def depth(area: int) -> int:
            if area not in depths:
                depths[area] = 1 + max((depth(child) for child in self.children.get(area, ())), default=0)
            return depths[area]

        return sorted(self.children, key=depth)

    def _observed_wholes(self) -> None:
        self._run(
            f"""INSERT INTO {{target}} ({COLUMNS})
                SELECT o.measure_id, o.period, o.area_id, o.category_id, {{true}}, o.year, o.value, o.qualifier,
                    o.absence, o.finality, o.change_as_stated
                FROM {TOUCHED} k JOIN {MEASURE} m ON m.id = k.measure_id
                    JOIN {CATEGORY} c ON c.breakdown_id = m.breakdown_id AND c.is_all
                    JOIN {OBSERVATION} o
                        ON o.measure_id = k.measure_id AND o.category_id = c.id AND o.period = k.period"""
        )

    def _from_areas_and_categories(self, only: str = "1 = 1") -> None:
        """From the bottom of the tree of areas to its top: what has no number yet, of all measures or of some."""
        self._from_categories([area for area in self.areas if area not in self.children], only)
        for area in self._parents_from_the_bottom():
            self._from_children(area, only)
            self._from_categories([area], only)

    def _from_children(self, area: int, only: str) -> None:
        """An area is the sum of its children, where its measure adds up over areas."""
        children = self.children[area]
        self._find_lacking([area], only=f"m.combine_areas = 'sum' AND {only}")
        self._add_wholes(
            f"""SELECT l.*, {self._cell("r")} FROM {LACKING} l
                JOIN {{target}} r ON r.measure_id = l.measure_id AND r.period = l.period
                    AND r.category_id = l.category_id AND r.is_all AND r.area_id IN ({_listed(children)})
                WHERE l.is_all""",
            parts=str(len(children)),
        )
        of_children = f"""{{a}}.measure_id = l.measure_id AND {{a}}.period = l.period
            AND {{a}}.category_id = l.category_id AND {{a}}.area_id IN ({_listed(children)})"""
        self._add_parts(of_children, parts=str(len(children)))

    def _from_categories(self, areas: Collection[int], only: str) -> None:
        """All categories together are the sum of each."""
        if not areas:
            return
        self._find_lacking(areas, only=only, parts=False)
        each = """{a}.measure_id = l.measure_id AND {a}.period = l.period AND {a}.area_id = l.area_id
            AND {a}.category_id = c.id"""
        categories = f"""{LACKING} l JOIN {MEASURE} m ON m.id = l.measure_id
            JOIN {CATEGORY} c ON c.breakdown_id = m.breakdown_id AND NOT c.is_all"""
        self._add_wholes(
            f"""SELECT l.*, {self._cell("o")} FROM {categories}
                JOIN {OBSERVATION} o ON {each.format(a="o")} WHERE o.value IS NOT NULL
                UNION ALL SELECT l.*, {self._cell("r")} FROM {categories}
                JOIN {{target}} r ON {each.format(a="r")} AND NOT r.is_all""",
            parts=f"""(SELECT count(*) FROM {MEASURE} m JOIN {CATEGORY} c ON c.breakdown_id = m.breakdown_id
                WHERE m.id = s.measure_id AND NOT c.is_all)""",
        )

    def _from_measures(self, sums: Collection[int]) -> None:
        """A declared sum is the sum of its measures, each area by itself."""
        self._find_lacking(self.areas, only=f"k.measure_id IN ({_listed(sums)})")
        parts = f"(SELECT count(*) FROM {SUMS} p WHERE p.from_measure_id = s.measure_id)"
        self._add_wholes(
            f"""SELECT l.*, {self._cell("r")} FROM {LACKING} l JOIN {SUMS} t ON t.from_measure_id = l.measure_id
                JOIN {{target}} r ON r.measure_id = t.to_measure_id AND r.period = l.period AND r.area_id = l.area_id
                    AND r.is_all
                WHERE l.is_all""",
            parts=parts,
        )
        of_parts = f"""{{a}}.measure_id IN (SELECT p.to_measure_id FROM {SUMS} p WHERE p.from_measure_id = l.measure_id)
            AND {{a}}.period = l.period AND {{a}}.area_id = l.area_id AND {{a}}.category_id = l.category_id"""
        self._add_parts(of_parts, parts=parts)

    def _find_lacking(self, areas: Collection[int], *, only: str, parts: bool = True) -> None:
        """The cells of some areas that have no number: of all categories together, and of each unless told."""
        self._run(f"DELETE FROM {LACKING}")
        cells = f"""FROM {TOUCHED} k JOIN {MEASURE} m ON m.id = k.measure_id
            JOIN {CATEGORY} c ON c.breakdown_id = m.breakdown_id CROSS JOIN {AREA} a
            WHERE a.id IN ({_listed(areas)}) AND {only}"""
        same = """x.measure_id = k.measure_id AND x.period = k.period AND x.area_id = a.id AND x.category_id = c.id
            AND x.value IS NOT NULL"""
        self._run(
            f"""INSERT INTO {LACKING} SELECT k.measure_id, k.period, a.id, c.id, c.is_all {cells} AND c.is_all
                AND NOT EXISTS (SELECT 1 FROM {{target}} x WHERE {same})"""
        )
        if parts:
            self._run(
                f"""INSERT INTO {LACKING} SELECT k.measure_id, k.period, a.id, c.id, c.is_all {cells} AND NOT c.is_all
                    AND NOT EXISTS (SELECT 1 FROM {OBSERVATION} x WHERE {same})
                    AND NOT EXISTS (SELECT 1 FROM {{target}} x WHERE {same})"""
            )
        self._analyse(LACKING)

    def _add_wholes(self, cells: str, *, parts: str) -> None:
        """What is worked out takes the place of an absence, never that of a number."""
        self._run(
            f"""INSERT INTO {{target}} ({COLUMNS})
                SELECT {_of("s", KEY)}, {{true}}, {COMBINED} FROM ({cells}) s WHERE 1 = 1
                GROUP BY {_of("s", KEY)} HAVING count(*) = {parts}
                ON CONFLICT ({KEY}) DO UPDATE SET value = excluded.value, qualifier = excluded.qualifier,
                    absence = excluded.absence, finality = excluded.finality
                WHERE {{target}}.value IS NULL AND excluded.value IS NOT NULL"""
        )

    def _add_parts(self, same: str, *, parts: str) -> None:
        """Cells of single categories are worked out only where every part has a number."""
        self._run(
            f"""INSERT INTO {{target}} ({COLUMNS})
                SELECT {_of("s", KEY)}, {{false}}, {COMBINED} FROM (
                    SELECT l.*, {self._cell("o")} FROM {LACKING} l JOIN {OBSERVATION} o ON {same.format(a="o")}
                    WHERE NOT l.is_all AND o.value IS NOT NULL
                    UNION ALL SELECT l.*, {self._cell("r")} FROM {LACKING} l JOIN {{target}} r ON {same.format(a="r")}
                    WHERE NOT l.is_all AND NOT r.is_all
                ) s GROUP BY {_of("s", KEY)} HAVING count(*) = {parts}"""
        )

    @staticmethod
    def _cell(alias: str) -> str:
        return _of(alias, "year, value, qualifier, absence, finality")

    def _run(self, statement: str) -> None:
        words = {"target": self.target, "true": "1 = 1", "false": "1 = 0"}
        self.cursor.execute(statement.format(**words))

    def _analyse(self, table: str) -> None:
        if connection.vendor == "postgresql":
            self.cursor.execute(f"ANALYZE {table}")


def _of(alias: str, columns: str) -> str:
    return ", ".join(f"{alias}.{column}" for column in columns.split(", "))


def _listed(numbers: Collection[int]) -> str:
    return ", ".join(str(int(number)) for number in numbers)
