"""Opening a cycle: the first time without a word, again only with a reason."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from strategic_plan.models import Cycle, Event, Membership, Role
from tests.factories import story
from tests.workspace.reading import errors_of, heading

SignIn = Callable[[Membership], Client]


def staff() -> Membership:
    return story.member(Role.GOVERNANCE_STAFF, "Governance Officer")


def cycle_in(state: str) -> Cycle:
    return story.cycle(story.action(story.member()).action_plan, state=state)


def test_a_planned_cycle_is_opened_by_one_button(sign_in: SignIn) -> None:
    cycle = cycle_in(Cycle.State.PLANNED)
    answer = sign_in(staff()).post(f"/workspace/cycles/{cycle.pk}/open/", {"version": cycle.version})
    cycle.refresh_from_db()
    assert (answer.status_code, cycle.state) == (302, Cycle.State.OPEN)
    assert Event.objects.newest_first()[0].deed == "open cycle"


def test_a_closed_cycle_asks_why_and_changes_nothing_without_an_answer(sign_in: SignIn) -> None:
    cycle = cycle_in(Cycle.State.CLOSED)
    client = sign_in(staff())
    assert heading(client.get(f"/workspace/cycles/{cycle.pk}/open/")) == "Open Quarter 1 2024 again"
    answer = client.post(f"/workspace/cycles/{cycle.pk}/open/", {"version": cycle.version, "reason": ""})
    cycle.refresh_from_db()
    assert errors_of(answer) == ["Say why the cycle is opened again."]
    assert cycle.state == Cycle.State.CLOSED


def test_a_closed_cycle_is_opened_again_with_its_reason(sign_in: SignIn) -> None:
    cycle = cycle_in(Cycle.State.CLOSED)
    words = {"version": cycle.version, "reason": "Two updates came by post."}
    sign_in(staff()).post(f"/workspace/cycles/{cycle.pk}/open/", words)
    cycle.refresh_from_db()
    assert (cycle.state, cycle.reopened_reason) == (Cycle.State.OPEN, "Two updates came by post.")


def test_a_locked_cycle_is_never_opened(sign_in: SignIn) -> None:
    cycle = cycle_in(Cycle.State.LOCKED)
    client = sign_in(staff())
    assert client.get(f"/workspace/cycles/{cycle.pk}/open/").status_code == 409
    assert client.post(f"/workspace/cycles/{cycle.pk}/open/", {"version": cycle.version}).status_code == 409
    cycle.refresh_from_db()
    assert cycle.state == Cycle.State.LOCKED
