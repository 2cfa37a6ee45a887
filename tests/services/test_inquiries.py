"""Inquiries: asked, taken up, passed on, answered, closed; and what nobody may do to somebody's question."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.models import Event, Inquiry, Meeting
from strategic_plan.permissions import Person, visible_inquiries
from strategic_plan.services import inquiries
from strategic_plan.services.errors import Refusal, Stale
from tests.factories.inquiries import (
    ANSWER,
    DUE,
    WORDING,
    board_member,
    make_accepted,
    make_answered,
    make_closed,
    make_declined,
    make_direction,
    make_inquiry,
    make_passed_on,
)
from tests.factories.meetings import make_meeting
from tests.factories.moments import NOW, TODAY, later
from tests.factories.people import chief, person, staff

pytestmark = pytest.mark.django_db

MAKE: dict[str, Callable[..., Inquiry]] = {
    "asked": make_inquiry,
    "accepted": make_accepted,
    "with_chief": make_passed_on,
    "answered": make_answered,
    "closed": make_closed,
    "declined": make_declined,
}
STEPS: dict[str, Callable[[Inquiry], Inquiry]] = {
    "accept": lambda each: inquiries.accept_inquiry(each, version=each.version, by=staff(), at=NOW),
    "reword": lambda each: inquiries.suggest_words(each, version=each.version, wording="Other", by=staff(), at=NOW),
    "decline": lambda each: inquiries.decline_inquiry(each, version=each.version, reason="No.", by=staff(), at=NOW),
    "pass-on": lambda each: inquiries.pass_on_inquiry(
        each, version=each.version, to_whom="Chief", due_on=DUE, by=staff(), at=NOW
    ),
    "answer": lambda each: inquiries.answer_inquiry(each, version=each.version, answer="Yes.", by=chief(), at=NOW),
    "close": lambda each: inquiries.close_inquiry(each, version=each.version, by=staff(), at=NOW),
}


def words_about(inquiry: Inquiry) -> list[str]:
    return list(Event.objects.about("Inquiry", inquiry.pk).values_list("words", flat=True))


@pytest.mark.parametrize("state", MAKE)
@pytest.mark.parametrize("deed", STEPS)
def test_a_step_is_taken_from_the_states_of_the_table_and_from_no_other(deed: str, state: str) -> None:
    inquiry = MAKE[state]()
    row = next(each for each in Inquiry.TRANSITIONS if each.deed == deed)
    if state in row.sources:
        assert STEPS[deed](inquiry).state == row.target
    else:
        with pytest.raises(Refusal, match=r"this step does not apply"):
            STEPS[deed](inquiry)
        inquiry.refresh_from_db()
        assert inquiry.state == state


def test_the_whole_life_is_told_in_the_audit_trail() -> None:
    asked_by = board_member()
    inquiry = make_closed(by=asked_by)
    assert words_about(inquiry) == [
        f"Community appointee asked: {WORDING}",
        "Governance Officer accepted question 1.",
        "Governance Officer passed question 1 on to the Deputy Chief, Operations, to be answered by 2024-05-30.",
        f"Inspector, Chief’s Office answered question 1: {ANSWER}",
        "Governance Officer closed question 1.",
    ]


def test_numbers_follow_each_other() -> None:
    assert [make_inquiry().number, make_direction().number, make_inquiry().number] == [1, 2, 3]


def test_a_board_member_alone_asks() -> None:
    for by in (chief(), staff(), person("administrator"), person("contributor")):
        with pytest.raises(PermissionDenied):
            make_inquiry(by=by)


def test_an_empty_question_and_a_day_that_is_over_are_refused_at_their_fields() -> None:
    with pytest.raises(ValidationError) as refused:
        make_inquiry(wording="  ")
    assert list(refused.value.message_dict) == ["wording"]
    with pytest.raises(ValidationError) as refused:
        make_inquiry(due_on=TODAY)
    assert refused.value.message_dict == {"due_on": ["Choose a day after today."]}
    assert Inquiry.objects.count() == 0


def test_other_words_take_the_place_of_the_askers_only_when_the_asker_agrees() -> None:
    asker = board_member()
    inquiry = make_inquiry(by=asker)
    inquiries.suggest_words(inquiry, version=1, wording="How many victims were told?", by=staff(), at=NOW)
    assert (inquiry.wording, inquiry.suggested_wording) == (WORDING, "How many victims were told?")
    with pytest.raises(PermissionDenied):
        inquiries.answer_suggestion(inquiry, version=2, agrees=True, by=board_member(), at=NOW)
    with pytest.raises(PermissionDenied):
        inquiries.answer_suggestion(inquiry, version=2, agrees=True, by=staff(), at=NOW)
    inquiries.answer_suggestion(inquiry, version=2, agrees=True, by=asker, at=NOW)
    assert (inquiry.wording, inquiry.first_wording) == ("How many victims were told?", WORDING)
    assert inquiry.suggested_wording == ""


def test_an_asker_who_does_not_agree_keeps_their_words() -> None:
    asker = board_member()
    inquiry = make_inquiry(by=asker)
    inquiries.suggest_words(inquiry, version=1, wording="How many victims were told?", by=staff(), at=NOW)
    inquiries.answer_suggestion(inquiry, version=2, agrees=False, by=asker, at=NOW)
    assert (inquiry.wording, inquiry.suggested_wording) == (WORDING, "")
    with pytest.raises(Refusal):
        inquiries.answer_suggestion(inquiry, version=3, agrees=True, by=asker, at=NOW)


def test_whoever_acts_on_an_older_version_is_told_and_changes_nothing() -> None:
    inquiry = make_inquiry()
    late = Inquiry.objects.get(pk=inquiry.pk)
    inquiries.accept_inquiry(inquiry, version=1, by=staff(), at=NOW)
    with pytest.raises(Stale):
        inquiries.decline_inquiry(late, version=1, reason="No.", by=staff(), at=NOW)
    inquiry.refresh_from_db()
    assert inquiry.state == "accepted"


def test_a_direction_names_a_public_meeting_that_was_held() -> None:
    for meeting, words in (
        (make_meeting(held_on=later(days=1).date()), "This meeting is still to come. Choose one that was held."),
        (
            make_meeting(audience=Meeting.Audience.IN_CAMERA),
            "What was said in camera is not kept here. Choose a public meeting.",
        ),
    ):
        with pytest.raises(ValidationError) as refused:
            make_direction(meeting=meeting)
        assert refused.value.message_dict == {"meeting": [words]}


def test_a_direction_is_accepted_from_the_first_and_dated_by_its_meeting() -> None:
    direction = make_direction(meeting=make_meeting(held_on=datetime.date(2024, 2, 29)))
    assert (direction.state, direction.asked_on, direction.asker) == (
        "accepted",
        datetime.date(2024, 2, 29),
        "The Board",
    )


def seen_by(who: Person) -> list[str]:
    return [each.state for each in visible_inquiries(who).order_by("number")]


def test_who_sees_which_inquiries() -> None:
    asker = board_member()
    for make in MAKE.values():
        make(by=asker)
    taken_up = ["accepted", "with_chief", "answered", "closed"]
    assert seen_by(asker) == seen_by(staff()) == list(MAKE)
    assert seen_by(board_member("Chair")) == taken_up
    assert seen_by(chief()) == taken_up[1:]
    assert [seen_by(person(role)) for role in ("contributor", "analyst", "administrator")] == [[], [], []]
