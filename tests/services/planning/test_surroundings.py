"""What surrounds a plan: evidence, scales, who was heard, what was answered, what the law asks."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.models import Consultation, Factor, HeardTheme, Matter, Party, Risk, RiskStep
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.planning.consultation import keep_consultation, keep_party, keep_theme
from strategic_plan.services.planning.coverage import cover_matter, explain_gap, keep_matter, verify_citation
from strategic_plan.services.planning.environment import close_risk, keep_factor, keep_risk, keep_scale
from strategic_plan.services.planning.starting_point import begin_with_the_law
from tests.factories.coverage import make_coverage_gap, make_matter
from tests.factories.environment import (
    make_consultation,
    make_factor,
    make_party,
    make_risk,
    make_risk_scales,
    make_scan,
    make_theme,
)
from tests.factories.indicators import make_indicator
from tests.factories.moments import NOW, TODAY
from tests.factories.people import chief, person, staff
from tests.factories.plans import make_objective, make_plan
from tests.services.refusals import last_words, refused

pytestmark = pytest.mark.django_db

FACTOR: dict[str, Any] = {
    "kind": "trend",
    "reach": "local",
    "title": "More traffic",
    "description": "More vehicles every year.",
    "implications": "A target for the road.",
    "indicator": None,
    "source": "Traffic counts",
    "source_url": "",
}
RISK: dict[str, Any] = {
    "title": "Vacancies stay open",
    "description": "Fewer people apply.",
    "likelihood": 3,
    "impact": 2,
    "owner": "Human Resources",
    "response": "reduce",
    "treatment": "Recruit all year.",
    "review_on": datetime.date(2024, 9, 30),
    "factor": None,
}
THEME: dict[str, Any] = {
    "title": "Speeding",
    "heard": "Too fast.",
    "examples": "",
    "answer": "open",
    "did": "",
    "not_adopted_because": "",
}


def test_a_factor_is_kept_with_what_answers_it() -> None:
    scan = make_scan()
    objective = make_objective(make_objective().priority)
    scan.plan = objective.priority.plan
    scan.save()
    factor = keep_factor(Factor(scan=scan), objectives=[objective], by=chief(), at=NOW, **FACTOR)
    assert (factor.number, list(factor.objectives.all())) == (1, [objective])
    assert last_words() == "Inspector, Chief’s Office added the factor “1 More traffic”."


def test_a_factor_without_evidence_is_refused() -> None:
    scan = make_scan()
    with refused(ValidationError, "A factor stands on evidence: name an indicator or a source."):
        keep_factor(Factor(scan=scan), by=staff(), at=NOW, **FACTOR | {"source": ""})


def test_an_objective_of_another_plan_answers_nothing() -> None:
    scan = make_scan()
    objective = make_objective()
    with refused(ValidationError, "Choose objectives of this plan."):
        keep_factor(Factor(scan=scan), objectives=[objective], by=staff(), at=NOW, **FACTOR)


def test_a_factor_that_somebody_changed_meanwhile_is_stale() -> None:
    factor = make_factor()
    keep_factor(factor, version=1, by=staff(), at=NOW, **FACTOR)
    with refused(Stale):
        keep_factor(factor, version=1, by=staff(), at=NOW, **FACTOR | {"title": "Less traffic"})


def test_a_contributor_adds_nothing_to_a_scan() -> None:
    scan = make_scan()
    with refused(PermissionDenied):
        keep_factor(Factor(scan=scan), by=person(), at=NOW, **FACTOR)


def test_a_risk_stands_on_a_step_of_the_board_s_scale() -> None:
    make_risk_scales()
    plan = make_plan()
    with refused(ValidationError, "The Board’s scale does not have this step."):
        keep_risk(Risk(plan=plan), by=staff(), at=NOW, **RISK | {"likelihood": 5})


def test_a_risk_from_another_plan_s_scan_is_refused() -> None:
    plan = make_plan()
    factor = make_factor()
    with refused(ValidationError, "This factor belongs to the scan of another plan."):
        keep_risk(Risk(plan=plan), by=staff(), at=NOW, **RISK | {"factor": factor})


def test_a_closed_risk_stays_with_its_reason_and_is_not_changed_again() -> None:
    risk = close_risk(make_risk(), version=1, reason="The posts are filled.", by=staff(), at=NOW)
    assert (risk.closed_on, risk.closed_because) == (TODAY, "The posts are filled.")
    with refused(Refusal, "This risk is closed"):
        keep_risk(risk, version=2, by=staff(), at=NOW, **RISK)


def test_a_step_on_which_a_risk_stands_does_not_go() -> None:
    make_risk_scales()
    make_risk(likelihood=3)
    with refused(Refusal, "stands on a step that this would take away"):
        keep_scale("likelihood", [(1, "Rare", ""), (2, "Often", "")], by=staff(), at=NOW)
    assert RiskStep.objects.filter(scale="likelihood").count() == 3


def test_a_scale_begins_at_one() -> None:
    with refused(ValidationError, "begins at 1"):
        keep_scale("level", [(2, "Low", ""), (9, "High", "")], by=staff(), at=NOW)


def test_a_consultation_says_who_was_heard() -> None:
    values: dict[str, Any] = {
        "title": "Open house",
        "kind": "event",
        "held_on": TODAY,
        "place": "Library",
        "method": "Tables",
    }
    plan = make_plan()
    with refused(ValidationError, "Say who was heard."):
        keep_consultation(Consultation(plan=plan), parties=[], by=staff(), at=NOW, **values)


def test_nobody_took_part_in_what_is_still_to_come() -> None:
    later = TODAY + datetime.timedelta(days=3)
    values: dict[str, Any] = {
        "title": "Open house",
        "kind": "event",
        "held_on": later,
        "place": "Library",
        "method": "Tables",
    }
    plan = make_plan()
    party = make_party()
    with refused(ValidationError, "Nobody has come yet"):
        keep_consultation(Consultation(plan=plan), parties=[party], attended=4, by=staff(), at=NOW, **values)


def test_a_theme_in_the_plan_names_its_objective() -> None:
    answered: dict[str, Any] = THEME | {"answer": "adopted", "did": "It is a priority."}
    plan = make_plan()
    with refused(ValidationError, "Name the objective that answers it."):
        keep_theme(HeardTheme(plan=plan), by=staff(), at=NOW, **answered)


def test_what_was_not_adopted_says_why() -> None:
    plan = make_plan()
    with refused(ValidationError, "Say why it was not adopted"):
        keep_theme(HeardTheme(plan=plan), by=staff(), at=NOW, **THEME | {"answer": "not_adopted"})


def test_counts_of_a_theme_are_kept_by_consultation() -> None:
    place = make_consultation()
    theme = keep_theme(HeardTheme(plan=place.plan), mentions={place: 12}, by=staff(), at=NOW, **THEME)
    keep_theme(theme, version=1, mentions={place: 14}, by=staff(), at=NOW, **THEME)
    assert [mention.count for mention in theme.mentions.all()] == [14]


def test_a_count_of_another_plan_s_consultation_is_refused() -> None:
    theme = make_theme()
    place = make_consultation()
    with refused(ValidationError, "Choose consultations of this plan."):
        keep_theme(theme, version=1, mentions={place: 3}, by=staff(), at=NOW, **THEME)


def test_the_list_that_ships_is_taken_over_once_and_nothing_in_it_is_verified() -> None:
    assert begin_with_the_law(by=staff(), at=NOW) == Matter.objects.count() == 23
    assert Party.objects.count() == 9
    assert not Matter.objects.filter(verified_on__isnull=False).exists()
    with refused(Refusal, "The list has begun already"):
        begin_with_the_law(by=staff(), at=NOW)


def test_a_citation_is_verified_by_a_person_and_again_when_it_changes() -> None:
    matter, by = make_matter(), staff()
    verify_citation(matter, version=1, verified_on=TODAY, by=by, at=NOW)
    assert (matter.verified_on, matter.verified_by) == (TODAY, by.acting)
    values: dict[str, Any] = {"citation": "Act, section 99", "text": matter.text, "parent": None}
    keep_matter(matter, version=2, by=by, at=NOW, **values)
    assert (matter.verified_on, matter.verified_by) == (None, None)


def test_a_party_whose_citation_stays_remains_verified() -> None:
    party, by = make_party(), staff()
    verify_citation(party, version=1, verified_on=TODAY, by=by, at=NOW)
    keep_party(party, version=2, citation=party.citation, name="School boards", by=by, at=NOW)
    assert party.verified_on == TODAY


def test_nobody_verifies_tomorrow() -> None:
    tomorrow = TODAY + datetime.timedelta(days=1)
    matter = make_matter()
    with refused(ValidationError, "Choose today or a day before it."):
        verify_citation(matter, version=1, verified_on=tomorrow, by=staff(), at=NOW)


def test_a_matter_does_not_stand_below_itself() -> None:
    above = make_matter(kind="group")
    below = make_matter(parent=above)
    with refused(ValidationError, "A matter cannot stand below itself."):
        keep_matter(above, version=1, citation=above.citation, text=above.text, parent=below, by=staff(), at=NOW)


def test_only_what_stands_in_the_plan_answers_a_matter() -> None:
    plan = make_plan()
    matter = make_matter()
    indicator = make_indicator()
    with refused(ValidationError, "Only what stands in this plan answers a matter."):
        cover_matter(plan, matter, indicator=indicator, by=staff(), at=NOW)


def test_a_gap_is_not_closed_in_the_past() -> None:
    gap = make_coverage_gap()
    with refused(ValidationError, "Choose a day that is still to come"):
        explain_gap(gap, version=1, reason="Later.", closes_on=datetime.date(2024, 1, 1), by=staff(), at=NOW)
