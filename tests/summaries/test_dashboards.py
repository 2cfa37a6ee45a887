"""Figures by area as other pages and reports take them: the same object that a dashboard shows."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from strategic_plan.calculations.periods import Period
from strategic_plan.models import Area, Indicator, Observation
from strategic_plan.services.rollup import rebuild
from strategic_plan.summaries.dashboards import AskedError, areas_over
from tests.workspace.dashboard import clearance

TODAY = datetime.date(2024, 4, 11)
YEAR = Period(datetime.date(2023, 1, 1), datetime.date(2023, 12, 31))

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator() -> Indicator:
    clearance()
    return Indicator.objects.get(code="clearance-rate")


def test_one_district_over_a_year(indicator: Indicator) -> None:
    page = areas_over(indicator, YEAR, today=TODAY, areas=("district-1",))
    assert [(row.name, row.figures[0].count.value_words) for row in page.rows] == [("District 1", "2,007")]
    said = page.heading.replace("\u00a0", " ")
    assert said == "In 2023, 49 in 100 occurrences in District 1 were cleared, down from 55."


def test_districts_together_are_a_ratio_of_sums(indicator: Indicator) -> None:
    page = areas_over(indicator, YEAR, today=TODAY, areas=("district-1", "district-2"))
    together = page.rows[0].figures[0]
    assert (together.count.value, together.rate.value) == (Decimal(4525), 100 * Decimal(974 + 906) / Decimal(4525))


def test_a_whole_that_nobody_observed_is_the_sum_of_its_parts(indicator: Indicator) -> None:
    Observation.objects.filter(area__code="region").delete()
    rebuild()
    page = areas_over(indicator, YEAR, today=TODAY)
    assert page.opening.count.value == 6962
    assert page.rest == "Every one of the occurrences belongs to a district."


def test_a_missing_district_makes_the_rest_not_known(indicator: Indicator) -> None:
    Observation.objects.filter(area__code="district-3", period=2023 * 12).delete()
    rebuild()
    page = areas_over(indicator, YEAR, today=TODAY)
    assert page.rest == "Not allocated to a district: not known, because a district is missing."
    assert page.rows[-1].figures[0].count.note == "incomplete: 11 of 12 months"
    assert page.rows[-1].figures[0].count.change.words == "no comparison"


def test_districts_that_add_up_to_more_are_flagged(indicator: Indicator) -> None:
    Observation.objects.filter(area__code="district-1", measure__code="not-cleared", period=2023 * 12).update(
        value=5000
    )
    rebuild()
    assert "The districts add up to more than the Region" in areas_over(indicator, YEAR, today=TODAY).rest


def test_an_average_of_fewer_months_says_so(indicator: Indicator) -> None:
    Observation.objects.filter(period__lt=2022 * 12 + 6).delete()
    rebuild()
    half = Period(datetime.date(2022, 7, 1), datetime.date(2022, 12, 31))
    average = areas_over(indicator, half, today=TODAY).rows[0].figures[-1]
    assert average.count.note == "incomplete: 6 of 12 months"


def test_a_span_without_a_complete_month_is_refused_in_words(indicator: Indicator) -> None:
    march = Period(datetime.date(2024, 3, 1), datetime.date(2024, 3, 31))
    with pytest.raises(AskedError, match="there is no complete month"):
        areas_over(indicator, march, today=TODAY)


def test_types_narrow_every_area(indicator: Indicator) -> None:
    every, some = (areas_over(indicator, YEAR, today=TODAY, categories=codes) for codes in ((), ("a", "c")))
    assert Area.objects.count() == len(every.rows) == len(some.rows)
    assert all(
        (narrow.figures[0].count.value or 0) < (wide.figures[0].count.value or 0)
        for narrow, wide in zip(some.rows, every.rows, strict=True)
    )
