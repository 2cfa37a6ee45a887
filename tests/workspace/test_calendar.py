"""The calendar of a year: what is due under what, how it stands, and the next meetings."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Deliverable, Membership, Role
from tests.factories import story
from tests.factories.meetings import make_meeting
from tests.factories.obligations import make_deliverable, make_obligation
from tests.factories.organization import make_organization
from tests.factories.people import make_user
from tests.workspace.reading import heading, text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/calendar/"
QUERIES = 9


@pytest.fixture(autouse=True)
def an_organization(db: None) -> None:
    make_organization()


def staff() -> Membership:
    return story.member(Role.GOVERNANCE_STAFF, "Governance Officer")


def reader() -> Membership:
    return story.member(Role.BOARD_MEMBER, "Board member")


def test_the_first_line_counts_what_is_late_and_what_is_to_come(sign_in: SignIn) -> None:
    duty = make_obligation()
    make_deliverable(duty, due_on=datetime.date(2024, 4, 1))
    make_deliverable(duty, due_on=datetime.date(2024, 5, 1))
    page = sign_in(reader()).get(ADDRESS)
    assert heading(page) == "One duty to the Board is late; one is still to come in 2024."


def test_what_was_given_says_when_and_is_not_late(sign_in: SignIn) -> None:
    make_deliverable(
        due_on=datetime.date(2024, 2, 1), state=Deliverable.State.RECEIVED, received_on=datetime.date(2024, 2, 14)
    )
    page = sign_in(reader()).get(ADDRESS)
    assert heading(page) == "Everything that was due in 2024 is given."
    assert "Received 14 February 2024" in text_of(page)


def test_a_citation_that_nobody_checked_says_so(sign_in: SignIn) -> None:
    checked = make_obligation(verified_on=datetime.date(2024, 1, 9), verified_by=make_user())
    make_deliverable(checked)
    make_deliverable(make_obligation(source_url="https://www.ontario.ca/laws/statute/19c01"))
    page = sign_in(reader()).get(ADDRESS)
    words = text_of(page)
    assert "Verified on 9 January 2024" in words
    assert "Not yet verified" in words
    assert 'href="https://www.ontario.ca/laws/statute/19c01"' in page.content.decode()


def test_another_year_is_one_choice_away(sign_in: SignIn) -> None:
    duty = make_obligation()
    make_deliverable(duty, due_on=datetime.date(2023, 6, 30), title="Report of the year before")
    make_deliverable(duty, due_on=datetime.date(2024, 6, 30))
    client = sign_in(reader())
    assert "Report of the year before" in text_of(client.get(ADDRESS, {"year": "2023"}))
    assert client.get(ADDRESS, {"year": "nonsense"}).status_code == 200


def test_what_is_late_from_the_year_before_is_not_forgotten(sign_in: SignIn) -> None:
    make_deliverable(due_on=datetime.date(2023, 6, 30), title="Report of the year before")
    assert "Report of the year before" in text_of(sign_in(reader()).get(ADDRESS))


def test_only_governance_staff_are_offered_the_deeds(sign_in: SignIn) -> None:
    deliverable = make_deliverable(due_on=datetime.date(2024, 4, 1))
    deeds = [f"/workspace/calendar/{deliverable.pk}/{deed}/" for deed in ("receive", "explain")]
    for membership, offered in ((staff(), True), (reader(), False)):
        page = sign_in(membership).get(ADDRESS).content.decode()
        assert [deed in page for deed in deeds] == [offered, offered]


def test_the_next_meetings_stand_at_the_end(sign_in: SignIn) -> None:
    make_meeting(held_on=datetime.date(2024, 4, 25))
    make_meeting(held_on=datetime.date(2024, 2, 22))
    words = text_of(sign_in(reader()).get(ADDRESS))
    assert "25 April 2024 Regular meeting" in words
    assert "22 February 2024" not in words


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(sign_in: SignIn, count: int, django_assert_num_queries: Any) -> None:
    for number in range(count):
        make_deliverable(make_obligation(), due_on=datetime.date(2024, 5, 1 + number))
    client = sign_in(staff())
    client.get(ADDRESS)
    with django_assert_num_queries(QUERIES):
        assert text_of(client.get(ADDRESS)).count("Status report of the first quarter") == 4 * count
