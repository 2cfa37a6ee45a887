"""What surrounds a plan, read for a page: sentences, the map in words, and a fixed number of queries."""

import pytest
from pytest_django import DjangoAssertNumQueries

from strategic_plan.models import Plan
from strategic_plan.summaries.environment.consultation import read_consultation
from strategic_plan.summaries.environment.risks import read_risks
from strategic_plan.summaries.environment.scan import read_scans
from tests.factories.environment import (
    make_consultation,
    make_factor,
    make_mention,
    make_party,
    make_risk,
    make_risk_scales,
    make_scan,
    make_theme,
)
from tests.factories.indicators import make_indicator, make_years_of_observations
from tests.factories.moments import TODAY
from tests.factories.organization import make_organization
from tests.factories.plans import make_objective, make_plan

pytestmark = pytest.mark.django_db


def test_a_factor_shows_the_last_five_complete_years_of_its_indicator() -> None:
    make_organization()
    indicator = make_indicator(make_objective(), code="people-hurt")
    assert indicator.numerator is not None
    make_years_of_observations(indicator.numerator, indicator.area, years=range(2021, 2024), value=7)
    scan = make_scan(indicator.objective.priority.plan)
    make_factor(scan, indicator=indicator)
    evidence = read_scans(scan.plan, today=TODAY)[0].factors[0].evidence
    assert [year.year for year in evidence.years] == [2019, 2020, 2021, 2022, 2023]
    assert [year.year for year in evidence.known] == [2021, 2022, 2023]


def test_the_scan_says_how_much_of_it_is_answered() -> None:
    scan = make_scan()
    make_factor(scan)
    assert read_scans(scan.plan, today=TODAY)[0].sentence == (
        "The scan found one factor; objectives answer none of them."
    )


def test_the_map_says_every_level_in_a_word() -> None:
    make_risk_scales()
    risk = make_risk(likelihood=3, impact=2)
    register = read_risks(risk.plan, today=TODAY)
    words = [[cell.level_words for cell in row.cells] for row in register.rows]
    assert words == [["Moderate", "High", "High"], ["Low", "Moderate", "High"], ["Low", "Low", "Moderate"]]
    assert [cell.spoken for cell in register.rows[0].cells] == ["–", "1", "–"]
    assert register.sentence == "One risk is open, one of them high."


def test_a_risk_on_no_scale_is_shown_by_its_numbers() -> None:
    risk = make_risk(likelihood=5, impact=5)
    register = read_risks(risk.plan, today=TODAY)
    assert (len(register.rows), register.rows[0].words) == (5, "5")


def test_who_must_be_heard_and_was_not_is_named() -> None:
    plan = make_plan()
    make_party(name="School boards")
    make_consultation(plan, make_party(), attended=61)
    assert read_consultation(plan).sentence == (
        "61 people took part in one consultation. Not heard yet: School boards."
    )


def _surroundings(plan: Plan, count: int) -> None:
    for _ in range(count):
        make_risk(plan)
        make_mention(make_theme(plan), make_consultation(plan, make_party()))
        make_factor(make_scan(plan))


@pytest.mark.parametrize("count", [1, 3])
def test_reading_takes_a_fixed_number_of_queries(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    plan = make_plan()
    _surroundings(plan, count)
    with django_assert_num_queries(3):
        read_risks(plan, today=TODAY)
    with django_assert_num_queries(8):
        read_consultation(plan)
    with django_assert_num_queries(4):
        read_scans(plan, today=TODAY)
