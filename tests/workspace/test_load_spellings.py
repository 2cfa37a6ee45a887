"""Names that a file spells its own way: said once, remembered with its columns."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from strategic_plan.models import ColumnMapping, Membership
from tests.workspace.loading import BEGIN, Desk, desk_of, row, upload
from tests.workspace.reading import errors_of, heading, text_of


@pytest.fixture
def desk(sign_in: Callable[[Membership], Client]) -> Desk:
    return desk_of(sign_in)


def test_an_unknown_name_is_asked_for_with_the_nearest_one_offered(desk: Desk) -> None:
    batch = desk.waiting(row(area="Regoin"))
    page = desk.client.get(f"/workspace/loads/{batch.pk}/")
    assert heading(page) == "One name is not known yet."
    assert "“Regoin” is the area First in row 2." in text_of(page)
    assert '<option value="region" selected>' in page.content.decode()


def test_a_name_is_remembered_for_this_file_and_the_next(desk: Desk) -> None:
    batch = desk.waiting(row(area="Everywhere"))
    answer = desk.client.post(f"/workspace/loads/{batch.pk}/names/", {"name_0": "region"})
    assert answer["Location"] == f"/workspace/loads/{batch.pk}/"
    assert heading(desk.client.get(answer["Location"])) == "One figure is new."
    assert ColumnMapping.objects.get().definition["spellings"] == {"areas": {"Everywhere": "region"}}
    answer = desk.client.post(BEGIN, {"file": upload(row("2024-02", area="everywhere")), "finality": "preliminary"})
    assert heading(desk.client.get(answer["Location"])) == "One figure is new."


def test_a_name_without_a_meaning_is_asked_for_again(desk: Desk) -> None:
    batch = desk.waiting(row(area="Everywhere"))
    answer = desk.client.post(f"/workspace/loads/{batch.pk}/names/", {"name_0": ""})
    assert errors_of(answer) == ["Choose what “Everywhere” means."]
    assert not ColumnMapping.objects.exists()


def test_names_are_not_asked_of_a_file_that_is_loaded(desk: Desk) -> None:
    batch = desk.loaded(row())
    assert desk.client.post(f"/workspace/loads/{batch.pk}/names/").status_code == 409
    assert desk.client.get(f"/workspace/loads/{batch.pk}/names/").status_code == 405
