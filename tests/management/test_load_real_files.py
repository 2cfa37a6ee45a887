"""Every file of `real_files` given to the command: loaded for what it means, or refused as on the page."""

from __future__ import annotations

import time
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command

from strategic_plan.models import ImportBatch, Observation, Role
from tests.factories.moments import NOW
from tests.factories.people import make_membership
from tests.factories.real_files import Bad, Messy, bad_files, figures_scene, messy_files, stored

pytestmark = pytest.mark.django_db

MAPPING = """
title = "Feed"
[columns]
measure = "Measure"
area = "Area"
period = "Period"
category = "Category"
value = "Value"
"""
A_SECOND = 1.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    figures_scene()
    make_membership(Role.ANALYST)
    (tmp_path / "mapping.toml").write_text(MAPPING)
    return tmp_path


def placed(folder: Path, each: Messy | Bad) -> Path:
    file = folder / each.name
    file.write_bytes(each.content)
    return file


def run(file: Path, **options: Any) -> str:
    said = StringIO()
    with time_machine.travel(NOW, tick=False):
        call_command("load_observations", file, mapping=file.parent / "mapping.toml", stdout=said, **options)
    return said.getvalue()


@pytest.mark.parametrize("messy", list(messy_files()), ids=lambda each: each.why)
def test_a_file_in_disorder_is_loaded_for_what_it_means(folder: Path, messy: Messy) -> None:
    file = placed(folder, messy)
    run(file, preview=True)
    assert not Observation.objects.exists()
    assert run(file).endswith("Loaded.\n")
    assert stored() == messy.stored
    assert run(file).endswith("Nothing was changed.\n")
    assert ImportBatch.objects.count() == 1


STREAMED = {"too many rows", "too many bytes"}
"""What only the page is too small for."""


@pytest.mark.parametrize("bad", [each for each in bad_files() if each.why not in STREAMED], ids=lambda each: each.why)
def test_a_bad_file_is_answered_within_a_second_and_nothing_is_stored(folder: Path, bad: Bad) -> None:
    file = placed(folder, bad)
    began = time.process_time()
    with pytest.raises(CommandError) as refused:
        run(file)
    assert time.process_time() - began < A_SECOND
    said = str(refused.value).replace("\u00a0", " ").splitlines()
    assert (said[0], said[-1]) == (bad.says_the_command, "Nothing was loaded.")
    assert not Observation.objects.exists()
    assert not ImportBatch.objects.exists()
