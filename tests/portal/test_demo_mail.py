"""The mail of the demonstration: read on a page there, and nowhere else."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest
from django.core.mail import EmailMessage, get_connection
from django.test import Client
from pytest_django import Settings

from tests.workspace.reading import text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/mail-of-the-demonstration/"


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.DEMO, settings.EMAIL_FILE_PATH = True, str(tmp_path / "mail")
    return tmp_path / "mail"


def send(subject: str, day: int, body: str = "Good day,\n\nhttps://plan.example.org/workspace/updates/\n") -> None:
    line = get_connection("django.core.mail.backends.filebased.EmailBackend")
    when = format_datetime(datetime(2024, 4, day, 7, 30, tzinfo=UTC))
    EmailMessage(subject, body, to=["sergeant@example.org"], headers={"Date": when}, connection=line).send()


def test_it_shows_what_was_sent_the_newest_first_with_its_link(folder: Path) -> None:
    send("Two updates are due", 10)
    send("Réunion du 11 avril", 11)
    answer = Client().get(ADDRESS)
    words = text_of(answer)
    assert "2 mails were sent." in words
    assert words.index("Réunion du 11 avril") < words.index("Two updates are due")
    assert '<a href="https://plan.example.org/workspace/updates/"' in answer.content.decode()


def test_what_a_mail_says_is_never_part_of_the_page(folder: Path) -> None:
    send("<b>bold</b>", 11, "<script>alert(1)</script>\n")
    assert "<script>alert" not in Client().get(ADDRESS).content.decode()


def test_before_anything_was_sent_it_says_so(folder: Path) -> None:
    assert "Nothing was sent yet." in text_of(Client().get(ADDRESS))


def test_outside_the_demonstration_there_is_no_such_page(folder: Path, settings: Settings) -> None:
    settings.DEMO = False
    assert Client().get(ADDRESS).status_code == 404
