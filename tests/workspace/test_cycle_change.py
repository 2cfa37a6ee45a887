"""The days of a planned cycle are changed until it is opened; after that there is only more time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Cycle, Event, Membership, Role
from tests.factories import story
from tests.workspace.reading import text_of

SignIn = Callable[[Membership], Client]


def planned(**fields: Any) -> Cycle:
    return story.cycle(story.action(story.member()).action_plan, state=Cycle.State.PLANNED, **fields)


def staff() -> Membership:
    return story.member(Role.GOVERNANCE_STAFF, "Governance Officer")


def answers(cycle: Cycle, **changed: Any) -> dict[str, Any]:
    days = {"updates_due_on": "15 April 2024", "approvals_due_on": "22 April 2024", "report_due_on": "3 May 2024"}
    return {"version": cycle.version, "title": "First quarter 2024", **days, **changed}


def test_the_days_of_a_planned_cycle_are_changed_and_the_trail_has_both(sign_in: SignIn) -> None:
    cycle = planned()
    client, address = sign_in(staff()), f"/workspace/cycles/{cycle.pk}/days/"
    assert address in client.get(f"/workspace/cycles/{cycle.pk}/").content.decode()
    assert "12 April 2024" in client.get(address).content.decode()
    client.post(address, answers(cycle))
    cycle.refresh_from_db()
    assert (cycle.title, cycle.updates_due_on, cycle.report_due_on) == (
        "First quarter 2024",
        date(2024, 4, 15),
        date(2024, 5, 3),
    )
    words = Event.objects.order_by("-number")[0].words
    assert words.endswith("from 2024-04-12, 2024-04-19, 2024-05-01 to 2024-04-15, 2024-04-22, 2024-05-03.")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"updates_due_on": "20 March 2024"}, "Choose a day after the period has ended"),
        ({"approvals_due_on": "14 April 2024"}, "The days follow each other: updates, approvals, report"),
    ],
)
def test_days_that_cannot_be_are_named_at_their_field(sign_in: SignIn, changed: dict[str, str], said: str) -> None:
    cycle = planned()
    assert said in text_of(sign_in(staff()).post(f"/workspace/cycles/{cycle.pk}/days/", answers(cycle, **changed)))
    cycle.refresh_from_db()
    assert cycle.updates_due_on == date(2024, 4, 12)


def test_a_second_tab_is_told_and_changes_nothing(sign_in: SignIn) -> None:
    cycle = planned()
    client, address = sign_in(staff()), f"/workspace/cycles/{cycle.pk}/days/"
    client.post(address, answers(cycle))
    assert client.post(address, answers(cycle, title="Another")).status_code == 409
    cycle.refresh_from_db()
    assert cycle.title == "First quarter 2024"


def test_an_open_cycle_keeps_its_days(sign_in: SignIn) -> None:
    cycle = story.cycle(story.action(story.member()).action_plan)
    client, address = sign_in(staff()), f"/workspace/cycles/{cycle.pk}/days/"
    assert client.get(address).status_code == 409
    assert client.post(address, answers(cycle)).status_code == 409
