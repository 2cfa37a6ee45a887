"""Reminders: the log of letters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Letter, Membership, Role
from tests.factories import story
from tests.factories.moments import NOW
from tests.factories.organization import make_organization
from tests.factories.people import make_user
from tests.factories.updates import make_letter
from tests.workspace.reading import text_of

SignIn = Callable[[Membership], Client]


@pytest.fixture
def staff(db: None) -> Membership:
    make_organization()
    return story.member(Role.GOVERNANCE_STAFF, "Governance Officer")


def test_the_first_line_says_what_became_of_the_letters(sign_in: SignIn, staff: Membership) -> None:
    for number, state in enumerate(("sent", "sent", "unknown", "waiting")):
        letter = make_letter(key=str(number), recipient=make_user())
        Letter.objects.filter(pk=letter.pk).update(state=state, settled_at=None if state == "waiting" else NOW)
    words = text_of(sign_in(staff).get("/workspace/reminders/"))
    assert "Two letters went out in the last seven days; one may not have arrived; one waits to be sent." in words
    assert "Not known whether it went out" in words


def test_before_the_first_letter_it_says_when_there_will_be_one(sign_in: SignIn, staff: Membership) -> None:
    words = text_of(sign_in(staff).get("/workspace/reminders/"))
    assert "No letter went out in the last seven days." in words
    assert "Nothing was written yet." in words


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_letters(
    sign_in: SignIn, staff: Membership, django_assert_num_queries: Any, count: int
) -> None:
    for number in range(count):
        make_letter(key=str(number), recipient=make_user())
    client = sign_in(staff)
    client.get("/workspace/reminders/")
    with django_assert_num_queries(10):
        client.get("/workspace/reminders/")
