"""Scales: round ticks around any data, words for ticks, labels thinned until none touches the next."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategic_plan.charts import Tick, year_ticks, years_of_months
from strategic_plan.charts.scales import Linear, between, decimals_of, nice, position, round_step, thinned, tick_text

values = st.lists(st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 3)), min_size=1, max_size=20)


@given(values, st.booleans())
def test_ticks_hold_every_value_and_stand_at_equal_steps(found: list[float], from_zero: bool) -> None:
    ticks = nice(found, from_zero=from_zero)

    step = ticks[1] - ticks[0]
    assert ticks[0] <= min(found) + step * 1e-6
    assert ticks[-1] >= max(found) - step * 1e-6
    assert len(ticks) <= 13
    assert all(b - a == pytest.approx(step) for a, b in pairwise(ticks))


@given(values)
def test_a_scale_from_zero_holds_zero(found: list[float]) -> None:
    assert 0 in nice(found, from_zero=True)


@pytest.mark.parametrize(
    ("found", "from_zero", "ticks"),
    [
        ([6999, 6783], True, (0, 2000, 4000, 6000, 8000)),
        ([43.74, 47, 41.65], False, (40, 42, 44, 46, 48)),
        ([0.2, 0.9], True, (0, 0.2, 0.4, 0.6, 0.8, 1.0)),
        ([42], False, (39, 40, 41, 42, 43, 44, 45)),
        ([0], True, (0, 0.2, 0.4, 0.6, 0.8, 1.0)),
        ([], True, (0, 0.2, 0.4, 0.6, 0.8, 1.0)),
    ],
)
def test_ticks_are_numbers_people_count_in(found: list[float], from_zero: bool, ticks: tuple[float, ...]) -> None:
    assert nice(found, from_zero=from_zero) == ticks


def test_whole_things_are_never_cut_by_a_tick() -> None:
    assert nice([1, 3], from_zero=True, whole=True) == (0, 1, 2, 3)


@pytest.mark.parametrize(("span", "step"), [(5, 1), (6, 2), (23, 5), (0.07, 0.02), (9_500_000, 2_000_000), (0, 1)])
def test_a_step_is_one_two_or_five_times_a_power_of_ten(span: float, step: float) -> None:
    assert round_step(span) == pytest.approx(step)


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [(1500, 0, "1,500"), (-5, 0, "−5"), (0, 0, "0"), (44.5, 1, "44.5"), (0.3, 1, "0.3"), (-0.0, 0, "0")],
)
def test_a_tick_reads_as_people_write_it(value: float, decimals: int, words: str) -> None:
    assert tick_text(value, decimals) == words


@pytest.mark.parametrize(("ticks", "decimals"), [((0, 500), 0), ((0, 0.5), 1), ((38.5, 40.5), 1), ((0, 0.02), 2)])
def test_ticks_have_the_decimals_they_need(ticks: tuple[float, ...], decimals: int) -> None:
    assert decimals_of(ticks) == decimals


def test_a_tick_takes_the_marks_of_another_language() -> None:
    assert tick_text(1234.5, 1, "\u00a0%", grouping="\u202f", point=",") == "1\u202f234,5\u00a0%"


def test_a_scale_starts_where_the_page_says_it_does() -> None:
    assert nice([39.5, 44], from_zero=False, start=35) == (35, 37, 39, 41, 43, 45)


def test_a_value_below_the_start_is_never_cut_off() -> None:
    assert nice([33, 44], from_zero=False, start=35)[0] == 30


def test_a_linear_scale_may_run_downwards() -> None:
    scale = Linear(40, 48, 172, 14)

    assert (scale(40), scale(48), scale(44)) == (172, 14, 93)


def test_a_moment_is_a_date_or_a_count_of_months() -> None:
    assert position(date(2024, 3, 1)) - position(date(2024, 2, 1)) == 29
    assert position(2024 * 12) == 24288


def test_years_of_an_axis_of_months_are_named_in_their_middle() -> None:
    ticks = years_of_months(2022 * 12 + 10, 2023 * 12 + 11)

    assert ticks == (
        Tick(2022 * 12 + 10.5, "", 2022 * 12 + 10),
        Tick(2023 * 12 + 5.5, "2023", 2023 * 12),
    )


def test_years_are_their_own_places() -> None:
    assert year_ticks(2022, 2023) == (Tick(2022, "2022"), Tick(2023, "2023"))


@pytest.mark.parametrize(
    ("wide", "kept"), [(5, [0, 1, 2, 3, 4, 5]), (15, [0, 2, 4]), (25, [0, 3]), (45, [0, 5]), (900, [0])]
)
def test_labels_are_thinned_evenly(wide: float, kept: list[int]) -> None:
    assert list(thinned([wide] * 6, [0, 10, 20, 30, 40, 50], 1)) == kept


def test_no_labels_leave_nothing_to_keep() -> None:
    assert list(thinned([], [], 1)) == []


@pytest.mark.parametrize(
    ("x0", "x1", "extent"),
    [(2, 8, (2, 8)), (0, 20, (0, 10)), (12, 18, (2, 8)), (-5, -1, None), (21, 25, None), (10, 10, (10, 10))],
)
def test_a_line_knows_how_high_it_runs_between_two_places(
    x0: float, x1: float, extent: tuple[float, float] | None
) -> None:
    assert between([(0, 0), (10, 10), (20, 0)], x0, x1) == extent
