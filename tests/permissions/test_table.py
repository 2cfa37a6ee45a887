"""The table of who may: what each role may do to something, and what nobody may do to their own."""

from typing import Any

import pytest

from strategic_plan.models import Membership, Role
from strategic_plan.permissions import PUBLIC, TABLE, Deed, Person, may, person_of
from tests.factories.actions import make_action
from tests.factories.moments import TODAY, later
from tests.factories.people import chief, holder, make_membership, make_user, person
from tests.factories.updates import make_submitted

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("deed", Deed)
def test_the_public_may_do_nothing_in_the_workspace(deed: Deed) -> None:
    assert not may(PUBLIC, deed)


@pytest.mark.parametrize("deed", Deed)
def test_every_deed_is_somebodys(deed: Deed) -> None:
    assert TABLE[deed]


def test_rights_of_several_offices_add_up() -> None:
    user = make_user()
    for role in (Role.CONTRIBUTOR, Role.ANALYST):
        make_membership(role, user=user)
    both = person_of(user, on=TODAY)
    assert (may(both, Deed.LOAD_OBSERVATIONS), may(both, Deed.WRITE_UPDATE)) == (True, True)


def test_prohibitions_follow_the_person_whatever_their_offices() -> None:
    writer = make_membership(Role.CONTRIBUTOR)
    make_membership(Role.CHIEFS_OFFICE, user=writer.user)
    update = make_submitted(make_action(owner=writer), by=holder(writer))
    assert not may(person_of(writer.user, on=TODAY), Deed.APPROVE_UPDATE, update)
    assert may(chief(), Deed.APPROVE_UPDATE, update)


@pytest.mark.parametrize(("days", "role"), [({"starts_on": TODAY}, "contributor"), ({"ends_on": TODAY}, "contributor")])
def test_an_office_counts_on_its_first_and_its_last_day(days: dict[str, Any], role: str) -> None:
    assert holder(make_membership(**days)).role == role


def test_before_and_after_an_office_there_is_no_right() -> None:
    ended = make_membership(ends_on=later(days=-1).date())
    coming = make_membership(starts_on=later(days=1).date())
    assert (holder(ended).roles, holder(coming).roles) == (frozenset(), frozenset())


def test_whoever_may_not_sign_in_is_the_public() -> None:
    membership = make_membership(Role.ADMINISTRATOR)
    membership.user.is_active = False
    assert person_of(membership.user, on=TODAY) is PUBLIC


def test_an_owner_who_was_handed_over_writes_no_more() -> None:
    action = make_action()
    before = holder(action.owner)
    action.owner = Membership.objects.get(pk=make_membership().pk)
    assert not may(before, Deed.WRITE_UPDATE, action)


def test_a_person_is_shown_under_the_office_that_comes_first() -> None:
    user = make_user()
    for role in (Role.ADMINISTRATOR, Role.BOARD_MEMBER):
        make_membership(role, user=user)
    assert person_of(user, on=TODAY).role == Role.BOARD_MEMBER


def test_the_public_does_not_act() -> None:
    with pytest.raises(LookupError):
        _ = PUBLIC.acting


def test_without_an_office_a_person_has_their_name() -> None:
    nobody: Person = person_of(make_user(name="Robin Ashdown"), on=TODAY)
    assert (nobody.office, nobody.role, person("analyst").office) == ("Robin Ashdown", "", "Crime Analyst")
