"""What is asked about the columns as soon as a file is chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from strategic_plan.models import ImportBatch, Membership
from tests.workspace.loading import Desk, desk_of, row, upload
from tests.workspace.reading import text_of

ADDRESS = "/workspace/loads/begin/columns/"


@pytest.fixture
def desk(sign_in: Callable[[Membership], Client]) -> Desk:
    return desk_of(sign_in)


def test_known_columns_are_said_to_be_known(desk: Desk) -> None:
    page = desk.client.post(ADDRESS, {"file": upload(row())})
    assert text_of(page).strip() == "The columns are known: Template workbook."


def test_new_columns_are_asked_for_with_guesses_from_their_headings(desk: Desk) -> None:
    page = desk.client.post(ADDRESS, {"file": upload(["Region", "2024-01", 60], head=["District", "Month", "Count"])})
    words = page.content.decode()
    for heading in ("District", "Month", "Count"):
        assert f'<option value="{heading}" selected>' in words
    assert "<html" not in words
    assert not ImportBatch.objects.exists()


def test_a_file_that_cannot_be_read_is_said_at_once(desk: Desk) -> None:
    page = desk.client.post(ADDRESS, {"file": SimpleUploadedFile("feed.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")})
    assert "with a password or of an old format" in text_of(page)


def test_nothing_is_asked_without_a_file(desk: Desk) -> None:
    assert desk.client.post(ADDRESS).content == b""
    assert desk.client.get(ADDRESS).status_code == 405
