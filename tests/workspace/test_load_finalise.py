"""Making the figures of a load final, and revising final figures with a later file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import Membership, Observation
from tests.workspace.loading import Desk, desk_of, row
from tests.workspace.reading import errors_of, heading, text_of


@pytest.fixture
def desk(sign_in: Callable[[Membership], Client]) -> Desk:
    return desk_of(sign_in)


def test_the_page_says_what_happens_and_changes_nothing(desk: Desk) -> None:
    batch = desk.loaded(row())
    assert "1 figure of this load is preliminary." in text_of(desk.client.get(f"/workspace/loads/{batch.pk}/"))
    words = text_of(desk.client.get(f"/workspace/loads/{batch.pk}/finalise/"))
    assert "Figures that become final: 1." in words
    assert Observation.objects.get().finality == "preliminary"


def test_figures_become_final(desk: Desk) -> None:
    batch = desk.loaded(row())
    answer = desk.client.post(f"/workspace/loads/{batch.pk}/finalise/")
    assert "The figures of feed.csv are final." in text_of(desk.client.get(answer["Location"]))
    assert Observation.objects.get().finality == "final"
    assert desk.client.post(f"/workspace/loads/{batch.pk}/finalise/").status_code == 409


def test_a_file_that_differs_is_loaded_as_a_revision_with_its_reason(desk: Desk) -> None:
    batch = desk.loaded(row(value=60))
    desk.client.post(f"/workspace/loads/{batch.pk}/finalise/")
    late = desk.waiting(row(value=61))
    page = desk.client.get(f"/workspace/loads/{late.pk}/")
    assert heading(page) == "One figure differs from a final one."
    assert "A final figure is revised only with a reason, which is kept with what it was." in text_of(page)
    address = f"/workspace/loads/{late.pk}/confirm/"
    assert errors_of(desk.client.post(address)) == [
        "Tick that the final figures are revised, or discard the file.",
        "Say why final figures are revised.",
    ]
    assert Observation.objects.get().value == 60
    desk.client.post(address, {"revises": "on", "reason": "A report was filed late."})
    assert Observation.objects.get().value == 61
