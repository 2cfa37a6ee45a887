"""Since a Board member last looked: what got worse, what moved, what was answered, what is theirs to decide."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import DecisionReport, Membership, PrivateNote, Rating, Role
from strategic_plan.services.reading import mark_as_read
from tests.factories import inquiries, story
from tests.factories.indicators import make_indicator, make_rating, make_target
from tests.factories.meetings import make_meeting
from tests.factories.moments import NOW, later
from tests.factories.people import holder, make_user
from tests.workspace.reading import heading, text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/reading-room/"


@pytest.fixture
def reader() -> Membership:
    story.objective()
    return story.member(Role.BOARD_MEMBER, "Board member")


def looked(reader: Membership, days: int = 7) -> None:
    mark_as_read(until=later(days=-days), by=holder(reader), at=NOW)


def test_what_got_worse_since_is_counted_and_marked_as_new(sign_in: SignIn, reader: Membership) -> None:
    action = story.action(story.member())
    story.approved_last_time(action)
    story.approved(action, story.AT_RISK)
    looked(reader)
    page = sign_in(reader).get(ADDRESS)
    assert heading(page) == "Since you last looked, one action got worse."
    assert "You last read on 4 April 2024." in text_of(page)
    assert "new to you" in text_of(page)


def test_what_was_read_is_no_news_again(sign_in: SignIn, reader: Membership) -> None:
    action = story.action(story.member())
    story.approved_last_time(action)
    story.approved(action, story.AT_RISK)
    client = sign_in(reader)
    until = client.get(ADDRESS).context["until"]
    assert client.post(f"{ADDRESS}read/", {"until": until}).status_code == 302
    page = client.get(ADDRESS)
    assert heading(page) == "Nothing got worse since you last looked."
    assert "new to you" not in text_of(page)


def test_a_mark_that_names_no_moment_marks_nothing(sign_in: SignIn, reader: Membership) -> None:
    client = sign_in(reader)
    for until in ("", "yesterday"):
        client.post(f"{ADDRESS}read/", {"until": until})
    assert not hasattr(reader.user, "reading_mark")


def test_a_rating_that_moved_is_told_with_what_it_was(sign_in: SignIn, reader: Membership) -> None:
    story.approved(story.action(story.member()))
    indicator = make_indicator(story.objective(), title="People hurt in collisions")
    make_target(indicator)
    make_rating(indicator=indicator, rating="on_track", evaluated_at=later(days=-30))
    looked(reader)
    words = text_of(sign_in(reader).get(ADDRESS))
    assert "Ratings that moved" in words
    assert "People hurt in collisions On track to No rating" in words
    assert Rating.objects.count() == 1


def test_an_answer_since_is_there_to_read(sign_in: SignIn, reader: Membership) -> None:
    story.approved(story.action(story.member()))
    inquiries.make_answered(by=holder(reader), answered_at=later(days=-1), at=later(days=-20))
    inquiries.make_answered(by=holder(reader), answered_at=later(days=-9), at=later(days=-20), wording="Long answered?")
    looked(reader)
    page = sign_in(reader).get(ADDRESS)
    assert heading(page) == "Since you last looked, one inquiry was answered."
    assert "Read the answer" in text_of(page)
    assert "Long answered?" not in text_of(page)


def test_a_decision_on_a_coming_agenda_stands_first(sign_in: SignIn, reader: Membership) -> None:
    story.approved(story.action(story.member()))
    meeting = make_meeting(held_on=datetime.date(2024, 4, 25))
    secret = make_meeting(held_on=datetime.date(2024, 4, 25), audience="in_camera")
    for number, each in enumerate((meeting, secret), start=1):
        DecisionReport.objects.create(
            number=number,
            plan=story.objective().priority.plan,
            title=f"Interim target {number}",
            matter="The rate fell.",
            motion="That the Board set it.",
            meeting=each,
            state="on_agenda",
            begun_on=NOW.date(),
            begun_by=make_user(),
        )
    looked(reader)
    page = sign_in(reader).get(ADDRESS)
    assert heading(page) == "Since you last looked, one decision is due."
    assert "Interim target 1" in text_of(page)
    assert "Interim target 2" not in text_of(page)


def test_one_page_tells_an_objective_with_what_was_asked_and_ones_own_note(sign_in: SignIn, reader: Membership) -> None:
    story.approved(story.action(story.member()), story.AT_RISK)
    inquiries.make_accepted(objective=story.objective(), wording="How many reviews were held?")
    client = sign_in(reader)
    client.post(f"{ADDRESS}notes/1.1/", {"version": 0, "text": "Ask about the list."})
    words = text_of(client.get(f"{ADDRESS}objectives/1.1/"))
    for said in ("Two coordinators were away.", "How many reviews were held?", "Ask about the list."):
        assert said in words
    other = sign_in(story.member(Role.BOARD_MEMBER, "Chair"))
    assert "Ask about the list." not in text_of(other.get(f"{ADDRESS}objectives/1.1/"))
    assert "Ask about the list." in text_of(client.get(ADDRESS))
    assert "Ask about the list." not in text_of(other.get(ADDRESS))


def test_a_note_of_another_tab_is_shown_beside_and_nothing_typed_is_lost(sign_in: SignIn, reader: Membership) -> None:
    client = sign_in(reader)
    client.post(f"{ADDRESS}notes/1.1/", {"version": 0, "text": "From one tab."})
    late = client.post(f"{ADDRESS}notes/1.1/", {"version": 0, "text": "From the other."})
    assert late.status_code == 409
    assert "Kept from another tab: “From one tab.”" in text_of(late)
    assert "From the other." in text_of(late)
    assert PrivateNote.objects.get().text == "From one tab."


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queries_of_an_objectives_page_do_not_grow(
    sign_in: SignIn, reader: Membership, rows: int, django_assert_num_queries: Callable[..., object]
) -> None:
    for _row in range(rows):
        story.approved(story.action(story.member()), story.AT_RISK)
        inquiries.make_accepted(objective=story.objective())
    client = sign_in(reader)
    with django_assert_num_queries(QUERIES):  # type: ignore[attr-defined]
        client.get(f"{ADDRESS}objectives/1.1/")


QUERIES = 32
