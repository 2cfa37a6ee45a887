"""An account is what the administrator made it: its address, its office, and that somebody can still give both."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.people import staff
from tests.workspace.signed_in import client_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("action", ["action_add", "action_primary", "action_remove"])
def test_nobody_puts_another_address_in_the_place_of_the_invited_one(action: str) -> None:
    somebody = staff()
    invited = somebody.acting.email
    answer = client_of(somebody).post("/account/email/", {action: "1", "email": "elsewhere@example.org"})
    somebody.acting.refresh_from_db()
    assert (answer.status_code, somebody.acting.email) == (404, invited)


@pytest.mark.parametrize("address", ["email/", "confirm-email/", "confirm-email/MQ:1t/", "password/set/"])
def test_pages_that_this_product_does_not_have_are_not_there(address: str) -> None:
    for client in (Client(), client_of(staff())):
        assert client.get(f"/account/{address}").status_code == 404
