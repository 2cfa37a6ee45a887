"""Judgements, ratings a person overrides, methods and measures: who says so, and what stays as it was."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.models import Indicator, Measure, MethodChange, Role
from strategic_plan.permissions import Person
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.judgements import judge_indicator
from strategic_plan.services.measures import change_measure, define_measure
from strategic_plan.services.methods import FIELDS, decline_method, define_method, propose_method
from strategic_plan.services.ratings import override_rating
from tests.factories.indicators import make_breakdown, make_indicator, make_measure, make_observation, make_rating
from tests.factories.moments import NOW
from tests.factories.people import chief, person, staff

pytestmark = pytest.mark.django_db

FOUND = {"rating": "on_track", "found": "A plan, little dialogue", "reason": "Minutes of the liaison meetings."}


def analyst() -> Person:
    return person(Role.ANALYST)


def described() -> Indicator:
    indicator = make_indicator()
    Indicator.objects.filter(pk=indicator.pk).update(
        form="qualitative", numerator=None, scale="No plan\nA plan\nA plan and dialogue"
    )
    return Indicator.objects.get(pk=indicator.pk)


def test_judgement_names_the_step_and_the_person() -> None:
    by = chief()
    judgement = judge_indicator(described(), level=2, link="https://example.org/minutes", **FOUND, by=by, at=NOW)
    assert (judgement.level, judgement.judged_by) == (2, by.user)


@pytest.mark.parametrize("level", [None, 0, 4])
def test_judgement_names_a_step_that_the_scale_has(level: int | None) -> None:
    with pytest.raises(ValidationError, match="step of the scale"):
        judge_indicator(described(), level=level, **FOUND, by=chief(), at=NOW)


def test_number_is_not_judged_and_an_analyst_judges_nothing() -> None:
    with pytest.raises(Refusal, match="figures say"):
        judge_indicator(make_indicator(), level=1, **FOUND, by=chief(), at=NOW)
    with pytest.raises(PermissionDenied):
        judge_indicator(described(), level=1, **FOUND, by=analyst(), at=NOW)


def test_override_stands_beside_what_the_rule_gave() -> None:
    rating = make_rating()
    override_rating(rating, word="on_track", reason="Counted twice in May.", by=chief(), at=NOW)
    rating.refresh_from_db()
    assert (rating.rating, rating.overridden, rating.shown) == ("at_risk", "on_track", "on_track")
    with pytest.raises(Stale, match="already"):
        override_rating(rating, word="off_track", reason="Again.", by=chief(), at=NOW)


def test_override_wants_a_reason_another_word_and_the_chiefs_office() -> None:
    rating = make_rating()
    with pytest.raises(ValidationError, match="Say why"):
        override_rating(rating, word="on_track", reason=" ", by=chief(), at=NOW)
    with pytest.raises(ValidationError, match="already"):
        override_rating(rating, word="at_risk", reason="So it is.", by=chief(), at=NOW)
    with pytest.raises(PermissionDenied):
        override_rating(rating, word="on_track", reason="We think so.", by=staff(), at=NOW)


def words(indicator: Indicator, **changes: Any) -> dict[str, Any]:
    return {name: getattr(indicator, name) for name in FIELDS} | changes


SINCE = datetime.date(2024, 7, 1)


def test_method_holds_when_it_is_defined_and_not_when_it_is_proposed() -> None:
    indicator = make_indicator()
    change = propose_method(
        indicator,
        words=words(indicator, decimals=1, definition="People, not collisions."),
        since=SINCE,
        reason="Hospitals count people.",
        by=analyst(),
        at=NOW,
    )
    indicator.refresh_from_db()
    assert (indicator.decimals, indicator.method_version) == (0, 1)
    define_method(change, version=change.version, by=chief(), at=NOW)
    indicator.refresh_from_db()
    assert (indicator.decimals, indicator.method_version, indicator.method_since) == (1, 2, SINCE)
    assert change.changes["decimals"] == [0, 1]
    assert change.number == 2


def test_method_that_cannot_be_is_refused_before_it_is_proposed() -> None:
    indicator = make_indicator()
    with pytest.raises(ValidationError, match="numerator and a denominator"):
        propose_method(
            indicator, words=words(indicator, form="ratio"), since=SINCE, reason="A rate.", by=analyst(), at=NOW
        )
    with pytest.raises(ValidationError, match="Nothing is different"):
        propose_method(indicator, words=words(indicator), since=SINCE, reason="None.", by=analyst(), at=NOW)


def test_declined_method_says_why_and_changes_nothing() -> None:
    indicator = make_indicator()
    change = propose_method(
        indicator, words=words(indicator, decimals=2), since=SINCE, reason="Finer.", by=analyst(), at=NOW
    )
    with pytest.raises(ValidationError, match="Say why"):
        decline_method(change, version=change.version, answer="", by=chief(), at=NOW)
    decline_method(change, version=change.version, answer="Nobody reads two decimals.", by=chief(), at=NOW)
    assert MethodChange.objects.get().state == "declined"
    with pytest.raises(Refusal, match="settled"):
        define_method(change, version=change.version, by=chief(), at=NOW)
    with pytest.raises(PermissionDenied):
        define_method(change, version=change.version, by=analyst(), at=NOW)


def a_measure(**fields: Any) -> Measure:
    breakdown = fields.pop("breakdown", None) or make_breakdown()
    return Measure(code="bicycles", title="Bicycles stolen", unit="bicycles", breakdown=breakdown, **fields)


def test_measure_is_defined_with_its_parts() -> None:
    part = make_measure()
    measure = define_measure(a_measure(breakdown=part.breakdown), total_of=[part], by=analyst(), at=NOW)
    assert list(measure.total_of.all()) == [part]


def test_part_of_another_grain_is_refused() -> None:
    part = make_measure(grain="quarter")
    with pytest.raises(ValidationError, match="another grain"):
        define_measure(a_measure(breakdown=part.breakdown), total_of=[part], by=analyst(), at=NOW)


def test_grain_stays_once_figures_are_stored_and_other_words_may_change() -> None:
    measure = make_measure()
    make_observation(measure, value=Decimal(3))
    with pytest.raises(ValidationError, match="stored in this way"):
        change_measure(measure, version=measure.version, words={"grain": "year"}, by=analyst(), at=NOW)
    change_measure(
        measure, version=measure.version, words={"next_due_on": datetime.date(2024, 5, 10)}, by=analyst(), at=NOW
    )
    measure.refresh_from_db()
    assert (measure.grain, measure.next_due_on) == ("month", datetime.date(2024, 5, 10))
