"""Correcting what was approved: a new version with a reason, laid over what it corrects."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import Cycle, Membership, Role, StatusUpdate
from strategic_plan.services.updates import submit_update
from tests.factories import story
from tests.factories.moments import NOW
from tests.factories.people import holder
from tests.workspace.reading import errors_of, text_of

SignIn = Callable[[Membership], Client]
REASON = {"reason": "One session was counted twice."}


def address(update: StatusUpdate) -> str:
    return f"/workspace/updates/{update.pk}/correct/"


def test_a_correction_begins_with_the_approved_words(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.approved(story.action(owner))
    answer = sign_in(owner).post(address(update), REASON)
    correction = StatusUpdate.objects.get(corrects=update)
    assert answer.headers["Location"] == f"/workspace/updates/{correction.pk}/edit/"
    assert (correction.done, correction.state) == (story.ON_TRACK.done, StatusUpdate.State.DRAFT)


def test_the_chiefs_office_reads_it_over_what_it_corrects(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.approved(story.action(owner))
    sign_in(owner).post(address(update), REASON)
    correction = StatusUpdate.objects.get(corrects=update)
    submit_update(correction, version=correction.version, by=holder(owner), at=NOW)
    client = sign_in(story.approver())
    assert "a correction" in text_of(client.get("/workspace/queue/"))
    page = client.get(f"/workspace/queue/{correction.pk}/")
    assert "Since the approved version" in text_of(page)
    assert REASON["reason"] in text_of(page)


def test_a_correction_says_why(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.approved(story.action(owner))
    assert errors_of(sign_in(owner).post(address(update), {"reason": " "})) == ["Say why the update is corrected."]
    assert not StatusUpdate.objects.filter(corrects=update).exists()


def test_a_locked_cycle_takes_no_correction(sign_in: SignIn) -> None:
    owner = story.member()
    update = story.approved(story.action(owner))
    Cycle.objects.update(state=Cycle.State.LOCKED)
    answer = sign_in(owner).post(address(update), REASON)
    assert answer.status_code == 409
    assert "is locked" in text_of(answer)


def test_what_is_not_approved_is_not_corrected(sign_in: SignIn) -> None:
    owner = story.member()
    assert sign_in(owner).post(address(story.draft(story.action(owner))), REASON).status_code == 409


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.BOARD_MEMBER])
def test_others_do_not_correct(sign_in: SignIn, role: Role) -> None:
    update = story.approved(story.action(story.member()))
    assert sign_in(story.member(role)).post(address(update), REASON).status_code == 403
