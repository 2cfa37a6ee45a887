"""Approving the version that was read, and never another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from strategic_plan.models import Membership, Milestone, Role, StatusUpdate
from strategic_plan.services.updates import MilestoneWords, return_update
from tests.factories import story
from tests.factories.moments import NOW, TODAY
from tests.factories.people import holder
from tests.workspace.reading import text_of

SignIn = Callable[[Membership], Client]


def test_approving_applies_what_it_says_and_leads_to_the_next(sign_in: SignIn) -> None:
    owner, chief = story.member(), story.approver()
    action = story.action(owner)
    milestone = story.milestone(action)
    words = replace(story.ON_TRACK, milestones=(MilestoneWords(milestone.pk, met_on=TODAY),))
    update = story.submitted(action, words)
    following = story.submitted(story.action(owner))
    answer = sign_in(chief).post(f"/workspace/queue/{update.pk}/approve/", {"version": update.version})
    assert answer.headers["Location"] == f"/workspace/queue/{following.pk}/"
    update.refresh_from_db()
    milestone.refresh_from_db()
    assert (update.state, update.approved_by) == (StatusUpdate.State.APPROVED, chief.user)
    assert milestone.state == Milestone.State.MET


def test_the_last_of_the_queue_leads_back_to_it(sign_in: SignIn) -> None:
    update = story.submitted(story.action(story.member()))
    answer = sign_in(story.approver()).post(f"/workspace/queue/{update.pk}/approve/", {"version": update.version})
    assert answer.headers["Location"] == "/workspace/queue/"


def test_a_version_that_moved_shows_what_changed_and_is_not_approved(sign_in: SignIn) -> None:
    update = story.submitted(story.action(story.member()))
    read = update.version
    return_update(update, version=read, reason="More, from the other desk.", by=holder(story.approver()), at=NOW)
    story.answered(update)
    page = sign_in(story.approver()).post(f"/workspace/queue/{update.pk}/approve/", {"version": read})
    assert page.status_code == 409
    assert "Nothing was decided: this is version 2 now." in text_of(page)
    assert "what changed since version 1, which you read" in text_of(page)
    assert "five in District 1" in text_of(page)
    update.refresh_from_db()
    assert update.state == StatusUpdate.State.SUBMITTED


@pytest.mark.parametrize("version", ["", "x", "9" * 30])
def test_a_request_that_names_no_version_approves_nothing(sign_in: SignIn, version: str) -> None:
    update = story.submitted(story.action(story.member()))
    answer = sign_in(story.approver()).post(f"/workspace/queue/{update.pk}/approve/", {"version": version})
    assert answer.status_code == 409
    update.refresh_from_db()
    assert update.state == StatusUpdate.State.SUBMITTED


def test_nobody_approves_their_own(sign_in: SignIn) -> None:
    chief = story.approver()
    update = story.submitted(story.action(chief))
    answer = sign_in(chief).post(f"/workspace/queue/{update.pk}/approve/", {"version": update.version})
    assert answer.status_code == 403
    update.refresh_from_db()
    assert update.state == StatusUpdate.State.SUBMITTED


def test_what_is_approved_is_not_approved_again(sign_in: SignIn) -> None:
    update = story.approved(story.action(story.member()))
    answer = sign_in(story.approver()).post(f"/workspace/queue/{update.pk}/approve/", {"version": update.version})
    assert answer.status_code == 409
    assert "This update is approved already." in text_of(answer)


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.GOVERNANCE_STAFF, Role.BOARD_MEMBER])
def test_nobody_else_approves(sign_in: SignIn, role: Role) -> None:
    update = story.submitted(story.action(story.member()))
    client = sign_in(story.member(role))
    assert client.post(f"/workspace/queue/{update.pk}/approve/", {"version": update.version}).status_code == 403
