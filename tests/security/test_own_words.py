"""Nobody writes into another's update, and nobody approves words that may be their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied

from strategic_plan.models import Role, StatusUpdate
from strategic_plan.permissions import Deed, Person, may
from strategic_plan.services.updates import approve_update, save_update, submit_update
from tests.factories import story
from tests.factories.actions import make_action
from tests.factories.moments import NOW, later
from tests.factories.organization import make_organization
from tests.factories.people import chief, holder, make_membership, staff
from tests.factories.updates import AT_RISK, make_draft, make_returned, make_submitted
from tests.workspace.signed_in import client_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("somebody", [chief, staff])
def test_a_returned_update_is_rewritten_by_its_writers_alone(somebody: Callable[[], Person]) -> None:
    update = make_returned()
    with pytest.raises(PermissionDenied):
        save_update(update, version=update.version, words=AT_RISK, by=somebody(), at=NOW)
    with pytest.raises(PermissionDenied):
        submit_update(update, version=update.version, by=somebody(), at=NOW)
    update.refresh_from_db()
    assert update.state == StatusUpdate.State.RETURNED


@pytest.mark.parametrize("step", ["edit", "autosave", "submit"])
def test_no_page_lets_the_chiefs_office_write_into_what_it_returned(step: str) -> None:
    make_organization()
    update = make_returned()
    answers = {"version": update.version, "health": "on_track", "done": "What the Chief’s office would rather read."}
    assert client_of(chief()).post(f"/workspace/updates/{update.pk}/{step}/", answers).status_code == 403
    assert "Go on with the update" not in client_of(chief()).get(f"/workspace/updates/{update.pk}/").content.decode()


def test_whoever_entered_an_update_for_an_owner_goes_on_with_it() -> None:
    entering = make_membership(Role.GOVERNANCE_STAFF)
    update = story.draft(make_action(), entered_by=entering)
    save_update(update, version=update.version, words=AT_RISK, by=holder(entering), at=NOW)
    assert update.reason == AT_RISK.reason


@pytest.mark.parametrize("delegated", [False, True])
def test_an_owner_or_delegate_with_a_second_office_does_not_approve(delegated: bool) -> None:
    """They may have written any of its words, whoever began it and whoever sent it."""
    membership = make_membership(Role.CONTRIBUTOR)
    make_membership(Role.CHIEFS_OFFICE, user=membership.user)
    action = make_action(delegate=membership) if delegated else make_action(owner=membership)
    update = make_submitted(action, by=chief())
    with pytest.raises(PermissionDenied):
        approve_update(update, version=update.version, by=holder(membership), at=later(minutes=20))


def test_a_draft_that_somebody_else_began_is_not_ones_own() -> None:
    assert not may(chief(), Deed.EDIT_UPDATE, make_draft())
