"""Closing a cycle keeps its ratings."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from strategic_plan.models import Cycle, Membership, Rating, Role
from tests.factories import story
from tests.factories.indicators import make_indicator, make_target
from tests.workspace.reading import text_of

SignIn = Callable[[Membership], Client]


def test_the_ratings_of_the_plan_are_kept(sign_in: SignIn) -> None:
    cycle = story.cycle(story.action(story.member()).action_plan)
    make_target(make_indicator(story.objective()))
    client = sign_in(story.member(Role.GOVERNANCE_STAFF, "Governance Officer"))
    assert client.get(f"/workspace/cycles/{cycle.pk}/close/").status_code == 200
    assert client.post(f"/workspace/cycles/{cycle.pk}/close/", {"version": cycle.version}).status_code == 302
    cycle.refresh_from_db()
    assert (cycle.state, Rating.objects.count()) == (Cycle.State.CLOSED, 1)


def test_the_page_says_what_is_left_without_an_approval(sign_in: SignIn) -> None:
    owner = story.member()
    action = story.action(owner)
    story.submitted(action)
    story.action(owner)
    cycle = story.cycle(action.action_plan)
    client = sign_in(story.member(Role.GOVERNANCE_STAFF, "Governance Officer"))
    assert "Two updates are not approved" in text_of(client.get(f"/workspace/cycles/{cycle.pk}/close/"))


def test_a_closed_cycle_is_not_closed_twice(sign_in: SignIn) -> None:
    cycle = story.cycle(story.action(story.member()).action_plan, state=Cycle.State.CLOSED)
    client = sign_in(story.member(Role.GOVERNANCE_STAFF, "Governance Officer"))
    assert client.post(f"/workspace/cycles/{cycle.pk}/close/", {"version": cycle.version}).status_code == 409
