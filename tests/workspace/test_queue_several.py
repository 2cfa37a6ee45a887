"""Everything that waits on one page: those ticked are approved at the version that stood there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import Membership, StatusUpdate
from strategic_plan.services.updates import return_update
from tests.factories import story
from tests.factories.moments import NOW
from tests.factories.people import chief
from tests.workspace.reading import heading, text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/queue/several/"
QUERIES = 25


def ticks(*updates: StatusUpdate) -> dict[str, object]:
    """What the page sends when these are ticked."""
    return {"update": [update.pk for update in updates]} | {f"version-{each.pk}": each.version for each in updates}


def states() -> list[str]:
    return list(StatusUpdate.objects.order_by("pk").values_list("state", flat=True))


def test_an_empty_queue_says_so(sign_in: SignIn) -> None:
    story.objective()
    assert heading(sign_in(story.approver()).get(ADDRESS)) == "Nothing waits for you."


def test_each_update_stands_whole_with_what_changed_marked(sign_in: SignIn) -> None:
    story.submitted(story.action(story.member()), story.AT_RISK)
    story.resubmitted(story.action(story.member(), "Train a third coordinator"))
    page = sign_in(story.approver()).get(ADDRESS)
    assert heading(page) == "2 updates to read."
    words = text_of(page)
    assert "I have read version 2 of 1.1.2 and approve it" in words
    assert "Marked: what changed since version 1." in words
    assert "<ins>" in page.content.decode()


def test_those_ticked_are_approved_and_the_others_wait(sign_in: SignIn) -> None:
    first, second, third = (story.submitted(story.action(story.member())) for _number in range(3))
    answer = sign_in(story.approver()).post(ADDRESS, ticks(first, third))
    assert answer.status_code == 302
    assert states() == ["approved", "submitted", "approved"]
    assert second.pk


def test_one_that_was_edited_meanwhile_shows_its_difference_and_is_not_approved(sign_in: SignIn) -> None:
    first, edited = (story.submitted(story.action(story.member())) for _number in range(2))
    read = ticks(first, edited)
    return_update(edited, version=edited.version, reason=story.QUESTION, by=chief(), at=NOW)
    story.answered(edited)
    answer = sign_in(story.approver()).post(ADDRESS, read)
    assert answer.status_code == 409
    assert states() == ["approved", "submitted"]
    words = text_of(answer)
    assert "One update was not approved." in words
    assert "Marked: what changed since version 1." in words
    assert "Two coordinators were away." in words


def test_without_a_tick_or_without_its_version_nothing_is_approved(sign_in: SignIn) -> None:
    update = story.submitted(story.action(story.member()))
    client = sign_in(story.approver())
    for posted in ({}, {"update": [update.pk]}, {"update": ["x", "9" * 30], "version-x": "1"}):
        answer = client.post(ADDRESS, posted)
        assert "Tick the updates that you have read and approve." in text_of(answer)
    assert states() == ["submitted"]


def test_pressed_twice_the_second_press_says_that_it_is_approved_already(sign_in: SignIn) -> None:
    update = story.submitted(story.action(story.member()))
    client, posted = sign_in(story.approver()), ticks(update)
    client.post(ADDRESS, posted)
    again = client.post(ADDRESS, posted)
    assert again.status_code == 409
    assert states() == ["approved"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_does_not_grow(
    sign_in: SignIn, rows: int, django_assert_num_queries: Callable[..., object]
) -> None:
    for _row in range(rows):
        action = story.action(story.member())
        story.approved_last_time(action)
        story.submitted(action, story.AT_RISK)
    client = sign_in(story.approver())
    with django_assert_num_queries(QUERIES):  # type: ignore[attr-defined]
        client.get(ADDRESS)
