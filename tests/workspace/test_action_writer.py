"""An owner says who writes for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import Action, Event, Membership
from tests.factories import story
from tests.workspace.reading import text_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/actions/1.1.1/writer/"


@pytest.fixture
def action(db: None) -> Action:
    return story.action(story.member())


def test_the_owner_names_a_writer_and_takes_it_back(sign_in: SignIn, action: Action) -> None:
    writer, client = story.member(office="Constable"), sign_in(action.owner)
    answer = client.post(ADDRESS, {"version": "1", "delegate": str(writer.pk)}, follow=True)
    assert "The Constable writes for 1.1.1." in text_of(answer)
    story.cycle(action.action_plan)
    assert "Case reviews every two weeks" in text_of(sign_in(writer).get("/workspace/updates/"))
    client.post(ADDRESS, {"version": "2", "delegate": ""})
    action.refresh_from_db()
    assert action.delegate is None
    assert Event.objects.newest_first()[0].words == "Detective Sergeant named nobody to write for 1.1.1."


def test_a_writer_hands_nothing_on(sign_in: SignIn, action: Action) -> None:
    writer = story.member(office="Constable")
    Action.objects.filter(pk=action.pk).update(delegate=writer)
    assert sign_in(writer).get(ADDRESS).status_code == 403
