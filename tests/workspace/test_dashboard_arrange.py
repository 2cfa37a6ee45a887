"""Arranging a dashboard: governance staff choose what it shows, in which order and to whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Dashboard, DashboardIndicator, Event, Membership, Role
from tests.factories import story
from tests.factories.indicators import make_indicator
from tests.workspace.dashboard import clearance
from tests.workspace.reading import heading, text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/dashboards/clearance/arrange/"


@pytest.fixture
def dashboard() -> Dashboard:
    return clearance()


@pytest.fixture
def client(sign_in: SignIn, dashboard: Dashboard) -> Client:
    return sign_in(story.member(Role.GOVERNANCE_STAFF, "Manager, Board Governance"))


def answers(dashboard: Dashboard, **changes: Any) -> dict[str, Any]:
    """The arrangement as it stands, with changes."""
    entry = DashboardIndicator.objects.get(dashboard=dashboard)
    kept = {
        "version": dashboard.version,
        "title": dashboard.title,
        "note": "",
        "position": 1,
        "breakdown": dashboard.breakdown_id,
        "shown_to_board": "on",
        f"indicator-{entry.indicator_id}": 1,
        "view-matrix": 1,
        "view-months": 2,
    }
    return {name: value for name, value in (kept | changes).items() if value is not None}


def test_views_come_in_the_order_of_their_numbers(client: Client, dashboard: Dashboard) -> None:
    answer = client.post(ADDRESS, answers(dashboard, **{"view-years": 1, "view-matrix": 2, "view-months": 3}))
    assert answer.status_code == 302
    assert [view.kind for view in dashboard.views.all()] == ["years", "matrix", "months"]
    assert Event.objects.latest("number").words.endswith("arranged “Clearances”: 1 indicator, shown to Board members.")


def test_a_second_indicator_is_added_and_chosen_on_the_page(client: Client, dashboard: Dashboard) -> None:
    other = make_indicator(story.objective(), title="Collisions", unit="")
    client.post(ADDRESS, answers(dashboard, **{f"indicator-{other.pk}": 2}))
    page = client.get("/workspace/dashboards/clearance/", {"indicator": other.code})
    assert "Collisions" in text_of(page)


def test_a_dashboard_that_is_taken_down_is_found_by_nobody_else(
    client: Client, sign_in: SignIn, dashboard: Dashboard
) -> None:
    client.post(ADDRESS, answers(dashboard, is_taken_down="on"))
    dashboard.refresh_from_db()
    assert dashboard.is_taken_down
    assert not dashboard.shown_to_board
    assert client.get(ADDRESS).status_code == 200
    other = sign_in(story.member(Role.ANALYST, "Crime Analyst"))
    assert other.get("/workspace/dashboards/clearance/").status_code == 404


def test_nothing_chosen_is_said_at_its_question(client: Client, dashboard: Dashboard) -> None:
    entry = DashboardIndicator.objects.get(dashboard=dashboard)
    page = client.post(ADDRESS, answers(dashboard, **{f"indicator-{entry.indicator_id}": ""}))
    assert page.status_code == 200
    assert "Choose at least one indicator" in text_of(page)


def test_without_a_view_nothing_is_kept(client: Client, dashboard: Dashboard) -> None:
    page = client.post(ADDRESS, answers(dashboard, **{"view-matrix": None, "view-months": None, "title": "Other"}))
    assert "Choose at least one view" in text_of(page)
    dashboard.refresh_from_db()
    assert dashboard.title == "Clearances"


def test_a_stale_arrangement_is_refused_and_kept_on_the_page(client: Client, dashboard: Dashboard) -> None:
    client.post(ADDRESS, answers(dashboard))
    page = client.post(ADDRESS, answers(dashboard, title="Typed meanwhile"))
    assert page.status_code == 409
    assert 'value="Typed meanwhile"' in page.content.decode()


def test_a_dashboard_is_begun_with_every_view_and_shown_to_nobody_on_the_board(client: Client) -> None:
    indicator = make_indicator(story.objective(), title="Collisions")
    asked = {"title": "Collisions", "slug": "Road-Safety", "kind": "by_area", "indicator": indicator.pk}
    answer = client.post("/workspace/dashboards/begin/", asked)
    assert answer.headers["Location"] == "/workspace/dashboards/road-safety/arrange/"
    begun = Dashboard.objects.get(slug="road-safety")
    assert not begun.shown_to_board
    assert begun.views.count() == 4
    assert heading(client.get(answer.headers["Location"])) == "Arrange “Collisions”"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"slug": "begin"}, "is a page of its own"),
        ({"slug": "two words"}, "valid “slug”"),
        ({"slug": "clearance"}, "already exists"),
        ({"title": ""}, "Give the dashboard a title"),
        ({"kind": "other"}, "other is not one of the available choices"),
        ({"indicator": 10**12}, "not one of the available choices"),
    ],
)
def test_a_dashboard_that_cannot_be_begun_says_why(client: Client, changes: dict[str, Any], said: str) -> None:
    indicator = make_indicator(story.objective())
    asked = {"title": "Collisions", "slug": "collisions", "kind": "by_area", "indicator": indicator.pk} | changes
    page = client.post("/workspace/dashboards/begin/", asked)
    assert page.status_code == 200
    assert said in text_of(page)
    assert Dashboard.objects.count() == 1


def test_an_indicator_without_months_is_no_dashboard_by_area(client: Client) -> None:
    indicator = make_indicator(story.objective(), form="latest")
    asked = {"title": "Level", "slug": "level", "kind": "by_area", "indicator": indicator.pk}
    assert "cannot be shown by area" in text_of(client.post("/workspace/dashboards/begin/", asked))
