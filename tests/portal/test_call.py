"""The form on which everybody writes to the Board: what it takes, what it refuses, and that no word is lost."""

import datetime
import re

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from strategic_plan.models import Event, Submission, SubmissionCall
from strategic_plan.services.planning.submissions import MOST_AN_HOUR
from tests.factories.environment import make_call, make_open_call
from tests.factories.moments import NOW, later
from tests.factories.organization import make_organization

pytestmark = pytest.mark.django_db
WORDS = "Please slow the traffic on our street; the crossing at the school has no light."
PERSON = {"text": WORDS, "consents": "on"}


@pytest.fixture
def call() -> SubmissionCall:
    make_organization(email="board@example.org")
    return make_open_call(slug="streets")


def address(call: SubmissionCall) -> str:
    return f"/have-your-say/{call.slug}/"


def opened(client: Client, call: SubmissionCall) -> str:
    """When the page was drawn, as the page itself says it."""
    found = re.search(r'name="opened" value="([^"]+)"', client.get(address(call)).content.decode())
    assert found is not None
    return found[1]


def send(call: SubmissionCall, client: Client | None = None, *, seconds: int = 30, **typed: str) -> tuple[int, str]:
    """Open the page, wait as long as a person writes, and send."""
    browser = client or Client()
    answers = {"opened": opened(browser, call), **PERSON, **typed}
    with time_machine.travel(NOW + datetime.timedelta(seconds=seconds), tick=False):
        response = browser.post(address(call), answers)
    return response.status_code, response.content.decode()


def test_an_answer_waits_to_be_read(call: SubmissionCall) -> None:
    status, _page = send(call, about="Elm Street", email="robin@example.org", may_be_quoted="on")
    assert status == 302
    kept = Submission.objects.get()
    assert (kept.text, kept.about, kept.email, kept.state) == (WORDS, "Elm Street", "robin@example.org", "waiting")
    assert kept.may_be_quoted


def test_the_page_that_thanks_says_what_happens_now(call: SubmissionCall) -> None:
    assert "Your answer has arrived." in Client().get(f"{address(call)}received/").content.decode()


def test_the_form_says_what_people_agree_to(call: SubmissionCall) -> None:
    page = Client().get(address(call)).content.decode()
    assert f"{call.consent}</label>" in page
    assert "You can answer until" in page


def test_without_consent_nothing_is_kept_and_no_word_is_lost(call: SubmissionCall) -> None:
    status, page = send(call, consents="")
    assert status == 200
    assert "Nothing is kept without your consent" in page
    assert WORDS in page
    assert not Submission.objects.exists()


def test_an_empty_answer_is_refused_in_plain_words(call: SubmissionCall) -> None:
    _status, page = send(call, text="  ")
    assert "Answer “What do you want to tell the Board?”" in page


def test_an_address_that_is_none_is_refused_at_its_question(call: SubmissionCall) -> None:
    _status, page = send(call, email="robin at example")
    assert "Write an e-mail address such as name@example.org" in page
    assert "robin at example" in page


def test_a_program_that_fills_in_every_field_is_refused_and_a_person_tries_again(call: SubmissionCall) -> None:
    status, page = send(call, website="https://spam.example")
    assert status == 200
    assert "A field that is not shown was filled in" in page
    assert "https://spam.example" not in page
    assert WORDS in page
    assert not Submission.objects.exists()


def test_the_field_for_programs_is_out_of_everybodys_way(call: SubmissionCall) -> None:
    page = Client().get(address(call)).content.decode()
    trap = re.search(r'<div class="empty-please" aria-hidden="true">.*?</div>', page, re.DOTALL)
    assert trap is not None
    assert 'tabindex="-1"' in trap[0]


def test_an_answer_quicker_than_a_person_is_refused_and_the_same_page_sends_it_later(call: SubmissionCall) -> None:
    browser = Client()
    answers = {"opened": opened(browser, call), **PERSON}
    first = browser.post(address(call), answers)
    assert "quicker than people write" in first.content.decode()
    assert WORDS in first.content.decode()
    with time_machine.travel(later(minutes=1), tick=False):
        assert browser.post(address(call), answers).status_code == 302


def test_a_page_that_was_open_since_yesterday_asks_to_send_once_more(call: SubmissionCall) -> None:
    browser = Client()
    answers = {"opened": opened(browser, call), **PERSON}
    with time_machine.travel(later(days=2), tick=False):
        page = browser.post(address(call), answers).content.decode()
    assert "open for a long time" in page
    assert WORDS in page
    fresh = re.search(r'name="opened" value="([^"]+)"', page)
    assert fresh is not None
    with time_machine.travel(later(days=2, minutes=1), tick=False):
        assert browser.post(address(call), {**PERSON, "opened": fresh[1]}).status_code == 302


