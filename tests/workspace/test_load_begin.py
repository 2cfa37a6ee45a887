"""Bringing a file: known by its headings, mapped once, refused in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from strategic_plan.models import ColumnMapping, ImportBatch, Membership, Observation
from tests.factories.files import tampered, workbook_bytes
from tests.workspace.loading import BEGIN, HEAD, Desk, desk_of, row, upload
from tests.workspace.reading import errors_of, heading, text_of

OWN_HEAD = ["Place", "When", "Hits"]


@pytest.fixture
def desk(sign_in: Callable[[Membership], Client]) -> Desk:
    return desk_of(sign_in)


def send(desk: Desk, file: SimpleUploadedFile, **answers: str) -> Any:
    return desk.client.post(BEGIN, {"file": file, "finality": "preliminary", **answers})


def columns(**changed: str) -> dict[str, str]:
    """The answers about the columns of a file of one's own."""
    answers = {"title": "Daily hits", "shape": "long", "area": "Place", "period": "When", "value": "Hits"}
    return answers | {"always_measure": "collisions"} | changed


def test_a_file_of_the_template_is_known_and_waits_to_be_confirmed(desk: Desk) -> None:
    answer = send(desk, upload(row()))
    batch = ImportBatch.objects.get()
    assert answer["Location"] == f"/workspace/loads/{batch.pk}/"
    assert (batch.name, batch.state) == ("feed.csv", "previewed")
    assert not Observation.objects.exists()


def test_a_workbook_is_taken_as_well(desk: Desk) -> None:
    send(desk, SimpleUploadedFile("feed.xlsx", workbook_bytes([HEAD, row()])))
    assert ImportBatch.objects.get().preview["new"] == 1


def test_new_headings_are_asked_for_and_the_file_is_not_kept(desk: Desk) -> None:
    answer = send(desk, upload(["Region", "2024-01", 60], head=OWN_HEAD))
    assert "Say which column says what, and choose the file again: it was not kept." in text_of(answer)
    assert not ImportBatch.objects.exists()
    assert not ColumnMapping.objects.exists()


def test_columns_are_mapped_once_and_known_from_then_on(desk: Desk) -> None:
    send(desk, upload(["Region", "2024-01", 60], head=OWN_HEAD), **columns())
    kept = ColumnMapping.objects.get()
    assert (kept.title, kept.headings) == ("Daily hits", ["place", "when", "hits"])
    send(desk, upload(["Region", "2024-02", 61], head=OWN_HEAD, name="second.csv"))
    assert list(ImportBatch.objects.order_by("pk").values_list("name", "mapping")) == [
        ("feed.csv", kept.pk),
        ("second.csv", kept.pk),
    ]


def test_a_mapping_without_an_area_is_not_kept(desk: Desk) -> None:
    answer = send(desk, upload(["Region", "2024-01", 60], head=OWN_HEAD), **columns(area=""))
    assert "Choose the column of the area, or the one area of the file" in text_of(answer)
    assert not ColumnMapping.objects.exists()


def test_a_wrong_figure_is_named_and_nothing_is_stored(desk: Desk) -> None:
    answer = send(desk, upload(row(value="1,5")))
    assert heading(answer) == "One figure cannot be read as it stands."
    assert "Row 2, Value Found “1,5”, expected a number such as 1234 or 12.5, or a mark such as n/a." in text_of(answer)
    assert not ImportBatch.objects.exists()


def test_a_file_that_is_loaded_already_changes_nothing(desk: Desk) -> None:
    desk.loaded(row())
    answer = send(desk, upload(row()))
    assert answer["Location"] == "/workspace/loads/"
    assert "feed.csv: Every figure is loaded already." in text_of(desk.client.get(answer["Location"]))
    assert ImportBatch.objects.count() == 1


def test_a_file_that_cannot_be_read_is_refused_at_its_question(desk: Desk) -> None:
    macros = tampered([HEAD, row()], add={"xl/vbaProject.bin": b"x"}).getvalue()
    answer = send(desk, SimpleUploadedFile("feed.xlsm", macros))
    assert errors_of(answer) == ["feed.xlsm: found macros, expected a workbook without macros, saved as .xlsx."]


def test_no_file_is_asked_for(desk: Desk) -> None:
    assert errors_of(desk.client.post(BEGIN, {"finality": "preliminary"})) == ["Choose the file."]


def test_figures_may_be_final(desk: Desk) -> None:
    desk.client.post(BEGIN, {"file": upload(row()), "finality": "final"})
    assert ImportBatch.objects.get().finality == "final"
