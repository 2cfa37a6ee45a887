"""The page of a cycle: who owes what, how late, and how the cycles before went."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.test import Client

from strategic_plan.models import Cycle, Membership, Role
from strategic_plan.services.letters import nudge_owner
from tests.factories import story
from tests.factories.moments import NOW, later
from tests.factories.people import holder
from tests.factories.updates import make_extension
from tests.workspace.reading import text_of

SignIn = Callable[[Membership], Client]


@pytest.fixture
def staff(db: None) -> Membership:
    return story.member(Role.GOVERNANCE_STAFF, "Governance Officer")


def page(client: Client, cycle: Cycle) -> str:
    return text_of(client.get(f"/workspace/cycles/{cycle.pk}/"))


def test_it_says_who_owes_what_and_what_came(sign_in: SignIn, staff: Membership) -> None:
    owner = story.member()
    story.approved(story.action(owner, title="Case reviews"))
    story.submitted(story.action(owner, title="Speed watch"))
    action = story.action(owner, title="School visits")
    cycle = story.cycle(action.action_plan)
    words = page(sign_in(staff), cycle)
    assert "One of three updates is still owed." in words
    assert "Updates 12 April 2024, tomorrow; approvals 19 April 2024, in 8 days" in words
    assert "School visits 1.1.3 · Detective Sergeant Not begun · Due tomorrow, 12 April" in words
    assert "Speed watch 1.1.2 · Detective Sergeant sent 8 April 2024, in time" in words


def test_what_is_overdue_is_counted_and_what_came_late_says_how_late(sign_in: SignIn, staff: Membership) -> None:
    owner = story.member()
    cycle = story.cycle(story.action(owner).action_plan)
    Cycle.objects.filter(pk=cycle.pk).update(updates_due_on=datetime.date(2024, 4, 5))
    story.submitted(story.action(owner, title="Speed watch"))
    words = page(sign_in(staff), cycle)
    assert "One of two updates is still owed; one is overdue." in words
    assert "sent 8 April 2024, 3 days late" in words


def test_more_time_moves_one_update_and_says_why(sign_in: SignIn, staff: Membership) -> None:
    action = story.action(story.member())
    cycle = story.cycle(action.action_plan)
    make_extension(cycle=cycle, action=action)
    with time_machine.travel(later(days=3), tick=False):
        words = page(sign_in(staff), cycle)
    assert "One of one updates is still owed." in words
    assert "More time until 19 April 2024: The owner was ill." in words


def test_the_page_says_who_was_written_to_and_when(sign_in: SignIn, staff: Membership) -> None:
    action = story.action(story.member())
    cycle = story.cycle(action.action_plan)
    nudge_owner(action, cycle=cycle, by=holder(staff), at=NOW)
    assert "written to on 11 April 2024" in page(sign_in(staff), cycle)


def test_the_cycles_before_show_how_many_came_in_time(sign_in: SignIn, staff: Membership) -> None:
    owner = story.member()
    first, second = story.action(owner, title="Case reviews"), story.action(owner, title="Speed watch")
    story.approved_last_time(first)
    story.approved_last_time(second)
    late = story.cycle_before(first.action_plan)
    Cycle.objects.filter(pk=late.pk).update(updates_due_on=datetime.date(2024, 1, 9))
    words = page(sign_in(staff), story.cycle(first.action_plan))
    assert "In Quarter 4 2023, 1 of 2 updates came in time" in words or "0 of 2 updates came in time" in words


def test_the_chiefs_office_reads_it_and_gives_time_but_does_not_nudge(sign_in: SignIn, db: None) -> None:
    cycle = story.cycle(story.action(story.member()).action_plan)
    answer = sign_in(story.approver()).get(f"/workspace/cycles/{cycle.pk}/")
    assert "Nudge" not in text_of(answer)
    assert "More time" in text_of(answer)


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_updates(
    sign_in: SignIn, staff: Membership, django_assert_num_queries: Any, count: int
) -> None:
    for _ in range(count):
        story.approved_last_time(story.action(story.member()))
        story.submitted(story.action(story.member()))
    cycle = story.cycle(story.action(story.member()).action_plan)
    client = sign_in(staff)
    page(client, cycle)
    with django_assert_num_queries(16):
        page(client, cycle)
