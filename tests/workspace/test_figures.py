"""Every figure of the plan on one page, with the figure matrix of its headline rate."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Indicator, Measure, Membership, Role
from tests.factories import story
from tests.factories.dashboards import make_dashboard
from tests.factories.indicators import (
    make_indicator,
    make_measure,
    make_observation,
    make_target,
    make_years_of_observations,
)
from tests.factories.organization import make_district, make_region
from tests.workspace.reading import heading, text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/figures/"
QUERIES = 16


def analyst() -> Membership:
    return story.member(Role.ANALYST, "Crime Analyst")


def falling(value: int = 10, **fields: Any) -> Indicator:
    """An indicator with a target to fall to, and the same value in every month."""
    measure = make_measure()
    indicator = make_indicator(story.objective(), numerator=measure, **fields)
    make_years_of_observations(measure, indicator.area, years=range(2022, 2025), value=value)
    return indicator


def test_the_first_line_counts_what_is_off_track_among_what_is_rated(sign_in: SignIn) -> None:
    make_target(falling(), baseline=Decimal(100), value=Decimal(80))
    make_target(falling(7), baseline=Decimal(100), value=Decimal(80))
    falling(direction=Indicator.Direction.INFORMATIONAL)
    assert heading(sign_in(analyst()).get(ADDRESS)) == "One of two rated figures is off track or worsening."


def test_an_activity_count_is_neither_good_nor_bad(sign_in: SignIn) -> None:
    falling(direction=Indicator.Direction.INFORMATIONAL, title="Traffic stops")
    page = text_of(sign_in(analyst()).get(ADDRESS))
    assert "For information" in page
    assert "Why?" not in page


def test_dashboards_in_use_are_listed_in_their_places(sign_in: SignIn) -> None:
    story.objective()
    make_dashboard(title="Traffic", position=2)
    make_dashboard(title="Thefts", position=1)
    make_dashboard(title="Gone", is_taken_down=True)
    page = text_of(sign_in(analyst()).get(ADDRESS))
    assert page.index("Thefts") < page.index("Traffic")
    assert "Gone" not in page


def test_a_board_member_sees_only_dashboards_shown_to_the_board(sign_in: SignIn) -> None:
    story.objective()
    make_dashboard(title="For the Board", shown_to_board=True)
    make_dashboard(title="For the Service")
    page = text_of(sign_in(story.member(Role.BOARD_MEMBER, "Vice-Chair")).get(ADDRESS))
    assert "For the Board" in page
    assert "For the Service" not in page


def test_without_indicators_the_page_says_what_will_be_here(sign_in: SignIn) -> None:
    story.objective()
    assert heading(sign_in(analyst()).get(ADDRESS)) == "No figure measures this plan yet."


def test_an_administrator_sees_no_figures(sign_in: SignIn) -> None:
    story.objective()
    assert sign_in(story.member(Role.ADMINISTRATOR, "Administrator")).get(ADDRESS).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(sign_in: SignIn, count: int, django_assert_num_queries: Any) -> None:
    for _number in range(count):
        make_target(falling(), baseline=Decimal(100), value=Decimal(80))
    whole = make_region()
    for _number in range(count):
        make_district(whole)
    rate = lead_rate(whole)
    client = sign_in(analyst())
    client.get(ADDRESS)
    with django_assert_num_queries(QUERIES):
        page = client.get(ADDRESS)
    assert text_of(page).count("Why? People hurt in collisions") == count
    assert rate.title in text_of(page)


def lead_rate(area: Any) -> Indicator:
    """A leading rate of counts kept by month."""
    measures: list[Measure] = []
    for value in (40, 100):
        measure = make_measure(title="Occurrences")
        make_years_of_observations(measure, area, years=range(2022, 2025), value=value)
        measures.append(measure)
    return make_indicator(
        story.objective(),
        title="Clearance rate",
        form=Indicator.Form.RATIO,
        numerator=measures[0],
        denominator=measures[1],
        multiplier=100,
        unit="%",
        area=area,
        is_lead=True,
    )


def test_not_reported_is_said_and_is_no_zero(sign_in: SignIn) -> None:
    indicator = make_indicator(story.objective())
    make_observation(indicator.numerator, indicator.area, value=None, absence="not_reported")
    assert "not reported" in text_of(sign_in(analyst()).get(ADDRESS))
