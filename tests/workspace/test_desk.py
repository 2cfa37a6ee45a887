"""The desk of governance staff: the board of the open cycle, what is due, and the report in progress."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Cycle, Membership, Role
from tests.factories import story
from tests.factories.obligations import make_deliverable, make_obligation
from tests.factories.organization import make_organization
from tests.factories.people import holder
from tests.factories.reports import make_report, make_report_return
from tests.workspace.reading import heading, text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/desk/"
QUERIES = 20


def staff() -> Membership:
    return story.member(Role.GOVERNANCE_STAFF, "Governance Officer")


def policy_review(**fields: Any) -> None:
    """A duty of the Board that was due eleven days ago."""
    duty = make_obligation(from_party="Board’s office", to_party="Board", title="Review of the policy")
    make_deliverable(
        duty,
        **({"title": "Review of the policy", "short_title": "Review", "due_on": datetime.date(2024, 3, 31)} | fields),
    )


def test_a_report_that_came_back_is_said_before_the_count(sign_in: SignIn) -> None:
    make_report_return()
    page = sign_in(staff()).get(ADDRESS)
    assert heading(page).startswith("The report on Quarter 1 2024 was returned to you.")


def test_the_first_line_counts_what_is_approved_and_what_is_late(sign_in: SignIn) -> None:
    owner = story.member()
    story.approved(story.action(owner))
    story.submitted(story.action(owner))
    story.action(owner)
    policy_review()
    page = sign_in(staff()).get(ADDRESS)
    assert heading(page) == "One of three updates is approved. One duty of the Board is late."


def test_each_update_has_a_seat_in_its_state(sign_in: SignIn) -> None:
    owner = story.member()
    story.approved(story.action(owner))
    story.submitted(story.action(owner))
    story.returned(story.action(owner))
    story.draft(story.action(owner))
    story.action(owner)
    words = text_of(sign_in(staff()).get(ADDRESS))
    assert "1 approved, 1 with the Chief’s office, 3 still with their owners" in words
    seats = words[words.index("Updates for") : words.index("What the Board owes")]
    states = ("Approved", "With Chief", "Returned", "Draft", "Not begun")
    assert [state for state in states if state in seats] == list(states)


def test_what_somebody_still_writes_is_not_opened_from_the_desk(sign_in: SignIn) -> None:
    update = story.submitted(story.action(story.member()))
    assert f"/workspace/updates/{update.pk}/" not in sign_in(staff()).get(ADDRESS).content.decode()


def test_a_late_duty_says_why_and_when_it_comes(sign_in: SignIn) -> None:
    make_organization()
    policy_review(late_reason="Counsel was asked.", new_due_on=datetime.date(2024, 4, 25))
    words = text_of(sign_in(staff()).get(ADDRESS))
    assert "11 days late" in words
    assert "Counsel was asked. New date 25 April 2024." in words


def test_the_report_in_progress_says_what_it_waits_for_and_is_the_one_filled_button(sign_in: SignIn) -> None:
    owner, clerk = story.member(), staff()
    story.approved(story.action(owner))
    story.action(owner)
    report = make_report(Cycle.objects.get(), by=holder(clerk))
    report.sections.filter(key="data-notes").update(text="")
    page = sign_in(clerk).get(ADDRESS)
    words = text_of(page)
    assert "Waits for 1 update" in words
    assert "Needs your words" in words
    assert f"/workspace/reports/{report.pk}/sections/data-notes/" in page.content.decode()
    assert page.content.decode().count("button-primary") == 1


def test_an_open_cycle_offers_its_deeds(sign_in: SignIn) -> None:
    story.submitted(story.action(story.member()))
    page = sign_in(staff()).get(ADDRESS).content.decode()
    cycle = Cycle.objects.get()
    assert f"/workspace/cycles/{cycle.pk}/extend/" in page
    assert f"/workspace/cycles/{cycle.pk}/close/" in page
    assert f"/workspace/cycles/{cycle.pk}/lock/" not in page


def test_without_a_cycle_the_desk_says_so(sign_in: SignIn) -> None:
    make_organization()
    assert heading(sign_in(staff()).get(ADDRESS)) == "No cycle is open."


def test_a_contributor_has_no_desk(sign_in: SignIn) -> None:
    assert sign_in(story.member()).get(ADDRESS).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(sign_in: SignIn, count: int, django_assert_num_queries: Any) -> None:
    owner = story.member()
    for _number in range(count):
        story.approved(story.action(owner))
    duty = make_obligation()
    for number in range(count):
        make_deliverable(duty, due_on=datetime.date(2024, 5, 1 + number))
    clerk = staff()
    make_report(Cycle.objects.get(), by=holder(clerk))
    client = sign_in(clerk)
    client.get(ADDRESS)
    with django_assert_num_queries(QUERIES):
        assert text_of(client.get(ADDRESS)).count("Status report of the first quarter") == count
