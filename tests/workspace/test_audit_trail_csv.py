"""The audit trail as a file, with the hashes that chain it."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from strategic_plan.models import Event, Membership, Role
from tests.factories import story
from tests.factories.organization import make_organization
from tests.workspace.test_figures_csv import rows_of

SignIn = Callable[[Membership], Client]
ADDRESS = "/workspace/audit-trail/audit-trail.csv"


def test_the_file_has_what_was_asked_for(sign_in: SignIn) -> None:
    make_organization()
    story.draft(story.action(story.member()))
    keeper = sign_in(story.member(Role.ADMINISTRATOR, "Administrator"))
    (row,) = rows_of(keeper, f"{ADDRESS}?deed=save+update")
    event = Event.objects.get(deed="save update")
    assert (row["Number"], row["Deed"], row["Hash"]) == ("2", "save update", event.hash)
    assert row["What happened"] == event.words
