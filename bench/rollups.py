"""Figures of every indicator and of thirty, from the roll-up, beside raw SQL on the observations and beside DuckDB."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.store import AREAS, CATEGORIES, FIRST, INDICATORS, LAST_DAY, MONTHS, VALUE
from bench.timing import milliseconds
from strategic_plan.charts.sparkline import Sparkline
from strategic_plan.models import Indicator, Observation, Organization, RolledUp
from strategic_plan.summaries.indicators.figures import evaluate_indicators, newest_points
from strategic_plan.summaries.observed import observe_sums

LAST = FIRST + MONTHS
SPANS = {
    "current": range(LAST - 3, LAST),
    "previous": range(LAST - 15, LAST - 12),
    "to date": range(LAST - 12, LAST),
    "last year": range(LAST - 24, LAST - 12),
    "twelve months": range(LAST - 12, LAST),
    "twelve before": range(LAST - 24, LAST - 12),
}


def run(measures: int) -> dict[str, float]:
    """Milliseconds of each way to the same figures, and the queries of the dashboard."""
    thirty = list(range(1, min(INDICATORS, measures) + 1))
    observations, rolled_up = Observation._meta.db_table, RolledUp._meta.db_table
    found = _in_duckdb(measures, thirty) | {
        "all from the roll-up": milliseconds(lambda: observe_sums(1, SPANS)),
        "all, raw SQL on the observations": milliseconds(lambda: _raw(_sql(observations)), runs=5),
        "all, raw SQL on the roll-up": milliseconds(lambda: _raw(_sql(rolled_up, "is_all"))),
        "thirty from the roll-up": milliseconds(lambda: observe_sums(1, SPANS, measures=thirty)),
        "thirty, raw SQL on the observations": milliseconds(lambda: _raw(_sql(observations, _these(thirty)))),
    }
    with CaptureQueriesContext(connection) as asked:
        _dashboard()
    figures = [each for each in asked.captured_queries if f'"{rolled_up}"' in each["sql"]]
    return found | {
        "dashboard of thirty": milliseconds(_dashboard),
        "queries of the dashboard": len(asked),
        "queries for its figures": len(figures),
    }


def _in_duckdb(measures: int, thirty: list[int]) -> dict[str, float]:
    """The same sums in DuckDB, in memory; nothing where it is not installed."""
    try:
        import duckdb  # of requirements/bench.txt alone
    except ImportError:
        return {}
    store = duckdb.connect()
    store.execute(
        f"""CREATE TABLE observation AS SELECT m AS measure_id, a AS area_id, c AS category_id, p AS period,
                CAST({VALUE} AS DECIMAL(18, 4)) AS value
            FROM range(1, {measures + 1}) _m(m), range({FIRST}, {LAST}) _p(p), range(1, {AREAS + 1}) _a(a),
                range(1, {CATEGORIES + 1}) _c(c)"""
    )
    _agree(observe_sums(1, SPANS), store.execute(_sql("observation")).fetchall())
    return {
        "all in DuckDB": milliseconds(lambda: store.execute(_sql("observation")).fetchall()),
        "thirty in DuckDB": milliseconds(lambda: store.execute(_sql("observation", _these(thirty))).fetchall()),
    }


def _dashboard() -> list[str]:
    """Thirty indicators worked out, compared and rated, each with its line of the last years."""
    evaluations = evaluate_indicators(
        Indicator.objects.all(),
        starts_on=date(LAST_DAY.year, 1, 1),
        ends_on=LAST_DAY,
        today=LAST_DAY,
        organization=Organization.objects.get(),
    )
    lines = []
    for each in evaluations:
        values = tuple(value.number for _day, value in newest_points(each, 12))
        lines.append(Sparkline(title=each.indicator.title, values=values).svg())
    return lines


def _sql(table: str, only: str = "") -> str:
    sums = ", ".join(
        f"sum(value) FILTER (WHERE period >= {span.start} AND period < {span.stop}),"
        f" count(value) FILTER (WHERE period >= {span.start} AND period < {span.stop})"
        for span in SPANS.values()
    )
    only = f"AND {only}" if only else ""
    return f"""SELECT measure_id, {sums} FROM {table}
        WHERE area_id = 1 AND category_id = 1 AND period >= {LAST - 24} AND period < {LAST} {only}
        GROUP BY measure_id"""


def _these(measures: list[int]) -> str:
    return f"measure_id IN ({', '.join(map(str, measures))})"


def _raw(statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def _agree(ours: dict[int, Any], theirs: list[Any]) -> None:
    """Two ways that differ are not compared for speed."""
    expected = {row[0]: row[1::2] for row in theirs}
    for measure, figures in ours.items():
        if tuple(figure.number for figure in figures.values()) != expected[measure]:
            raise SystemExit(f"Measure {measure} has other sums in DuckDB: {figures}, {expected[measure]}")
