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


def test_an_owner_of_active_actions_is_named_with_them_and_stays(sign_in: SignIn, administrator: Membership) -> None:
    owner = story.member()
    story.action(owner)
    answer = sign_in(administrator).post(f"/workspace/people/{owner.user_id}/shut-out/")
    owner.user.refresh_from_db()
    assert answer.status_code == 409
    assert "1.1.1 Case reviews every two weeks. Hand it over first." in text_of(answer)
    assert owner.user.is_active


def test_the_last_administrator_cannot_shut_themselves_out(sign_in: SignIn, administrator: Membership) -> None:
    answer = sign_in(administrator).post(f"/workspace/people/{administrator.user_id}/shut-out/")
    assert answer.status_code == 409
    assert "This is the last administrator." in text_of(answer)


def test_nobody_is_found_where_nobody_is(sign_in: SignIn, administrator: Membership) -> None:
    assert sign_in(administrator).get("/workspace/people/999999/shut-out/").status_code == 404
