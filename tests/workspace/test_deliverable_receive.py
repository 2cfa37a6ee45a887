"""Marking what was owed as received."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import Deliverable, Event, Membership, Role
from tests.factories import story
from tests.factories.obligations import make_deliverable
from tests.factories.organization import make_organization
from tests.workspace.reading import errors_of

SignIn = Callable[[Membership], Client]


@pytest.fixture
def staff(sign_in: SignIn) -> Client:
    make_organization()
    return sign_in(story.member(Role.GOVERNANCE_STAFF, "Governance Officer"))


def test_it_is_received_on_a_day_and_leaves_an_event(staff: Client) -> None:
    deliverable = make_deliverable()
    address = f"/workspace/calendar/{deliverable.pk}/receive/"
    assert staff.get(address).status_code == 200
    answer = staff.post(address, {"version": deliverable.version, "received_on": "10 April 2024"})
    deliverable.refresh_from_db()
    assert answer.status_code == 302
    assert (deliverable.state, deliverable.received_on) == ("received", datetime.date(2024, 4, 10))
    assert Event.objects.newest_first()[0].deed == "receive deliverable"


def test_a_day_to_come_is_refused(staff: Client) -> None:
    deliverable = make_deliverable()
    words = {"version": deliverable.version, "received_on": "12 April 2024"}
    answer = staff.post(f"/workspace/calendar/{deliverable.pk}/receive/", words)
    deliverable.refresh_from_db()
    assert errors_of(answer) == ["Choose today or a day before it."]
    assert deliverable.state == Deliverable.State.OPEN


def test_what_is_settled_stays_so(staff: Client) -> None:
    deliverable = make_deliverable(state=Deliverable.State.RECEIVED, received_on=datetime.date(2024, 4, 9))
    address = f"/workspace/calendar/{deliverable.pk}/receive/"
    assert staff.get(address).status_code == 409
    words = {"version": deliverable.version, "received_on": "10 April 2024"}
    assert staff.post(address, words).status_code == 409


def test_a_board_member_receives_nothing(sign_in: SignIn) -> None:
    deliverable = make_deliverable()
    client = sign_in(story.member(Role.BOARD_MEMBER, "Board member"))
    assert client.post(f"/workspace/calendar/{deliverable.pk}/receive/", {}).status_code == 403
