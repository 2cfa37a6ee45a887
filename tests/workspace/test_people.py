"""Who may sign in, in which office, and since when."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from strategic_plan.models import Membership, Role, User
from tests.factories import story
from tests.factories.organization import make_organization
from tests.workspace.reading import heading, text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/people/"
QUERIES = 7


@pytest.fixture
def keeper(sign_in: SignIn) -> Client:
    """A browser of an administrator, who has thereby signed in."""
    make_organization()
    return sign_in(story.member(Role.ADMINISTRATOR, "Administrator"))


def test_the_first_line_counts_who_may_sign_in_and_who_has_not(keeper: Client) -> None:
    story.member()
    User.objects.filter(pk=story.member().user_id).update(last_login=timezone.now())
    assert heading(keeper.get(ADDRESS)) == "Three people may sign in; one has not done so yet."


def test_an_account_stands_with_its_offices_and_their_last_day(keeper: Client) -> None:
    membership = story.member(office="Inspector, District 1")
    membership.ends_on = datetime.date(2024, 4, 30)
    membership.save()
    words = text_of(keeper.get(ADDRESS))
    assert membership.user.email in words
    assert "Inspector, District 1 Contributor, until 30 April 2024" in words


def test_an_office_that_has_ended_gives_nothing(keeper: Client) -> None:
    membership = story.member(office="Inspector, District 1")
    Membership.objects.filter(pk=membership.pk).update(ends_on=datetime.date(2024, 4, 10))
    words = text_of(keeper.get(ADDRESS))
    assert "Inspector, District 1" not in words
    assert "Holds no office" in words


def test_a_chip_shows_only_those_who_stand_one_way(keeper: Client) -> None:
    gone = story.member()
    User.objects.filter(pk=gone.user_id).update(is_active=False, name="Somebody gone")
    words = text_of(keeper.get(ADDRESS, {"standing": "shut_out"}))
    assert "1 account, by name" in words
    assert "Somebody gone" in words


@pytest.mark.parametrize("column", ["name", "-name", "state", "last_login", "-last_login"])
def test_the_list_is_sorted_by_the_column_one_chooses(keeper: Client, column: str) -> None:
    story.member()
    assert keeper.get(ADDRESS, {"sort": column}).status_code == 200


@pytest.mark.parametrize("role", [Role.GOVERNANCE_STAFF, Role.CHIEFS_OFFICE, Role.BOARD_MEMBER, Role.CONTRIBUTOR])
def test_nobody_else_keeps_accounts(sign_in: SignIn, role: Role) -> None:
    client = sign_in(story.member(role, "Somebody"))
    membership = story.member()
    for address in ("", "invite/", f"{membership.user_id}/shut-out/", f"memberships/{membership.pk}/end/"):
        assert client.get(f"{ADDRESS}{address}").status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(keeper: Client, count: int, django_assert_num_queries: Any) -> None:
    for _number in range(count):
        story.member()
    keeper.get(ADDRESS)
    with django_assert_num_queries(QUERIES):
        assert text_of(keeper.get(ADDRESS)).count("Detective Sergeant Contributor") == count
