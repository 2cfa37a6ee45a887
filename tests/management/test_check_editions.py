"""`manage.py check_editions`: one changed letter in what is kept is found."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.core.management.base import CommandError

from strategic_plan.models import Attachment, Edition, Stylesheet
from tests.factories.moments import NOW
from tests.factories.people import staff
from tests.factories.reports import make_edition
from tests.factories.updates import make_submitted

pytestmark = pytest.mark.django_db


def check() -> tuple[str, str, str]:
    """What the command says, what it complains of, and what it ends with."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("check_editions", stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), err.getvalue(), str(error)
    return out.getvalue(), err.getvalue(), ""


def make_attachment(words: bytes = b"Minutes of the meeting") -> Attachment:
    return Attachment.objects.create(
        update=make_submitted(),
        file=ContentFile(words, name="minutes.txt"),
        name="minutes.txt",
        media_type="text/plain",
        size=len(words),
        sha256=hashlib.sha256(words).hexdigest(),
        added_at=NOW,
        added_by=staff().acting,
    )


def test_everything_whole_is_counted() -> None:
    make_edition()
    make_attachment()
    assert check() == ("7 stored files are what was stored.\n", "", "")


@pytest.mark.parametrize(("field", "part"), [("data", "data"), ("html", "page"), ("pdf", "PDF")])
def test_a_changed_body_of_an_edition_is_named(field: str, part: str) -> None:
    edition = make_edition()
    Edition.objects.update(**{field: b"%PDF-1.7" if field == "pdf" else "other"})
    _said, complaint, verdict = check()
    assert complaint.startswith(f"The {part} of {edition} has SHA-256 ")
    assert verdict == "1 stored file is not what was stored."


def test_a_changed_stylesheet_is_named() -> None:
    make_edition()
    Stylesheet.objects.update(text="body { display: none }")
    assert check()[2] == "1 stored file is not what was stored."


def test_an_attachment_that_is_gone_is_named() -> None:
    attachment = make_attachment()
    Path(attachment.file.path).unlink()
    assert check()[1].startswith(f"Attachment {attachment.pk}, minutes.txt is missing; it was stored under SHA-256 ")


def test_an_attachment_that_was_changed_is_named() -> None:
    attachment = make_attachment()
    Path(attachment.file.path).write_bytes(b"Minutes of another meeting")
    assert check()[1].startswith(f"Attachment {attachment.pk}, minutes.txt has SHA-256 ")
