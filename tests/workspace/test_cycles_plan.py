"""A year of cycles, proposed, changed and kept together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Cycle, Event, Membership, Role
from tests.factories import story
from tests.factories.meetings import make_meeting
from tests.workspace.reading import text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/cycles/plan/"


@pytest.fixture
def client(sign_in: SignIn) -> Client:
    story.cycle(story.action(story.member()).action_plan)
    make_meeting(held_on=date(2024, 8, 22))
    return sign_in(story.member(Role.GOVERNANCE_STAFF, "Governance Officer"))


def typed(client: Client, query: str = "") -> dict[str, Any]:
    """What the page proposes, as a browser would send it."""
    forms = client.get(f"{ADDRESS}{query}").context["form"].forms
    return {field.html_name: "on" if field.name == "wanted" else str(field.value()) for form in forms for field in form}


def test_what_is_planned_stays_and_the_rest_of_the_year_is_proposed(client: Client) -> None:
    words = text_of(client.get(ADDRESS))
    assert "Three more cycles are proposed for this year." in words
    assert "Quarter 1 2024 Open" in words
    assert "The Board reads the report at its meeting of 22 August 2024." in words


def test_the_cycles_are_kept_as_they_were_changed(client: Client) -> None:
    said = typed(client) | {"2024-04-01-updates_due_on": "15 July 2024"}
    del said["2024-10-01-wanted"]
    assert client.post(ADDRESS, said).status_code == 302
    planned = Cycle.objects.filter(state="planned").order_by("starts_on")
    assert [cycle.title for cycle in planned] == ["Quarter\u00a02, 2024", "Quarter\u00a03, 2024"]
    assert (planned[0].updates_due_on, planned[0].report_due_on) == (date(2024, 7, 15), date(2024, 8, 14))
    assert Event.objects.filter(deed="plan cycle").count() == 2


@pytest.mark.parametrize(("by", "count"), [("quarters", 4), ("halves", 2), ("years", 1)])
def test_a_year_goes_in_quarters_in_halves_or_whole(client: Client, by: str, count: int) -> None:
    query = f"?year=2025&by={by}"
    client.post(f"{ADDRESS}{query}", typed(client, query))
    assert Cycle.objects.filter(starts_on__year=2025).count() == count


def test_days_in_the_wrong_order_keep_nothing_and_lose_nothing(client: Client) -> None:
    said = typed(client) | {"2024-04-01-updates_due_on": "1 August 2024", "2024-07-01-title": "Summer"}
    answer = client.post(ADDRESS, said)
    assert "The days follow each other: updates, approvals, report" in text_of(answer)
    assert "Summer" in answer.content.decode()
    assert not Cycle.objects.filter(state="planned").exists()


def test_planning_nothing_is_said_to_be_nothing(client: Client) -> None:
    said = {name: value for name, value in typed(client).items() if not name.endswith("wanted")}
    assert "Choose at least one cycle to plan." in text_of(client.post(ADDRESS, said))


def test_a_cycle_planned_meanwhile_stands_in_nobodys_way(client: Client) -> None:
    said = typed(client)
    client.post(ADDRESS, said)
    answer = client.post(ADDRESS, said)
    assert "Every cycle of this year is in the calendar." in text_of(answer)
    assert Cycle.objects.filter(state="planned").count() == 3
