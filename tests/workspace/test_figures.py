"""Every figure of the plan on one page, with the figure matrix of its headline rate."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Indicator, Measure, Membership, Role
from tests.factories import story
from tests.factories.indicators import (
    make_indicator,
    make_measure,
    make_observation,
    make_target,
    make_years_of_observations,
)
from tests.factories.organization import make_district, make_region
from tests.workspace.dashboard import headline
from tests.workspace.reading import heading, text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/figures/"
QUERIES = 14


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


def test_the_matrix_of_2023_is_the_published_one(sign_in: SignIn) -> None:
    headline()
    page = sign_in(analyst()).get(ADDRESS)
    assert "In 2023, 42 in 100 occurrences were cleared, down from 44" in text_of(page)
    assert matrix_rows(page, "year") == [
        "Region 6,999 was 6,783 +3% 42% was 44% −5% −2.1 points",
        "District 1 2,007 was 1,931 +4% 49% was 55% −12% −6.3 points",
        "District 2 2,518 was 2,438 +3% 36% was 37% −3% −1.1 points",
        "District 3 2,437 was 2,368 +3% 42% was 42% +1% +0.4 points",
    ]


def test_what_belongs_to_no_district_is_said_with_its_sum(sign_in: SignIn) -> None:
    headline()
    assert "37 occurrences belong to the Region but to no district: 6,962 + 37 = 6,999." in text_of(
        sign_in(analyst()).get(ADDRESS)
    )


def test_a_phone_shows_the_span_the_address_names(sign_in: SignIn) -> None:
    headline()
    client = sign_in(analyst())
    narrow = re.findall(r'<td class="span-start">', client.get(ADDRESS, {"span": "average"}).content.decode())
    assert len(narrow) == 4
    assert client.get(ADDRESS, {"span": "nonsense"}).status_code == 200


def test_the_average_month_is_a_twelfth_of_twelve(sign_in: SignIn) -> None:
    headline(complete_through="2023-12-31")
    page = sign_in(analyst()).get(ADDRESS, {"span": "average"})
    assert matrix_rows(page, "average")[0] == "Region 583 was 565 +3% 42% was 44% −5% −2.1 points"


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


def matrix_rows(page: Any, span: str) -> list[str]:
    """The rows of the matrix as one span reads: the cells of the others are hidden on a phone."""
    body = re.search(r'<table class="matrix">.*?<tbody>(.*?)</tbody>', page.content.decode(), flags=re.S)
    assert body is not None
    places = {"year": 0, "to-date": 1, "average": -1}
    rows = []
    for row in re.findall(r"<tr.*?</tr>", body[1], flags=re.S):
        name, *cells = re.findall(r"<t[hd].*?</t[hd]>", row, flags=re.S)
        pairs = [cells[index : index + 2] for index in range(0, len(cells), 2)]
        texts = [re.sub(r"<[^>]+>", " ", part) for part in (name, *pairs[places[span]])]
        rows.append(re.sub(r"\s+", " ", " ".join(texts).replace("\u00a0", " ")).strip())
    return rows


def test_not_reported_is_said_and_is_no_zero(sign_in: SignIn) -> None:
    indicator = make_indicator(story.objective())
    make_observation(indicator.numerator, indicator.area, value=None, absence="not_reported")
    assert "not reported" in text_of(sign_in(analyst()).get(ADDRESS))
