"""An account is what the administrator made it: its address, its office, and that somebody can still give both."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from strategic_plan.models import Role
from strategic_plan.services.accounts import deactivate_user, end_membership
from strategic_plan.services.errors import Refusal
from tests.factories.moments import NOW, TODAY
from tests.factories.people import holder, make_membership, staff
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


def test_an_administrator_who_leaves_later_is_no_other_administrator() -> None:
    """Or everybody would be locked out on the day after the later of two good-byes."""
    leaving, staying = make_membership(Role.ADMINISTRATOR), make_membership(Role.ADMINISTRATOR)
    in_june = TODAY + datetime.timedelta(days=60)
    end_membership(leaving, ends_on=in_june, by=holder(staying), at=NOW)
    with pytest.raises(Refusal, match="last administrator"):
        end_membership(staying, ends_on=TODAY, by=holder(leaving), at=NOW)
    with pytest.raises(Refusal, match="last administrator"):
        deactivate_user(staying.user, by=holder(leaving), at=NOW)


def test_an_office_does_not_end_at_the_end_of_time() -> None:
    by, other = make_membership(Role.ADMINISTRATOR), make_membership(Role.ADMINISTRATOR)
    answer = client_of(holder(by)).post(f"/workspace/people/memberships/{other.pk}/end/", {"ends_on": "9999-12-31"})
    other.refresh_from_db()
    assert (answer.status_code, other.ends_on) == (200, None)
