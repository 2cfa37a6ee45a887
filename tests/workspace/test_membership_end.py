"""Letting an office end on a day."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import Membership, Role
from tests.factories import story
from tests.factories.organization import make_organization
from tests.workspace.reading import errors_of, heading, text_of

SignIn = Callable[[Membership], Client]


@pytest.fixture
def keeper(sign_in: SignIn) -> Client:
    make_organization()
    return sign_in(story.member(Role.ADMINISTRATOR, "Administrator"))


def test_an_office_ends_on_the_day_that_was_typed(keeper: Client) -> None:
    membership = story.member(office="Inspector, District 1")
    address = f"/workspace/people/memberships/{membership.pk}/end/"
    assert heading(keeper.get(address)) == "End the office “Inspector, District 1”"
    page = keeper.post(address, {"ends_on": "30 April 2024"}, follow=True)
    membership.refresh_from_db()
    assert membership.ends_on == datetime.date(2024, 4, 30)
    assert "The office “Inspector, District 1” ends on 30 April 2024." in text_of(page)


def test_a_day_that_is_past_is_refused_at_its_question(keeper: Client) -> None:
    membership = story.member()
    answer = keeper.post(f"/workspace/people/memberships/{membership.pk}/end/", {"ends_on": "1 April 2024"})
    assert errors_of(answer) == ["Choose today or a later day."]


def test_the_actions_of_an_office_that_ends_are_shown_to_the_chiefs_office(keeper: Client, sign_in: SignIn) -> None:
    membership = story.member()
    story.action(membership)
    address = f"/workspace/people/memberships/{membership.pk}/end/"
    assert "1.1.1 Case reviews every two weeks has no owner from then on" in text_of(keeper.get(address))
    assert keeper.post(address, {"ends_on": "30 April 2024"}).status_code == 302
    words = text_of(sign_in(story.approver()).get("/workspace/queue/"))
    assert "One action will have no owner" in words
    assert "Detective Sergeant, leaves on 30 April 2024" in words
