"""A target and an indicator that a decision report proposes: checked when written, made when carried, or not at all."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from strategic_plan.models import Amendment, DecisionReport, Indicator, ProposedAmendment, Resolution, Target
from strategic_plan.permissions import Person
from strategic_plan.services import decisions as deeds
from strategic_plan.services.decisions.additions import area_in, indicator_lines, target_in, target_lines
from strategic_plan.services.errors import Stale
from strategic_plan.services.targets import TargetWords
from strategic_plan.summaries.decisions import read_changes
from tests.factories.decisions import make_decision
from tests.factories.indicators import make_indicator, make_measure, make_target
from tests.factories.meetings import make_meeting
from tests.factories.moments import NOW, TODAY
from tests.factories.organization import make_district, make_region
from tests.factories.people import staff
from tests.factories.plans import make_objective
from tests.services.refusals import refused

pytestmark = pytest.mark.django_db
REACH = TargetWords(
    kind="reach",
    due_on=datetime.date(2026, 12, 31),
    baseline=Decimal("42.5"),
    baseline_on=datetime.date(2022, 12, 31),
    value=Decimal(47),
    steps=((datetime.date(2024, 12, 31), Decimal(44)), (datetime.date(2025, 12, 31), Decimal("45.5"))),
)


@pytest.fixture
def indicator() -> Indicator:
    return make_indicator(code="people-hurt")


@pytest.fixture
def decision(indicator: Indicator) -> DecisionReport:
    return make_decision(indicator.objective.priority.plan)


def propose(decision: DecisionReport, into: Any, kind: str, after: str) -> ProposedAmendment:
    proposal = ProposedAmendment(
        decision=decision, change="add", element_kind=kind, into_id=into.pk, after=after, reason="It is missing."
    )
    return deeds.propose_amendment(proposal, version=decision.version, by=staff(), at=NOW)


def on_agenda(decision: DecisionReport) -> DecisionReport:
    return deeds.put_on_agenda(
        decision, version=decision.version, meeting=make_meeting(held_on=TODAY), by=staff(), at=NOW
    )


def decide(decision: DecisionReport, result: str = "carried", **decided: str | None) -> DecisionReport:
    return record(on_agenda(decision), result, by=None, **decided)


def record(
    waiting: DecisionReport, result: str = "carried", *, by: Person | None = None, **decided: str | None
) -> DecisionReport:
    words = {"number": "2024-20", "motion": "That.", "mover": "Vice-Chair", "seconder": "Council appointee"}
    made = {int(pk.removeprefix("p")): text for pk, text in decided.items()}
    return deeds.record_resolution(
        waiting, Resolution(result=result, **words), version=waiting.version, decided=made, by=by or staff(), at=NOW
    )


def measured(**changed: Any) -> str:
    measure, area = make_measure(code="calls-back"), make_region()
    values: dict[str, Any] = {
        "title": "Calls back within seven days",
        "public_title": "You are called back",
        "code": "called-back",
        "form": "sum",
        "numerator": measure,
        "area": area,
        "direction": "increase",
        "decimals": 0,
        "definition": "Counted by the records office.\nEvery month.",
    }
    return indicator_lines(values | changed)


def test_a_target_is_written_down_as_lines_and_read_back(indicator: Indicator) -> None:
    lines = target_lines(REACH, indicator.area)
    assert (target_in(lines), area_in(lines)) == (REACH, indicator.area)


def test_a_carried_target_is_in_force_with_its_steps(indicator: Indicator, decision: DecisionReport) -> None:
    propose(decision, indicator, "target", target_lines(REACH, indicator.area))
    assert not Target.objects.exists()
    decide(decision)
    target = Target.objects.get()
    assert (target.value, target.baseline, target.in_force_from) == (Decimal(47), Decimal("42.5"), TODAY)
    assert target.steps.count() == 2
    amendment = Amendment.objects.get()
    assert (amendment.element_kind, amendment.field, amendment.before) == ("target", "", "")


def test_what_the_board_changed_reads_in_words(indicator: Indicator, decision: DecisionReport) -> None:
    propose(decision, indicator, "target", target_lines(REACH, indicator.area))
    decide(decision)
    changes = read_changes(decision.plan, start=TODAY, end=TODAY)
    words = changes.decisions[0].changes[0].after.replace("\N{NO-BREAK SPACE}", " ")
    assert "Target value: 47" in words
    assert "Due date of the target: 31 December 2026" in words


def test_the_board_carries_another_number(indicator: Indicator, decision: DecisionReport) -> None:
    proposal = propose(decision, indicator, "target", target_lines(REACH, indicator.area))
    other = proposal.after.replace("value: 47", "value: 46")
    decide(decision, "carried_as_amended", **{f"p{proposal.pk}": other})
    assert Target.objects.get().value == 46


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("value: many", "is no number"),
        ("value: Infinity", "is no number"),
        ("due_on: 31/12/2026", "is no day"),
        ("owner: nobody", "says nothing that can be new"),
    ],
)
def test_lines_that_say_nothing_are_refused_and_nothing_is_recorded(
    indicator: Indicator, decision: DecisionReport, line: str, sentence: str
) -> None:
    proposal = propose(decision, indicator, "target", target_lines(REACH, indicator.area))
    waiting = deeds.put_on_agenda(
        decision, version=decision.version, meeting=make_meeting(held_on=TODAY), by=staff(), at=NOW
    )
    words = {"number": "2024-20", "motion": "That.", "mover": "Vice-Chair", "seconder": "Council appointee"}
    resolution = Resolution(result="carried_as_amended", **words)
    with refused(ValidationError, sentence):
        deeds.record_resolution(
            waiting,
            resolution,
            version=waiting.version,
            decided={proposal.pk: f"{proposal.after}\n{line}"},
            by=staff(),
            at=NOW,
        )


def test_a_target_set_meanwhile_stops_the_whole_resolution(indicator: Indicator, decision: DecisionReport) -> None:
    propose(decision, indicator, "target", target_lines(REACH, indicator.area))
    waiting = deeds.put_on_agenda(
        decision, version=decision.version, meeting=make_meeting(held_on=TODAY), by=staff(), at=NOW
    )
    make_target(indicator)
    words = {"number": "2024-20", "motion": "That.", "mover": "Vice-Chair", "seconder": "Council appointee"}
    resolution = Resolution(result="carried", **words)
    with refused(Stale, "no longer true"):
        deeds.record_resolution(waiting, resolution, version=waiting.version, by=staff(), at=NOW)


def test_a_target_in_force_is_changed_field_by_field_with_its_steps(
    indicator: Indicator, decision: DecisionReport
) -> None:
    target = make_target(indicator, value=Decimal(80), baseline=Decimal(100))
    proposal = propose(decision, indicator, "target", target_lines(REACH, indicator.area))
    assert "value: 80" in proposal.before
    decide(decision)
    kept = {each.field: (each.before, each.after) for each in Amendment.objects.all()}
    assert kept["value"] == ("80", "47")
    assert kept["steps"] == ("", "2024-12-31: 44\n2025-12-31: 45.5")
    target.refresh_from_db()
    assert (target.value, target.steps.count()) == (Decimal(47), 2)
    assert Target.objects.count() == 1


def test_the_target_of_a_district_is_its_own(indicator: Indicator, decision: DecisionReport) -> None:
    make_target(indicator)
    district = make_district(indicator.area)
    propose(decision, indicator, "target", target_lines(REACH, district))
    decide(decision)
    assert Target.objects.get(area=district).value == Decimal(47)
    assert Target.objects.count() == 2


def test_the_same_target_again_is_no_proposal(indicator: Indicator, decision: DecisionReport) -> None:
    propose(decision, indicator, "target", target_lines(REACH, indicator.area))
    decide(decision)
    other = make_decision(decision.plan)
    with refused(ValidationError, "the target that it has already"):
        propose(other, indicator, "target", target_lines(REACH, indicator.area))


def test_a_target_that_was_changed_meanwhile_stops_the_whole_resolution(
    indicator: Indicator, decision: DecisionReport
) -> None:
    target = make_target(indicator)
    propose(decision, indicator, "target", target_lines(REACH, indicator.area))
    Target.objects.filter(pk=target.pk).update(due_on=datetime.date(2025, 12, 31))
    waiting = on_agenda(decision)
    by = staff()
    with refused(Stale, "no longer true"):
        record(waiting, by=by)
    assert not Amendment.objects.exists()


def test_the_board_changes_what_a_target_says_and_not_whose_it_is(
    indicator: Indicator, decision: DecisionReport
) -> None:
    proposal = propose(decision, indicator, "target", target_lines(REACH, indicator.area))
    district = make_district(indicator.area)
    other = proposal.after.replace(f"area: {indicator.area.code}", f"area: {district.code}")
    waiting = on_agenda(decision)
    by = staff()
    with refused(ValidationError, "not whose it is"):
        record(waiting, "carried_as_amended", by=by, **{f"p{proposal.pk}": other})
    assert not Target.objects.exists()


def test_one_report_says_once_what_becomes_of_a_target(indicator: Indicator, decision: DecisionReport) -> None:
    target = make_target(indicator)
    deeds.propose_amendment(
        ProposedAmendment(
            decision=decision, change="retire", element_kind="target", element_id=target.pk, reason="It is reached."
        ),
        version=decision.version,
        by=staff(),
        at=NOW,
    )
    with refused(ValidationError, "proposes a change of this target already"):
        propose(decision, indicator, "target", target_lines(REACH, indicator.area))


def test_one_report_proposes_one_target_of_an_indicator(indicator: Indicator, decision: DecisionReport) -> None:
    propose(decision, indicator, "target", target_lines(REACH, indicator.area))
    with refused(ValidationError, "proposes a target of this indicator already"):
        propose(decision, indicator, "target", target_lines(REACH, indicator.area))


def test_a_target_due_after_the_plan_is_refused(indicator: Indicator, decision: DecisionReport) -> None:
    late = TargetWords(kind="at_least", value=Decimal(9), due_on=datetime.date(2027, 6, 30))
    with refused(ValidationError, "within the period of its plan"):
        propose(decision, indicator, "target", target_lines(late, indicator.area))


def test_a_target_that_begins_where_it_should_end_is_refused(indicator: Indicator, decision: DecisionReport) -> None:
    backwards = TargetWords(
        kind="reach",
        due_on=datetime.date(2026, 12, 31),
        value=Decimal(47),
        baseline=Decimal(47),
        baseline_on=datetime.date(2022, 12, 31),
    )
    with refused(ValidationError):
        propose(decision, indicator, "target", target_lines(backwards, indicator.area))


def test_a_carried_indicator_is_in_the_plan_with_its_measure(indicator: Indicator, decision: DecisionReport) -> None:
    propose(decision, indicator.objective, "indicator", measured())
    decide(decision)
    new = Indicator.objects.get(code="called-back")
    assert (new.objective, new.numerator and new.numerator.code, new.method_since) == (
        indicator.objective,
        "calls-back",
        TODAY,
    )
    assert new.definition == "Counted by the records office.\nEvery month."


def test_an_indicator_of_a_code_that_is_taken_is_refused(indicator: Indicator, decision: DecisionReport) -> None:
    text = measured(code=indicator.code)
    with refused(ValidationError, "code"):
        propose(decision, indicator.objective, "indicator", text)


def test_a_target_of_another_plan_is_refused(decision: DecisionReport) -> None:
    other = make_indicator(make_objective(), code="elsewhere")
    with refused(ValidationError, "Choose a part of this plan."):
        propose(decision, other, "target", target_lines(REACH, other.area))
