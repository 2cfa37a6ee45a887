"""How much a figure changed, and how that is said."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategic_plan.calculations.comparisons import (
    Sense,
    compare_counts,
    compare_figures,
    compare_levels,
    compare_percentages,
    compare_rates,
    gap_words,
)
from strategic_plan.calculations.formats import PERCENT
from strategic_plan.calculations.series import PER_100_000, Figure, Rate
from strategic_plan.calculations.values import Value

amounts = st.decimals(-10_000, 10_000, places=2)


def test_change_is_relative_and_computed_before_rounding() -> None:
    change = compare_counts(Decimal(6999), Decimal(6783))
    assert (change.words, change.sense, change.sentence) == ("+3%", Sense.UP, "up 3%")
    assert change.points_words == ""


@pytest.mark.parametrize(
    ("current", "previous"),
    [(Decimal(7), Decimal(0)), (Decimal(7), None), (None, Decimal(7)), (Decimal(0), Decimal(0))],
)
def test_change_from_nothing_is_no_comparison(current: Decimal | None, previous: Decimal | None) -> None:
    for compare in (compare_counts, compare_levels):
        change = compare(current, previous)
        assert (change.words, change.sense, change.is_comparison) == ("no comparison", None, False)
        assert change.sentence == "no comparison"


@pytest.mark.parametrize(
    ("current", "previous", "words"),
    [(4, 400, "from 400 to 4"), (400, 4, "from 4 to 400"), (0, 3, "from 3 to 0"), (5, 5, "0%"), (10, 5, "+100%")],
)
def test_change_of_small_counts_is_the_two_counts(current: int, previous: int, words: str) -> None:
    change = compare_counts(Decimal(current), Decimal(previous))
    assert change.words == words
    assert (change.sense is None) == (change.counts is not None)


def test_change_of_a_percentage_says_points_as_well() -> None:
    change = compare_percentages(Decimal("48.53"), Decimal("54.84"))
    assert change.words == "−12%"
    assert change.points_words == "−6.3\u00a0points"
    assert change.sentence == "down 12%, or 6.3\u00a0points"


def test_percentage_that_was_zero_has_points_but_no_relative_change() -> None:
    change = compare_percentages(Decimal(5), Decimal(0))
    assert (change.words, change.points) == ("no comparison", Decimal(5))


def test_change_that_rounds_to_nothing_is_level() -> None:
    change = compare_percentages(Decimal("42.05"), Decimal(42))
    assert (change.words, change.sense, change.sentence) == ("0%", Sense.LEVEL, "unchanged, or +0.1\u00a0points")
    assert compare_levels(Decimal(1000), Decimal(1001)).sentence == "unchanged"


def test_incomplete_figures_are_not_compared() -> None:
    whole, part = Figure(Value.of(100), 12, 12), Figure(Value.of(90), 11, 12)
    assert compare_figures(whole, part).words == compare_figures(part, whole).words == "no comparison"
    assert compare_figures(whole, whole).words == "0%"
    assert (
        compare_rates(Rate(Decimal(50), Decimal(100), present=11, expected=12), Rate(Decimal(50), Decimal(100))).words
        == "no comparison"
    )


def test_rates_of_small_numerators_show_the_two_counts() -> None:
    assert compare_rates(Rate(Decimal(3), Decimal(12)), Rate(Decimal(9), Decimal(30))).words == "from 9 to 3"


def test_rates_without_a_denominator_or_of_nothing_are_not_compared() -> None:
    rate, nothing, zero = Rate(Decimal(50), Decimal(100)), Rate(Decimal(0), Decimal(0)), Rate(Decimal(0), Decimal(100))
    assert compare_rates(rate, nothing).words == "no comparison"
    assert compare_rates(nothing, rate).words == "no comparison"
    assert compare_rates(rate, zero).words == "no comparison"


def test_only_percentages_have_points() -> None:
    change = compare_rates(
        Rate(Decimal(60), Decimal(400_000), PER_100_000), Rate(Decimal(50), Decimal(400_000), PER_100_000)
    )
    assert (change.words, change.points) == ("+20%", None)


def test_level_below_zero_has_no_relative_change() -> None:
    assert compare_levels(Decimal(5), Decimal(-5)).words == "no comparison"


@given(amounts, amounts)
def test_change_never_says_the_wrong_way(current: Decimal, previous: Decimal) -> None:
    change = compare_levels(current, previous)
    if change.sense == Sense.UP:
        assert current > previous
    if change.sense == Sense.DOWN:
        assert current < previous


def test_gap_to_what_was_expected_is_said_in_words() -> None:
    assert gap_words(Decimal("2.84"), PERCENT) == "2.8\u00a0points short"
    assert gap_words(Decimal(-3)) == "3 better"
    assert gap_words(Decimal("0.04"), PERCENT) == "as expected"
