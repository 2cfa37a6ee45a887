"""A dashboard of key figures: numbers as the source states them, and no base where it gives none."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Dashboard, Membership, Role
from tests.factories import story
from tests.factories.dashboards import make_dashboard, make_entry
from tests.factories.indicators import make_indicator, make_measure, make_observation
from tests.workspace.reading import heading, text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/dashboards/enforcement/"
YEAR_END = datetime.date(2023, 12, 31)
QUERIES = 12


@pytest.fixture
def dashboard() -> Dashboard:
    return make_dashboard(slug="enforcement", title="Enforcement", kind="key_figures")


def stated(dashboard: Dashboard, value: int | None, title: str = "Traffic stops", **fields: Any) -> None:
    """A yearly count for information, as its source states it."""
    measure = make_measure(grain="year", complete_through=YEAR_END)
    indicator = make_indicator(
        story.objective(), title=title, numerator=measure, direction="informational", window="year", unit=""
    )
    make_observation(measure, indicator.area, YEAR_END, value, **fields)
    make_entry(dashboard, indicator)


def page_of(sign_in: SignIn) -> Any:
    return sign_in(story.member(Role.ANALYST, "Crime Analyst")).get(ADDRESS)


def test_over_160_is_at_least_160(sign_in: SignIn, dashboard: Dashboard) -> None:
    stated(dashboard, 160, qualifier="at_least")
    assert "At least 160 Traffic stops" in text_of(page_of(sign_in))


def test_a_change_without_its_base_is_repeated_and_no_base_is_invented(sign_in: SignIn, dashboard: Dashboard) -> None:
    stated(dashboard, 17112, change_as_stated="19%")
    page = text_of(page_of(sign_in))
    assert "2023 · 19%, as stated by the source" in page
    assert "14,380" not in page


def test_a_figure_alone_is_compared_with_nothing(sign_in: SignIn, dashboard: Dashboard) -> None:
    stated(dashboard, 510)
    page = page_of(sign_in)
    assert heading(page) == "Enforcement"
    assert "One figure. For one the year before is not known, so nothing is compared." in text_of(page)


def test_what_is_not_reported_is_said_and_is_no_zero(sign_in: SignIn, dashboard: Dashboard) -> None:
    stated(dashboard, None, absence="not_reported")
    assert "2023 · not reported" in text_of(page_of(sign_in))


def test_the_file_keeps_how_a_number_is_to_be_read(sign_in: SignIn, dashboard: Dashboard) -> None:
    stated(dashboard, 160, qualifier="at_least", change_as_stated="3% from 2021")
    client = sign_in(story.member(Role.ANALYST, "Crime Analyst"))
    file = b"".join(client.get(f"{ADDRESS}figures.csv").streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    row = file.splitlines()[1]
    assert ",160,at least,at least 160,," in row
    assert "3% from 2021, as stated by the source" in row


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(
    sign_in: SignIn, dashboard: Dashboard, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        stated(dashboard, number, title=f"Count {number}")
    client = sign_in(story.member(Role.ANALYST, "Crime Analyst"))
    client.get(ADDRESS)
    with django_assert_num_queries(QUERIES):
        client.get(ADDRESS)
