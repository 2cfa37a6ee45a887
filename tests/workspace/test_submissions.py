"""The answers of the public, read by the Board's office."""

import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from strategic_plan.models import HeardTheme, Role, Submission, SubmissionCall
from tests.factories.environment import make_consultation, make_open_call, make_submission, make_theme
from tests.factories.moments import NOW, TODAY
from tests.factories.people import make_membership, make_user
from tests.workspace.conftest import SignIn

pytestmark = pytest.mark.django_db
ANSWERS = "/workspace/plan/consultation/submissions/"


@pytest.fixture
def staff(sign_in: SignIn) -> Client:
    return sign_in(make_membership(Role.GOVERNANCE_STAFF))


def address(call: SubmissionCall) -> str:
    return f"/workspace/plan/consultation/calls/{call.pk}/"


def test_the_first_line_says_how_many_wait(staff: Client) -> None:
    call = make_open_call()
    for _each in range(3):
        make_submission(call)
    page = staff.get(address(call)).content.decode()
    assert "Three answers wait to be read." in page
    assert "Three answers came in. The form is open until" in page


def test_without_answers_the_page_says_so(staff: Client) -> None:
    assert "Nobody has answered yet." in staff.get(address(make_open_call())).content.decode()


def test_a_list_costs_the_same_whatever_its_length(
    staff: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    call = make_open_call()
    make_submission(call)
    staff.get(address(call))
    with django_assert_num_queries(10):
        staff.get(address(call))
    for _each in range(2):
        make_submission(call)
    with django_assert_num_queries(10):
        staff.get(address(call))


def test_a_state_that_there_is_not_is_not_found(staff: Client) -> None:
    assert staff.get(f"{address(make_open_call())}?state=burnt").status_code == 404


def test_long_lists_have_pages(staff: Client) -> None:
    call = make_open_call()
    for number in range(27):
        make_submission(call, text=f"Answer {number:02}")
    assert "Page 1 of 2" in staff.get(address(call)).content.decode()
    assert "Answer 26" in staff.get(f"{address(call)}?page=2").content.decode()


def test_a_form_is_opened_for_a_survey(staff: Client) -> None:
    survey = make_consultation(kind="survey", held_on=TODAY, held_until=TODAY + datetime.timedelta(days=20))
    path = f"/workspace/plan/consultation/{survey.pk}/form/"
    assert "I agree that the Board’s office reads" in staff.get(path).content.decode()
    typed = {
        "version": "1",
        "question": "What would make your street safer?",
        "slug": "streets",
        "introduction": "The Board is making a plan.",
        "consent": "I agree.",
        "opens_on": "11 April 2024",
        "closes_on": "30 April 2024",
    }
    assert staff.post(path, typed).status_code == 302
    assert SubmissionCall.objects.get().closes_on == datetime.date(2024, 4, 30)
    assert "/have-your-say/streets/" in Client().get("/have-your-say/").content.decode()


def test_a_form_that_ends_before_it_begins_keeps_what_was_typed(staff: Client) -> None:
    survey = make_consultation(kind="survey", held_on=TODAY, held_until=TODAY + datetime.timedelta(days=20))
    typed = {"version": "1", "question": "Why?", "slug": "why", "introduction": "So.", "consent": "Yes."}
    typed |= {"opens_on": "20 April 2024", "closes_on": "19 April 2024"}
    page = staff.post(f"/workspace/plan/consultation/{survey.pk}/form/", typed).content.decode()
    assert "A call cannot close before it opens." in page
    assert "20 April 2024" in page


def test_an_event_has_no_form(staff: Client) -> None:
    assert staff.get(f"/workspace/plan/consultation/{make_consultation().pk}/form/").status_code == 404


def test_an_answer_is_accepted_to_a_theme(staff: Client) -> None:
    call = make_open_call()
    row, theme = make_submission(call), make_theme(call.consultation.plan)
    answer = staff.post(f"{ANSWERS}{row.pk}/accept/", {"version": "1", "themes": [str(theme.pk)]})
    assert answer.status_code == 302
    assert list(Submission.objects.get().themes.all()) == [theme]


def test_an_answer_is_set_aside_with_its_reason(staff: Client) -> None:
    row = make_submission()
    path = f"{ANSWERS}{row.pk}/set-aside/"
    assert "Why is it set aside?" in staff.post(path, {"version": "1", "reason": ""}).content.decode()
    staff.post(path, {"version": "1", "reason": "Advertising."})
    assert Submission.objects.get().set_aside_because == "Advertising."


def test_a_second_office_that_was_slower_is_told_and_keeps_its_words(staff: Client) -> None:
    row = make_submission(version=2)
    answer = staff.post(f"{ANSWERS}{row.pk}/set-aside/", {"version": "1", "reason": "It is advertising."})
    assert answer.status_code == 409
    assert "It is advertising." in answer.content.decode()


def test_words_are_taken_out(staff: Client) -> None:
    row = make_submission(text="Constable Example was rude.")
    staff.post(f"{ANSWERS}{row.pk}/redact/", {"version": "1", "text": "[…] was rude.", "about": ""})
    page = staff.get(address(row.call)).content.decode()
    assert "[…] was rude." in page
    assert "words taken out" in page
    assert "Constable Example" not in page


def test_an_answer_begins_a_theme(staff: Client) -> None:
    row = make_submission(make_open_call())
    path = f"{ANSWERS}{row.pk}/theme/"
    assert row.text in staff.get(path).content.decode()
    staff.post(path, {"version": "1", "title": "Slow streets", "heard": "Cars are too fast."})
    assert HeardTheme.objects.get().title == "Slow streets"


def test_the_file_has_accepted_answers_and_nobody_s_address(staff: Client) -> None:
    call = make_open_call()
    read = {"state": "accepted", "decided_at": NOW, "decided_by": make_user()}
    make_submission(call, text="=cmd|' /C calc'!A0", email="robin@example.org", sender_mark="b" * 64, **read)
    make_submission(call, text="Nobody has read this.")
    answer = staff.get(f"{address(call)}submissions.csv")
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert text.splitlines()[1] == "1,2024-04-11,'=cmd|' /C calc'!A0,,no,no,"
    assert len(text.splitlines()) == 2
    assert "robin" not in text
    assert "bbb" not in text


def test_addresses_are_forgotten_once_the_form_is_closed(staff: Client) -> None:
    call = make_open_call(closes_on=TODAY - datetime.timedelta(days=1))
    make_submission(call, email="robin@example.org")
    path = f"{address(call)}forget/"
    assert "One e-mail address is kept." in staff.get(path).content.decode()
    assert staff.post(path, {"version": "1"}).status_code == 302
    assert Submission.objects.get().email == ""


def test_a_board_member_does_not_read_what_waits(sign_in: SignIn) -> None:
    member = sign_in(make_membership(Role.BOARD_MEMBER))
    assert member.get(address(make_open_call())).status_code == 403


def test_the_consultation_page_says_how_many_answers_wait(staff: Client) -> None:
    call = make_open_call()
    make_submission(call)
    page = staff.get("/workspace/plan/consultation/").content.decode()
    assert "on the public form until" in page
    assert "one waits to be read" in page
