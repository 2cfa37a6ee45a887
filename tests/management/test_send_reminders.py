"""`manage.py send_reminders`: for a timer, as often as it likes."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command
from pytest_django import Settings

from strategic_plan.models import Letter
from tests.factories import story
from tests.factories.moments import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(autouse=True)
def owed(the_day: None) -> None:
    story.cycle(story.action(story.member()).action_plan)


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("send_reminders", *arguments, stdout=out)
    return out.getvalue()


def test_who_owes_something_is_written_to_once_a_day() -> None:
    assert said() == "1 digests written, 1 letters sent.\n"
    assert said() == "0 digests written, 0 letters sent.\n"
    assert [message.subject for message in mail.outbox] == ["One update is due: 12 April 2024, tomorrow"]


def test_a_preview_writes_to_nobody() -> None:
    assert said("--preview") == "Detective Sergeant: 1 owed, 0 to decide\n1 people would be written to today.\n"
    assert (Letter.objects.count(), mail.outbox) == (0, [])


def test_without_a_mail_server_it_fails_loudly_and_the_letter_waits(settings: Settings, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(CommandError, match="cannot be reached, so every letter waits"):
        said()
    assert Letter.objects.get().state == "waiting"


def test_in_the_demonstration_mail_is_put_into_a_folder(settings: Settings, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    said()
    assert "One update is due" in next((tmp_path / "mail").iterdir()).read_text()