@pytest.mark.parametrize("forged", ["", "1", "1:abc:def", "\x00", "9" * 5000])
def test_a_time_that_the_server_did_not_sign_is_refused(call: SubmissionCall, forged: str) -> None:
    status, page = send(call, opened=forged)
    assert status == 200
    assert WORDS in page
    assert not Submission.objects.exists()


def test_a_time_signed_for_another_call_is_refused(call: SubmissionCall) -> None:
    other = opened(Client(), make_open_call(slug="other"))
    send(call, opened=other)
    assert not Submission.objects.exists()


def test_the_same_words_sent_twice_are_one_answer(call: SubmissionCall) -> None:
    assert send(call)[0] == 302
    assert send(call)[0] == 302
    assert Submission.objects.count() == 1


def test_more_than_people_write_is_refused_for_an_hour(call: SubmissionCall) -> None:
    for number in range(MOST_AN_HOUR):
        assert send(call, text=f"Answer {number}")[0] == 302
    status, page = send(call, text="One more thing")
    assert status == 429
    assert "within an hour" in page
    assert "One more thing" in page
    with time_machine.travel(later(minutes=90), tick=False):
        answers = {**PERSON, "opened": opened(Client(), call)}
    with time_machine.travel(later(minutes=91), tick=False):
        assert Client().post(address(call), answers).status_code == 302


def test_another_connection_is_not_held_up(call: SubmissionCall) -> None:
    for number in range(MOST_AN_HOUR):
        send(call, text=f"Answer {number}")
    assert send(call, Client(REMOTE_ADDR="192.0.2.77"))[0] == 302


def test_a_header_that_anybody_may_write_does_not_make_another_connection(call: SubmissionCall) -> None:
    for number in range(MOST_AN_HOUR):
        send(call, text=f"Answer {number}")
    assert send(call, Client(HTTP_X_FORWARDED_FOR="192.0.2.78"))[0] == 429


def test_behind_a_proxy_each_visitor_is_counted_apart(call: SubmissionCall, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(MOST_AN_HOUR):
        send(call, Client(HTTP_X_FORWARDED_FOR="192.0.2.1"), text=f"Answer {number}")
    assert send(call, Client(HTTP_X_FORWARDED_FOR="192.0.2.1"))[0] == 429
    assert send(call, Client(HTTP_X_FORWARDED_FOR="192.0.2.1, 192.0.2.2"))[0] == 302


def test_where_an_answer_came_from_is_kept_nowhere(call: SubmissionCall) -> None:
    send(call, Client(REMOTE_ADDR="192.0.2.79"))
    kept = Submission.objects.get()
    assert "192.0.2.79" not in str(vars(kept))
    assert "192.0.2.79" not in str(list(Event.objects.values()))


def test_the_trail_does_not_repeat_what_the_public_wrote(call: SubmissionCall) -> None:
    send(call, email="robin@example.org")
    trail = str(list(Event.objects.values()))
    assert "Somebody of the public answered a call." in trail
    assert WORDS not in trail
    assert "robin@example.org" not in trail


def test_what_closes_while_somebody_writes_gives_the_words_back(call: SubmissionCall) -> None:
    browser = Client()
    answers = {"opened": opened(browser, call), **PERSON}
    SubmissionCall.objects.update(closes_on=NOW.date() - datetime.timedelta(days=1))
    with time_machine.travel(later(minutes=1), tick=False):
        response = browser.post(address(call), answers)
    page = response.content.decode()
    assert response.status_code == 409
    assert "This form closed on" in page
    assert WORDS in page
    assert "board@example.org" in page


def test_a_closed_call_leads_to_what_was_heard() -> None:
    make_organization()
    old = make_call(slug="old", opens_on=datetime.date(2022, 1, 1), closes_on=datetime.date(2022, 2, 1))
    page = Client().get(address(old)).content.decode()
    assert "<form" not in page
    assert "/what-we-heard/" in page


def test_words_that_would_be_markup_are_words(call: SubmissionCall) -> None:
    _status, page = send(call, text="<script>alert(1)</script>", consents="")
    assert "<script>alert(1)" not in page


def test_the_form_is_answered_only_from_its_own_page(call: SubmissionCall) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address(call), PERSON).status_code == 403


def test_no_cache_keeps_the_form(call: SubmissionCall) -> None:
    assert "no-store" in Client().get(address(call)).headers["Cache-Control"]
