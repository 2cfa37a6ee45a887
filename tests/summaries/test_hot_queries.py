"""The queries that every page of figures asks are answered from an index: the rows beside them cost nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from strategic_plan.models import Area, Category, Measure, Observation, RolledUp
from strategic_plan.summaries.observed import observe, observe_categories, observe_spans, observe_sums
from tests.factories.indicators import make_breakdown, make_category, make_measure
from tests.factories.moments import NOW
from tests.factories.organization import make_district, make_region

YEAR = range(2024 * 12, 2025 * 12)

pytestmark = pytest.mark.django_db


AREAS, MEASURES, YEARS = 4, 5, range(2015, 2025)


@pytest.fixture
def measures() -> list[Measure]:
    """Some measures with ten years of figures in four areas, and tables that the engine knows to plan for."""
    kind = make_category(make_breakdown())
    whole = Category.objects.get(breakdown=kind.breakdown, is_all=True)
    measures = [make_measure(breakdown=kind.breakdown) for _number in range(MEASURES)]
    region = make_region()
    areas = [region, *(make_district(region) for _number in range(AREAS - 1))]
    cells = [
        {"measure": measure, "area": area, "year": year, "period": year * 12 + month, "value": 7}
        for measure in measures
        for area in areas
        for year in YEARS
        for month in range(12)
    ]
    RolledUp.objects.bulk_create(RolledUp(category=whole, is_all=True, **cell) for cell in cells)
    Observation.objects.bulk_create(Observation(category=kind, recorded_at=NOW, **cell) for cell in cells)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return measures


@pytest.fixture
def area(measures: list[Measure]) -> int:
    return Area.objects.order_by("pk")[0].pk


@pytest.fixture
def kind(measures: list[Measure]) -> int:
    return Category.objects.get(is_all=False).pk


def plan_of(ask: Callable[[], object]) -> str:
    """How the engine goes about the one query that is asked.

    A table that nobody vacuumed yet, as in a test, is not read from an index alone on PostgreSQL by choice.
    """
    with CaptureQueriesContext(connection) as asked:
        ask()
    (query,) = asked.captured_queries
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_bitmapscan = off")
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {'QUERY PLAN' if connection.vendor == 'sqlite' else ''} {query['sql']}")
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def reads_whole_tables(plan: str) -> bool:
    whole = re.compile(r"(SCAN|Seq Scan on) strategic_plan_(observation|rolledup)")
    return any(whole.search(line) for line in plan.splitlines())


ONLY = {"sqlite": "COVERING INDEX", "postgresql": "Index Only Scan using"}


def test_sums_of_every_measure_of_an_area_are_read_from_an_index_alone(area: int) -> None:
    plan = plan_of(lambda: observe_sums(area, {"now": YEAR}))
    assert f"{ONLY[connection.vendor]} rolled_up_by_" in plan


def test_sums_of_some_measures_are_read_from_an_index_alone(measures: list[Measure], area: int) -> None:
    plan = plan_of(lambda: observe_sums(area, {"now": YEAR}, measures=[measures[0].pk]))
    assert f"{ONLY[connection.vendor]} rolled_up_by_" in plan


def test_figures_of_some_measures_are_read_from_an_index_alone(measures: list[Measure], area: int) -> None:
    plan = plan_of(lambda: observe(measures[:2], first_year=2024, last_year=2024, areas=[area]))
    assert f"{ONLY[connection.vendor]} rolled_up_by_measure" in plan


@pytest.mark.parametrize("reading", ["months", "spans"])
def test_figures_of_chosen_categories_are_found_by_an_index(
    measures: list[Measure], area: int, kind: int, reading: str
) -> None:
    readings: dict[str, Callable[[], object]] = {
        "months": lambda: observe_categories(measures[:1], [kind], periods=YEAR, areas=[area]),
        "spans": lambda: observe_spans(measures[:1], spans={1: YEAR}, areas=[area], categories=[kind]),
    }
    plan = plan_of(readings[reading])
    assert "observation_" in plan
    assert not reads_whole_tables(plan)
