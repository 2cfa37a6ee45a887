"""My updates: what a contributor owes now, and what became of the rest."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Cycle, Membership, Role
from tests.factories import story
from tests.workspace.reading import heading, text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/updates/"
QUERIES = 19


def test_the_first_line_counts_what_is_still_to_come(sign_in: SignIn) -> None:
    owner = story.member()
    story.returned(story.action(owner))
    story.action(owner)
    story.submitted(story.action(owner))
    story.approved(story.action(owner))
    page = sign_in(owner).get(ADDRESS)
    assert heading(page) == "Two of your four updates are still to come."
    assert "One came back with a question. Two are done: nothing more to do there." in text_of(page)


def test_with_two_open_cycles_everything_owed_in_both_is_here_in_order_of_due_date(sign_in: SignIn) -> None:
    owner = story.member()
    action = story.action(owner, title="Case reviews")
    newer, older = story.cycle(action.action_plan), story.cycle_before(action.action_plan)
    client = sign_in(owner)
    page = client.get(ADDRESS)
    assert heading(page) == "Your two updates are still to come."
    words = text_of(page)
    assert words.index("Quarter 4 2023 · Not begun") < words.index("Quarter 1 2024 · Not begun")
    for cycle in (older, newer):
        client.post(f"/workspace/updates/open/{action.code}/", {"cycle": cycle.pk})
    assert list(action.updates.order_by("cycle__starts_on").values_list("cycle", flat=True)) == [older.pk, newer.pk]


def test_what_was_returned_comes_first_with_its_question(sign_in: SignIn) -> None:
    owner = story.member()
    story.action(owner, title="Not begun yet")
    story.returned(story.action(owner, title="Sent back"))
    page = text_of(sign_in(owner).get(ADDRESS))
    assert page.index("Sent back") < page.index(story.QUESTION) < page.index("Not begun yet")


def test_all_done_is_said_and_asks_for_nothing(sign_in: SignIn) -> None:
    owner = story.member()
    story.approved(story.action(owner))
    story.submitted(story.action(owner))
    page = sign_in(owner).get(ADDRESS)
    assert heading(page) == "Both of your updates are done."
    assert "Needs you now" not in text_of(page)


def test_somebody_without_an_action_is_told_what_will_be_here(sign_in: SignIn) -> None:
    story.objective()
    story.cycle(story.action(story.member()).action_plan)
    page = sign_in(story.member()).get(ADDRESS)
    assert heading(page) == "No action is in your name yet."
    assert "What will be here" in text_of(page)


def test_between_cycles_no_update_is_asked_for(sign_in: SignIn) -> None:
    owner = story.member()
    story.cycle(story.action(owner).action_plan, state=Cycle.State.PLANNED)
    assert heading(sign_in(owner).get(ADDRESS)) == "No update is asked for now."


def test_a_delegate_sees_the_action_they_write_for(sign_in: SignIn) -> None:
    owner, delegate = story.member(), story.member(office="Constable")
    action = story.action(owner, delegate=delegate, title="Delegated to a constable")
    story.cycle(action.action_plan)
    assert "Delegated to a constable" in text_of(sign_in(delegate).get(ADDRESS))


def test_a_board_member_has_no_updates_to_write(sign_in: SignIn) -> None:
    story.objective()
    assert sign_in(story.member(Role.BOARD_MEMBER, "Board member")).get(ADDRESS).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_actions(
    sign_in: SignIn, django_assert_num_queries: Callable[[int], Any], count: int
) -> None:
    owner = story.member()
    for _ in range(count):
        action = story.action(owner)
        story.milestone(action)
        story.approved_last_time(action)
        story.returned(action)
    client = sign_in(owner)
    client.get(ADDRESS)
    with django_assert_num_queries(QUERIES):
        page = client.get(ADDRESS)
    assert len(re.findall("Answer and resubmit", page.content.decode())) == count


def test_the_number_in_the_masthead_is_what_is_still_owed_over_every_open_cycle(sign_in: SignIn) -> None:
    owner = story.member()
    one, other = story.action(owner), story.action(owner)
    story.action(story.member(office="Another"))
    story.cycle(one.action_plan)
    story.cycle_before(one.action_plan)
    client = sign_in(owner)
    assert waiting_in(client) == "4"
    story.submitted(one)
    assert waiting_in(client) == "3"
    story.draft(other)
    assert waiting_in(client) == "3"


def waiting_in(client: Client) -> str:
    found = re.search(r'<span class="waiting">(\d+)<', client.get(ADDRESS).content.decode())
    return found[1] if found else ""
