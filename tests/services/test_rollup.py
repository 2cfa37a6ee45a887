"""The roll-up follows the rules of the calculations, whatever writes observations, on both engines."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some
from hypothesis.extra.django import TestCase

from strategic_plan.calculations.series import NOT_REPORTED, whole_of
from strategic_plan.calculations.values import Absence, Finality, Qualifier, Value
from strategic_plan.models import Area, Category, Measure, Observation, RolledUp
from strategic_plan.services.observations import set_value
from strategic_plan.services.rollup import differences, rebuild, roll_up
from tests.factories.indicators import make_breakdown, make_category, make_measure, make_observation
from tests.factories.moments import NOW, PERIOD_END, later
from tests.factories.organization import make_district, make_region
from tests.factories.people import chief

pytestmark = pytest.mark.django_db

Cell = tuple[Decimal | int | None, str, str, str]


def rolled(measure: Measure, area: Area, category: Category | None = None) -> Cell | None:
    rows = RolledUp.objects.filter(measure=measure, area=area)
    rows = rows.filter(category=category) if category else rows.wholes()
    return rows.values_list("value", "qualifier", "absence", "finality").first()


def test_an_area_observed_as_a_whole_stands_beside_its_districts() -> None:
    measure, region = make_measure(), make_region()
    make_observation(measure, region, value=10)
    make_observation(measure, make_district(region), value=7)
    assert rolled(measure, region) == (10, "exact", "", "preliminary")


def test_an_area_that_was_not_observed_is_the_sum_of_its_districts() -> None:
    measure, region = make_measure(), make_region()
    make_observation(measure, make_district(region), value=7, qualifier="at_least")
    assert rolled(measure, region) == (7, "at_least", "", "preliminary")


def test_a_sum_with_a_district_missing_is_not_known() -> None:
    measure, region = make_measure(), make_region()
    make_observation(measure, make_district(region), value=7)
    make_district(region)
    rebuild()
    assert rolled(measure, region) is None


def test_a_measure_that_does_not_add_up_over_areas_is_not_added_up() -> None:
    measure, region = make_measure(combine_areas=Measure.CombineAreas.NOT_AT_ALL), make_region()
    make_observation(measure, make_district(region), value=7)
    assert rolled(measure, region) is None


def test_an_absence_keeps_its_reason_until_the_parts_are_known() -> None:
    measure, region = make_measure(), make_region()
    district = make_district(region)
    make_observation(measure, region, value=None, absence="suppressed_at_source", finality="final")
    assert rolled(measure, region) == (None, "exact", "suppressed_at_source", "final")
    make_observation(measure, district, value=7)
    assert rolled(measure, region) == (7, "exact", "", "preliminary")


def test_all_categories_together_are_the_sum_of_each() -> None:
    breakdown = make_breakdown()
    types = [make_category(breakdown), make_category(breakdown)]
    measure, region = make_measure(breakdown=breakdown), make_region()
    make_observation(measure, region, value=3, category=types[0])
    assert rolled(measure, region) is None
    make_observation(measure, region, value=4, category=types[1])
    assert rolled(measure, region) == (7, "exact", "", "preliminary")


def test_a_category_of_an_area_is_the_sum_of_its_districts() -> None:
    breakdown = make_breakdown()
    kind = make_category(breakdown)
    measure, region = make_measure(breakdown=breakdown), make_region()
    make_observation(measure, make_district(region), value=3, category=kind)
    assert rolled(measure, region, kind) == (3, "exact", "", "preliminary")


def test_a_declared_sum_follows_its_measures_and_the_sums_of_it_follow_too() -> None:
    breakdown = make_breakdown()
    first, second, third, total, grand = (make_measure(breakdown=breakdown) for _ in range(5))
    total.total_of.set([first, second])
    grand.total_of.set([total, third])
    region = make_region()
    make_observation(first, region, value=3)
    make_observation(third, region, value=5)
    assert rolled(total, region) is None
    make_observation(second, region, value=4)
    assert (rolled(total, region), rolled(grand, region)) == (
        (7, "exact", "", "preliminary"),
        (12, "exact", "", "preliminary"),
    )


def test_districts_known_as_sums_of_measures_add_up_where_the_region_has_no_such_sum() -> None:
    first, second, total = (make_measure() for _ in range(3))
    total.total_of.set([first, second])
    region = make_region()
    one, other = make_district(region), make_district(region)
    make_observation(first, one, value=3)
    make_observation(second, one, value=4)
    make_observation(total, other, value=5)
    assert rolled(first, region) is None
    assert rolled(total, region) == (12, "exact", "", "preliminary")


def test_categories_known_as_sums_of_measures_add_up_where_all_of_them_have_no_such_sum() -> None:
    breakdown = make_breakdown()
    types = [make_category(breakdown), make_category(breakdown)]
    first, second, total = (make_measure(breakdown=breakdown) for _ in range(3))
    total.total_of.set([first, second])
    region = make_region()
    make_observation(first, region, value=3, category=types[0])
    make_observation(second, region, value=4, category=types[0])
    make_observation(total, region, value=5, category=types[1])
    assert rolled(total, region) == (12, "exact", "", "preliminary")


def test_what_a_region_has_in_no_district_is_in_the_sum_of_its_measures_too() -> None:
    first, second, total = (make_measure() for _ in range(3))
    total.total_of.set([first, second])
    region = make_region()
    district = make_district(region)
    for measure, of_region, of_district in ((first, 10, 7), (second, 5, 4)):
        make_observation(measure, region, value=of_region)
        make_observation(measure, district, value=of_district)
    assert rolled(total, district) == (11, "exact", "", "preliminary")
    assert rolled(total, region) == (15, "exact", "", "preliminary")


def test_a_value_set_by_a_deed_is_rolled_up_with_it() -> None:
    measure, region = make_measure(), make_region()
    person = chief()
    for value in (7, 9):
        set_value(
            measure, region, PERIOD_END, Decimal(value), qualifier="exact", reason="Counted.", by=person, at=later()
        )
    assert rolled(measure, region) == (9, "exact", "", "preliminary")
    assert not differences()


def test_what_somebody_wrote_past_the_deeds_is_found_and_mended() -> None:
    observation = make_observation(value=7)
    Observation.objects.update(value=8)
    found = differences()
    assert (found.missing, found.left_over) == (1, 1)
    assert found.first == ((observation.measure_id, observation.period, observation.area_id, observation.category_id),)
    rebuild()
    assert not differences()


QUALIFIERS = some.sampled_from([Qualifier.EXACT, Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.AT_MOST])
FINALITIES = some.sampled_from(list(Finality))
VALUES = some.one_of(
    some.none(),
    some.builds(
        Value,
        number=some.decimals(0, 99999, places=4),
        qualifier=QUALIFIERS,
        finality=FINALITIES,
    ),
    some.builds(Value, absence=some.sampled_from(list(Absence)), finality=FINALITIES),
)


class AnyTable(TestCase):
    """Two measures and their sum, in a region of two districts, in two types and all of them."""

    @settings(max_examples=10, suppress_health_check=list(HealthCheck))
    @given(some.lists(VALUES, min_size=27, max_size=27))
    @example([Value(Decimal(0)) if place in {4, 5, 12, 25, 26} else None for place in range(27)])
    def test_any_table_of_values_is_rolled_up_as_the_calculations_combine_it(self, values: list[Value | None]) -> None:
        breakdown = make_breakdown()
        whole = Category.objects.get(breakdown=breakdown)
        types = [make_category(breakdown), make_category(breakdown)]
        parts = [make_measure(breakdown=breakdown), make_measure(breakdown=breakdown)]
        total = make_measure(breakdown=breakdown)
        total.total_of.set(parts)
        region = make_region()
        districts = [make_district(region), make_district(region)]
        own: dict[tuple[int, int], dict[int, Value]] = defaultdict(dict)
        drawn = iter(values)
        for measure in (*parts, total):
            for area in (region, *districts):
                for category in (whole, *types):
                    value = next(drawn)
                    if value is not None:
                        own[measure.pk, category.pk][area.pk] = value
                        _store(measure, area, category, value)
        roll_up([(parts[0].pk, PERIOD), (parts[1].pk, PERIOD), (total.pk, PERIOD)])

        areas: dict[int, list[int]] = {district.pk: [] for district in districts}
        areas[region.pk] = [district.pk for district in districts]
        expected: dict[tuple[int, int, int], Value] = {}
        for measure in (*parts, total):
            cells = {
                (category.pk, area): own[measure.pk, category.pk].get(area, NOT_REPORTED)
                for category in (whole, *types)
                for area in areas
            }
            _combine(cells, areas, whole, types)
            if measure == total:
                for cell, value in cells.items():
                    cells[cell] = whole_of(value, [expected[part.pk, *cell] for part in parts])
                _combine(cells, areas, whole, types)
            expected |= {(measure.pk, *cell): value for cell, value in cells.items()}

        for (measure_id, category_id, area_id), value in expected.items():
            found = RolledUp.objects.filter(measure=measure_id, category=category_id, area=area_id).first()
            if category_id == whole.pk:
                number = found.value if found else None
                assert number == value.number
            else:
                seen = own[measure_id, category_id].get(area_id)
                assert (found is not None) == (value.is_present and not (seen and seen.is_present))
            if found is not None and value.is_present:
                assert (found.value, found.qualifier, found.finality) == (
                    value.number,
                    value.qualifier,
                    value.finality,
                )
        assert not differences()


PERIOD = PERIOD_END.year * 12 + PERIOD_END.month - 1


def _combine(
    cells: dict[tuple[int, int], Value], areas: dict[int, list[int]], whole: Category, types: list[Category]
) -> None:
    """Cells by category and area, from the bottom: an area's own first, then its districts, then its types."""
    for area, children in areas.items():
        for category in (whole, *types):
            below = [cells[category.pk, child] for child in children]
            cells[category.pk, area] = whole_of(cells[category.pk, area], below)
        cells[whole.pk, area] = whole_of(cells[whole.pk, area], [cells[kind.pk, area] for kind in types])


def _store(measure: Measure, area: Area, category: Category, value: Value) -> None:
    Observation.objects.create(
        measure=measure,
        area=area,
        category=category,
        year=PERIOD_END.year,
        period=PERIOD,
        value=value.number,
        qualifier=value.qualifier,
        absence=value.absence or "",
        finality=value.finality,
        recorded_at=NOW,
    )
