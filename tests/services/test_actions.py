"""The Chief's deeds on actions: issued to the Board, handed over, delegated."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.models import Action, Membership
from strategic_plan.services.actions import delegate_action, hand_over_action, issue_action_plan
from strategic_plan.services.errors import Refusal, Stale
from tests.factories.actions import make_action, make_action_plan, make_draft_action_plan
from tests.factories.moments import NOW, TODAY
from tests.factories.people import chief, holder, make_membership, person, staff
from tests.factories.plans import make_objective
from tests.services.refusals import last_words, refused

pytestmark = pytest.mark.django_db


def colleague(**fields: Any) -> Membership:
    return make_membership(office="District 2 Sergeant", **fields)


def test_issuing_an_action_plan_starts_its_proposed_actions() -> None:
    objective = make_objective()
    action_plan = make_draft_action_plan(objective.priority.plan)
    action = make_action(objective, action_plan=action_plan, state=Action.State.PROPOSED)
    issue_action_plan(action_plan, version=1, by=chief(), at=NOW)
    action.refresh_from_db()
    assert (action_plan.state, action_plan.issued_on, action.state) == ("issued", TODAY, "active")
    assert last_words() == "Inspector, Chief’s Office issued Action plan 2023 to 2026 to the Board."


def test_an_action_plan_is_issued_once() -> None:
    action_plan = make_action_plan()
    with refused(Refusal, "issued already"):
        issue_action_plan(action_plan, version=1, by=chief(), at=NOW)


def test_an_action_plan_that_changed_meanwhile_is_not_issued() -> None:
    action_plan = make_draft_action_plan()
    with refused(Stale):
        issue_action_plan(action_plan, version=2, by=chief(), at=NOW)


def test_the_board_does_not_issue_the_chiefs_plan() -> None:
    action_plan = make_draft_action_plan()
    with refused(PermissionDenied):
        issue_action_plan(action_plan, version=1, by=staff(), at=NOW)


def test_an_action_is_handed_to_another_owner_and_its_delegate_goes() -> None:
    action, successor = make_action(delegate=colleague()), colleague()
    hand_over_action(action, version=1, owner=successor, by=chief(), at=NOW)
    action.refresh_from_db()
    assert (action.owner, action.delegate) == (successor, None)
    assert last_words() == "Inspector, Chief’s Office handed 1.1.1 from Traffic Sergeant to District 2 Sergeant."


def test_an_action_is_not_handed_to_its_own_owner() -> None:
    action = make_action()
    with refused(ValidationError, "owns the action already"):
        hand_over_action(action, version=1, owner=action.owner, by=chief(), at=NOW)


def test_an_action_is_not_handed_to_somebody_who_has_left() -> None:
    action, gone = make_action(), colleague(ends_on=TODAY - datetime.timedelta(days=1))
    with refused(ValidationError, "has ended"):
        hand_over_action(action, version=1, owner=gone, by=chief(), at=NOW)


@pytest.mark.parametrize("role", ["contributor", "analyst", "governance_staff", "board_member", "administrator"])
def test_only_the_chiefs_office_hands_over(role: str) -> None:
    action, successor = make_action(), colleague()
    with refused(PermissionDenied):
        hand_over_action(action, version=1, owner=successor, by=person(role), at=NOW)


def test_an_action_that_changed_meanwhile_is_not_handed_over() -> None:
    action, successor = make_action(), colleague()
    with refused(Stale):
        hand_over_action(action, version=2, owner=successor, by=chief(), at=NOW)


def test_an_owner_names_somebody_to_write_and_takes_it_back() -> None:
    action, writer = make_action(), colleague()
    owner = holder(action.owner)
    delegate_action(action, version=1, delegate=writer, by=owner, at=NOW)
    assert last_words() == "Traffic Sergeant named District 2 Sergeant to write for 1.1.1."
    delegate_action(action, version=2, delegate=None, by=owner, at=NOW)
    assert (action.delegate, last_words()) == (None, "Traffic Sergeant named nobody to write for 1.1.1.")


def test_an_owner_does_not_name_themselves() -> None:
    action = make_action()
    with refused(ValidationError, "The owner writes already"):
        delegate_action(action, version=1, delegate=action.owner, by=holder(action.owner), at=NOW)


def test_nobody_delegates_another_owners_action() -> None:
    action, writer = make_action(), colleague()
    with refused(PermissionDenied):
        delegate_action(action, version=1, delegate=writer, by=person(), at=NOW)
