"""The inquiries of a person: what waits for them first, then what is open, answered and over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import Inquiry, Membership, Role
from tests.factories import inquiries, story
from tests.factories.inquiries import ANSWER, WORDING
from tests.factories.meetings import make_meeting
from tests.factories.people import holder
from tests.workspace.reading import errors_of, heading, text_of

SignIn = Callable[[Membership], Client]
QUERIES = 13


@pytest.fixture
def asker() -> Membership:
    story.objective()
    return story.member(Role.BOARD_MEMBER, "Community appointee")


@pytest.fixture
def staff() -> Membership:
    return story.member(Role.GOVERNANCE_STAFF, "Governance Officer")


def test_without_any_the_page_says_so_and_how_it_works(sign_in: SignIn, asker: Membership) -> None:
    page = sign_in(asker).get("/workspace/inquiries/")
    assert heading(page) == "You have not asked anything yet."
    assert "goes to the Chief through the Board’s office" in text_of(page)


def test_each_sees_what_waits_for_them(sign_in: SignIn, asker: Membership, staff: Membership) -> None:
    by = holder(asker)
    inquiries.make_inquiry(by=by)
    inquiries.make_passed_on(by=by)
    inquiries.make_answered(by=by)
    inquiries.make_closed(by=by)
    said = {
        role: heading(sign_in(who).get("/workspace/inquiries/"))
        for role, who in (("asker", asker), ("staff", staff), ("chief", story.approver()))
    }
    assert said == {
        "asker": "One inquiry waits for you; one is open.",
        "staff": "Two inquiries wait for you; one is open.",
        "chief": "One inquiry waits for you; one is open.",
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_does_not_grow(
    sign_in: SignIn, asker: Membership, rows: int, django_assert_num_queries: Callable[..., object]
) -> None:
    for _row in range(rows):
        inquiries.make_answered(by=holder(asker))
        inquiries.make_direction()
    client = sign_in(asker)
    with django_assert_num_queries(QUERIES):  # type: ignore[attr-defined]
        client.get("/workspace/inquiries/")


def test_a_question_is_asked_about_the_objective_of_the_address(sign_in: SignIn, asker: Membership) -> None:
    client = sign_in(asker)
    page = client.get("/workspace/inquiries/ask/?objective=1.1")
    assert "It asks and directs nothing" in text_of(page)
    chosen = page.context["form"].initial["about"]
    answer = client.post("/workspace/inquiries/ask/", {"wording": WORDING, "about": chosen, "due_on": "30 May 2024"})
    assert answer.status_code == 302
    inquiry = Inquiry.objects.get()
    assert (str(inquiry.objective), inquiry.asker) == ("1.1 Clear more of what is reported", "Community appointee")


def test_a_question_without_words_is_asked_for_and_keeps_the_rest(sign_in: SignIn, asker: Membership) -> None:
    answer = sign_in(asker).post("/workspace/inquiries/ask/", {"wording": " ", "due_on": "30 May 2024"})
    assert errors_of(answer) == ["Write what you would like to know."]
    assert 'value="30 May 2024"' in answer.content.decode()
    assert Inquiry.objects.count() == 0


def test_a_question_goes_all_the_way_to_its_answer(sign_in: SignIn, asker: Membership, staff: Membership) -> None:
    member, office, chief = sign_in(asker), sign_in(staff), sign_in(story.approver())
    inquiry = inquiries.make_inquiry(by=holder(asker))
    path = f"/workspace/inquiries/{inquiry.pk}/"
    office.post(f"{path}reword/", {"version": 1, "wording": "How many victims were told?"})
    member.post(f"{path}agree/", {"version": 2, "answer": "agree"})
    office.post(f"{path}accept/", {"version": 3})
    office.post(f"{path}pass-on/", {"version": 4, "to_whom": "Deputy Chief, Operations", "due_on": "30 May 2024"})
    assert heading(chief.get("/workspace/queue/")) == "One inquiry waits for you."
    chief.post(f"{path}answer/", {"version": 5, "answer": ANSWER})
    office.post(f"{path}close/", {"version": 6})
    words = text_of(member.get(path))
    assert "Answered on 11 April 2024." in words
    for said in ("How many victims were told?", WORDING, ANSWER, "Passed on", "Closed"):
        assert said in words


def test_a_second_press_of_a_button_changes_nothing_and_says_why(sign_in: SignIn, staff: Membership) -> None:
    inquiry = inquiries.make_inquiry()
    client, path = sign_in(staff), f"/workspace/inquiries/{inquiry.pk}/accept/"
    assert client.post(path, {"version": 1}).status_code == 302
    again = client.post(path, {"version": 1})
    assert again.status_code == 409
    assert "so this step does not apply" in text_of(again)


def test_a_decision_on_older_words_is_refused_and_keeps_what_was_typed(
    sign_in: SignIn, asker: Membership, staff: Membership
) -> None:
    inquiry = inquiries.make_inquiry(by=holder(asker))
    path = f"/workspace/inquiries/{inquiry.pk}/"
    client = sign_in(staff)
    client.post(f"{path}reword/", {"version": 1, "wording": "How many victims were told?"})
    late = client.post(f"{path}decline/", {"version": 1, "reason": "It names one investigation."})
    assert late.status_code == 409
    assert "It names one investigation." in late.content.decode()
    assert Inquiry.objects.get().state == "asked"


def test_a_direction_is_recorded_from_a_meeting_that_was_held(sign_in: SignIn, staff: Membership) -> None:
    story.objective()
    meeting = make_meeting()
    answer = sign_in(staff).post(
        "/workspace/inquiries/direct/",
        {"meeting": meeting.pk, "wording": "Bring it back.", "to_whom": "Chief of Police", "due_on": "30 May 2024"},
    )
    assert answer.status_code == 302
    assert str(Inquiry.objects.get()) == "Direction 1"


def test_the_words_of_a_question_are_shown_as_words(sign_in: SignIn, asker: Membership) -> None:
    inquiry = inquiries.make_inquiry(by=holder(asker), wording="<script>alert(1)</script>")
    assert "<script>alert(1)" not in sign_in(asker).get(f"/workspace/inquiries/{inquiry.pk}/").content.decode()
