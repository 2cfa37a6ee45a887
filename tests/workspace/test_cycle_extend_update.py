"""More time for one update, with a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from strategic_plan.models import Action, Cycle, Event, Extension, Membership, Role
from tests.factories import story
from tests.workspace.reading import text_of

SignIn = Callable[[Membership], Client]
GOOD = {"due_on": "19 April 2024", "reason": "The owner was ill."}


@pytest.fixture
def action(db: None) -> Action:
    return story.action(story.member())


@pytest.fixture
def cycle(action: Action) -> Cycle:
    return story.cycle(action.action_plan)


def address(cycle: Cycle) -> str:
    return f"/workspace/cycles/{cycle.pk}/more-time/1.1.1/"


def test_the_update_is_due_later_and_the_cycle_is_not(sign_in: SignIn, action: Action, cycle: Cycle) -> None:
    client = sign_in(story.member(Role.GOVERNANCE_STAFF, "Governance Officer"))
    assert "is due on 12 April 2024" in text_of(client.get(address(cycle)))
    assert client.post(address(cycle), GOOD).status_code == 302
    cycle.refresh_from_db()
    assert (Extension.objects.get().due_on, cycle.updates_due_on) == (date(2024, 4, 19), date(2024, 4, 12))
    assert Event.objects.newest_first()[0].words == (
        "Governance Officer gave Detective Sergeant until 2024-04-19 for the update of 1.1.1 for Quarter 1 2024: "
        "The owner was ill."
    )


def test_the_owner_sees_the_new_day(sign_in: SignIn, action: Action, cycle: Cycle) -> None:
    sign_in(story.approver()).post(address(cycle), GOOD)
    assert "19 April" in text_of(sign_in(action.owner).get("/workspace/updates/"))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"due_on": "12 April 2024"}, "Choose a day after 12 April 2024, on which it is due now."),
        ({"due_on": "2 May 2024"}, "Choose a day up to 1 May 2024, on which the report is due."),
        ({"reason": " "}, "Say why there is more time"),
        ({"due_on": "04/19/2024"}, "Write the month as a word"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(
    sign_in: SignIn, cycle: Cycle, changed: dict[str, str], sentence: str
) -> None:
    answer = sign_in(story.approver()).post(address(cycle), GOOD | changed)
    assert sentence in text_of(answer)
    assert Extension.objects.count() == 0


def test_what_was_sent_or_whose_cycle_is_over_gets_no_more_time(sign_in: SignIn, action: Action, cycle: Cycle) -> None:
    chief = sign_in(story.approver())
    story.submitted(action)
    assert chief.post(address(cycle), GOOD).status_code == 409
    Cycle.objects.filter(pk=cycle.pk).update(state="closed")
    assert chief.post(address(cycle), GOOD).status_code == 409
    assert Extension.objects.count() == 0
