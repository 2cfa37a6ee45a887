"""Files of observations: previewed without a trace, loaded whole or not at all, undone while nothing rests on them."""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from strategic_plan.calculations.values import Finality
from strategic_plan.exchange.mappings import Columns, Mapping, Shape, Spellings
from strategic_plan.exchange.problems import UnreadableFileError
from strategic_plan.models import (
    Area,
    Category,
    Event,
    ImportBatch,
    Measure,
    Observation,
    ObservationRevision,
    Role,
)
from strategic_plan.permissions import Person
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.loads import (
    Preview,
    discard_batch,
    load_batch,
    load_file,
    look_again,
    preview_file,
    preview_load,
    undo_batch,
)
from tests.factories.files import csv_file
from tests.factories.indicators import make_category, make_measure, make_ratio
from tests.factories.moments import NOW, later
from tests.factories.organization import make_district, make_region
from tests.factories.people import person

pytestmark = pytest.mark.django_db

LONG = Mapping("Feed", columns=Columns("Measure", "Area", "Period", "Type", "Count"))
HEAD = ["Measure", "Area", "Period", "Type", "Count"]
NAME = "feed.csv"
DECEMBER, MARCH = datetime.date(2023, 12, 31), datetime.date(2024, 3, 31)


@dataclass(frozen=True)
class World:
    """A region with one district, a measure by type, and an analyst."""

    measure: Measure
    region: Area
    district: Area
    theft: Category
    analyst: Person

    def row(self, period: str = "2024-01", count: object = 7, **named: str) -> list[object]:
        said = {"measure": "Collisions", "area": self.district.name, "type": ""} | named
        return [said["measure"], said["area"], period, said["type"], count]

    def file(self, *rows: list[object]) -> io.BytesIO:
        return csv_file([HEAD, *rows])

    def load(self, *rows: list[object], mapping: Mapping = LONG, **options: Any) -> ImportBatch:
        batch, preview = load_file(self.file(*rows), NAME, mapping=mapping, by=self.analyst, **{"at": NOW} | options)
        assert batch is not None, preview.messages
        return batch

    def preview(self, *rows: list[object], mapping: Mapping = LONG) -> Preview:
        return preview_file(self.file(*rows), NAME, mapping=mapping, at=NOW)

    def kept(self, *rows: list[object], mapping: Mapping = LONG) -> ImportBatch:
        batch, preview = preview_load(self.file(*rows), NAME, mapping=mapping, by=self.analyst, at=NOW)
        assert batch is not None, preview.messages
        return batch


@pytest.fixture
def world() -> World:
    measure = make_measure(code="collisions", title="Collisions", complete_through=DECEMBER)
    theft = make_category(measure.breakdown, code="theft", title="Theft")
    region = make_region(name="Region")
    return World(measure, region, make_district(region, name="District 1"), theft, person(Role.ANALYST))


def stored() -> list[tuple[Any, ...]]:
    """Everything a load may touch."""
    return [
        *Observation.objects.order_by("pk").values_list(),
        *ObservationRevision.objects.order_by("pk").values_list(),
        *Measure.objects.order_by("pk").values_list("code", "complete_through"),
    ]


def values() -> list[tuple[int, Decimal | None]]:
    return list(Observation.objects.order_by("period", "pk").values_list("period", "value"))


# Loading


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


# What a preview says


def test_a_preview_counts_every_kind_and_stores_nothing(world: World) -> None:
    world.load(world.row("2024-01", 7), world.row("2024-02", 7))
    before = stored(), ImportBatch.objects.count(), Event.objects.count()
    preview = world.preview(
        world.row("2024-01", 7),
        world.row("2024-02", 8),
        world.row("2024-03", 9),
        world.row("2024-03", 9, area="Distrikt 1"),
        world.row("2024-03", "many", type="theft"),
        ["Total", "", "", "", 24],
    )
    assert preview.counts == {"new": 1, "unchanged": 1, "changed": 1, "conflict": 0, "unknown": 1, "wrong": 1}
    assert preview.left_out == 1
    assert preview.messages == (
        "feed.csv, row 6, column “Count”: found “many”, expected a number such as 1234 or 12.5, or a mark such as n/a.",
        "feed.csv, row 5: “Distrikt 1” is not known among the areas (1 figure).",
    )
    assert preview.unknown_names[0].near == world.district.code
    assert (stored(), ImportBatch.objects.count(), Event.objects.count()) == before


def test_names_with_stray_spaces_and_capitals_are_known(world: World) -> None:
    assert world.preview(world.row(area="  DISTRICT   1 ", measure="collisions", type=" Theft")).new == 1


def test_another_spelling_is_known_once_it_is_mapped(world: World) -> None:
    row = world.row(area="D1")
    assert world.preview(row).unknown == 1
    spelled = replace(LONG, spellings=Spellings(areas={"d1": world.district.code}))
    assert world.preview(row, mapping=spelled).new == 1


