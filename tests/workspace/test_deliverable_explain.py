"""Saying why something is late, and when it comes."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import Membership, Role
from tests.factories import story
from tests.factories.obligations import make_deliverable
from tests.factories.organization import make_organization
from tests.workspace.reading import errors_of

SignIn = Callable[[Membership], Client]
REASON = "Counsel’s comments came in late."


@pytest.fixture
def staff(sign_in: SignIn) -> Client:
    make_organization()
    return sign_in(story.member(Role.GOVERNANCE_STAFF, "Governance Officer"))


def test_reason_and_new_date_are_kept_and_the_old_date_stays(staff: Client) -> None:
    deliverable = make_deliverable(due_on=datetime.date(2024, 3, 31))
    words = {"version": deliverable.version, "reason": REASON, "new_due_on": "25 April 2024"}
    assert staff.post(f"/workspace/calendar/{deliverable.pk}/explain/", words).status_code == 302
    deliverable.refresh_from_db()
    assert (deliverable.late_reason, deliverable.new_due_on) == (REASON, datetime.date(2024, 4, 25))
    assert deliverable.due_on == datetime.date(2024, 3, 31)


def test_a_new_date_before_the_old_one_is_refused_at_its_question(staff: Client) -> None:
    deliverable = make_deliverable(due_on=datetime.date(2024, 3, 31))
    words = {"version": deliverable.version, "reason": REASON, "new_due_on": "1 March 2024"}
    answer = staff.post(f"/workspace/calendar/{deliverable.pk}/explain/", words)
    assert errors_of(answer) == ["Choose a day after the one on which it was due."]
    assert REASON in answer.content.decode()


def test_both_questions_want_an_answer(staff: Client) -> None:
    deliverable = make_deliverable(due_on=datetime.date(2024, 3, 31))
    answer = staff.post(f"/workspace/calendar/{deliverable.pk}/explain/", {"version": deliverable.version})
    assert errors_of(answer) == ["Say why it is late.", "Choose the new date."]
