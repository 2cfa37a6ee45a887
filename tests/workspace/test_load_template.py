"""The template workbook: filled in and brought back, it is known."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from strategic_plan.models import ImportBatch, Membership
from tests.workspace.loading import BEGIN, HEAD, Desk, desk_of, row


@pytest.fixture
def desk(sign_in: Callable[[Membership], Client]) -> Desk:
    return desk_of(sign_in)


def test_the_template_has_the_headings_and_the_names_that_are_known(desk: Desk) -> None:
    answer = desk.client.get("/workspace/loads/figures-template.xlsx")
    assert answer["Content-Disposition"] == 'attachment; filename="figures-template.xlsx"'
    workbook = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert [cell.value for cell in workbook["Figures"][1]] == HEAD
    assert [cell.value for cell in workbook["Names"][2]] == ["Collisions", "collisions", "Month", "Region", None, None]


def test_the_template_is_known_when_it_comes_back(desk: Desk) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(desk.client.get("/workspace/loads/figures-template.xlsx").content))
    workbook["Figures"].append(row())
    content = io.BytesIO()
    workbook.save(content)
    file = SimpleUploadedFile("filled-in.xlsx", content.getvalue())
    desk.client.post(BEGIN, {"file": file, "finality": "preliminary"})
    assert ImportBatch.objects.get().preview["new"] == 1
