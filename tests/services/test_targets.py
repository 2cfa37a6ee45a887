"""Targets of a draft; once the plan is adopted they are a matter of decision reports (test_decisions_adding)."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.models import Amendment, Indicator, Target
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.targets import TargetWords, set_target
from tests.factories.indicators import make_indicator, make_target
from tests.factories.moments import NOW
from tests.factories.people import chief, staff
from tests.factories.plans import make_draft_plan, make_objective, make_priority

pytestmark = pytest.mark.django_db

REACH = TargetWords(
    kind=Target.Kind.REACH,
    due_on=datetime.date(2026, 12, 31),
    baseline=Decimal(100),
    baseline_on=datetime.date(2022, 12, 31),
    value=Decimal(80),
    steps=((datetime.date(2024, 12, 31), Decimal(90)),),
)


def drafted() -> Indicator:
    return make_indicator(make_objective(make_priority(make_draft_plan())))


def adopted() -> Indicator:
    return make_indicator()


def set_now(indicator: Indicator, words: TargetWords = REACH, version: int = 0) -> Target:
    return set_target(indicator, area=indicator.area, words=words, version=version, by=staff(), at=NOW)


def test_target_of_a_draft_is_set_with_its_steps() -> None:
    target = set_now(drafted())
    assert (target.value, target.baseline) == (Decimal(80), Decimal(100))
    assert [(step.on, step.value) for step in target.steps.all()] == [(datetime.date(2024, 12, 31), Decimal(90))]
    assert not Amendment.objects.exists()


def test_each_kind_keeps_what_it_has_a_use_for() -> None:
    band = set_now(drafted(), TargetWords("within", datetime.date(2026, 12, 31), value=Decimal(93), upper=Decimal(97)))
    assert (band.value, band.upper, band.baseline) == (Decimal(93), Decimal(97), None)
    floor = set_now(
        drafted(), TargetWords("at_least", datetime.date(2026, 12, 31), value=Decimal(95), upper=Decimal(97))
    )
    assert (floor.value, floor.upper) == (Decimal(95), None)
    done = set_now(drafted(), TargetWords("finish", datetime.date(2026, 12, 31), value=Decimal(95)))
    assert done.value is None


def test_target_of_an_adopted_plan_is_set_by_no_page() -> None:
    indicator = adopted()
    make_target(indicator, value=Decimal(80))
    with pytest.raises(Refusal, match="by a decision report that the Board carries"):
        set_now(indicator, replace(REACH, value=Decimal(70)), version=1)
    assert Target.objects.get().value == Decimal(80)


def test_number_that_the_kind_needs_is_asked_for() -> None:
    with pytest.raises(ValidationError, match="baseline"):
        set_now(drafted(), replace(REACH, baseline=None))
    with pytest.raises(ValidationError, match="higher upper end"):
        set_now(drafted(), TargetWords("within", datetime.date(2026, 12, 31), value=Decimal(97), upper=Decimal(93)))


def test_step_after_the_due_date_is_refused() -> None:
    with pytest.raises(ValidationError, match="between"):
        set_now(drafted(), replace(REACH, steps=((datetime.date(2027, 1, 1), Decimal(85)),)))


def test_described_outcome_is_for_a_described_scale() -> None:
    with pytest.raises(ValidationError, match="described scale"):
        set_now(drafted(), TargetWords("qualitative", datetime.date(2026, 12, 31), outcome="A dialogue, every time."))


def test_stale_version_changes_nothing() -> None:
    indicator = drafted()
    set_now(indicator)
    with pytest.raises(Stale):
        set_now(indicator, replace(REACH, value=Decimal(70)))
    assert Target.objects.get().value == Decimal(80)


def test_same_target_again_is_no_change() -> None:
    indicator = drafted()
    target = set_now(indicator)
    with pytest.raises(ValidationError, match="Nothing is different"):
        set_now(indicator, version=target.version)


def test_chiefs_office_sets_no_target() -> None:
    indicator = drafted()
    with pytest.raises(PermissionDenied):
        set_target(indicator, area=indicator.area, words=REACH, version=0, by=chief(), at=NOW)
