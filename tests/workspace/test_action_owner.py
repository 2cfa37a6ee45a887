"""An action handed to another owner by the Chief's office."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import Action, Event, Membership, Role
from tests.factories import story
from tests.workspace.reading import text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/actions/1.1.1/owner/"


@pytest.fixture
def chief(sign_in: SignIn) -> Client:
    return sign_in(story.approver())


@pytest.fixture
def action(db: None) -> Action:
    return story.action(story.member())


def test_the_new_owner_goes_on_with_what_was_begun(chief: Client, sign_in: SignIn, action: Action) -> None:
    begun, successor = story.draft(action), story.member(office="Traffic Sergeant")
    assert chief.post(ADDRESS, {"version": "1", "owner": str(successor.pk)}).status_code == 302
    action.refresh_from_db()
    assert action.owner == successor
    assert sign_in(successor).get(f"/workspace/updates/{begun.pk}/edit/").status_code == 200
    assert Event.objects.newest_first()[0].words == (
        "Staff Officer, Chief’s office handed 1.1.1 from Detective Sergeant to Traffic Sergeant."
    )


def test_everything_of_one_office_goes_at_once_on_asking(chief: Client, action: Action) -> None:
    other, successor = story.action(action.owner), story.member(office="Traffic Sergeant")
    assert "Hand over the other active action of the Detective Sergeant as well" in text_of(chief.get(ADDRESS))
    chief.post(ADDRESS, {"version": "1", "owner": str(successor.pk), "others": "on"})
    other.refresh_from_db()
    assert other.owner == successor


def test_it_goes_to_somebody_in_office_who_writes_updates(chief: Client, action: Action) -> None:
    reader, gone = story.member(Role.BOARD_MEMBER, "Board member"), story.member(office="Former Sergeant")
    Membership.objects.filter(pk=gone.pk).update(ends_on="2024-04-10")
    for unfit in (reader, gone, action.owner):
        assert chief.post(ADDRESS, {"version": "1", "owner": str(unfit.pk)}).status_code == 200
    action.refresh_from_db()
    assert action.version == 1


def test_a_change_made_meanwhile_is_not_passed_over(chief: Client, action: Action) -> None:
    first, second = story.member(office="Traffic Sergeant"), story.member(office="Records Manager")
    chief.post(ADDRESS, {"version": "1", "owner": str(first.pk)})
    assert chief.post(ADDRESS, {"version": "1", "owner": str(second.pk)}).status_code == 409
    action.refresh_from_db()
    assert action.owner == first
