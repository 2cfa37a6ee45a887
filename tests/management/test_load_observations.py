"""`manage.py load_observations`: what the page does, from a shell; every obstacle said, the exit not zero."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command

from strategic_plan.models import ImportBatch, Observation, Role
from tests.factories.files import csv_bytes
from tests.factories.indicators import make_measure
from tests.factories.moments import NOW
from tests.factories.organization import make_region
from tests.factories.people import make_membership

pytestmark = pytest.mark.django_db

MAPPING = """
title = "Feed"
[columns]
area = "Area"
period = "Month"
value = "Count"
[always]
measure = "collisions"
"""


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    make_measure(code="collisions", title="Collisions")
    make_region(name="Region")
    make_membership(Role.ANALYST)
    (tmp_path / "mapping.toml").write_text(MAPPING)
    return write(tmp_path / "feed.csv", ["2024-01", "Region", 60])


def write(path: Path, *rows: list[object]) -> Path:
    path.write_bytes(csv_bytes([["Month", "Area", "Count"], *rows]))
    return path


def run(feed: Path, **options: Any) -> str:
    said = StringIO()
    with time_machine.travel(NOW, tick=False):
        call_command("load_observations", feed, mapping=feed.parent / "mapping.toml", stdout=said, **options)
    return said.getvalue().replace("\u00a0", " ")


def refused(feed: Path, **options: Any) -> str:
    with pytest.raises(CommandError) as error:
        run(feed, **options)
    return str(error.value).replace("\u00a0", " ")


def test_a_file_is_loaded_in_the_name_of_the_one_analyst(feed: Path) -> None:
    assert run(feed) == "One figure is new.\n  Collisions: January 2024\nLoaded.\n"
    assert Observation.objects.get().value == 60
    assert ImportBatch.objects.get().loaded_by.memberships.get().role == Role.ANALYST  # type: ignore[union-attr]


def test_the_same_file_twice_changes_nothing(feed: Path) -> None:
    run(feed)
    assert run(feed).endswith("Every figure is loaded already.\n  Collisions: January 2024\nNothing was changed.\n")
    assert ImportBatch.objects.count() == 1


def test_a_preview_changes_nothing(feed: Path) -> None:
    assert run(feed, preview=True) == "One figure is new.\n  Collisions: January 2024\nNothing was changed.\n"
    assert not ImportBatch.objects.exists()
    assert not Observation.objects.exists()


def test_the_answer_is_json_for_a_machine(feed: Path) -> None:
    said = json.loads(run(feed, json=True))
    assert (said["loaded"], said["new"], said["wrong"], said["messages"]) == (True, 1, 0, [])


def test_what_is_wrong_is_said_and_nothing_is_loaded(feed: Path) -> None:
    write(feed, ["2024-01", "Region", "1,5"], ["2024-02", "Atlantis", 7])
    expected = (
        "feed.csv, row 2, column “Count”: found “1,5”, expected a number such as 1234 or 12.5, or a mark such as n/a.\n"
        "feed.csv, row 3: “Atlantis” is not known among the areas (1 figure).\n"
        "Nothing was loaded."
    )
    assert refused(feed) == refused(feed, preview=True) == refused(feed, json=True) == expected
    assert not Observation.objects.exists()


def test_a_file_or_mapping_that_cannot_be_read_is_said(feed: Path) -> None:
    assert refused(feed.with_name("none.csv")).endswith("none.csv: No such file or directory.\nNothing was loaded.")
    (feed.parent / "mapping.toml").write_text("title = [")
    assert "expected a mapping in TOML." in refused(feed)


def test_a_sudden_jump_wants_a_reason(feed: Path) -> None:
    run(feed)
    write(feed, ["2024-02", "Region", 600])
    assert refused(feed) == "1 figure jumps tenfold. Say why that is right.\nNothing was loaded."
    assert refused(feed, preview=True).startswith(
        "feed.csv, row 2: Collisions, Region, February 2024 goes from 60 to 600."
    )
    assert run(feed, reason="A storm.").endswith("Loaded.\n")


def test_a_final_figure_is_revised_only_when_asked_with_a_reason(feed: Path) -> None:
    run(feed)
    Observation.objects.update(finality="final")
    write(feed, ["2024-01", "Region", 61])
    assert "is final at 60; the file says 61." in refused(feed)
    assert refused(feed, revise=True) == "Say why final figures are revised.\nNothing was loaded."
    assert run(feed, revise=True, reason="A late report.").endswith("Loaded.\n")
    assert Observation.objects.get().value == 61


def test_whoever_loads_is_named_where_it_is_not_plain(feed: Path) -> None:
    second = make_membership(Role.ANALYST)
    assert refused(feed) == "Say who loads: --by EMAIL. Nothing was loaded."
    assert refused(feed, by="nobody@example.org").startswith("Nobody in office has the address")
    run(feed, by=second.user.email)
    assert ImportBatch.objects.get().loaded_by == second.user
