"""No suppressed count can be worked out, from one release or from several."""

from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from strategic_plan.calculations.suppression import (
    PERSONS_THRESHOLD,
    Cell,
    Released,
    Sum,
    Table,
    recoverable,
    suppress,
)
from strategic_plan.calculations.suppression.linear import determined, solution_from_zero_up
from strategic_plan.calculations.suppression.tables import Unknown

TOTAL = "total"

# Four hundred random tables in every run; HYPOTHESIS_PROFILE=thorough makes it thousands.
MANY = settings(max_examples=8 * settings().max_examples)
SOME = settings(max_examples=3 * settings().max_examples)


def table_of(rows: Sequence[Sequence[int]], threshold: int | None = 5) -> Table:
    """A table of counts with all its margins: (row, column) keys, ``TOTAL`` for a margin."""
    down, across = range(len(rows)), range(len(rows[0]))
    counts: dict[Hashable, int] = {(row, column): rows[row][column] for row in down for column in across}
    counts |= {(row, TOTAL): sum(rows[row]) for row in down}
    counts |= {(TOTAL, column): sum(row[column] for row in rows) for column in across}
    counts[TOTAL, TOTAL] = sum(map(sum, rows))
    sums = [Sum((row, TOTAL), tuple((row, column) for column in across)) for row in (*down, TOTAL)]
    sums += [Sum((TOTAL, column), tuple((row, column) for row in down)) for column in (*across, TOTAL)]
    return Table({key: Cell(Decimal(count), threshold) for key, count in counts.items()}, tuple(sums))


def readings(release: Released) -> Iterator[dict[Hashable, int]]:
    """Every table near the true one that agrees with what is published: a reader's possibilities, by brute force."""
    table = release.table
    counts = {key: int(cell.count) for key, cell in table.cells.items()}
    hidden = list(release.suppressed)
    for moved in product((-1, 0, 1), repeat=len(hidden)):
        guess = counts | {key: counts[key] + step for key, step in zip(hidden, moved, strict=True)}
        agrees = all(guess[total.whole] == sum(guess[part] for part in total.parts) for total in table.sums)
        if agrees and min(guess.values()) >= 0:
            yield guess


small_tables = st.lists(st.lists(st.integers(0, 12), min_size=2, max_size=2), min_size=2, max_size=2)
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 40), min_size=width, max_size=width), min_size=1, max_size=5)
)


def test_lone_small_cell_takes_another_of_its_row_and_column_with_it() -> None:
    suppression = suppress(table_of([[3, 20, 30], [40, 50, 60], [70, 80, 90]]))
    assert suppression.primary == {(0, 0)}
    assert suppression.complementary == {(0, 1), (1, 0), (1, 1)}
    assert suppression.exposed == frozenset()


def test_table_without_small_cells_is_published_whole() -> None:
    suppression = suppress(table_of([[5, 6], [7, 8]]))
    assert suppression.suppressed == frozenset()
    assert suppression.is_public((0, 0), (TOTAL, TOTAL))


def test_threshold_is_that_of_the_measure_and_activity_counts_have_none() -> None:
    assert suppress(table_of([[10, 20], [30, 40]], PERSONS_THRESHOLD)).primary == {(0, 0)}
    assert suppress(table_of([[0, 1], [2, 3]], None)).suppressed == frozenset()


def test_number_made_of_a_suppressed_cell_is_not_public_either() -> None:
    suppression = suppress(table_of([[3, 20, 30], [40, 50, 60], [70, 80, 90]]))
    assert not suppression.is_public((0, 0), (TOTAL, TOTAL))
    assert not suppression.is_public((1, 1))
    assert suppression.is_public((2, 2), (TOTAL, 2))


def test_whole_with_a_part_that_is_never_published_protects_its_small_cell() -> None:
    cells: dict[Hashable, Cell] = {
        "Region": Cell(Decimal(60)),
        "District 1": Cell(Decimal(3)),
        "District 2": Cell(Decimal(50)),
    }
    within = Sum("Region", ("District 1", "District 2", "in no district"))
    assert suppress(Table(cells, (within,))).complementary == frozenset()
    closed = Sum("Region", ("District 1", "District 2"))
    table = Table({**cells, "Region": Cell(Decimal(53))}, (closed,))
    assert suppress(table).complementary == {"District 2"}


def test_two_hidden_zeros_of_a_published_zero_are_given_away() -> None:
    table = Table(
        {"whole": Cell(Decimal(0), None), "a": Cell(Decimal(0)), "b": Cell(Decimal(0))}, (Sum("whole", ("a", "b")),)
    )
    assert recoverable([Released(table, table.small())]) == {Unknown("a", Decimal(0)), Unknown("b", Decimal(0))}
    assert suppress(table).complementary == {"whole"}


def test_other_choice_in_a_later_release_does_not_give_the_first_away() -> None:
    table = table_of([[3, 20, 30]])
    first = suppress(table)
    other_cells = frozenset({(0, 0), (0, 2), (TOTAL, 0), (TOTAL, 2)})
    careless = Released(table, other_cells)
    assert recoverable([careless]) == frozenset()
    assert recoverable([Released(table, first.suppressed), careless]) != frozenset()
    assert suppress(table, [careless]).suppressed == other_cells


