"""A preview is kept until it is confirmed, and a load is undone while nothing rests on it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from strategic_plan.calculations.values import Finality
from strategic_plan.models import (
    Event,
    ImportBatch,
    Observation,
)
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.loads import (
    discard_batch,
    load_batch,
    look_again,
    preview_load,
    undo_batch,
)
from tests.factories.moments import NOW, later
from tests.services.loads.feed import LONG, NAME, World, stored, values

pytestmark = pytest.mark.django_db


def test_a_preview_is_kept_with_its_figures_until_it_is_confirmed(world: World) -> None:
    batch = world.kept(world.row())
    assert batch.state == "previewed"
    assert not Observation.objects.exists()
    load_batch(batch, by=world.analyst, at=NOW)
    batch.refresh_from_db()
    assert (batch.state, batch.cells, batch.rows_new) == ("loaded", None, 1)
    assert values() == [(2024 * 12, Decimal(7))]


def test_a_confirmation_is_refused_when_figures_moved_since_the_preview(world: World) -> None:
    batch = world.kept(world.row(count=7))
    world.load(world.row(count=8))
    with pytest.raises(Stale, match="Figures were loaded since this preview"):
        load_batch(batch, by=world.analyst, at=NOW)
    assert values() == [(2024 * 12, Decimal(8))]
    assert look_again(batch, by=world.analyst, at=NOW).changed == 1
    load_batch(batch, by=world.analyst, at=NOW)
    assert values() == [(2024 * 12, Decimal(7))]


def test_a_preview_is_confirmed_once(world: World) -> None:
    batch = world.kept(world.row())
    stale = ImportBatch.objects.get(pk=batch.pk)
    load_batch(batch, by=world.analyst, at=NOW)
    with pytest.raises(Stale):
        load_batch(stale, by=world.analyst, at=NOW)
    assert Observation.objects.count() == 1


def test_a_file_with_a_wrong_figure_is_not_kept(world: World) -> None:
    batch, preview = preview_load(world.file(world.row(count="many")), NAME, mapping=LONG, by=world.analyst, at=NOW)
    assert (batch, preview.wrong) == (None, 1)
    assert not ImportBatch.objects.exists()


def test_a_preview_is_forgotten_when_it_is_discarded(world: World) -> None:
    discard_batch(world.kept(world.row()), by=world.analyst)
    assert not ImportBatch.objects.exists()


def test_a_load_that_stands_is_not_discarded(world: World) -> None:
    with pytest.raises(Refusal):
        discard_batch(world.load(world.row()), by=world.analyst)


def test_undoing_puts_everything_back_as_it_was(world: World) -> None:
    world.load(world.row("2024-01", 7))
    before = stored()
    batch = world.load(world.row("2024-01", 8), world.row("2024-02", 9), at=later(days=1))
    undo_batch(batch, by=world.analyst, at=later(days=2))
    assert stored() == before
    batch.refresh_from_db()
    assert (batch.state, batch.undone_by) == ("undone", world.analyst.acting)
    assert Event.objects.latest("number").words == (
        "Crime Analyst undid the load feed.csv: 1 figures taken away, 1 put back."
    )


def test_a_load_with_final_figures_stays(world: World) -> None:
    batch = world.load(world.row(), mapping=replace(LONG, finality=Finality.FINAL))
    with pytest.raises(Refusal, match="Its figures are final"):
        undo_batch(batch, by=world.analyst, at=NOW)
    assert Observation.objects.count() == 1


def test_a_load_that_another_came_after_stays_until_that_one_is_undone(world: World) -> None:
    first = world.load(world.row("2024-01"))
    second = world.load(world.row("2024-02"))
    with pytest.raises(Refusal, match="A later load"):
        undo_batch(first, by=world.analyst, at=NOW)
    undo_batch(second, by=world.analyst, at=NOW)
    undo_batch(first, by=world.analyst, at=NOW)
    assert not Observation.objects.exists()


def test_a_load_is_undone_once(world: World) -> None:
    batch = world.load(world.row())
    undo_batch(batch, by=world.analyst, at=NOW)
    with pytest.raises(Refusal, match="Only a load that stands can be undone"):
        undo_batch(batch, by=world.analyst, at=NOW)
