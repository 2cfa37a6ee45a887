"""Two tabs, the back button, and a session that ran out: nothing that was kept is lost, and nothing that was typed.

Each guard has its counterpart: switched off, the loss shows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Membership, StatusUpdate
from tests.factories import story
from tests.workspace.answers import answers
from tests.workspace.reading import text_of

SignIn = Callable[[Membership], Client]


@pytest.fixture
def owner() -> Membership:
    return story.member()


@pytest.fixture
def update(owner: Membership) -> StatusUpdate:
    return story.draft(story.action(owner))


def kept(update: StatusUpdate) -> str:
    return StatusUpdate.objects.values_list("done", flat=True).get(pk=update.pk)


def autosaved(client: Client, posted: Any, update: StatusUpdate) -> int:
    return client.post(f"/workspace/updates/{update.pk}/autosave/", posted).status_code


def two_tabs(client: Client, update: StatusUpdate) -> tuple[int, int]:
    """Both tabs were opened on the same version, and each saves what was typed in it."""
    first, second = answers(update, done="From one tab."), answers(update, done="From the other tab.")
    return autosaved(client, first, update), autosaved(client, second, update)


def test_of_two_tabs_the_second_is_told_and_writes_nothing_over(
    sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    assert two_tabs(sign_in(owner), update) == (200, 409)
    assert kept(update) == "From one tab."


@pytest.mark.usefixtures("version_guard_off")
def test_without_the_version_the_second_tab_would_write_over_the_first(
    sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    assert two_tabs(sign_in(owner), update) == (200, 200)
    assert kept(update) == "From the other tab."


def back_and_again(client: Client, update: StatusUpdate) -> Any:
    """The form is sent, gone back to as the browser kept it, changed, and sent again."""
    page, path = answers(update, done="Sent first."), f"/workspace/updates/{update.pk}/edit/"
    client.post(path, page)
    return client.post(path, page | {"done": "Typed after going back."})


def test_after_going_back_both_texts_are_shown_and_the_kept_one_stays(
    sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    page = back_and_again(sign_in(owner), update)
    assert page.status_code == 409
    assert "Typed after going back." in text_of(page)
    assert kept(update) == "Sent first."


@pytest.mark.usefixtures("version_guard_off")
def test_without_the_version_going_back_would_write_over_what_was_kept(
    sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    back_and_again(sign_in(owner), update)
    assert kept(update) == "Typed after going back."


def test_a_session_that_ran_out_stores_nothing_and_the_same_words_are_kept_after_signing_in(
    sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    client, words = sign_in(owner), answers(update, done="Typed while signed out.")
    client.logout()
    assert autosaved(client, words, update) in (302, 401)
    assert kept(update) == story.ON_TRACK.done
    client.force_login(owner.user)
    assert autosaved(client, words, update) == 200
    assert kept(update) == "Typed while signed out."


def test_words_of_a_session_that_ran_out_meet_what_was_saved_meanwhile(
    sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    client, words = sign_in(owner), answers(update, done="Typed while signed out.")
    client.logout()
    autosaved(client, words, update)
    assert autosaved(sign_in(owner), answers(update, done="Saved meanwhile."), update) == 200
    client.force_login(owner.user)
    assert autosaved(client, words, update) == 409
    assert kept(update) == "Saved meanwhile."


@pytest.mark.usefixtures("version_guard_off")
def test_without_the_version_words_of_an_old_session_would_write_over_what_was_saved_meanwhile(
    sign_in: SignIn, owner: Membership, update: StatusUpdate
) -> None:
    client, words = sign_in(owner), answers(update, done="Typed while signed out.")
    client.logout()
    autosaved(client, words, update)
    assert autosaved(sign_in(owner), answers(update, done="Saved meanwhile."), update) == 200
    client.force_login(owner.user)
    assert autosaved(client, words, update) == 200
    assert kept(update) == "Typed while signed out."
