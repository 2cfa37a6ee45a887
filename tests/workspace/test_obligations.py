"""The register, the quarter, the way to a deliverable, and one's own address of the calendar."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Membership, Obligation, Role
from tests.factories import story
from tests.factories.meetings import make_meeting, make_resolution
from tests.factories.moments import TODAY
from tests.factories.obligations import make_deliverable, make_obligation
from tests.factories.organization import make_organization
from tests.workspace.reading import errors_of, heading, text_of

SignIn = Callable[[Membership], Client]
DUTY: dict[str, Any] = {
    "title": "Report on use of force",
    "from_party": "Chief of Police",
    "to_party": "Board",
    "basis": "policy",
    "citation": "Policy 4",
}


@pytest.fixture
def member() -> Membership:
    make_organization()
    return story.member(Role.GOVERNANCE_STAFF, "Governance Officer")


@pytest.fixture
def staff(sign_in: SignIn, member: Membership) -> Client:
    return sign_in(member)


def test_a_duty_is_put_into_the_register_and_its_year_filled(staff: Client) -> None:
    rule = {"rule": "after_period", "rule_months": "3", "rule_days_after": "45"}
    assert staff.post("/workspace/calendar/obligations/add/", DUTY | rule).status_code == 302
    page = staff.get("/workspace/calendar/obligations/")
    assert heading(page) == "One duty is in force; no citation is verified yet."
    assert "45 days after each quarter" in text_of(page)
    filled = staff.post("/workspace/calendar/fill/", {"year": "2025"}, follow=True)
    assert "4 deliverables are in the calendar." in text_of(filled)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ({"rule": "fixed_day", "rule_month": "2", "rule_day": "30"}, "February has no day 30 in any year."),
        ({"rule": "after_period", "rule_months": "3"}, "Fill this in, or the duty never falls due."),
        ({}, "Say how often it comes up."),
    ],
)
def test_a_rule_that_never_falls_is_refused_at_its_question(rule: dict[str, str], sentence: str, staff: Client) -> None:
    answer = staff.post("/workspace/calendar/obligations/add/", DUTY | rule)
    assert errors_of(answer) == [sentence]
    assert "Report on use of force" in answer.content.decode()
    assert not Obligation.objects.exists()


def test_a_check_takes_not_yet_verified_away(staff: Client) -> None:
    duty = make_obligation()
    words = {"version": 1, "verified_on": "10 April 2024", "note": "e-Laws, consolidation of 1 April 2024"}
    staff.post(f"/workspace/calendar/obligations/{duty.pk}/verify/", words)
    said = text_of(staff.get(f"/workspace/calendar/obligations/{duty.pk}/"))
    assert "10 April 2024. e-Laws, consolidation of 1 April 2024" in said
    assert "Not yet verified" not in said


def test_the_quarter_says_what_was_received_what_is_late_and_what_is_to_come(staff: Client) -> None:
    make_deliverable(title="Given", due_on=datetime.date(2024, 4, 2), state="received", received_on=TODAY)
    make_deliverable(title="Late from before", due_on=datetime.date(2024, 3, 1))
    make_deliverable(title="To come", due_on=datetime.date(2024, 6, 30))
    make_deliverable(title="Later", due_on=datetime.date(2024, 7, 1))
    page = staff.get("/workspace/calendar/quarter/")
    assert heading(page) == "Three requirements: 1 received or waived, 1 late, 1 to come."
    assert "Later" not in text_of(page)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_quarter_costs_the_same_however_many_rows(rows: int, staff: Client, django_assert_num_queries: Any) -> None:
    for day in range(1, rows + 1):
        make_deliverable(due_on=datetime.date(2024, 5, day))
    staff.get("/workspace/calendar/quarter/")
    with django_assert_num_queries(7):
        staff.get("/workspace/calendar/quarter/")


def test_only_a_carried_resolution_that_is_known_waives(staff: Client) -> None:
    deliverable = make_deliverable()
    lost = make_resolution(result="lost")
    secret = make_resolution(make_meeting(audience="in_camera"))
    carried = make_resolution()
    for resolution in (lost, secret):
        words = {"version": 1, "resolution": resolution.pk}
        assert staff.post(f"/workspace/calendar/{deliverable.pk}/waive/", words).status_code == 200
    words = {"version": 1, "resolution": carried.pk}
    assert staff.post(f"/workspace/calendar/{deliverable.pk}/waive/", words).status_code == 302
    deliverable.refresh_from_db()
    assert (deliverable.state, deliverable.waived_by) == ("waived", carried)


def test_a_private_address_is_shown_once_and_answers_until_it_is_revoked(
    staff: Client, client: Client, member: Membership
) -> None:
    make_deliverable(title="Annual report to the community")
    make_meeting(held_on=datetime.date(2024, 4, 25))
    make_meeting(held_on=datetime.date(2024, 5, 9), audience="in_camera")
    page = staff.post("/workspace/calendar/feed/", {"deed": "make"})
    found = re.search(r'value="http://testserver(/calendar/[\w-]+\.ics)"', page.content.decode())
    assert found is not None
    assert found[1] not in staff.get("/workspace/calendar/feed/").content.decode()
    answer = client.get(found[1])
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    body = answer.content.decode()
    assert body.count("BEGIN:VEVENT") == 2
    assert "SUMMARY:Annual report to the community" in body
    assert "20240509" not in body
    staff.post("/workspace/calendar/feed/", {"deed": "revoke"})
    assert client.get(found[1]).status_code == 404


def test_an_address_goes_with_the_office(staff: Client, client: Client, member: Membership) -> None:
    page = staff.post("/workspace/calendar/feed/", {"deed": "make"})
    found = re.search(r'value="http://testserver(/calendar/[\w-]+\.ics)"', page.content.decode())
    assert found is not None
    Membership.objects.filter(pk=member.pk).update(ends_on=TODAY - datetime.timedelta(days=1))
    assert client.get(found[1]).status_code == 404


def test_the_form_says_which_questions_each_rule_needs_and_shows_all_of_them_without_script(staff: Client) -> None:
    page = staff.get("/workspace/calendar/obligations/add/").content.decode()
    assert 'data-conditional="rule"' in page
    needs = {
        name: re.search(rf'<div class="field" data-shown-for="([^"]*)">(?:(?!<div).)*?name="{name}"', page, re.DOTALL)
        for name in ("rule_month", "rule_day", "rule_months", "rule_days_after", "rule_years", "rule_from")
    }
    assert {name: found and found[1] for name, found in needs.items()} == {
        "rule_month": "fixed_day meeting_before",
        "rule_day": "fixed_day meeting_before",
        "rule_months": "after_period",
        "rule_days_after": "after_period",
        "rule_years": "every_years",
        "rule_from": "every_years",
    }
    assert "hidden" not in re.findall(r'<div class="field" data-shown-for="[^>]*>', page)[0]
