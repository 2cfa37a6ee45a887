"""Targets of other areas than the indicator's own: rated by the same rules, kept when a cycle closes."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

from strategic_plan.models import Area, Indicator, Organization, Rating, Target
from strategic_plan.services.ratings import keep_ratings
from strategic_plan.summaries.figures import read_indicator
from strategic_plan.summaries.indicators.figures import evaluate_in_areas, evaluate_indicators
from strategic_plan.summaries.plans import plan_as_at
from tests.factories.indicators import make_step, make_target
from tests.factories.moments import NOW
from tests.workspace.dashboard import headline

pytestmark = pytest.mark.django_db

END = datetime.date(2023, 12, 31)
TODAY = datetime.date(2024, 4, 11)
PROMISE: dict[str, Any] = {"baseline_on": datetime.date(2022, 12, 31), "due_on": datetime.date(2026, 12, 31)}


@pytest.fixture
def indicator() -> Indicator:
    """The clearance rate with a target of the Region, and one of District 1."""
    indicator = headline()
    make_target(indicator, baseline=Decimal("43.7417"), value=Decimal(47), **PROMISE)
    district = Area.objects.get(name="District 1")
    make_target(indicator, area=district, baseline=Decimal("54.8420"), value=Decimal(57), **PROMISE)
    return indicator


def rated(indicator: Indicator) -> list[tuple[str, str, str]]:
    organization = Organization.objects.get()
    rows = Indicator.objects.filter(pk=indicator.pk)
    begins = END.replace(month=1, day=1)
    own = evaluate_indicators(rows, starts_on=begins, ends_on=END, today=TODAY, organization=organization)
    others = evaluate_in_areas(own, starts_on=begins, today=TODAY, organization=organization)
    return [
        (each.indicator.area.name, each.unit.show(each.actual.number or 0), each.result.label)
        for each in [*own, *others]
    ]


def test_each_area_is_rated_against_its_own_target(indicator: Indicator) -> None:
    assert rated(indicator) == [("Region", "42%", "Worsening"), ("District 1", "49%", "Worsening")]
    Target.objects.filter(area__name="District 1").update(value=Decimal(40))
    assert rated(indicator)[1] == ("District 1", "49%", "On track")


def test_a_target_that_is_over_is_not_rated(indicator: Indicator) -> None:
    Target.objects.filter(area__name="District 1").update(in_force_until=END)
    assert [area for area, _figure, _rating in rated(indicator)] == ["Region"]


def test_the_page_shows_each_area_with_its_target_in_its_small_chart_too(indicator: Indicator) -> None:
    page = read_indicator(Indicator.objects.get(pk=indicator.pk), today=TODAY)
    assert [(each.name, each.line.target_words.replace("\u00a0", " ")) for each in page.areas] == [
        ("District 1", "57% by 31 December 2026")
    ]
    assert page.districts is not None
    assert [panel.was for panel in page.districts.panels] == ["was 55% · target 57%", "was 37%", "was 42%"]


def test_the_ratings_of_areas_are_kept_beside_the_indicators_own(indicator: Indicator) -> None:
    plan = indicator.objective.priority.plan
    keep_ratings(plan, starts_on=END.replace(month=1, day=1), ends_on=END, occasion="cycle_closed", at=NOW)
    kept = Rating.objects.order_by("pk").values_list("area__name", "rating")
    assert list(kept) == [(None, "worsening"), ("District 1", "worsening")]


def test_the_plan_as_at_a_day_says_the_steps_of_a_target(indicator: Indicator) -> None:
    target = Target.objects.get(area__name="District 1")
    make_step(target, on=datetime.date(2024, 12, 31), value=Decimal(55))
    [priority] = plan_as_at(indicator.objective.priority.plan, TODAY)
    shown = [(each.area, each.value, each.steps) for each in priority.objectives[0].targets]
    assert [
        (area, value, [(on.replace("\u00a0", " "), step) for on, step in steps]) for area, value, steps in shown
    ] == [
        ("", "47", []),
        ("District 1", "57", [("31 December 2024", "55")]),
    ]
