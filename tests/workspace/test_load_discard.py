"""Discarding a file that was not loaded."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import ImportBatch, Membership
from tests.workspace.loading import Desk, desk_of, row
from tests.workspace.reading import text_of


@pytest.fixture
def desk(sign_in: Callable[[Membership], Client]) -> Desk:
    return desk_of(sign_in)


def test_a_discarded_file_is_gone(desk: Desk) -> None:
    answer = desk.client.post(f"/workspace/loads/{desk.waiting(row()).pk}/discard/")
    assert "feed.csv is discarded; nothing of it was stored." in text_of(desk.client.get(answer["Location"]))
    assert not ImportBatch.objects.exists()


def test_a_load_that_stands_is_undone_not_discarded(desk: Desk) -> None:
    answer = desk.client.post(f"/workspace/loads/{desk.loaded(row()).pk}/discard/")
    assert answer.status_code == 409
    assert "A load can be undone, not discarded." in text_of(answer)


def test_looking_discards_nothing(desk: Desk) -> None:
    assert desk.client.get(f"/workspace/loads/{desk.waiting(row()).pk}/discard/").status_code == 405
