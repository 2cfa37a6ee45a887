"""The queue of the Chief's office: what waits, what changed in it, and where the others are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Membership, Role
from tests.factories import story
from tests.factories.reports import make_report_in_review
from tests.workspace.reading import heading, text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/queue/"
QUERIES = 31


def test_the_first_line_counts_what_waits_and_what_does_not_fit(sign_in: SignIn) -> None:
    owner = story.member()
    story.submitted(story.action(owner))
    late = story.action(owner)
    story.milestone(late, "All districts meeting", due_on=date(2024, 2, 29))
    story.submitted(late)
    page = sign_in(story.approver()).get(ADDRESS)
    assert heading(page) == "Two updates wait for you. One does not fit what is known."
    assert "A milestone is overdue" in text_of(page)


def test_what_waits_longest_comes_first_and_sorting_turns_it_round(sign_in: SignIn) -> None:
    owner = story.member()
    story.resubmitted(story.action(owner, title="Sent yesterday"))
    story.submitted(story.action(owner, title="Sent on Monday"))
    client = sign_in(story.approver())
    oldest_first = text_of(client.get(ADDRESS))
    assert oldest_first.index("Sent on Monday") < oldest_first.index("Sent yesterday")
    newest_first = text_of(client.get(ADDRESS + "?sort=waits"))
    assert newest_first.index("Sent yesterday") < newest_first.index("Sent on Monday")


def test_a_row_says_how_the_status_moved_and_which_return_it_answers(sign_in: SignIn) -> None:
    action = story.action(story.member())
    story.approved_last_time(action)
    story.resubmitted(action)
    page = text_of(sign_in(story.approver()).get(ADDRESS))
    assert "On track to At risk" in page
    assert "answers your return of 9 April" in page


def test_quick_filters_count_and_choose(sign_in: SignIn) -> None:
    owner = story.member()
    story.submitted(story.action(owner, title="First version"))
    story.resubmitted(story.action(owner, title="Second version"))
    client = sign_in(story.approver())
    page = client.get(ADDRESS + "?only=resubmitted")
    assert [(chip.label, chip.count, chip.current) for chip in page.context["chips"]] == [
        ("All", 2, False),
        ("Resubmitted", 1, True),
    ]
    assert "Second version" in text_of(page)
    assert "First version" not in text_of(page)


def test_the_others_are_approved_returned_or_not_sent(sign_in: SignIn) -> None:
    owner = story.member()
    story.approved(story.action(owner))
    story.returned(story.action(owner, title="Sent back"))
    story.draft(story.action(owner))
    page = text_of(sign_in(story.approver()).get(ADDRESS))
    assert "1 approved , ready for the Board" in page or "1 approved, ready for the Board" in page
    assert "Returned, with the owner: Sent back" in page
    assert "1 not yet sent" in page


def test_a_report_that_was_sent_waits_in_the_queue_too(sign_in: SignIn) -> None:
    report = make_report_in_review()
    page = sign_in(story.approver()).get(ADDRESS)
    assert heading(page) == "One report waits for you."
    assert f'href="/workspace/reports/{report.pk}/decide/"' in page.content.decode()
    assert page.context["nav"][0].count == 1


def test_reports_and_updates_are_counted_in_one_sentence(sign_in: SignIn) -> None:
    make_report_in_review()
    for _ in range(2):
        story.submitted(story.action(story.member()))
    page = sign_in(story.approver()).get(ADDRESS)
    assert heading(page) == "One report and two updates wait for you."


def test_an_empty_queue_says_so_and_who_still_writes(sign_in: SignIn) -> None:
    story.draft(story.action(story.member()))
    page = sign_in(story.approver()).get(ADDRESS)
    assert heading(page) == "Nothing waits for you."
    assert "One update of Quarter 1 2024 is still with its owner." in text_of(page)


def test_the_same_words_as_last_time_are_noticed(sign_in: SignIn) -> None:
    action = story.action(story.member())
    story.approved_last_time(action)
    story.submitted(action, replace(story.ON_TRACK, next="Go on."))
    assert "Same words as last time" in text_of(sign_in(story.approver()).get(ADDRESS))


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.GOVERNANCE_STAFF, Role.BOARD_MEMBER, Role.ADMINISTRATOR])
def test_nobody_else_sees_the_queue(sign_in: SignIn, role: Role) -> None:
    story.objective()
    assert sign_in(story.member(role)).get(ADDRESS).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_updates(
    sign_in: SignIn, django_assert_num_queries: Callable[[int], Any], count: int
) -> None:
    owner = story.member()
    for _ in range(count):
        action = story.action(owner)
        story.milestone(action)
        story.approved_last_time(action)
        story.resubmitted(action)
    client = sign_in(story.approver())
    client.get(ADDRESS)
    with django_assert_num_queries(QUERIES):
        page = client.get(ADDRESS)
    assert len(page.context["table"].rows) == count
