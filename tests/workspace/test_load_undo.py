"""Undoing a load, after the page has said what that does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import ImportBatch, Membership, Observation
from tests.workspace.loading import Desk, desk_of, row
from tests.workspace.reading import text_of


@pytest.fixture
def desk(sign_in: Callable[[Membership], Client]) -> Desk:
    return desk_of(sign_in)


def test_the_page_says_what_happens_and_changes_nothing(desk: Desk) -> None:
    batch = desk.loaded(row())
    words = text_of(desk.client.get(f"/workspace/loads/{batch.pk}/undo/"))
    assert "New figures are taken away: 1." in words
    assert Observation.objects.count() == 1


def test_figures_are_as_they_were_before(desk: Desk) -> None:
    desk.loaded(row(value=60))
    batch = desk.loaded(row(value=61), row("2024-02", 62))
    answer = desk.client.post(f"/workspace/loads/{batch.pk}/undo/")
    assert "The load of feed.csv is undone." in text_of(desk.client.get(answer["Location"]))
    assert [each.value for each in Observation.objects.all()] == [60]
    assert ImportBatch.objects.get(pk=batch.pk).state == "undone"


def test_what_something_rests_on_stays(desk: Desk) -> None:
    batch = desk.loaded(row())
    batch.observations.update(finality="final")
    answer = desk.client.post(f"/workspace/loads/{batch.pk}/undo/")
    assert answer.status_code == 409
    assert "Its figures are final." in text_of(answer)
    assert Observation.objects.count() == 1
