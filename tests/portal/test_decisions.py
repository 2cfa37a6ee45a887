"""What the Board decided, in public: resolutions of public meetings, and nothing that is still being prepared."""

from __future__ import annotations

import pytest
from django.test import Client

from strategic_plan.models import Resolution
from strategic_plan.services import decisions as deeds
from tests.factories.decisions import make_carried, make_decision, make_decision_on_agenda, make_proposal
from tests.factories.meetings import make_meeting, make_resolution
from tests.factories.moments import NOW, TODAY
from tests.factories.organization import make_organization
from tests.factories.people import staff
from tests.factories.plans import make_objective
from tests.workspace.reading import heading, text_of

pytestmark = pytest.mark.django_db


def test_the_public_reads_what_was_decided_and_no_draft(client: Client) -> None:
    make_organization()
    objective = make_objective()
    plan = objective.priority.plan
    decision = make_decision_on_agenda(plan, make_meeting(held_on=TODAY))
    make_proposal(decision, objective)
    make_decision(plan, title="A draft that nobody reads")
    secret = make_resolution(make_meeting(held_on=TODAY, audience="in_camera"), number="2024-99")
    make_carried(plan, secret, title="A secret matter")
    words = {"motion": "That it change.", "mover": "Vice-Chair", "seconder": "Council appointee"}
    resolution = Resolution(number="2024-20", result="carried", **words)
    deeds.record_resolution(decision, resolution, version=1, by=staff(), at=NOW)
    page = client.get("/decisions/")
    said = text_of(page)
    assert heading(page) == "The Board changed one thing in the plan, by one resolution."
    assert "Resolution 2024-20" in said
    for hidden in ("A draft that nobody reads", "2024-99", "secret"):
        assert hidden not in said


def test_a_year_without_decisions_says_so(client: Client) -> None:
    make_organization()
    make_objective()
    page = client.get("/decisions/?year=2023")
    assert heading(page) == "The Board changed nothing of the plan."
    assert client.get("/decisions/?year=20230").status_code == 200
