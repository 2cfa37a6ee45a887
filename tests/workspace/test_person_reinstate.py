"""Letting somebody back in who was shut out."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from strategic_plan.models import Membership, Role, User
from tests.factories import story
from tests.factories.organization import make_organization
from tests.workspace.reading import text_of

SignIn = Callable[[Membership], Client]


def test_they_sign_in_again_in_the_offices_they_had(sign_in: SignIn, db: None) -> None:
    make_organization()
    keeper = sign_in(story.member(Role.ADMINISTRATOR, "Administrator"))
    reader = story.member(Role.BOARD_MEMBER, "Board member")
    User.objects.filter(pk=reader.user_id).update(is_active=False)
    assert f"/workspace/people/{reader.user_id}/let-in/" in keeper.get("/workspace/people/").content.decode()
    answer = keeper.post(f"/workspace/people/{reader.user_id}/let-in/", follow=True)
    assert "may sign in again." in text_of(answer)
    assert sign_in(Membership.objects.get(pk=reader.pk)).get("/workspace/calendar/").status_code == 200
    assert keeper.post(f"/workspace/people/{reader.user_id}/let-in/").status_code == 409
