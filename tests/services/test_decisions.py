"""Decision reports: written, put before the Board, decided, applied in one transaction, followed up."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.models import (
    Amendment,
    DecisionReport,
    FollowUp,
    Meeting,
    Objective,
    Plan,
    Priority,
    ProposedAmendment,
    Resolution,
    Succession,
)
from strategic_plan.services import decisions as deeds
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.summaries.plan_pages import objective_page
from strategic_plan.summaries.plans import plan_as_at, read_plan
from tests.factories.decisions import make_decision_on_agenda, make_grant
from tests.factories.indicators import make_indicator, make_target
from tests.factories.meetings import make_meeting
from tests.factories.moments import NOW, TODAY
from tests.factories.organization import make_organization
from tests.factories.people import person, staff
from tests.factories.plans import make_draft_plan, make_objective, make_plan, make_priority
from tests.services.refusals import last_words, refused

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
OTHER = "Fewer people killed or seriously hurt"


def begun(plan: Plan) -> DecisionReport:
    decision = DecisionReport(plan=plan, title="Objective 1.1", matter="It speaks of means.", motion="That it change.")
    return deeds.begin_decision(decision, by=staff(), at=NOW)


def propose(decision: DecisionReport, element: Any = None, **fields: Any) -> ProposedAmendment:
    values: dict[str, Any] = {
        "change": "field",
        "element_kind": "objective",
        "element_id": element.pk if element else None,
        "field": "title",
        "after": OTHER,
        "reason": "The Board wants the result.",
    } | fields
    proposal = ProposedAmendment(decision=decision, **values)
    return deeds.propose_amendment(proposal, version=decision.version, by=staff(), at=NOW)


def on_agenda(decision: DecisionReport, day: datetime.date = TODAY) -> DecisionReport:
    meeting = make_meeting(held_on=day)
    return deeds.put_on_agenda(decision, version=decision.version, meeting=meeting, by=staff(), at=NOW)


def resolved(**fields: Any) -> Resolution:
    values = {
        "number": "2024-20",
        "motion": "That it change.",
        "mover": "Vice-Chair",
        "seconder": "Council appointee",
        "result": "carried",
    } | fields
    return Resolution(**values)


def decide(decision: DecisionReport, **how: Any) -> DecisionReport:
    decided = how.pop("decided", None)
    return deeds.record_resolution(
        decision, resolved(**how), version=decision.version, decided=decided, by=staff(), at=NOW
    )


@pytest.fixture
def objective() -> Objective:
    return make_objective()


@pytest.fixture
def decision(objective: Objective) -> DecisionReport:
    return begun(objective.priority.plan)


def test_what_is_carried_changes_the_plan_at_once_and_keeps_what_was(
    objective: Objective, decision: DecisionReport
) -> None:
    propose(decision, objective)
    decide(on_agenda(decision))
    objective.refresh_from_db()
    amendment = Amendment.objects.get()
    assert (objective.title, decision.state, decision.applied_on) == (OTHER, "applied", TODAY)
    assert (amendment.before, amendment.after, amendment.resolution) == (
        "Fewer people hurt in collisions",
        OTHER,
        decision.resolution,
    )
    titles = [each.title for at in (TODAY - DAY, TODAY) for each in plan_as_at(decision.plan, at)[0].objectives]
    assert titles == ["Fewer people hurt in collisions", OTHER]


@pytest.mark.parametrize("result", ["lost", "deferred", "referred", "withdrawn"])
def test_what_is_not_carried_changes_nothing(result: str, objective: Objective, decision: DecisionReport) -> None:
    propose(decision, objective)
    decide(on_agenda(decision), result=result)
    assert (decision.state, Amendment.objects.count()) == (result, 0)
    assert Objective.objects.get().title == "Fewer people hurt in collisions"


def test_a_resolution_is_not_recorded_before_its_meeting(decision: DecisionReport) -> None:
    waiting = on_agenda(decision, TODAY + DAY)
    with refused(Refusal, "still to come"):
        decide(waiting)


def test_a_before_that_is_no_longer_true_is_refused_with_both(objective: Objective) -> None:
    plan = objective.priority.plan
    first, second = begun(plan), begun(plan)
    propose(first, objective)
    propose(second, objective, after="Nobody killed on the road")
    waiting = on_agenda(first), on_agenda(second, TODAY + DAY)
    decide(waiting[0])
    Meeting.objects.filter(decision_reports=second).update(held_on=TODAY - DAY)
    second.refresh_from_db()
    with refused(deeds.BeforeChanged, "no longer true") as caught:
        decide(second, number="2024-21")
    ((difference),) = caught.value.differences
    assert (difference.proposal.before, difference.now) == ("Fewer people hurt in collisions", OTHER)


def test_all_changes_are_applied_or_none(objective: Objective, decision: DecisionReport) -> None:
    other = make_objective(objective.priority)
    propose(decision, objective)
    propose(decision, other, change="retire", field="", after="")
    Objective.objects.filter(pk=other.pk).update(in_force_until=TODAY)
    waiting = on_agenda(decision)
    with refused(deeds.BeforeChanged):
        decide(waiting)
    assert Objective.objects.get(pk=objective.pk).title == "Fewer people hurt in collisions"


def test_the_board_may_carry_other_words_and_leave_a_change_out(objective: Objective, decision: DecisionReport) -> None:
    first = propose(decision, objective)
    second = propose(decision, objective, field="statement", after="Fewer are hurt, year over year.")
    decide(on_agenda(decision), result="carried_as_amended", decided={first.pk: "Fewer hurt", second.pk: None})
    assert list(Amendment.objects.values_list("field", "after")) == [("title", "Fewer hurt")]
    first.refresh_from_db()
    assert (first.after, first.decided) == (OTHER, "Fewer hurt")


def test_a_motion_carried_as_it_stood_takes_no_other_words(objective: Objective, decision: DecisionReport) -> None:
    first = propose(decision, objective)
    waiting = on_agenda(decision)
    with refused(ValidationError, "Only a motion carried as amended"):
        decide(waiting, decided={first.pk: "Fewer hurt"})


def test_an_objective_is_added_under_the_next_number(objective: Objective, decision: DecisionReport) -> None:
    added = {"field": "", "after": "Slower streets", "statement": "Streets near schools are slower."}
    propose(decision, change="add", into_id=objective.priority_id, **added)
    decide(on_agenda(decision))
    new = Objective.objects.latest("pk")
    assert (new.code, new.title, new.in_force_from) == ("1.2", "Slower streets", TODAY)
    assert [each.code for each in plan_as_at(decision.plan, TODAY - DAY)[0].objectives] == ["1.1"]
    assert [each.code for each in plan_as_at(decision.plan, TODAY)[0].objectives] == ["1.1", "1.2"]


def test_a_priority_is_added_under_the_next_number(decision: DecisionReport) -> None:
    propose(decision, change="add", element_kind="priority", field="", after="Youth", statement="They are safe.")
    decide(on_agenda(decision))
    assert Priority.objects.latest("pk").number == 2


def test_a_merged_objective_is_retired_and_says_into_what(objective: Objective, decision: DecisionReport) -> None:
    other = make_objective(objective.priority, title="Fewer collisions")
    propose(decision, objective, change="merge", field="", after="", into_id=other.pk)
    decide(on_agenda(decision))
    objective.refresh_from_db()
    assert objective.in_force_until == TODAY
    assert str(Succession.objects.get()) == ("1.1 Fewer people hurt in collisions Merged into 1.2 Fewer collisions")
    assert [each.code for each in plan_as_at(decision.plan, TODAY)[0].objectives] == ["1.2"]


def test_a_split_objective_becomes_its_parts(objective: Objective, decision: DecisionReport) -> None:
    propose(decision, objective, change="split", after="Drivers: Fewer drivers hurt.\nRiders: Fewer riders hurt.")
    decide(on_agenda(decision))
    assert [each.title for each in plan_as_at(decision.plan, TODAY)[0].objectives] == ["Drivers", "Riders"]
    assert list(Succession.objects.values_list("kind", "to_words")) == [
        ("split", "1.2 Drivers"),
        ("split", "1.3 Riders"),
    ]
    assert Objective.objects.get(pk=objective.pk).title == "Fewer people hurt in collisions"


def test_a_priority_is_not_retired_over_the_head_of_its_objectives(
    objective: Objective, decision: DecisionReport
) -> None:
    propose(decision, objective.priority, element_kind="priority", change="retire", field="", after="")
    waiting = on_agenda(decision)
    with refused(Refusal, "left without its priority"):
        decide(waiting)


def test_a_target_and_an_indicator_change_by_decision(objective: Objective, decision: DecisionReport) -> None:
    indicator = make_indicator(objective)
    target = make_target(indicator)
    propose(decision, target, element_kind="target", field="value", after="75")
    propose(decision, indicator, element_kind="indicator", change="retire", field="", after="")
    decide(on_agenda(decision))
    target.refresh_from_db()
    indicator.refresh_from_db()
    assert (target.value, indicator.retired_on) == (Decimal(75), TODAY)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"after": "Fewer people hurt in collisions"}, "says already"),
        ({"after": ""}, "cannot be blank"),
        ({"field": "number", "after": "7"}, "Choose what is to change"),
        ({"field": "in_force_until", "after": "2024-05-01"}, "Choose what is to change"),
        ({"change": "split", "after": "Only one: part"}, "two parts"),
        ({"change": "split", "after": "No colon\nNor here"}, "a title, a colon"),
        ({"change": "merge", "field": "", "after": ""}, "Choose a part of this plan"),
        ({"element_id": 10**6}, "Choose a part of this plan"),
        ({"reason": ""}, "cannot be blank"),
    ],
)
def test_a_change_that_cannot_be_is_refused_when_it_is_written(
    fields: dict[str, Any], sentence: str, objective: Objective, decision: DecisionReport
) -> None:
    with refused(ValidationError, sentence):
        propose(decision, objective, **fields)


def test_a_part_of_another_plan_is_refused(decision: DecisionReport) -> None:
    elsewhere = make_objective()
    with refused(ValidationError, "this plan"):
        propose(decision, elsewhere)


def test_a_draft_plan_needs_no_decision() -> None:
    objective = make_objective(make_priority(make_draft_plan()))
    decision = begun(objective.priority.plan)
    with refused(Refusal, "while it is a draft"):
        propose(decision, objective)


def test_a_deferred_matter_comes_back_with_its_history(objective: Objective, decision: DecisionReport) -> None:
    decide(on_agenda(decision), result="deferred")
    later = make_meeting(held_on=TODAY + 2 * DAY)
    deeds.put_on_agenda(decision, version=decision.version, meeting=later, by=staff(), at=NOW)
    assert (decision.state, decision.resolution) == ("on_agenda", None)
    assert [each.number for each in decision.earlier_resolutions.all()] == ["2024-20"]


def test_what_is_on_the_agenda_is_not_rewritten(objective: Objective) -> None:
    decision = make_decision_on_agenda(objective.priority.plan)
    with refused(Refusal, "Take it off the agenda"):
        propose(decision, objective)
    deeds.take_off_agenda(decision, version=1, by=staff(), at=NOW)
    assert (decision.state, decision.meeting) == ("draft", None)


def test_a_change_of_the_plan_is_not_decided_in_camera(objective: Objective, decision: DecisionReport) -> None:
    propose(decision, objective)
    keeper = staff()
    meeting = make_meeting(held_on=TODAY + DAY, audience="in_camera")
    make_grant(meeting, keeper.acting)
    with refused(ValidationError, "decided in public"):
        deeds.put_on_agenda(decision, version=decision.version, meeting=meeting, by=keeper, at=NOW)


def test_a_matter_goes_to_no_meeting_that_was_held(decision: DecisionReport) -> None:
    meeting = make_meeting(held_on=TODAY - DAY)
    with refused(ValidationError, "held already"):
        deeds.put_on_agenda(decision, version=1, meeting=meeting, by=staff(), at=NOW)


def test_a_report_that_moved_on_is_not_decided(decision: DecisionReport) -> None:
    waiting = on_agenda(decision)
    with refused(Stale):
        deeds.record_resolution(waiting, resolved(), version=1, by=staff(), at=NOW)


@pytest.mark.parametrize("role", ["chiefs_office", "board_member", "administrator", "contributor", "analyst"])
def test_only_governance_staff_record_what_the_board_decides(role: str, decision: DecisionReport) -> None:
    waiting, other = on_agenda(decision), person(role)
    with refused(PermissionDenied):
        deeds.record_resolution(waiting, resolved(), version=2, by=other, at=NOW)


def test_a_decision_without_changes_is_applied_when_its_follow_up_is_done(decision: DecisionReport) -> None:
    decide(on_agenda(decision))
    assert decision.state == "carried"
    task = FollowUp(decision=decision, what="Write to the Chief", who="Board’s office", due_on=TODAY + DAY)
    deeds.add_follow_up(task, by=staff(), at=NOW)
    with refused(Refusal, "not done yet"):
        deeds.apply_decision(decision, version=decision.version, by=staff(), at=NOW)
    deeds.finish_follow_up(task, version=1, done_on=TODAY, outcome="The letter went out.", by=staff(), at=NOW)
    deeds.apply_decision(decision, version=decision.version, by=staff(), at=NOW)
    assert (decision.state, last_words().split(" said ")[1]) == ("applied", "that Decision report 1 is applied.")


def test_numbers_follow_each_other() -> None:
    plan = make_plan()
    assert [begun(plan).number for _each in range(3)] == [1, 2, 3]


def test_what_was_retired_is_still_read_with_what_became_of_it(objective: Objective, decision: DecisionReport) -> None:
    make_organization()
    other = make_objective(objective.priority, title="Fewer collisions")
    propose(decision, objective, change="merge", field="", after="", into_id=other.pk)
    decide(on_agenda(decision))
    objective.refresh_from_db()
    assert [each.code for each in read_plan(decision.plan, today=TODAY).block.priorities[0].objectives] == ["1.2"]
    page = objective_page(objective, today=TODAY)
    assert page.lead.startswith("Retired on 11\xa0April\xa02024, merged into 1.2 Fewer collisions.")
