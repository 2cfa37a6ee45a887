"""Every file of `real_files` sent through the page: loaded for what it means, or refused at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from strategic_plan.models import ImportBatch, Membership, Observation, Role
from tests.factories.people import make_membership
from tests.factories.real_files import Bad, Messy, bad_files, figures_scene, messy_files, stored
from tests.workspace.loading import BEGIN
from tests.workspace.reading import text_of

A_SECOND = 1.0


@pytest.fixture
def client(sign_in: Callable[[Membership], Client]) -> Client:
    figures_scene()
    return sign_in(make_membership(Role.ANALYST))


EMPTY = "This file is empty. Choose another one."


def told(bad: Bad) -> list[str]:
    """What the page says of a file: what was found and what is expected, in one place or two."""
    if not bad.content:
        return [EMPTY]
    _place, _found, words = bad.says.removesuffix(".").partition(": found ")
    return words.replace(" .xlsx", ".xlsx").split(", expected ") if words else bad.says.split("”")[0].split("“")[1:]


def send(client: Client, each: Messy | Bad) -> Any:
    file = SimpleUploadedFile(each.name, each.content)
    return client.post(BEGIN, {"file": file, "finality": "preliminary"})


@pytest.mark.parametrize("messy", list(messy_files()), ids=lambda each: each.why)
def test_a_file_in_disorder_is_previewed_and_loaded_for_what_it_means(client: Client, messy: Messy) -> None:
    answer = send(client, messy)
    assert answer.status_code == 302, text_of(answer)
    assert not Observation.objects.exists()
    batch = ImportBatch.objects.get()
    assert batch.preview["left_out"] == messy.left_out
    client.post(f"{answer['Location']}confirm/")
    assert stored() == messy.stored
    again = send(client, messy)
    assert "Every figure is loaded already." in text_of(client.get(again["Location"]))
    assert ImportBatch.objects.count() == 1


@pytest.mark.parametrize("bad", list(bad_files()), ids=lambda each: each.why)
def test_a_bad_file_is_answered_within_a_second_and_nothing_is_stored(client: Client, bad: Bad) -> None:
    file = SimpleUploadedFile(bad.name, bad.content)
    client.get(BEGIN)  # what the first page of a process loads is no part of the answer
    began = time.process_time()
    answer = client.post(BEGIN, {"file": file, "finality": "preliminary"}, follow=True)
    assert time.process_time() - began < A_SECOND
    said = text_of(answer)
    for part in told(bad):
        assert part in said
    assert answer.status_code == 200
    assert not Observation.objects.exists()
    assert not ImportBatch.objects.exclude(state=ImportBatch.State.PREVIEWED).exists()
