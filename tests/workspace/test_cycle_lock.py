"""Locking a cycle is final."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from strategic_plan.models import Cycle, Membership, Role
from tests.factories import story
from tests.workspace.reading import text_of

SignIn = Callable[[Membership], Client]


def test_a_closed_cycle_is_locked_after_its_page_said_that_it_is_final(sign_in: SignIn) -> None:
    cycle = story.cycle(story.action(story.member()).action_plan, state=Cycle.State.CLOSED)
    client = sign_in(story.member(Role.GOVERNANCE_STAFF, "Governance Officer"))
    assert "This cannot be undone." in text_of(client.get(f"/workspace/cycles/{cycle.pk}/lock/"))
    client.post(f"/workspace/cycles/{cycle.pk}/lock/", {"version": cycle.version})
    cycle.refresh_from_db()
    assert cycle.state == Cycle.State.LOCKED


def test_an_open_cycle_is_closed_first(sign_in: SignIn) -> None:
    cycle = story.cycle(story.action(story.member()).action_plan)
    client = sign_in(story.member(Role.GOVERNANCE_STAFF, "Governance Officer"))
    assert client.get(f"/workspace/cycles/{cycle.pk}/lock/").status_code == 409
