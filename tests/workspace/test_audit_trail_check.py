"""Checking the whole trail, on asking."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import Membership, Role
from tests.factories import story
from tests.factories.organization import make_organization
from tests.workspace.reading import text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/audit-trail/check/"


@pytest.fixture
def keeper(sign_in: SignIn) -> Client:
    make_organization()
    return sign_in(story.member(Role.ADMINISTRATOR, "Administrator"))


def test_a_whole_chain_is_said_to_hold_and_when_that_was_checked(keeper: Client) -> None:
    story.draft(story.action(story.member()))
    assert "It has not been checked since you signed in." in text_of(keeper.get("/workspace/audit-trail/"))
    words = text_of(keeper.post(ADDRESS, follow=True))
    assert "The chain holds. All 2 events follow from each other. Checked 11 April 2024, 10:00." in words


def test_looking_checks_nothing(keeper: Client) -> None:
    assert keeper.get(ADDRESS).status_code == 405
