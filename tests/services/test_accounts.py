"""Accounts: invited into an office, ended on a day, shut out; and never the last administrator."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.models import Event, Membership, Role, User
from strategic_plan.permissions import Person
from strategic_plan.services.accounts import Office, deactivate_user, end_membership, invite_person, reinstate_user
from strategic_plan.services.errors import Refusal
from tests.factories.actions import make_action
from tests.factories.moments import NOW, TODAY
from tests.factories.people import holder, make_membership, make_user, person

pytestmark = pytest.mark.django_db
SERGEANT = Office(Role.CONTRIBUTOR, "Traffic Sergeant", TODAY)
TOMORROW = TODAY + datetime.timedelta(days=1)


def test_an_invitation_makes_an_account_that_nobody_can_sign_in_to_yet() -> None:
    membership = invite_person("new@example.org", name="Kim Lowe", office=SERGEANT, by=admin(), at=NOW)
    assert not membership.user.has_usable_password()
    assert (membership.office, membership.role, membership.starts_on) == ("Traffic Sergeant", Role.CONTRIBUTOR, TODAY)
    assert Event.objects.newest_first()[0].deed == "invite person"


def test_a_known_address_gets_one_office_more_whatever_its_case() -> None:
    user = make_user("known@example.org", name="Kim Lowe")
    membership = invite_person("Known@Example.org", name="Somebody else", office=SERGEANT, by=admin(), at=NOW)
    assert (membership.user, membership.user.name) == (user, "Kim Lowe")


def test_whoever_was_shut_out_gets_no_new_office() -> None:
    user = make_user("gone@example.org")
    User.objects.filter(pk=user.pk).update(is_active=False)
    with pytest.raises(Refusal, match="was shut out"):
        invite_person("gone@example.org", name="Kim Lowe", office=SERGEANT, by=admin(), at=NOW)


def test_only_an_administrator_invites() -> None:
    with pytest.raises(PermissionDenied):
        invite_person("new@example.org", name="Kim Lowe", office=SERGEANT, by=person(Role.GOVERNANCE_STAFF), at=NOW)
    assert not User.objects.filter(email="new@example.org").exists()


def test_an_office_ends_on_its_last_day_and_keeps_its_rights_until_then() -> None:
    membership = end_membership(make_membership(), ends_on=TOMORROW, by=admin(), at=NOW)
    assert membership in Membership.objects.on(TOMORROW)
    assert membership not in Membership.objects.on(TOMORROW + datetime.timedelta(days=1))


def test_an_office_does_not_end_in_the_past() -> None:
    membership = make_membership()
    with pytest.raises(ValidationError, match="Choose today or a later day"):
        end_membership(membership, ends_on=TODAY - datetime.timedelta(days=1), by=admin(), at=NOW)
    membership.refresh_from_db()
    assert membership.ends_on is None


def test_an_office_ends_once() -> None:
    membership = make_membership(ends_on=TOMORROW)
    with pytest.raises(Refusal, match=r"ends on 12.April.2024 already"):
        end_membership(membership, ends_on=TODAY, by=admin(), at=NOW)


def test_the_actions_an_office_leaves_behind_stand_in_the_trail() -> None:
    membership = make_membership()
    make_action(owner=membership)
    end_membership(membership, ends_on=TODAY, by=admin(), at=NOW)
    assert Event.objects.newest_first()[0].words.endswith(
        "on 2024-04-11. It leaves 1.1.1 without an owner, which the Chief’s office sees on its queue."
    )


def test_whoever_was_shut_out_is_let_back_in_once() -> None:
    user = make_membership().user
    deactivate_user(user, by=admin(), at=NOW)
    reinstate_user(user, by=admin(), at=NOW)
    user.refresh_from_db()
    assert user.is_active
    assert Event.objects.newest_first()[0].words == f"Systems Administrator let {user.name} back in."
    with pytest.raises(Refusal, match="is not shut out"):
        reinstate_user(user, by=admin(), at=NOW)


def test_the_last_administrator_stays() -> None:
    last = make_membership(Role.ADMINISTRATOR)
    with pytest.raises(Refusal, match="last administrator"):
        end_membership(last, ends_on=TODAY, by=holder(last), at=NOW)
    with pytest.raises(Refusal, match="last administrator"):
        deactivate_user(last.user, by=holder(last), at=NOW)


def test_an_administrator_who_leaves_before_does_not_count_as_another() -> None:
    last = make_membership(Role.ADMINISTRATOR)
    make_membership(Role.ADMINISTRATOR, ends_on=TODAY)
    with pytest.raises(Refusal, match="last administrator"):
        end_membership(last, ends_on=TODAY, by=holder(last), at=NOW)


def test_one_of_two_administrators_may_go() -> None:
    first = make_membership(Role.ADMINISTRATOR)
    make_membership(Role.ADMINISTRATOR)
    assert end_membership(first, ends_on=TODAY, by=holder(first), at=NOW).ends_on == TODAY


def test_whoever_is_shut_out_may_not_sign_in_and_is_shut_out_once() -> None:
    user = make_membership().user
    keeper = admin()
    assert not deactivate_user(user, by=keeper, at=NOW).is_active
    with pytest.raises(Refusal, match="shut out already"):
        deactivate_user(user, by=keeper, at=NOW)


def admin() -> Person:
    """Somebody who keeps accounts."""
    return person(Role.ADMINISTRATOR)
