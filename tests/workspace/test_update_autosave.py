"""Saving while it is typed: the new version, the conflict, and nonsense."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Membership, Role, StatusUpdate
from strategic_plan.services.updates import save_update
from tests.factories import story
from tests.factories.moments import NOW
from tests.factories.people import holder
from tests.workspace.answers import answers

SignIn = Callable[[Membership], Client]


def autosave(client: Client, update: StatusUpdate, **changed: str) -> Any:
    return client.post(f"/workspace/updates/{update.pk}/autosave/", answers(update, **changed))


def test_a_save_answers_with_the_version_to_go_on_from(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.draft(story.action(owner))
    answer = autosave(sign_in(owner), update, done="More was done.")
    assert answer.json() == {
        "version": update.version + 1,
        "words": "Saved at 10:00. You can close this page and come back.",
    }
    update.refresh_from_db()
    assert update.done == "More was done."


def test_another_page_that_saved_first_is_not_overwritten(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.draft(story.action(owner))
    other = StatusUpdate.objects.get(pk=update.pk)
    save_update(other, version=other.version, words=story.AT_RISK, by=holder(owner), at=NOW)
    assert autosave(sign_in(owner), update, done="Late.").status_code == 409
    update.refresh_from_db()
    assert update.done == story.AT_RISK.done


def test_nonsense_is_refused_and_nothing_is_saved(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.draft(story.action(owner))
    answer = autosave(sign_in(owner), update, health="at_risk", expected_on="someday")
    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == ["expected_on"]


@pytest.mark.parametrize("state", ["submitted", "approved"])
def test_what_was_sent_is_not_saved_over(sign_in: SignIn, state: str) -> None:
    owner = story.member()
    update: StatusUpdate = getattr(story, state)(story.action(owner))
    assert autosave(sign_in(owner), update, done="Late.").status_code == 409


def test_a_reader_cannot_save(sign_in: SignIn) -> None:
    update = story.approved(story.action(story.member()))
    assert autosave(sign_in(story.member(Role.BOARD_MEMBER, "Board member")), update).status_code == 403