def test_small_cell_that_was_already_published_is_reported_as_exposed() -> None:
    table = table_of([[3, 20], [30, 40]])
    suppression = suppress(table, [Released(table, frozenset())])
    assert suppression.exposed == {(0, 0)}
    assert (0, 0) in suppression.suppressed


def test_revised_total_does_not_give_away_a_part_that_was_withheld() -> None:
    before = table_of([[3, 20, 30], [40, 50, 60]])
    first = Released(before, suppress(before).suppressed)
    after = table_of([[3, 20, 31], [40, 50, 60]])
    second = suppress(after, [first])
    assert second.exposed == frozenset()
    assert recoverable([first, Released(after, second.suppressed)]) == frozenset()


def test_whole_does_not_follow_from_what_it_was_once_its_rest_was_revised() -> None:
    def of(whole: int) -> Table:
        cells: dict[Hashable, Cell] = {"whole": Cell(Decimal(whole)), "a": Cell(Decimal(0)), "b": Cell(Decimal(1))}
        return Table(cells, (Sum("whole", ("a", "b", "rest")),))

    first = Released(of(10), frozenset({"a", "b"}))
    assert recoverable([first, Released(of(4), frozenset({"a", "b", "whole"}))]) == frozenset()


def test_count_is_not_negative() -> None:
    with pytest.raises(ValueError, match="not negative"):
        Cell(Decimal(-1))


@MANY
@given(tables)
def test_no_small_cell_of_any_table_can_be_worked_out(rows: list[list[int]]) -> None:
    table = table_of(rows)
    suppression = suppress(table)
    assert suppression.exposed == frozenset()
    assert recoverable([Released(table, suppression.suppressed)]) == frozenset()


@SOME
@given(small_tables)
def test_reader_has_another_possibility_for_every_small_cell(rows: list[list[int]]) -> None:
    table = table_of(rows)
    release = Released(table, suppress(table).suppressed)
    possibilities = list(readings(release))
    for key in table.small():
        assert len({reading[key] for reading in possibilities}) > 1


@SOME
@given(small_tables, st.sets(st.integers(0, 8), max_size=7))
def test_exact_check_finds_what_trying_every_possibility_finds(rows: list[list[int]], hidden: set[int]) -> None:
    table = table_of(rows)
    keys = list(table.cells)
    release = Released(table, frozenset(keys[place] for place in hidden))
    possibilities = list(readings(release))
    certain = {key for key in table.small() if len({reading[key] for reading in possibilities}) == 1}
    assert {unknown.key for unknown in recoverable([release])} == certain


@SOME
@given(tables, st.data())
def test_no_small_cell_can_be_worked_out_from_successive_releases(rows: list[list[int]], data: st.DataObject) -> None:
    before = table_of(rows)
    first = Released(before, suppress(before).suppressed)
    revised = [[data.draw(st.sampled_from([count, count, count + 1, count + 7])) for count in row] for row in rows]
    after = table_of(revised)
    second = suppress(after, [first])
    assert second.exposed == frozenset()
    assert recoverable([Released(after, second.suppressed)]) == frozenset()
    assert recoverable([first, Released(after, second.suppressed)]) == frozenset()


@SOME
@given(tables)
def test_no_protecting_cell_is_withheld_for_nothing(rows: list[list[int]]) -> None:
    table = table_of(rows)
    suppression = suppress(table)
    assume(suppression.complementary)
    for key in suppression.complementary:
        assert recoverable([Released(table, suppression.suppressed - {key})]) != frozenset()


def test_unknown_is_determined_when_its_equations_leave_it_alone() -> None:
    rows = [{1: 1, 2: 1}, {1: 1, 2: -1}, {3: 1, 4: 1}]
    assert determined(rows, zeros=()) == {1, 2}
    assert determined(rows, zeros=(3, 4)) == {1, 2, 3, 4}
    assert determined([{3: 1, 4: -1}], zeros=(3, 4)) == set()


def test_zeros_that_several_equations_corner_together_are_found() -> None:
    rows = [{1: 1, 2: -1, 3: -1}, {1: 1, 2: -1, 4: 1}]
    assert determined(rows, zeros=(1, 2, 3, 4)) == {3, 4}


@pytest.mark.parametrize(
    ("matrix", "right", "solution"),
    [
        ([[1, -1]], [-2], [0, 2]),
        ([[1, 1]], [-2], None),
        ([[1, 2], [2, 1]], [3, 3], [1, 1]),
        ([[1, 2], [2, 4]], [3, 7], None),
        ([[3]], [1], [Fraction(1, 3)]),
        ([], [], []),
    ],
)
def test_equations_have_a_solution_from_zero_up_or_not(
    matrix: list[list[int]], right: list[int], solution: list[Fraction] | None
) -> None:
    assert solution_from_zero_up(matrix, right) == solution


def test_sum_has_each_cell_once() -> None:
    with pytest.raises(ValueError, match="each of its cells once"):
        Sum("whole", ("part", "part"))
