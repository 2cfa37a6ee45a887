"""Loading figures: stored whole or not at all, the same file twice changes nothing, a jump needs its reason."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from strategic_plan.calculations.values import Finality
from strategic_plan.models import (
    Event,
    ImportBatch,
    Observation,
    Role,
)
from strategic_plan.services.errors import Refusal
from strategic_plan.services.loads import (
    discard_batch,
    load_batch,
    load_file,
    undo_batch,
)
from tests.factories.indicators import make_measure
from tests.factories.moments import NOW, later
from tests.factories.people import person
from tests.services.loads.feed import DECEMBER, LONG, MARCH, NAME, World, stored

pytestmark = pytest.mark.django_db


def test_new_figures_are_stored_and_the_measure_is_complete_further(world: World) -> None:
    batch = world.load(world.row("Jan 2024", "1,234"), world.row("2024-02", "n/a"))
    assert (batch.state, batch.rows_new, batch.rows_changed, batch.loaded_by) == (
        "loaded",
        2,
        0,
        world.analyst.acting,
    )
    assert list(Observation.objects.order_by("period").values_list("value", "absence", "year", "batch")) == [
        (Decimal(1234), "", 2024, batch.pk),
        (None, "not_applicable", 2024, batch.pk),
    ]
    world.measure.refresh_from_db()
    assert world.measure.complete_through == datetime.date(2024, 2, 29)
    assert Event.objects.get().words == "Crime Analyst loaded feed.csv: 2 new, 0 changed figures."


def test_a_month_that_has_not_ended_is_stored_but_not_complete(world: World) -> None:
    world.load(world.row("2024-03"), world.row("2024-04"))
    world.measure.refresh_from_db()
    assert world.measure.complete_through == MARCH


def test_a_total_is_as_complete_as_its_least_complete_part(world: World) -> None:
    total = make_measure(code="all-of-it", complete_through=DECEMBER)
    other = make_measure(code="other", complete_through=datetime.date(2024, 1, 31))
    total.total_of.set([world.measure, other])
    world.load(world.row("2024-03"))
    total.refresh_from_db()
    assert total.complete_through == datetime.date(2024, 1, 31)


def test_the_same_file_twice_changes_nothing(world: World) -> None:
    world.load(world.row())
    before = stored()
    batch, preview = load_file(world.file(world.row()), NAME, mapping=LONG, by=world.analyst, at=later(days=1))
    assert batch is None
    assert preview.is_idle
    assert preview.sentence == "Every figure is loaded already."
    assert stored() == before
    assert ImportBatch.objects.count() == Event.objects.count() == 1


def test_a_changed_figure_leaves_its_earlier_value_as_a_revision(world: World) -> None:
    first = world.load(world.row(count=7))
    second = world.load(world.row(count=8), at=later(days=1))
    cell = Observation.objects.get()
    assert (cell.value, cell.batch) == (Decimal(8), second)
    revision = cell.revisions.get()
    assert (revision.number, revision.value, revision.batch, revision.replaced_in) == (1, Decimal(7), first, second)
    assert (revision.recorded_at, revision.replaced_at) == (NOW, later(days=1))


def test_a_preliminary_figure_becomes_final_and_stays_final(world: World) -> None:
    final = replace(LONG, finality=Finality.FINAL)
    world.load(world.row())
    world.load(world.row(), mapping=final, at=later(days=1))
    assert Observation.objects.get().finality == "final"
    assert world.preview(world.row()).is_idle


def test_a_figure_that_differs_from_a_final_one_stops_the_load(world: World) -> None:
    world.load(world.row(count=7), mapping=replace(LONG, finality=Finality.FINAL))
    before = stored()
    batch, preview = load_file(
        world.file(world.row(count=8), world.row("2024-02")), NAME, mapping=LONG, by=world.analyst, at=NOW
    )
    assert batch is None
    assert (preview.new, preview.conflict) == (1, 1)
    assert preview.messages == (
        "feed.csv, row 2: Collisions, District 1, January 2024 is final at 7; the file says 8.".replace(
            "January 2024", "January\u00a02024"
        ),
    )
    assert stored() == before


def test_nobody_without_the_right_loads_or_undoes(world: World) -> None:
    reader = person(Role.BOARD_MEMBER)
    batch = world.load(world.row())
    waiting = world.kept(world.row("2024-02"))
    with pytest.raises(PermissionDenied):
        load_file(world.file(world.row("2024-03")), NAME, mapping=LONG, by=reader, at=NOW)
    with pytest.raises(PermissionDenied):
        load_batch(waiting, by=reader, at=NOW)
    with pytest.raises(PermissionDenied):
        undo_batch(batch, by=reader, at=NOW)
    with pytest.raises(PermissionDenied):
        discard_batch(waiting, by=reader)
    assert Observation.objects.count() == 1


def test_a_sudden_tenfold_jump_is_accepted_only_after_a_reason(world: World) -> None:
    world.load(world.row("2024-01", 60))
    file = world.file(world.row("2024-02", 600))
    with pytest.raises(Refusal, match="1 figure jumps tenfold"):
        load_file(file, NAME, mapping=LONG, by=world.analyst, at=NOW)
    assert Observation.objects.count() == ImportBatch.objects.count() == 1
    file.seek(0)
    batch, _preview = load_file(file, NAME, mapping=LONG, reason="A storm closed the road.", by=world.analyst, at=NOW)
    assert batch is not None
    assert batch.reason == "A storm closed the road."
    assert Event.objects.latest("number").words.endswith("changed figures. A storm closed the road.")


@pytest.mark.parametrize(
    ("before", "after", "jumped"), [(60, 599, 0), (60, 600, 1), (600, 60, 1), (4, 40, 0), (0, 90, 0)]
)
def test_a_jump_is_tenfold_and_not_of_small_numbers(world: World, before: int, after: int, jumped: int) -> None:
    assert world.preview(world.row("2024-01", before), world.row("2024-02", after)).jumped == jumped


def test_a_figure_tenfold_of_what_it_replaces_is_a_jump_too(world: World) -> None:
    world.load(world.row(count=60))
    preview = world.preview(world.row(count=600))
    assert [(jump.before, jump.after) for jump in preview.jumps] == [("60", "600")]
