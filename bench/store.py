"""A Board's figures of any size: measures by month, area and category, made by the database itself.

A measure has 60 months in a region and three districts, in nine types and all of them: 2,400 observations. The numbers
follow from the keys, so that every engine holds the same ones.
"""

from __future__ import annotations

import datetime

from django.core.management import call_command
from django.db import connection

from strategic_plan.models import (
    Area,
    Breakdown,
    Category,
    Indicator,
    Measure,
    Membership,
    Objective,
    Observation,
    Organization,
    Plan,
    Priority,
    Role,
    User,
)
from strategic_plan.services.rollup import rebuild

AREAS, CATEGORIES, MONTHS = 4, 10, 60
A_MEASURE = AREAS * CATEGORIES * MONTHS
FIRST = 2020 * 12
LAST_DAY = datetime.date(2024, 12, 31)
NOW = datetime.datetime(2027, 1, 15, 12, tzinfo=datetime.UTC)
INDICATORS = 30
VALUE = "(m * 7 + p * 13 + a * 3 + c * 5) % 50 + 1"


def fill(measures: int) -> dict[str, float]:
    """An empty database with the tables, places and measures, their observations, and the roll-up of them."""
    call_command("migrate", verbosity=0)
    _places(measures)
    table = Observation._meta.db_table
    numbers = _numbers(measures)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""INSERT INTO {table} (measure_id, area_id, category_id, period, year, value, qualifier, absence,
                    finality, change_as_stated, recorded_at)
                SELECT m, a, c, p, p / 12, {VALUE}, 'exact', '', 'final', '', '2025-01-02 00:00:00'
                FROM {numbers}"""
        )
    rebuild()
    settle()
    return {"observations": measures * A_MEASURE}


def settle() -> None:
    """Let the engine learn what it holds, as it does by itself in the night."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _numbers(measures: int) -> str:
    """Every key as m, p, a, c."""
    spans = {"m": (1, measures), "p": (FIRST, FIRST + MONTHS - 1), "a": (1, AREAS), "c": (1, CATEGORIES)}
    if connection.vendor == "postgresql":
        series = [f"generate_series({first}, {last}) {name}" for name, (first, last) in spans.items()]
        return " CROSS JOIN ".join(series)
    series = [
        f"(WITH RECURSIVE s({name}) AS (SELECT {first} UNION ALL SELECT {name} + 1 FROM s WHERE {name} < {last})"
        f" SELECT {name} FROM s)"
        for name, (first, last) in spans.items()
    ]
    return " CROSS JOIN ".join(series)


def _places(measures: int) -> None:
    """Rows whose identifiers count from 1, as the numbers above expect."""
    region = Area.objects.create(code="region", name="Region", kind=Area.Kind.REGION)
    for place in range(1, AREAS):
        Area.objects.create(
            code=f"d{place}", name=f"District {place}", kind=Area.Kind.DISTRICT, parent=region, position=place
        )
    breakdown = Breakdown.objects.create(code="types", title="Types")
    for place in range(CATEGORIES):
        Category.objects.create(
            breakdown=breakdown, code=f"c{place}", title=f"Type {place}", is_all=not place, position=place
        )
    Measure.objects.bulk_create(
        Measure(
            code=f"m{number}",
            title=f"Measure {number}",
            unit="events",
            breakdown=breakdown,
            complete_through=LAST_DAY,
        )
        for number in range(1, measures + 1)
    )
    Organization.objects.create(board_name="Regional Police Services Board", service_name="Regional Police Service")
    user = User.objects.create_user(email="analyst@example.org", name="Analyst", password="only-for-the-bench")
    Membership.objects.create(user=user, role=Role.ANALYST, office="Analyst", starts_on=datetime.date(2020, 1, 1))
    plan = Plan.objects.create(
        title="Plan", slug="plan", starts_on=datetime.date(2020, 1, 1), ends_on=datetime.date(2026, 12, 31)
    )
    priority = Priority.objects.create(plan=plan, number=1, title="Priority", in_force_from=plan.starts_on)
    objective = Objective.objects.create(priority=priority, number=1, title="Objective", in_force_from=plan.starts_on)
    for number in range(1, min(INDICATORS, measures // 2) + 1):
        Indicator.objects.create(
            code=f"i{number}",
            objective=objective,
            title=f"Indicator {number}",
            public_title=f"Indicator {number}",
            form=Indicator.Form.SUM,
            numerator_id=number,
            area=region,
            position=number,
            method_since=plan.starts_on,
        )
