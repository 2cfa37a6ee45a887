"""Returning an update with a reason that is kept for ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client

from strategic_plan.models import Membership, StatusUpdate, UpdateReturn
from strategic_plan.services.updates import return_update
from tests.factories import story
from tests.factories.moments import NOW
from tests.factories.people import holder
from tests.workspace.reading import errors_of, text_of

SignIn = Callable[[Membership], Client]


def send_back(client: Client, update: StatusUpdate, version: int, reason: str) -> Any:
    return client.post(f"/workspace/queue/{update.pk}/return/", {"version": str(version), "reason": reason})


def test_the_owner_gets_the_reason(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.submitted(story.action(owner))
    send_back(sign_in(story.approver()), update, update.version, "Which five sessions?")
    assert UpdateReturn.objects.get().reason == "Which five sessions?"
    assert "Which five sessions?" in text_of(sign_in(owner).get("/workspace/updates/"))


def test_a_return_without_a_reason_is_told_so_at_its_place(sign_in: SignIn) -> None:
    update = story.submitted(story.action(story.member()))
    page = send_back(sign_in(story.approver()), update, update.version, "  ")
    assert errors_of(page) == ["Say what the owner should change."]
    update.refresh_from_db()
    assert update.state == StatusUpdate.State.SUBMITTED


def test_an_over_long_reason_is_kept_to_be_shortened(sign_in: SignIn) -> None:
    update = story.submitted(story.action(story.member()))
    page = send_back(sign_in(story.approver()), update, update.version, "x" * 2001)
    assert errors_of(page) == ["Shorten this to 2000 characters; it has 2001."]
    assert page.context["form"]["reason"].value() == "x" * 2001


def test_a_version_that_moved_is_not_returned_and_the_reason_stays(sign_in: SignIn) -> None:
    update = story.submitted(story.action(story.member()))
    read = update.version
    return_update(update, version=read, reason="First.", by=holder(story.approver()), at=NOW)
    story.answered(update)
    page = send_back(sign_in(story.approver()), update, read, "Second thoughts.")
    assert page.status_code == 409
    assert page.context["form"]["reason"].value() == "Second thoughts."
    assert UpdateReturn.objects.count() == 1


def test_nobody_returns_their_own(sign_in: SignIn) -> None:
    chief = story.approver()
    update = story.submitted(story.action(chief))
    assert send_back(sign_in(chief), update, update.version, "To myself.").status_code == 403
