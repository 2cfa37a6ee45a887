"""Updates still owed, for those who enter what came on paper or by mail."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Membership, Role, User
from tests.factories import story
from tests.workspace.reading import heading, text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/updates/on-behalf/"
QUERIES = 12


def staff() -> Membership:
    return story.member(Role.GOVERNANCE_STAFF, "Manager")


def test_the_first_line_counts_what_is_owed(sign_in: SignIn) -> None:
    owner = story.member()
    story.action(owner)
    story.approved(story.action(owner))
    assert heading(sign_in(staff()).get(ADDRESS)) == "One of two updates is still owed."


def test_what_an_owner_is_writing_is_named_but_not_opened(sign_in: SignIn) -> None:
    owner = story.member()
    story.draft(story.action(owner))
    story.returned(story.action(owner))
    page = text_of(sign_in(staff()).get(ADDRESS))
    assert "The owner is writing it" in page
    assert "Back with its owner" in page
    assert "Enter the update" not in page
    assert story.ON_TRACK.done not in page


def test_an_owner_who_has_left_is_said_to_have_left(sign_in: SignIn) -> None:
    owner = story.member()
    story.cycle(story.action(owner).action_plan)
    User.objects.filter(pk=owner.user_id).update(is_active=False)
    page = text_of(sign_in(staff()).get(ADDRESS))
    assert "no longer in office: the Chief’s office names another owner" in page
    assert "Enter the update" in page


def test_ones_own_entry_is_gone_on_with(sign_in: SignIn) -> None:
    clerk = staff()
    update = story.draft(story.action(story.member()), entered_by=clerk)
    assert f"/workspace/updates/{update.pk}/edit/" in sign_in(clerk).get(ADDRESS).content.decode()


def test_when_all_are_in_nothing_is_owed(sign_in: SignIn) -> None:
    story.submitted(story.action(story.member()))
    assert heading(sign_in(staff()).get(ADDRESS)) == "Every update is in."


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.BOARD_MEMBER, Role.ANALYST])
def test_others_do_not_see_who_owes_what(sign_in: SignIn, role: Role) -> None:
    story.objective()
    assert sign_in(story.member(role)).get(ADDRESS).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_actions(
    sign_in: SignIn, django_assert_num_queries: Callable[[int], Any], count: int
) -> None:
    clerk, owner = staff(), story.member()
    for _ in range(count):
        story.draft(story.action(owner), entered_by=clerk)
    client = sign_in(clerk)
    client.get(ADDRESS)
    with django_assert_num_queries(QUERIES):
        page = client.get(ADDRESS)
    assert text_of(page).count("Go on") == count


def test_of_two_open_cycles_each_has_its_list_and_an_entry_goes_to_the_one_shown(sign_in: SignIn) -> None:
    action = story.action(story.member())
    newer, older = story.cycle(action.action_plan), story.cycle_before(action.action_plan)
    client = sign_in(staff())
    page = client.get(ADDRESS, {"cycle": older.pk})
    assert f'name="cycle" value="{older.pk}"' in page.content.decode()
    assert f'name="cycle" value="{newer.pk}"' in client.get(ADDRESS).content.decode()
    client.post(f"/workspace/updates/open/{action.code}/", {"cycle": older.pk})
    assert heading(client.get(ADDRESS)) == "The only update is still owed."
    assert action.updates.get().cycle == older
