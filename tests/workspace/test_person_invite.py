"""Inviting somebody: an account, an office, and a mail with a link to choose a password."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from strategic_plan.models import Membership, Role, User
from tests.factories import story
from tests.factories.organization import make_organization
from tests.factories.people import make_user
from tests.workspace.reading import errors_of, text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/people/invite/"
KIM = {
    "name": "Kim Lowe",
    "email": "kim.lowe@example.org",
    "office": "Traffic Sergeant",
    "role": "contributor",
    "area": "",
    "unit": "",
    "starts_on": "11 April 2024",
    "language": "en",
}


@pytest.fixture
def keeper(sign_in: SignIn) -> Client:
    make_organization(email="board@example.org")
    return sign_in(story.member(Role.ADMINISTRATOR, "Administrator"))


def test_the_mail_leads_to_a_password_and_from_there_to_work(keeper: Client) -> None:
    assert keeper.post(ADDRESS, KIM).status_code == 302
    (message,) = mail.outbox
    assert message.to == ["kim.lowe@example.org"]
    assert "Traffic Sergeant (Contributor)" in message.body
    link = re.search(r"http://testserver(/account/\S+)", str(message.body))
    assert link is not None
    guest = Client()
    page = guest.get(link[1], follow=True)
    password = "four unrelated words in a row"
    guest.post(page.request["PATH_INFO"], {"password1": password, "password2": password})
    assert User.objects.get(email="kim.lowe@example.org").check_password(password)


def test_somebody_who_has_a_password_is_not_sent_another_link(keeper: Client) -> None:
    make_user("kim.lowe@example.org", password="four unrelated words in a row")
    keeper.post(ADDRESS, KIM)
    assert "/password/reset/" not in mail.outbox[0].body
    assert "Sign in as before" in mail.outbox[0].body


def test_every_question_is_answered_in_its_own_words(keeper: Client) -> None:
    answer = keeper.post(ADDRESS, KIM | {"name": "", "email": "nobody", "role": ""})
    assert errors_of(answer) == [
        "Fill in “Name”.",
        "Write an e-mail address such as name@example.org.",
        "Choose under “Role”.",
    ]
    assert "Traffic Sergeant" in answer.content.decode()
    assert mail.outbox == []


def test_an_address_that_was_shut_out_is_refused_at_its_question(keeper: Client) -> None:
    user = make_user("kim.lowe@example.org", name="Kim Lowe")
    User.objects.filter(pk=user.pk).update(is_active=False)
    answer = keeper.post(ADDRESS, KIM)
    assert answer.status_code == 409
    assert errors_of(answer) == ["Kim Lowe was shut out. Let them back in first."]


def test_an_account_whose_mail_does_not_go_out_stands_and_the_page_says_so(keeper: Client, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 9, 1
    page = keeper.post(ADDRESS, KIM, follow=True)
    assert "Kim Lowe has an account, but no mail could be sent to kim.lowe@example.org." in text_of(page)
    assert Membership.objects.filter(user__email="kim.lowe@example.org").exists()
