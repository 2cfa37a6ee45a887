"""The pages on which a target and an indicator are proposed in a decision report."""

import pytest
from django.test import Client

from strategic_plan.models import DecisionReport, Indicator, ProposedAmendment, Role
from tests.factories.decisions import make_decision, make_decision_on_agenda, make_merger
from tests.factories.indicators import make_indicator, make_measure, make_target
from tests.factories.meetings import make_meeting
from tests.factories.moments import TODAY
from tests.factories.organization import make_district, make_organization, make_region
from tests.factories.people import make_membership
from tests.workspace.conftest import SignIn
from tests.workspace.reading import errors_of, text_of

pytestmark = pytest.mark.django_db
TARGET = {"kind": "reach", "value": "47", "due_on": "31 December 2026", "baseline": "42.5",
          "baseline_on": "31 December 2022", "reason": "It has none.", "steps": "31 December 2024: 44"}  # fmt: skip


@pytest.fixture
def staff(sign_in: SignIn) -> Client:
    make_organization()
    return sign_in(make_membership(Role.GOVERNANCE_STAFF))


@pytest.fixture
def decision() -> DecisionReport:
    indicator = make_indicator(code="people-hurt", title="People hurt")
    return make_decision(indicator.objective.priority.plan)


def test_a_target_is_proposed_in_words_that_are_read_again(staff: Client, decision: DecisionReport) -> None:
    path = f"/workspace/decisions/{decision.number}/changes/target/"
    indicator = Indicator.objects.get()
    page = text_of(staff.post(path, TARGET | {"version": "1", "element": str(indicator.pk)}, follow=True))
    assert "The change is proposed." in page
    assert "Target value: 47" in page
    assert "Due date of the target: 31 December 2026" in page


def test_the_target_that_an_indicator_has_stands_there_to_be_changed(staff: Client, decision: DecisionReport) -> None:
    indicator = Indicator.objects.get()
    make_target(indicator, value=80)
    path = f"/workspace/decisions/{decision.number}/changes/target/"
    form = staff.get(path, {"indicator": indicator.code, "area": indicator.area.code}).content.decode()
    assert 'name="value" value="80"' in form
    typed = TARGET | {"version": "1", "element": str(indicator.pk), "value": "75"}
    page = text_of(staff.post(path, typed, follow=True))
    assert "Target of People hurt" in page
    assert "Target value: 80" in page
    assert "Target value: 75" in page


def test_a_target_of_a_district_is_proposed(staff: Client, decision: DecisionReport) -> None:
    indicator = Indicator.objects.get()
    district = make_district(indicator.area, name="District 7")
    typed = TARGET | {"version": "1", "element": str(indicator.pk), "area": str(district.pk)}
    path = f"/workspace/decisions/{decision.number}/changes/target/"
    page = text_of(staff.post(path, typed, follow=True))
    assert "New target of People hurt, District 7" in page


def test_what_is_wrong_with_a_target_stands_at_its_question(staff: Client, decision: DecisionReport) -> None:
    path = f"/workspace/decisions/{decision.number}/changes/target/"
    answer = staff.post(path, TARGET | {"version": "1", "element": str(Indicator.objects.get().pk), "reason": ""})
    assert errors_of(answer) == ["Say why."]
    answer = staff.post(
        path, TARGET | {"version": "1", "element": str(Indicator.objects.get().pk), "due_on": "30 June 2030"}
    )
    assert errors_of(answer) == ["A target is due within the period of its plan."]
    assert "30 June 2030" in answer.content.decode()


def test_an_indicator_is_proposed(staff: Client, decision: DecisionReport) -> None:
    measure, area, objective = make_measure(), make_region(), Indicator.objects.get().objective
    typed = {"version": "1", "element": str(objective.pk), "title": "Called back", "public_title": "Called back"}
    typed |= {"code": "called-back", "form": "sum", "numerator": str(measure.pk), "area": str(area.pk)}
    typed |= {
        "direction": "increase",
        "unit": "",
        "decimals": "0",
        "definition": "",
        "scale": "",
        "reason": "None counts it.",
    }
    page = text_of(staff.post(f"/workspace/decisions/{decision.number}/changes/indicator/", typed, follow=True))
    assert "New indicator of" in page
    assert ProposedAmendment.objects.get().element_kind == "indicator"


def test_somebody_who_changed_the_report_meanwhile_costs_no_words(staff: Client, decision: DecisionReport) -> None:
    DecisionReport.objects.update(version=2)
    path = f"/workspace/decisions/{decision.number}/changes/target/"
    answer = staff.post(path, TARGET | {"version": "1", "element": str(Indicator.objects.get().pk)})
    assert answer.status_code == 409
    assert "It has none." in text_of(answer)


def test_a_merger_that_the_board_left_out_does_not_happen(staff: Client) -> None:
    merger = make_merger()
    decision = make_decision_on_agenda(merger.decision.plan, make_meeting(held_on=TODAY))
    ProposedAmendment.objects.filter(pk=merger.pk).update(decision=decision)
    typed = {"version": "1", "result": "carried_as_amended", "number": "2024-20", "motion": "That."}
    typed |= {"mover": "Vice-Chair", "seconder": "Council appointee", "minute_number": ""}
    answer = staff.post(f"/workspace/decisions/{decision.number}/record/", typed)
    assert answer.status_code == 302
    assert ProposedAmendment.objects.get().left_out
