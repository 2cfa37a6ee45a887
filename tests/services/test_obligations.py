"""Deliverables: received, late with a reason and a new date, waived by the Board alone."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.exchange.starting_points import read_starting_point
from strategic_plan.models import CalendarFeed, Obligation
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.obligations import (
    address_hash,
    answered_deliverable,
    explain_lateness,
    finish_step,
    make_feed,
    plan_back,
    receive_deliverable,
    register,
    revoke_feed,
    waive_deliverable,
)
from tests.factories.meetings import make_meeting, make_resolution
from tests.factories.moments import NOW, TODAY, later
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


def make_duty(**fields: Any) -> Obligation:
    values: dict[str, Any] = {
        "code": "use-of-force",
        "title": "Report on use of force",
        "from_party": "Chief of Police",
        "to_party": "Board",
        "basis": "policy",
        "citation": "Policy 4",
        "frequency": "-",
        "rule": "after_period",
        "rule_months": 3,
        "rule_days_after": 45,
    } | fields
    return register.keep_obligation(Obligation(**values), by=staff(), at=NOW)


def test_the_rule_says_how_often_and_fills_a_year_once() -> None:
    duty = make_duty()
    assert duty.frequency == "45 days after each quarter"
    added = register.fill_calendar(2025, by=staff(), at=NOW)
    assert [(each.title, each.due_on.isoformat()) for each in added] == [
        ("Report on use of force, Quarter 4, 2024", "2025-02-14"),
        ("Report on use of force, Quarter 1, 2025", "2025-05-15"),
        ("Report on use of force, Quarter 2, 2025", "2025-08-14"),
        ("Report on use of force, Quarter 3, 2025", "2025-11-14"),
    ]
    assert register.fill_calendar(2025, by=staff(), at=NOW) == []


def test_a_duty_due_at_a_meeting_waits_for_the_meeting() -> None:
    make_duty(rule="meeting_before", rule_month=6, rule_day=30)
    assert register.fill_calendar(2025, by=staff(), at=NOW) == []
    make_meeting(held_on=datetime.date(2025, 6, 26))
    make_meeting(held_on=datetime.date(2025, 6, 28), audience="in_camera")
    (added,) = register.fill_calendar(2025, by=staff(), at=NOW)
    assert added.due_on == datetime.date(2025, 6, 26)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"rule": "fixed_day", "rule_month": 2, "rule_day": 30}, "has no day 30 in any year"),
        ({"rule": "fixed_day", "rule_month": 2, "rule_day": None}, "never falls due"),
        ({"rule_days_after": None}, "never falls due"),
        ({"rule_months": 5}, "1, 3, 6 or 12 months"),
        ({"rule": "every_years", "rule_years": 0, "rule_from": TODAY}, "1 to 20 years"),
        ({"rule": "every_years", "rule_years": 4}, "never falls due"),
    ],
)
def test_a_rule_that_never_falls_is_refused(fields: dict[str, Any], sentence: str) -> None:
    with refused(ValidationError, sentence):
        make_duty(**fields)


def test_a_duty_is_not_retired_before_it_was_in_force() -> None:
    duty = make_duty(starts_on=TODAY)
    with refused(ValidationError, "before it was in force"):
        register.retire_obligation(
            duty, version=1, retired_on=TODAY - datetime.timedelta(days=1), reason="It ended.", by=staff(), at=NOW
        )


def test_what_was_due_before_a_duty_was_retired_stays() -> None:
    duty = make_duty()
    register.fill_calendar(2024, by=staff(), at=NOW)
    register.retire_obligation(
        duty, version=1, retired_on=datetime.date(2024, 6, 1), reason="Another policy.", by=staff(), at=NOW
    )
    assert [each.due_on.isoformat() for each in duty.deliverables.all()] == ["2024-02-14", "2024-05-15"]
    assert register.fill_calendar(2025, by=staff(), at=NOW) == []
    with refused(Refusal, "is retired"):
        register.verify_obligation(duty, version=2, verified_on=TODAY, note="e-Laws", by=staff(), at=NOW)


def test_a_changed_citation_is_not_verified_any_more() -> None:
    duty = make_duty()
    register.verify_obligation(duty, version=1, verified_on=TODAY, note="e-Laws of 1 April", by=staff(), at=NOW)
    register.change_obligation(duty, version=2, title="Report on force", by=staff(), at=NOW)
    assert duty.verified_on == TODAY
    register.change_obligation(duty, version=3, citation="Policy 5", by=staff(), at=NOW)
    assert Obligation.objects.filter(pk=duty.pk, verified_on=None, verified_by=None, verified_note="").exists()


def test_the_set_for_ontario_is_taken_once_and_nothing_of_it_is_verified() -> None:
    duties = read_starting_point().duties
    taken = register.take_starting_point(duties, by=staff(), at=NOW)
    assert len(taken) == len(duties) == Obligation.objects.filter(is_starting_point=True, verified_on=None).count()
    assert register.take_starting_point(duties, by=staff(), at=NOW) == []


def test_the_way_to_a_report_is_planned_back_from_its_day() -> None:
    deliverable = make_deliverable(due_on=datetime.date(2024, 6, 30))
    make_meeting(held_on=datetime.date(2024, 5, 30))
    steps = plan_back(deliverable, version=1, by=staff(), at=NOW)
    assert [(each.title, each.due_on.isoformat()) for each in steps] == [
        ("Data frozen", "2024-04-11"),
        ("Texts written", "2024-04-25"),
        ("Reviewed", "2024-05-16"),
        ("Approved by the Board", "2024-05-30"),
        ("Published", "2024-06-30"),
    ]
    finish_step(steps[0], version=1, done_on=TODAY, by=staff(), at=NOW)
    with refused(Refusal, "done already"):
        finish_step(steps[0], version=2, done_on=TODAY, by=staff(), at=NOW)


def test_an_address_of_the_calendar_is_kept_as_its_hash_and_replaced_by_the_next() -> None:
    reader = person("board_member")
    first = make_feed(by=reader, at=NOW)
    second = make_feed(by=reader, at=later(hours=1))
    assert [each.address_hash for each in CalendarFeed.objects.alive()] == [address_hash(second)]
    assert not CalendarFeed.objects.filter(address_hash__in=(first, second)).exists()
    assert (revoke_feed(by=reader, at=later(hours=2)), CalendarFeed.objects.alive().count()) == (True, 0)
    assert revoke_feed(by=reader, at=later(hours=3)) is False


def test_a_report_answers_the_first_deliverable_of_its_kind_after_its_period() -> None:
    duty = make_duty(answered_by="status")
    register.fill_calendar(2024, by=staff(), at=NOW)
    found = answered_deliverable("status", datetime.date(2024, 3, 31))
    assert found is not None
    assert (found.obligation, found.title) == (duty, "Report on use of force, Quarter 1, 2024")
    receive_deliverable(found, version=1, received_on=TODAY, by=staff(), at=NOW)
    assert answered_deliverable("status", datetime.date(2024, 3, 31)) is None
    assert answered_deliverable("annual", datetime.date(2024, 3, 31)) is None
