"""Sending letters in the background, as soon as the deed that wrote them is stored."""

from __future__ import annotations

from django_tasks import task

from strategic_plan.services.letters import send_letters as send
from strategic_plan.web import clock


@task()
def send_letters() -> None:
    """Hand over what waits. Where the mail server cannot be reached, the next `send_reminders` tries again."""
    send(at=clock.now())
