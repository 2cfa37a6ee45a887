"""A nudge: one click, one letter, once a day."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from strategic_plan.models import Letter, Membership, Role
from tests.factories import story
from tests.workspace.reading import text_of

SignIn = Callable[[Membership], Client]


def test_it_sends_one_mail_and_says_so(
    sign_in: SignIn, jobs_run_at_once: None, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    action = story.action(story.member())
    cycle = story.cycle(action.action_plan)
    client = sign_in(story.member(Role.GOVERNANCE_STAFF, "Governance Officer"))
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"/workspace/cycles/{cycle.pk}/nudge/1.1.1/", follow=True)
    assert "The Detective Sergeant is written to about 1.1.1." in text_of(answer)
    assert [message.to for message in mail.outbox] == [[action.owner.user.email]]
    assert Letter.objects.get().state == "sent"
    assert client.post(f"/workspace/cycles/{cycle.pk}/nudge/1.1.1/").status_code == 409


def test_the_link_of_the_mail_leads_to_sign_in_and_then_to_the_page(sign_in: SignIn, db: None) -> None:
    story.cycle(story.action(story.member()).action_plan)
    answer = Client().get("/workspace/updates/")
    assert answer["Location"] == "/account/login/?next=/workspace/updates/"


@pytest.mark.parametrize("role", [Role.CHIEFS_OFFICE, Role.CONTRIBUTOR, Role.BOARD_MEMBER])
def test_only_governance_staff_nudge(sign_in: SignIn, role: Role) -> None:
    action = story.action(story.member())
    cycle = story.cycle(action.action_plan)
    answer = sign_in(story.member(role)).post(f"/workspace/cycles/{cycle.pk}/nudge/1.1.1/")
    assert (answer.status_code, Letter.objects.count()) == (403, 0)
