"""Deliverables: received, late with a reason and a new date, waived by the Board alone."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.obligations import explain_lateness, receive_deliverable, waive_deliverable
from tests.factories.meetings import make_resolution
from tests.factories.moments import NOW, TODAY
from tests.factories.obligations import make_deliverable
from tests.factories.people import person, staff
from tests.services.refusals import last_words, refused

pytestmark = pytest.mark.django_db

JUNE = datetime.date(2024, 6, 3)


def test_a_deliverable_is_received_on_a_day() -> None:
    deliverable = make_deliverable()
    receive_deliverable(deliverable, version=1, received_on=TODAY, by=staff(), at=NOW)
    assert (deliverable.state, deliverable.received_on) == ("received", TODAY)
    assert last_words() == "Status report of the first quarter was received on 2024-04-11."


def test_nothing_is_received_tomorrow() -> None:
    deliverable = make_deliverable()
    with refused(ValidationError, "Choose today or a day before it"):
        receive_deliverable(deliverable, version=1, received_on=TODAY + datetime.timedelta(days=1), by=staff(), at=NOW)


def test_lateness_is_explained_and_the_old_date_stays() -> None:
    deliverable = make_deliverable()
    explain_lateness(deliverable, version=1, reason="Two figures are missing.", new_due_on=JUNE, by=staff(), at=NOW)
    assert (deliverable.due_on, deliverable.new_due_on) == (datetime.date(2024, 5, 1), JUNE)
    assert last_words() == ("Status report of the first quarter is late: Two figures are missing. New date 2024-06-03.")


def test_a_new_date_lies_after_the_old_one() -> None:
    deliverable = make_deliverable()
    with refused(ValidationError, "Choose a day after the one on which it was due"):
        explain_lateness(deliverable, version=1, reason="Late.", new_due_on=deliverable.due_on, by=staff(), at=NOW)


def test_a_new_date_without_a_reason_is_refused() -> None:
    deliverable = make_deliverable()
    with refused(ValidationError):
        explain_lateness(deliverable, version=1, reason="", new_due_on=JUNE, by=staff(), at=NOW)


def test_a_carried_resolution_waives_a_deliverable() -> None:
    deliverable, resolution = make_deliverable(), make_resolution(number="2024-31")
    waive_deliverable(deliverable, version=1, resolution=resolution, by=staff(), at=NOW)
    assert (deliverable.state, deliverable.waived_by) == ("waived", resolution)
    assert last_words() == "Resolution 2024-31 waived Status report of the first quarter."


def test_a_lost_motion_waives_nothing() -> None:
    deliverable, resolution = make_deliverable(), make_resolution(result="lost")
    with refused(Refusal, "was not carried"):
        waive_deliverable(deliverable, version=1, resolution=resolution, by=staff(), at=NOW)


def test_a_settled_deliverable_is_left_alone() -> None:
    deliverable, resolution = make_deliverable(), make_resolution()
    receive_deliverable(deliverable, version=1, received_on=TODAY, by=staff(), at=NOW)
    with refused(Refusal, "is settled already"):
        waive_deliverable(deliverable, version=2, resolution=resolution, by=staff(), at=NOW)
    with refused(Refusal, "is settled already"):
        receive_deliverable(deliverable, version=2, received_on=TODAY, by=staff(), at=NOW)
    with refused(Refusal, "is settled already"):
        explain_lateness(deliverable, version=2, reason="Late.", new_due_on=JUNE, by=staff(), at=NOW)


def test_a_deliverable_that_changed_meanwhile_is_left_alone() -> None:
    deliverable = make_deliverable()
    with refused(Stale):
        receive_deliverable(deliverable, version=5, received_on=TODAY, by=staff(), at=NOW)
    with refused(Stale):
        explain_lateness(deliverable, version=5, reason="Late.", new_due_on=JUNE, by=staff(), at=NOW)


@pytest.mark.parametrize("role", ["contributor", "analyst", "chiefs_office", "board_member", "administrator"])
def test_obligations_are_kept_by_governance_staff(role: str) -> None:
    deliverable, resolution = make_deliverable(), make_resolution()
    other = person(role)
    with refused(PermissionDenied):
        receive_deliverable(deliverable, version=1, received_on=TODAY, by=other, at=NOW)
    with refused(PermissionDenied):
        explain_lateness(deliverable, version=1, reason="Late.", new_due_on=JUNE, by=other, at=NOW)
    with refused(PermissionDenied):
        waive_deliverable(deliverable, version=1, resolution=resolution, by=other, at=NOW)
