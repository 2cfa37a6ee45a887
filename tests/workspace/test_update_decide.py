"""The page on which the Chief's office decides: what changed since which text, and what is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from strategic_plan.models import Membership, Role, StatusUpdate
from tests.factories import story
from tests.workspace.reading import heading, text_of

SignIn = Callable[[Membership], Client]


def address(update: StatusUpdate) -> str:
    return f"/workspace/queue/{update.pk}/"


def test_a_resubmitted_update_is_laid_over_the_version_that_was_returned(sign_in: SignIn) -> None:
    update = story.resubmitted(story.action(story.member()))
    page = sign_in(story.approver()).get(address(update))
    markup = page.content.decode()
    assert "<del>in all districts</del>" in markup.replace("<del> ", "<del>")
    assert "five in District" in markup.split("<ins>", 1)[1]
    assert "Decide on version 2" in text_of(page)
    assert f"Asked on 9 April 2024: {story.QUESTION}" in text_of(page)


def test_the_earlier_text_may_be_the_last_cycle_or_none(sign_in: SignIn) -> None:
    action = story.action(story.member())
    story.approved_last_time(action)
    update = story.resubmitted(action)
    client = sign_in(story.approver())
    choices = client.get(address(update)).context["choices"]
    assert [choice.label for choice in choices] == [
        "Since version 1, which was returned",
        "Since Quarter 4 2023",
        "Clean",
    ]
    assert client.get(choices[1].url).context["reading"].changes.base.done == story.ON_TRACK.done
    assert "<ins>" not in client.get(address(update) + "?since=clean").content.decode().split('class="reading"')[1]


def test_an_unknown_choice_falls_back_to_the_first(sign_in: SignIn) -> None:
    update = story.submitted(story.action(story.member()))
    assert sign_in(story.approver()).get(address(update) + "?since=nonsense").status_code == 200


def test_what_does_not_fit_is_shown_with_a_way_to_ask(sign_in: SignIn) -> None:
    action = story.action(story.member())
    story.milestone(action, "All districts meeting", due_on=date(2024, 2, 29))
    page = text_of(sign_in(story.approver()).get(address(story.submitted(action))))
    assert "“All districts meeting” was due on 29 February 2024 and is 42 days overdue." in page
    assert "Ask the owner" in page


def test_ones_own_update_is_left_to_somebody_else(sign_in: SignIn) -> None:
    chief = story.approver()
    update = story.submitted(story.action(chief))
    page = sign_in(chief).get(address(update))
    assert "You wrote or sent this update, so somebody else decides on it." in text_of(page)
    assert "Approve version" not in text_of(page)


def test_what_was_decided_opens_to_be_read(sign_in: SignIn) -> None:
    update = story.approved(story.action(story.member()))
    assert sign_in(story.approver()).get(address(update)).headers["Location"] == f"/workspace/updates/{update.pk}/"


def test_a_draft_is_its_writers_business(sign_in: SignIn) -> None:
    update = story.draft(story.action(story.member()))
    assert sign_in(story.approver()).get(address(update)).status_code == 404


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.GOVERNANCE_STAFF, Role.BOARD_MEMBER])
def test_nobody_else_decides(sign_in: SignIn, role: Role) -> None:
    update = story.submitted(story.action(story.member()))
    assert sign_in(story.member(role)).get(address(update)).status_code == 403


def test_the_page_says_where_it_stands_in_the_queue(sign_in: SignIn) -> None:
    owner = story.member()
    story.submitted(story.action(owner))
    second = story.submitted(story.action(owner, title="The second one"))
    page = sign_in(story.approver()).get(address(second))
    assert heading(page) == "The second one"
    assert "2 of 2 in your queue" in text_of(page)
