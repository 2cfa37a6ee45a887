"""Home leads each role to the page of what needs it now."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import Membership, Role
from tests.factories.people import make_membership, make_user

SignIn = Callable[[Membership], Client]


@pytest.mark.parametrize(
    ("role", "address"),
    [
        (Role.CONTRIBUTOR, "/workspace/updates/"),
        (Role.CHIEFS_OFFICE, "/workspace/queue/"),
        (Role.ANALYST, "/workspace/figures/"),
        (Role.GOVERNANCE_STAFF, "/workspace/desk/"),
        (Role.BOARD_MEMBER, "/workspace/reading-room/"),
        (Role.ADMINISTRATOR, "/workspace/people/"),
    ],
)
def test_each_role_starts_where_its_work_is(role: Role, address: str, sign_in: SignIn) -> None:
    response = sign_in(make_membership(role)).get("/workspace/")
    assert (response.status_code, response["Location"]) == (302, address)


@pytest.mark.django_db
def test_whoever_has_no_office_is_led_to_the_public_pages() -> None:
    client = Client()
    client.force_login(make_user())
    assert client.get("/workspace/")["Location"] == "/"
