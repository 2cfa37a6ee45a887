"""Shutting somebody out at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import Membership, Role
from tests.factories import story
from tests.factories.organization import make_organization
from tests.workspace.reading import text_of

SignIn = Callable[[Membership], Client]


@pytest.fixture
def administrator(db: None) -> Membership:
    make_organization()
    return story.member(Role.ADMINISTRATOR, "Administrator")


def test_their_session_ends_with_the_next_page(sign_in: SignIn, administrator: Membership) -> None:
    reader = story.member(Role.BOARD_MEMBER, "Board member")
    session = sign_in(reader)
    assert session.get("/workspace/calendar/").status_code == 200
    keeper = sign_in(administrator)
    assert "They are signed out everywhere at once" in text_of(
        keeper.get(f"/workspace/people/{reader.user_id}/shut-out/")
    )
    assert keeper.post(f"/workspace/people/{reader.user_id}/shut-out/").status_code == 302
    assert session.get("/workspace/calendar/").status_code == 302


def test_the_actions_left_behind_are_named_before_and_seen_by_the_chiefs_office_after(
    sign_in: SignIn, administrator: Membership
) -> None:
    owner = story.member()
    story.action(owner)
    keeper, address = sign_in(administrator), f"/workspace/people/{owner.user_id}/shut-out/"
    assert "1.1.1 Case reviews every two weeks has no owner from then on" in text_of(keeper.get(address))
    assert keeper.post(address).status_code == 302
    words = text_of(sign_in(story.approver()).get("/workspace/queue/"))
    assert "One action has no owner" in words
    assert "Case reviews every two weeks 1.1.1 · Detective Sergeant, may no longer sign in" in words


def test_the_last_administrator_cannot_shut_themselves_out(sign_in: SignIn, administrator: Membership) -> None:
    answer = sign_in(administrator).post(f"/workspace/people/{administrator.user_id}/shut-out/")
    assert answer.status_code == 409
    assert "This is the last administrator." in text_of(answer)


def test_nobody_is_found_where_nobody_is(sign_in: SignIn, administrator: Membership) -> None:
    assert sign_in(administrator).get("/workspace/people/999999/shut-out/").status_code == 404
