"""What a preview says of each row, without a trace."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from strategic_plan.exchange.mappings import Spellings
from strategic_plan.models import (
    Event,
    ImportBatch,
    Observation,
)
from strategic_plan.services.loads import (
    load_file,
)
from tests.factories.indicators import make_measure, make_ratio
from tests.factories.moments import NOW
from tests.services.loads.feed import LONG, NAME, World, stored, values

pytestmark = pytest.mark.django_db


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
