"""What may need a decision: each kind is pointed out with words to begin with, and only where it is so."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from strategic_plan.models import Action, Plan
from strategic_plan.summaries.decisions.suggestions import EXPIRES_WITHIN, LATE_BEYOND, Suggestion, suggest
from tests.factories.actions import make_action
from tests.factories.coverage import make_coverage, make_coverage_gap, make_matter
from tests.factories.decisions import make_decision, make_proposal
from tests.factories.indicators import make_indicator, make_observation, make_target
from tests.factories.moments import TODAY
from tests.factories.organization import make_organization
from tests.factories.plans import make_objective
from tests.factories.updates import AT_RISK, make_approved, saying

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def plan() -> Plan:
    make_organization()
    return make_objective().priority.plan


def found(plan: Plan, kind: str = "") -> list[Suggestion]:
    return [each for each in suggest(plan, today=TODAY) if not kind or each.key.startswith(f"{kind}:")]


def indicator_of(plan: Plan, **fields: Any) -> Any:
    return make_indicator(plan.priorities.get().objectives.get(), **fields)


@pytest.mark.parametrize(("days", "count"), [(0, 1), (EXPIRES_WITHIN.days, 1), (EXPIRES_WITHIN.days + 1, 0), (-1, 0)])
def test_a_target_is_pointed_out_for_its_last_ninety_days(plan: Plan, days: int, count: int) -> None:
    make_target(indicator_of(plan, title="People hurt"), due_on=TODAY + days * DAY)
    assert len(found(plan, "target")) == count


def test_an_expiring_target_comes_with_words_to_begin_with(plan: Plan) -> None:
    make_target(indicator_of(plan, title="People hurt"), due_on=datetime.date(2024, 6, 30))
    (suggestion,) = found(plan, "target")
    assert suggestion.title == "A new target for “People hurt”"
    assert suggestion.because.replace("\N{NO-BREAK SPACE}", " ").startswith("Its target is due on 30 June 2024")
    assert suggestion.motion == (
        "That the target for “People hurt” of objective 1.1 be renewed, with a new value and a new date."
    )


def test_a_target_that_a_report_would_change_is_not_pointed_out(plan: Plan) -> None:
    target = make_target(indicator_of(plan), due_on=TODAY + 30 * DAY)
    make_proposal(make_decision(plan), element_kind="target", element_id=target.pk, field="due_on", before="x")
    assert found(plan, "target") == []


def test_what_a_report_was_begun_from_is_not_pointed_out_again(plan: Plan) -> None:
    make_target(indicator_of(plan), due_on=TODAY + 30 * DAY)
    make_decision(plan, began_from=found(plan, "target")[0].key)
    assert found(plan, "target") == []


def observe(indicator: Any, first: tuple[int, int], values: list[int]) -> None:
    """One figure a month, from a month on."""
    year, month = first
    for value in values:
        make_observation(indicator.numerator, indicator.area, datetime.date(year, month, 1), value)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def rated(plan: Plan, before: int, now: int) -> list[Suggestion]:
    """An indicator that should go down, with so many a month in each of the last two quarters."""
    indicator = indicator_of(plan, title="People hurt", window="period")
    make_target(indicator, kind="at_most", value=30, baseline=None, baseline_on=None)
    observe(indicator, (2023, 10), [before] * 3 + [now] * 3)
    return found(plan, "off-track")


@pytest.mark.parametrize(("before", "now", "count"), [(90, 90, 1), (90, 5, 0), (5, 90, 0), (5, 5, 0)])
def test_an_indicator_is_pointed_out_when_it_was_off_track_twice_running(
    plan: Plan, before: int, now: int, count: int
) -> None:
    assert len(rated(plan, before, now)) == count


def test_an_indicator_off_track_twice_names_both_days(plan: Plan) -> None:
    (suggestion,) = rated(plan, 90, 90)
    assert suggestion.because.replace("\N{NO-BREAK SPACE}", " ") == (
        "It was off track or worsening on 31 December 2023, and again on 31 March 2024."
    )
    assert suggestion.motion.startswith("That the Chief of Police report at the next meeting how “People hurt”")


def test_a_target_that_no_figure_answers_is_pointed_out(plan: Plan) -> None:
    make_target(indicator_of(plan, title="People hurt"))
    (suggestion,) = found(plan, "no-figure")
    assert suggestion.title == "How “People hurt” is to be measured"


def test_an_indicator_without_a_target_lacks_no_figure(plan: Plan) -> None:
    indicator_of(plan)
    assert found(plan) == []


@pytest.mark.parametrize(("days", "count"), [(LATE_BEYOND.days, 0), (LATE_BEYOND.days + 1, 1)])
def test_an_action_late_beyond_the_limit_is_pointed_out(plan: Plan, days: int, count: int) -> None:
    make_action(plan.priorities.get().objectives.get(), due_on=TODAY - days * DAY)
    assert len(found(plan, "late")) == count


def test_an_action_that_is_expected_much_later_than_promised_is_pointed_out(plan: Plan) -> None:
    action = make_action(plan.priorities.get().objectives.get(), due_on=datetime.date(2024, 6, 30))
    make_approved(action, words=saying(AT_RISK, expected_on=datetime.date(2024, 12, 31)))
    (suggestion,) = found(plan, "late")
    assert "is now expected on" in suggestion.because
    assert suggestion.motion.startswith("That the Board take note that action 1.1.1 is late")


def test_an_ended_action_is_late_no_more(plan: Plan) -> None:
    make_action(plan.priorities.get().objectives.get(), due_on=TODAY - 100 * DAY)
    Action.objects.update(state="ended", ending="cancelled", ended_on=TODAY)
    assert found(plan, "late") == []


def test_a_matter_of_law_that_nothing_answers_is_pointed_out(plan: Plan) -> None:
    open_matter, answered, explained = make_matter(), make_matter(), make_matter()
    make_coverage(plan, answered, text="In words.")
    make_coverage_gap(plan, explained)
    (suggestion,) = found(plan, "gap")
    assert suggestion.key == f"gap:{open_matter.pk}"
    assert suggestion.motion == f"That the plan be amended so that it addresses {open_matter.citation}."
