"""One indicator: the figure in words, why it is rated so, its districts, and how it is made."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Indicator, Measure, Membership, Observation, Role, Target
from tests.factories import story
from tests.factories.indicators import (
    make_indicator,
    make_judgement,
    make_measure,
    make_observation,
    make_revision,
    make_target,
    make_years_of_observations,
)
from tests.factories.organization import make_district
from tests.workspace.dashboard import clearance, headline
from tests.workspace.reading import heading, text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/figures/clearance-rate/"
QUERIES = 21


def reader() -> Membership:
    return story.member(Role.BOARD_MEMBER, "Board member")


def promised(indicator: Indicator) -> Target:
    """The Board's target for the clearance rate."""
    return make_target(
        indicator,
        baseline=Decimal("43.7417"),
        baseline_on=datetime.date(2022, 12, 31),
        value=Decimal(47),
        due_on=datetime.date(2026, 12, 31),
    )


def test_the_figure_is_said_in_words_with_what_it_was(sign_in: SignIn) -> None:
    promised(headline())
    page = sign_in(reader()).get(ADDRESS)
    assert heading(page) == "Clearance rate, Region"
    assert "42% In 2023, 42 of every 100 reported offences were solved. A year earlier it was 44." in text_of(page)


def test_the_rating_says_its_rule_and_what_it_was_given(sign_in: SignIn) -> None:
    promised(headline())
    words = text_of(sign_in(reader()).get(ADDRESS))
    assert "Worsening" in words
    assert "Rule 4 of 6: worse than the baseline by more than the tolerance." in words
    assert "Progress to target −64%" in words


def test_the_districts_stand_side_by_side_on_one_scale(sign_in: SignIn) -> None:
    headline()
    words = text_of(sign_in(reader()).get(ADDRESS))
    assert "By district" in words
    assert "District 1 fell most, from 55% to 49%" in words


def test_the_method_card_works_the_figure_out(sign_in: SignIn) -> None:
    headline(limits="Cleared does not mean convicted.")
    words = text_of(sign_in(reader()).get(ADDRESS))
    assert "2,915 occurrences cleared divided by 6,999 occurrences = 41.6%, shown as 42%" in words
    assert "A ratio of sums: never an average of the rates of months or districts." in words
    assert "Cleared does not mean convicted." in words
    assert "Method 1, since 1 January 2023." in words


def test_small_numbers_follow_the_measure(sign_in: SignIn) -> None:
    indicator = headline()
    Measure.objects.filter(indicators=indicator).update(small_counts=Measure.SmallCounts.PERSONS)
    assert "Counts below 11 are not published" in text_of(sign_in(reader()).get(ADDRESS))


def test_an_activity_count_has_no_rating(sign_in: SignIn) -> None:
    headline(direction=Indicator.Direction.INFORMATIONAL)
    words = text_of(sign_in(reader()).get(ADDRESS))
    assert "Shown for information: activity is counted, never judged." in words
    assert "Rating against the target" not in words


def test_a_described_outcome_says_what_was_found_and_why(sign_in: SignIn) -> None:
    indicator = make_indicator(story.objective(), code="partners")
    Indicator.objects.filter(pk=indicator.pk).update(form=Indicator.Form.QUALITATIVE, numerator=None)
    make_judgement(indicator)
    words = text_of(sign_in(reader()).get("/workspace/figures/partners/"))
    assert "Three of four partners meet every month. Minutes of the partners’ meetings." in words


def test_an_indicator_without_values_says_that_nothing_is_reported(sign_in: SignIn) -> None:
    make_indicator(story.objective(), code="not-yet")
    page = sign_in(reader()).get("/workspace/figures/not-yet/")
    assert "Not reported. The figure will stand here when it is." in text_of(page)


def test_an_unknown_indicator_is_not_found(sign_in: SignIn) -> None:
    story.objective()
    assert sign_in(reader()).get("/workspace/figures/nothing/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(sign_in: SignIn, count: int, django_assert_num_queries: Any) -> None:
    indicator = promised(headline()).indicator
    for _number in range(count):
        make_district(indicator.area)
    client = sign_in(reader())
    client.get(ADDRESS)
    with django_assert_num_queries(QUERIES):
        client.get(ADDRESS)


def test_a_revised_figure_says_what_it_was_and_why(sign_in: SignIn) -> None:
    indicator = headline()
    revised = Observation.objects.get(measure=indicator.numerator, area=indicator.area, period=2023 * 12 + 4)
    make_revision(revised, value=Decimal(200), reason="A late file from District 2.")
    words = text_of(sign_in(reader()).get(ADDRESS))
    assert "Occurrences cleared, Region May 2023 200 242" in words
    assert "A late file from District 2." in words


def test_the_revisions_of_what_a_total_is_the_sum_of_are_told_too(sign_in: SignIn) -> None:
    indicator = headline()
    part = make_measure(title="Occurrences cleared by charge")
    assert indicator.numerator is not None
    indicator.numerator.total_of.add(part)
    charged = make_observation(part, indicator.area, datetime.date(2023, 5, 31), 190)
    make_revision(charged, value=Decimal(180), reason="A charge was laid after the file was sent.")
    assert "A charge was laid after the file was sent." in text_of(sign_in(reader()).get(ADDRESS))


def test_the_year_before_is_drawn_beside_the_year(sign_in: SignIn) -> None:
    measure = make_measure()
    indicator = make_indicator(story.objective(), code="stops", numerator=measure)
    make_years_of_observations(measure, indicator.area, years=range(2020, 2025), value=7)
    words = text_of(sign_in(reader()).get("/workspace/figures/stops/"))
    assert "A year earlier" in words


def test_an_indicator_that_is_divided_shows_its_parts(sign_in: SignIn) -> None:
    clearance()
    words = text_of(sign_in(reader()).get(ADDRESS))
    assert "By occurrence type" in words
    assert "Occurrences by type and status, Region" in words


def test_the_objective_it_serves_is_named(sign_in: SignIn) -> None:
    objective = headline().objective
    assert f"Serves {objective.code} {objective.title}" in text_of(sign_in(reader()).get(ADDRESS))


def test_a_board_member_may_ask_about_it(sign_in: SignIn) -> None:
    headline()
    assert "?indicator=clearance-rate" in sign_in(reader()).get(ADDRESS).content.decode()
