"""Readings of the roll-up: the same figures as the rules give, in a fixed number of queries."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from strategic_plan.calculations.values import Finality, Value
from strategic_plan.models import Area, Category, Measure
from strategic_plan.summaries.observed import observe, observe_categories, observe_spans
from tests.factories.indicators import make_breakdown, make_category, make_measure, make_observation
from tests.factories.organization import make_district, make_region

pytestmark = pytest.mark.django_db

MARCH = datetime.date(2024, 3, 31)
PERIOD = 2024 * 12 + 2
YEARS = {year: range(year * 12, (year + 1) * 12) for year in range(2020, 2025)}


@pytest.fixture
def types() -> list[Category]:
    breakdown = make_breakdown()
    return [make_category(breakdown), make_category(breakdown)]


@pytest.fixture
def cleared(types: list[Category]) -> Measure:
    return make_measure(breakdown=types[0].breakdown)


@pytest.fixture
def region() -> Area:
    return make_region()


@pytest.fixture
def districts(region: Area) -> list[Area]:
    return [make_district(region), make_district(region)]


def number(value: Decimal | int) -> Value:
    """As factories store it: exact and preliminary."""
    return Value(number=Decimal(value), finality=Finality.PRELIMINARY)


def test_chosen_categories_are_added_up_where_all_of_them_are_known(
    types: list[Category], cleared: Measure, region: Area
) -> None:
    for each, value in zip(types, (3, 4), strict=True):
        make_observation(cleared, region, MARCH, value, category=each)
    make_observation(cleared, region, datetime.date(2024, 2, 29), 5, category=types[0])
    found = observe_categories(
        [cleared], [each.pk for each in types], periods=range(PERIOD - 1, PERIOD + 1), areas=[region.pk]
    )
    assert found.values(cleared, region.pk, range(PERIOD - 1, PERIOD + 1)) == [Value.absent(), number(7)]


def test_a_category_of_an_area_not_observed_is_read_from_its_districts(
    types: list[Category], cleared: Measure, region: Area, districts: list[Area]
) -> None:
    for area in districts:
        make_observation(cleared, area, MARCH, 3, category=types[0])
        make_observation(cleared, area, MARCH, 1, category=types[1])
    make_observation(cleared, region, MARCH, 9, category=types[1])
    found = observe_categories(
        [cleared], [each.pk for each in types], periods=range(PERIOD, PERIOD + 1), areas=[region.pk]
    )
    assert found.value(cleared, region.pk, PERIOD) == number(6 + 9)


def test_several_measures_in_several_areas_are_added_up_together(
    cleared: Measure, region: Area, districts: list[Area]
) -> None:
    other = make_measure(breakdown=cleared.breakdown)
    for measure, value in ((cleared, 3), (other, 4)):
        for area in districts:
            make_observation(measure, area, MARCH, value)
    found = observe([cleared, other], first_year=2024, last_year=2024)
    chosen = [district.pk for district in districts]
    assert found.together([cleared, other], chosen, range(PERIOD, PERIOD + 2)) == [number(14), Value.absent()]
    assert found.value(cleared, region.pk, PERIOD) == number(6)


def test_years_are_added_up_by_category_and_say_how_much_of_them_is_present(
    types: list[Category], cleared: Measure, region: Area
) -> None:
    for month in (1, 2, 3):
        make_observation(cleared, region, datetime.date(2024, month, 28), 2, category=types[0])
    make_observation(cleared, region, MARCH, 7)
    whole = Category.objects.get(breakdown=cleared.breakdown, is_all=True)
    found = observe_spans([cleared], spans=YEARS, areas=[region.pk], categories=[types[0].pk, whole.pk])
    shown = {key: (int(each.number or 0), each.present, each.expected) for key, each in found.items()}
    assert shown == {
        (cleared.pk, types[0].pk, 2024): (6, 3, 12),
        (cleared.pk, whole.pk, 2024): (7, 1, 12),
    }


@pytest.mark.parametrize("count", [1, 3])
def test_a_filtered_dashboard_asks_two_queries_whatever_it_shows(
    count: int, types: list[Category], region: Area, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    measures = [make_measure(breakdown=types[0].breakdown) for _number in range(count)]
    areas = [make_district(region) for _number in range(count)]
    for measure in measures:
        for area in areas:
            make_observation(measure, area, MARCH, 3, category=types[0])
    chosen = [each.pk for each in types[:1]]
    with django_assert_num_queries(2):
        months = observe_categories(
            measures, chosen, periods=range(PERIOD - 23, PERIOD + 1), areas=[area.pk for area in areas]
        )
        years = observe_spans(measures, spans=YEARS, areas=[area.pk for area in areas], categories=chosen)
    assert months.together(measures, [area.pk for area in areas], range(PERIOD, PERIOD + 1)) == [number(3 * count**2)]
    assert [each.number for each in years.values()] == [3 * count] * count
