"""Beginning an update, for oneself or on an owner's behalf."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import Membership, Role, StatusUpdate
from tests.factories import story
from tests.workspace.reading import text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/updates/open/1.1.1/"


def test_an_owner_begins_and_is_led_to_the_form(sign_in: SignIn) -> None:
    owner = story.member()
    story.cycle(story.action(owner).action_plan)
    answer = sign_in(owner).post(ADDRESS)
    begun = StatusUpdate.objects.get()
    assert answer.headers["Location"] == f"/workspace/updates/{begun.pk}/edit/"
    assert (begun.entered_by, begun.on_behalf_of) == (owner.user, None)


def test_beginning_twice_goes_on_with_the_same_update(sign_in: SignIn) -> None:
    owner = story.member()
    story.cycle(story.action(owner).action_plan)
    client = sign_in(owner)
    assert client.post(ADDRESS).headers["Location"] == client.post(ADDRESS).headers["Location"]


def test_governance_staff_begin_on_the_owners_behalf(sign_in: SignIn) -> None:
    owner, staff = story.member(), story.member(Role.GOVERNANCE_STAFF, "Manager")
    story.cycle(story.action(owner).action_plan)
    sign_in(staff).post(ADDRESS)
    begun = StatusUpdate.objects.get()
    assert (begun.entered_by, begun.on_behalf_of) == (staff.user, owner)


def test_what_an_owner_is_writing_is_not_opened_to_governance_staff(sign_in: SignIn) -> None:
    story.draft(story.action(story.member()))
    answer = sign_in(story.member(Role.GOVERNANCE_STAFF, "Manager")).post(ADDRESS)
    assert answer.status_code == 409
    assert "The Detective Sergeant has begun this update already." in text_of(answer)


def test_an_action_of_somebody_else_is_refused(sign_in: SignIn) -> None:
    story.cycle(story.action(story.member()).action_plan)
    assert sign_in(story.member()).post(ADDRESS).status_code == 403
    assert not StatusUpdate.objects.exists()


def test_without_an_open_cycle_nothing_is_begun(sign_in: SignIn) -> None:
    owner = story.member()
    story.action(owner)
    answer = sign_in(owner).post(ADDRESS)
    assert answer.status_code == 409
    assert "No cycle is open for updates." in text_of(answer)


@pytest.mark.parametrize("code", ["1.1.9", "1.1", "x"])
def test_an_unknown_code_is_not_found(sign_in: SignIn, code: str) -> None:
    owner = story.member()
    story.action(owner)
    assert sign_in(owner).post(f"/workspace/updates/open/{code}/").status_code == 404


def test_reading_the_address_writes_nothing(sign_in: SignIn) -> None:
    owner = story.member()
    story.action(owner)
    assert sign_in(owner).get(ADDRESS).status_code == 405
