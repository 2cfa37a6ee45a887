"""Submitting: what is missing is named, what does not fit is shown once, and the words are kept as a version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Membership, Role, StatusUpdate
from strategic_plan.services.updates import UpdateWords
from tests.factories import story
from tests.workspace.answers import answers
from tests.workspace.reading import errors_of, text_of

SignIn = Callable[[Membership], Client]


def submit(client: Client, update: StatusUpdate, **changed: str) -> Any:
    return client.post(f"/workspace/updates/{update.pk}/submit/", answers(update, **changed))


def test_a_whole_update_goes_to_the_chiefs_office(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.draft(story.action(owner))
    answer = submit(sign_in(owner), update, done="Words of the last moment.")
    assert answer.headers["Location"] == "/workspace/updates/"
    update.refresh_from_db()
    assert update.state == StatusUpdate.State.SUBMITTED
    assert [each.content["done"] for each in update.submissions.all()] == ["Words of the last moment."]


def test_an_empty_update_is_told_what_is_missing(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.draft(story.action(owner), UpdateWords())
    page = submit(sign_in(owner), update)
    assert errors_of(page) == ["Choose how the action is going.", "Say what was done, or that nothing has changed."]
    update.refresh_from_db()
    assert update.state == StatusUpdate.State.DRAFT


def test_a_status_without_its_reason_is_not_sent_but_saved(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.draft(story.action(owner))
    page = submit(sign_in(owner), update, health="delayed", corrective_action="Another platoon helps.")
    assert errors_of(page) == ["Say why the action is delayed.", "Give the date by which it will be right."]
    assert "Not sent. What you typed is saved." in text_of(page)
    update.refresh_from_db()
    assert (update.state, update.corrective_action) == (StatusUpdate.State.DRAFT, "Another platoon helps.")


def test_a_date_that_is_past_is_not_when_it_will_be_right(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.draft(story.action(owner), story.AT_RISK)
    page = submit(sign_in(owner), update, expected_on="31 March 2024")
    assert errors_of(page) == ["Choose a date after today, such as 31 May 2024."]


def test_that_nothing_has_changed_is_enough(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.draft(story.action(owner))
    assert submit(sign_in(owner), update, done="", nothing_changed="on").status_code == 302


def test_what_does_not_fit_is_shown_once_and_may_be_sent_as_it_is(sign_in: SignIn) -> None:
    owner = story.member()
    action = story.action(owner)
    story.milestone(action, "All districts meeting", due_on=date(2024, 2, 29))
    update = story.draft(action)
    client = sign_in(owner)
    page = submit(client, update)
    assert "Not sent yet, but saved." in text_of(page)
    assert "“All districts meeting” was due on 29 February 2024" in text_of(page)
    update.refresh_from_db()
    assert update.state == StatusUpdate.State.DRAFT
    assert submit(client, update, checked=page.context["checked"]).status_code == 302
    update.refresh_from_db()
    assert update.state == StatusUpdate.State.SUBMITTED


@pytest.mark.parametrize("state", ["submitted", "approved"])
def test_what_was_sent_is_not_sent_again(sign_in: SignIn, state: str) -> None:
    owner = story.member()
    update: StatusUpdate = getattr(story, state)(story.action(owner))
    page = submit(sign_in(owner), update, done="Once more.")
    assert page.status_code == 409
    assert "Once more." in text_of(page)
    assert update.submissions.count() == 1


def entered(staff: Membership, owner: Membership) -> StatusUpdate:
    return story.draft(story.action(owner), entered_by=staff)


def test_whoever_enters_it_for_an_owner_says_how_it_came_in(sign_in: SignIn) -> None:
    staff = story.member(Role.GOVERNANCE_STAFF, "Manager")
    update = entered(staff, story.member())
    page = submit(sign_in(staff), update)
    assert errors_of(page) == [
        "Say how the update came in.",
        "Say from whom it came.",
        "Give the day on which it came.",
    ]


def test_an_entered_update_keeps_how_it_came_in_and_leads_to_the_next(sign_in: SignIn) -> None:
    staff, owner = story.member(Role.GOVERNANCE_STAFF, "Manager"), story.member()
    update = entered(staff, owner)
    following = story.action(owner)
    receipt = {"received_by": "mail", "received_from": "Detective Sergeant", "received_on": "9 April 2024"}
    answer = submit(sign_in(staff), update, then="next", **receipt)
    update.refresh_from_db()
    assert (update.state, update.on_behalf_of, str(update.received_on)) == ("submitted", owner, "2024-04-09")
    assert answer.headers["Location"] == f"/workspace/updates/{following.updates.get().pk}/edit/"


def test_an_owner_is_not_asked_how_their_own_words_came_in(sign_in: SignIn) -> None:
    staff, owner = story.member(Role.GOVERNANCE_STAFF, "Manager"), story.member()
    update = entered(staff, owner)
    assert submit(sign_in(owner), update).status_code == 302
