"""The reading room of a Board member: what is off course, what moved, what changed, and what there is to read."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Measure, Membership, Role
from strategic_plan.services.rollup import rebuild
from tests.factories import story
from tests.factories.indicators import make_indicator, make_measure, make_years_of_observations
from tests.factories.reports import make_edition
from tests.workspace.reading import heading, text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/reading-room/"
QUERIES = 36
COMPLETE = replace(story.ON_TRACK, health="complete")


def reader() -> Membership:
    return story.member(Role.BOARD_MEMBER, "Board member")


def test_the_first_line_counts_what_got_worse_since_the_cycle_before(sign_in: SignIn) -> None:
    action = story.action(story.member())
    story.approved_last_time(action)
    story.approved(action, story.AT_RISK)
    page = sign_in(reader()).get(ADDRESS)
    assert heading(page) == "One action got worse since Quarter 4 2023."
    assert "Quarter 1 2024 is compared with Quarter 4 2023." in text_of(page)


def test_what_is_off_course_says_why_what_is_done_and_until_when(sign_in: SignIn) -> None:
    action = story.action(story.member())
    story.approved_last_time(action)
    story.approved(action, story.AT_RISK)
    words = text_of(sign_in(reader()).get(ADDRESS))
    for said in ("At risk was on track", "Two coordinators were away.", "A third is trained.", "31 May 2024"):
        assert said in words


def test_those_that_got_worse_come_before_those_that_stayed_bad(sign_in: SignIn) -> None:
    owner = story.member()
    stayed = story.action(owner, "Stayed as it was")
    delayed = replace(story.AT_RISK, health="delayed")
    story.approved_last_time(stayed, delayed)
    story.approved(stayed, delayed)
    worse = story.action(owner, "Got worse")
    story.approved_last_time(worse)
    story.approved(worse, story.AT_RISK)
    words = text_of(sign_in(reader()).get(ADDRESS))
    assert words.index("Got worse 1.1.2") < words.index("Stayed as it was")


def test_older_words_say_of_which_cycle_they_are_and_are_no_news(sign_in: SignIn) -> None:
    owner = story.member()
    story.approved_last_time(story.action(owner), story.AT_RISK)
    story.approved(story.action(owner))
    page = sign_in(reader()).get(ADDRESS)
    assert heading(page) == "Nothing got worse since Quarter 4 2023."
    assert "said for Quarter 4 2023" in text_of(page)
    assert "One action has nothing approved for Quarter 1 2024 yet; its last words stand." in text_of(page)


def test_a_date_that_was_given_and_passed_says_so(sign_in: SignIn) -> None:
    past = replace(story.AT_RISK, expected_on=datetime.date(2024, 2, 29))
    story.approved_last_time(story.action(story.member()), past)
    assert "29 Feb 2024 has passed" in text_of(sign_in(reader()).get(ADDRESS))


def test_what_got_better_is_told_after_what_got_worse(sign_in: SignIn) -> None:
    action = story.action(story.member())
    story.approved_last_time(action)
    story.approved(action, COMPLETE)
    assert "Also changed Case reviews every two weeks 1.1.1 On track to Complete" in text_of(
        sign_in(reader()).get(ADDRESS)
    )


def test_what_is_not_approved_is_not_read(sign_in: SignIn) -> None:
    story.submitted(story.action(story.member()), story.AT_RISK)
    page = sign_in(reader()).get(ADDRESS)
    assert heading(page) == "Nothing has been approved for reading yet."
    assert story.AT_RISK.reason not in text_of(page)


def test_a_number_that_moved_stands_with_its_change_and_its_line(sign_in: SignIn) -> None:
    story.approved(story.action(story.member()))
    stolen = make_measure(title="Auto thefts")
    moved(stolen)
    page = sign_in(reader()).get(ADDRESS)
    assert "People hurt in collisions down 25% from 120 people" in text_of(page)
    assert "<title>People hurt in collisions: 120 people in March 2023 to 90 people in March 2024</title>" in (
        page.content.decode().replace("\u00a0", " ")
    )


def test_the_newest_reports_are_there_to_read(sign_in: SignIn) -> None:
    edition = make_edition()
    page = sign_in(reader()).get(ADDRESS)
    assert f"/reports/{edition.report.slug}/" in page.content.decode()


def test_an_administrator_has_no_reading_room(sign_in: SignIn) -> None:
    assert sign_in(story.member(Role.ADMINISTRATOR, "Administrator")).get(ADDRESS).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(sign_in: SignIn, count: int, django_assert_num_queries: Any) -> None:
    owner = story.member()
    for _number in range(count):
        action = story.action(owner)
        story.approved_last_time(action)
        story.approved(action, story.AT_RISK)
        moved(make_measure())
    client = sign_in(reader())
    client.get(ADDRESS)
    with django_assert_num_queries(QUERIES):
        assert text_of(client.get(ADDRESS)).count("was on track") == count


def moved(measure: Measure) -> None:
    """An indicator of objective 1.1 that fell by a quarter from one year to the next."""
    indicator = make_indicator(story.objective(), numerator=measure)
    make_years_of_observations(measure, indicator.area, years=range(2022, 2025), value=10)
    first, last = 2023 * 12 + 3, 2024 * 12 + 2
    measure.observations.filter(period__gte=first, period__lte=last).update(value="7.5")
    rebuild()
    rebuild()
