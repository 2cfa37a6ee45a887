"""The audit trail: every deed in words, newest first, found by deed, person and words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Event, Membership, Role
from strategic_plan.summaries.trail import event_words
from tests.factories import story
from tests.factories.organization import make_organization
from tests.workspace.reading import heading, text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/audit-trail/"
QUERIES = 9


@pytest.fixture
def keeper(sign_in: SignIn) -> Client:
    make_organization()
    return sign_in(story.member(Role.ADMINISTRATOR, "Administrator"))


def test_every_deed_is_on_record_the_newest_first(keeper: Client) -> None:
    story.submitted(story.action(story.member()))
    page = keeper.get(ADDRESS)
    words = text_of(page)
    assert heading(page) == "3 deeds are on record."
    assert words.index("Submit update 1.1.1") < words.index("Save update 1.1.1") < words.index("Begin update 1.1.1")


def test_the_days_of_the_record_are_read_as_people_write_them() -> None:
    assert event_words(Event(words="Received on 2024-04-11.")) == "Received on 11\u00a0April\u00a02024."
    assert event_words(Event(words="Bylaw 2024-99-11.")) == "Bylaw 2024-99-11."


def test_events_are_found_by_deed_by_person_and_by_words(keeper: Client) -> None:
    owner = story.member(office="Sergeant, Road Safety")
    story.submitted(story.action(owner))
    story.draft(story.action(story.member()))
    assert "1 event, the newest first" in text_of(keeper.get(ADDRESS, {"deed": "submit update"}))
    assert "3 events, the newest first" in text_of(keeper.get(ADDRESS, {"person": "road safety"}))
    assert "2 events, the newest first" in text_of(keeper.get(ADDRESS, {"words": "1.1.2"}))


def test_a_question_that_cannot_be_right_looks_for_nothing(keeper: Client) -> None:
    story.draft(story.action(story.member()))
    words = text_of(keeper.get(ADDRESS, {"deed": "no such deed", "words": "x" * 500}))
    assert "2 events, the newest first" in words


def test_the_file_carries_the_question_of_the_page(keeper: Client) -> None:
    story.draft(story.action(story.member()))
    page = keeper.get(ADDRESS, {"deed": "save update"}).content.decode()
    assert 'href="/workspace/audit-trail/audit-trail.csv?deed=save+update"' in page


def test_nobody_else_reads_it(sign_in: SignIn) -> None:
    client = sign_in(story.member(Role.GOVERNANCE_STAFF, "Governance Officer"))
    assert client.get(ADDRESS).status_code == 403
    assert client.get(f"{ADDRESS}audit-trail.csv").status_code == 403
    assert client.post(f"{ADDRESS}check/").status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(keeper: Client, count: int, django_assert_num_queries: Any) -> None:
    for _number in range(count):
        story.draft(story.action(story.member()))
    keeper.get(ADDRESS)
    with django_assert_num_queries(QUERIES):
        assert text_of(keeper.get(ADDRESS)).count("Begin update 1.1.") == count
