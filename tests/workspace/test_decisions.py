"""Decisions: the list, one matter, what may need a decision, recording, and the plan that says something else now."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Amendment, DecisionReport, Membership, Objective, ProposedAmendment, Role
from tests.factories import story
from tests.factories.decisions import make_carried, make_decision, make_decision_on_agenda, make_proposal
from tests.factories.indicators import make_indicator, make_target
from tests.factories.meetings import make_meeting
from tests.factories.moments import TODAY
from tests.factories.organization import make_organization
from tests.factories.plans import make_objective
from tests.workspace.reading import errors_of, heading, text_of

SignIn = Callable[[Membership], Client]
WHO = {"mover": "Vice-Chair", "seconder": "Council appointee", "motion": "That it change.", "minute_number": ""}


@pytest.fixture
def staff(sign_in: SignIn) -> Client:
    make_organization()
    return sign_in(story.member(Role.GOVERNANCE_STAFF, "Governance Officer"))


@pytest.fixture
def objective() -> Objective:
    return make_objective()


def waiting(objective: Objective) -> DecisionReport:
    """A matter that went to a meeting which was held."""
    return make_decision_on_agenda(objective.priority.plan, make_meeting(held_on=TODAY))


def record(client: Client, decision: DecisionReport, **fields: Any) -> Any:
    words = {"version": decision.version, "result": "carried", "number": "2024-20"} | WHO | fields
    return client.post(f"/workspace/decisions/{decision.number}/record/", words)


def test_the_first_line_says_what_is_before_the_board(staff: Client, objective: Objective) -> None:
    make_decision_on_agenda(objective.priority.plan, make_meeting(held_on=datetime.date(2024, 4, 25)))
    make_carried(objective.priority.plan)
    page = staff.get("/workspace/decisions/")
    assert heading(page) == "One matter is before the Board on 25 April 2024, in 14 days."
    assert "One decision was carried." in text_of(page)


@pytest.mark.parametrize("matters", [1, 3])
def test_the_list_costs_the_same_however_many_matters(
    matters: int, sign_in: SignIn, objective: Objective, django_assert_num_queries: Any
) -> None:
    make_organization()
    client = sign_in(story.member(Role.BOARD_MEMBER, "Community appointee"))
    for day in range(matters):
        meeting = make_meeting(held_on=TODAY + datetime.timedelta(days=day))
        make_proposal(make_decision_on_agenda(objective.priority.plan, meeting), objective)
    client.get("/workspace/decisions/")
    with django_assert_num_queries(8):
        client.get("/workspace/decisions/")


def test_a_board_member_reads_and_is_offered_no_deed(sign_in: SignIn, objective: Objective) -> None:
    make_organization()
    client = sign_in(story.member(Role.BOARD_MEMBER, "Community appointee"))
    decision = waiting(objective)
    make_proposal(decision, objective)
    page = client.get(f"/workspace/decisions/{decision.number}/")
    assert "Fewer people killed or seriously hurt" in text_of(page)
    assert "/record/" not in page.content.decode()


def test_recording_carried_changes_the_plan(staff: Client, objective: Objective) -> None:
    decision = waiting(objective)
    make_proposal(decision, objective)
    assert record(staff, decision).status_code == 302
    decision.refresh_from_db()
    assert (decision.state, Amendment.objects.get().resolution.number) == ("applied", "2024-20")
    changed = staff.get("/workspace/decisions/changed/")
    assert heading(changed) == "The Board changed one thing in the plan, by one resolution."


def test_a_matter_is_not_decided_before_its_meeting(staff: Client, objective: Objective) -> None:
    meeting = make_meeting(held_on=TODAY + datetime.timedelta(days=1))
    answer = record(staff, make_decision_on_agenda(objective.priority.plan, meeting))
    assert answer.status_code == 409
    assert "The meeting of 12 April 2024 is still to come." in text_of(answer)
    assert 'value="Vice-Chair"' in answer.content.decode()


def test_both_texts_are_shown_where_the_plan_says_something_else_now(staff: Client, objective: Objective) -> None:
    decision = waiting(objective)
    make_proposal(decision, objective)
    Objective.objects.filter(pk=objective.pk).update(title="Nobody hurt on the road", version=2)
    answer = record(staff, decision)
    assert answer.status_code == 409
    said = text_of(answer)
    assert "Fewer people hurt in collisions" in said
    assert "Nobody hurt on the road" in said
    assert "2024-20, Carried" in said
    assert not Amendment.objects.exists()


def test_as_amended_keeps_what_was_proposed_beside_what_was_decided(staff: Client, objective: Objective) -> None:
    decision = waiting(objective)
    proposal = make_proposal(decision, objective)
    record(staff, decision, result="carried_as_amended", **{f"decided_{proposal.pk}": "Fewer people hurt"})
    said = text_of(staff.get(f"/workspace/decisions/{decision.number}/"))
    assert "After Fewer people hurt As proposed Fewer people killed or seriously hurt" in said


def test_the_mover_does_not_second(staff: Client, objective: Objective) -> None:
    answer = record(staff, waiting(objective), seconder="Vice-Chair")
    assert "The mover cannot second their own motion." in text_of(answer)
    assert DecisionReport.objects.get().state == "on_agenda"


def test_a_change_is_proposed_from_what_the_plan_says(staff: Client, objective: Objective) -> None:
    decision = make_decision(objective.priority.plan)
    words = {
        "version": 1,
        "change": "field",
        "element": f"objective-{objective.pk}",
        "field": "title",
        "after": "Nobody hurt",
        "reason": "It is what residents ask.",
    }
    assert staff.post(f"/workspace/decisions/{decision.number}/changes/add/", words).status_code == 302
    proposal = ProposedAmendment.objects.get()
    assert (proposal.before, proposal.after) == ("Fewer people hurt in collisions", "Nobody hurt")
    stale = staff.post(f"/workspace/decisions/{decision.number}/changes/add/", words | {"field": "statement"})
    assert stale.status_code == 409
    assert "It is what residents ask." in stale.content.decode()


def test_a_change_that_says_the_same_is_refused_at_its_question(staff: Client, objective: Objective) -> None:
    decision = make_decision(objective.priority.plan)
    words = {"version": 1, "change": "field", "element": f"objective-{objective.pk}", "field": "title", "reason": "x"}
    answer = staff.post(f"/workspace/decisions/{decision.number}/changes/add/", words | {"after": objective.title})
    assert errors_of(answer) == ["This is what it says already."]


def test_a_target_that_expires_is_one_click_from_a_report(staff: Client, objective: Objective) -> None:
    target = make_target(make_indicator(objective), due_on=datetime.date(2024, 6, 30))
    page = staff.get("/workspace/decisions/")
    assert "Its target is due on 30 June 2024, in 80 days." in text_of(page)
    answer = staff.post("/workspace/decisions/propose/", {"key": f"target:{target.pk}:2024-06-30"})
    decision = DecisionReport.objects.get()
    assert answer.headers["Location"] == f"/workspace/decisions/{decision.number}/edit/"
    assert decision.motion.startswith("That the target for")
    again = staff.post("/workspace/decisions/propose/", {"key": f"target:{target.pk}:2024-06-30"})
    assert again.status_code == 409
    assert "Its target is due" not in text_of(staff.get("/workspace/decisions/"))


def test_a_period_that_ends_before_it_starts_is_said(staff: Client, objective: Objective) -> None:
    answer = staff.get("/workspace/decisions/changed/?start=2024-03-01&end=2024-02-01")
    assert errors_of(answer) == ["Choose a day on or after 1\xa0March\xa02024."]