@pytest.mark.parametrize("named", [{"measure": "Moons"}, {"area": "Atlantis"}, {"type": "905"}])
def test_an_unknown_name_stops_the_load(world: World, named: dict[str, str]) -> None:
    batch, preview = load_file(world.file(world.row(**named)), NAME, mapping=LONG, by=world.analyst, at=NOW)
    assert batch is None
    assert preview.unknown == 1
    assert not Observation.objects.exists()


def wrong(world: World, *rows: list[object]) -> str:
    """The one sentence that refuses some rows, and nothing stored."""
    batch, preview = load_file(world.file(*rows), NAME, mapping=LONG, by=world.analyst, at=NOW)
    assert batch is None
    assert not Observation.objects.exists()
    assert not ImportBatch.objects.exists()
    return " | ".join(preview.messages).replace("\u00a0", " ")


def test_a_future_month_is_wrong(world: World) -> None:
    assert wrong(world, world.row("2024-05")) == (
        "feed.csv, row 2, column “Count”: found May 2024, expected a period that has begun, April 2024 at the latest."
    )


def test_another_grain_is_wrong(world: World) -> None:
    assert wrong(world, world.row("Q1 2024")) == (
        "feed.csv, row 2, column “Count”: found a quarter, expected a month, as “Collisions” is kept."
    )


def test_a_count_below_zero_is_wrong(world: World) -> None:
    assert wrong(world, world.row(count=-3)) == (
        "feed.csv, row 2, column “Count”: found “-3”, expected a count of zero or more."
    )


def test_a_row_over_again_is_wrong_even_with_the_same_value(world: World) -> None:
    assert wrong(world, world.row(), world.row("2024-02"), world.row("January 2024")) == (
        "feed.csv, row 4, column “Count”: found the figure of row 2 again, expected each figure once."
    )


def share(world: World) -> None:
    solved = make_measure(code="solved", title="Solved", breakdown=world.measure.breakdown)
    indicator = make_ratio(numerator=solved)
    indicator.denominator = world.measure
    indicator.save()


def test_a_numerator_above_its_denominator_is_wrong(world: World) -> None:
    share(world)
    assert wrong(world, world.row(count=7), world.row(count=8, measure="Solved")) == (
        "feed.csv, row 3, column “Count”: found 8, expected at most 7, as “Collisions” says."
    )


def test_a_denominator_below_the_numerator_that_is_stored_is_wrong(world: World) -> None:
    share(world)
    world.load(world.row(count=7), world.row(count=7, measure="Solved"))
    preview = world.preview(world.row(count=6))
    assert preview.messages == ("feed.csv, row 2, column “Count”: found 6, expected at least 7, as “Solved” says.",)


def test_a_denominator_of_zero_is_a_figure_like_any_other(world: World) -> None:
    share(world)
    world.load(world.row(count=0), world.row(count=0, measure="Solved"))
    assert [value for _period, value in values()] == [Decimal(0), Decimal(0)]


def test_months_out_of_order_are_loaded_as_they_come(world: World) -> None:
    world.load(world.row("2024-03", 3), world.row("2024-01", 1), world.row("2024-02", 2))
    assert [value for _period, value in values()] == [Decimal(1), Decimal(2), Decimal(3)]


# Sudden jumps


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


# Kept until confirmed


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


# Undoing


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


# Records


RECORDS = Mapping(
    "Occurrences",
    Shape.RECORDS,
    Columns("Status", "Area", "Date", "Type"),
    spellings=Spellings(measures={"Open": "collisions"}),
)


def test_records_are_counted_and_not_kept(world: World) -> None:
    table = [
        ["Number", "Date", "Area", "Type", "Status"],
        ["A-1", "2024-01-03", "District 1", "Theft", "Open"],
        ["A-2", "2024-01-09", "District 1", "Theft", "Open"],
        ["A-3", "2024-03-01", "District 1", "", "Open"],
        ["A-4", "2024-03-02", "Region", "Theft", "Open"],
    ]
    batch, preview = load_file(csv_file(table), NAME, mapping=RECORDS, by=world.analyst, at=NOW)
    assert batch is not None, preview.messages
    found = Observation.objects.order_by("period").values_list("area__name", "category__code", "period", "value")
    counts: dict[tuple[str, str], list[int]] = {}
    for area, category, _period, value in found:
        counts.setdefault((area, category), []).append(int(value or 0))
    assert counts == {
        ("District 1", "theft"): [2, 0, 0],
        ("District 1", "all"): [2, 0, 1],
        ("Region", "theft"): [2, 0, 1],
        ("Region", "all"): [2, 0, 2],
    }
    assert "A-1" not in str(batch.preview)


# The whole file


def test_a_heading_that_is_missing_is_said_with_those_that_are_there(world: World) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        preview_file(csv_file([["Measure", "Area", "Period", "Number"]]), NAME, mapping=LONG, at=NOW)
    assert str(refused.value) == (
        "feed.csv, row 1: found “Measure, Area, Period, Number”, expected a heading “Type” and “Count”."
    )
