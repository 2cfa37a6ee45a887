"""How observations combine over periods and areas."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategic_plan.calculations.series import (
    AreaCombination,
    PeriodCombination,
    Population,
    area_value,
    combine_periods,
    five_year_average,
    last_five_years,
    per_100_000,
    ratio_of_sums,
    reconcile,
    rolling_average,
    rolling_rate,
    whole_of,
)
from strategic_plan.calculations.values import Absence, Finality, Qualifier, Value

REGION = {"Region": ("District 1", "District 2")}
counts = st.integers(0, 10_000)
values = st.one_of(counts.map(Value.of), st.sampled_from(Absence).map(Value.absent))


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        (PeriodCombination.SUM, Decimal(9)),
        (PeriodCombination.LATEST, Decimal(2)),
        (PeriodCombination.AVERAGE, Decimal(3)),
        (PeriodCombination.MAXIMUM, Decimal(4)),
    ],
)
def test_measure_says_how_its_periods_combine(how: PeriodCombination, expected: Decimal) -> None:
    figure = combine_periods([Value.of(3), Value.of(4), Value.of(2)], how)
    assert figure.number == expected
    assert figure.is_complete


def test_missing_period_makes_a_figure_incomplete() -> None:
    figure = combine_periods([Value.of(3), Value.absent()], PeriodCombination.SUM)
    assert (figure.number, figure.present, figure.expected, figure.is_complete) == (Decimal(3), 1, 2, False)
    latest = combine_periods([Value.of(3), Value.absent()], PeriodCombination.LATEST)
    assert (latest.number, latest.is_complete) == (Decimal(3), False)
    earlier = combine_periods([Value.absent(), Value.of(3)], PeriodCombination.LATEST)
    assert earlier.is_complete


def test_figure_of_absent_values_says_why_it_is_absent() -> None:
    assert combine_periods([Value.absent(Absence.NOT_YET_DUE)] * 2, PeriodCombination.SUM).value == Value.absent(
        Absence.NOT_YET_DUE
    )
    assert not combine_periods([], PeriodCombination.SUM).value.is_present


def test_figure_is_as_exact_and_as_final_as_its_parts() -> None:
    preliminary = Value(Decimal(1), finality=Finality.PRELIMINARY)
    figure = combine_periods([Value.of(160, Qualifier.AT_LEAST), preliminary], PeriodCombination.SUM)
    assert figure.value == Value(Decimal(161), Qualifier.AT_LEAST, finality=Finality.PRELIMINARY)


@given(st.lists(values, min_size=1), st.randoms())
def test_order_of_rows_does_not_change_a_sum(rows: list[Value], random: st.randoms) -> None:  # type: ignore[valid-type]
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert combine_periods(shuffled, PeriodCombination.SUM) == combine_periods(rows, PeriodCombination.SUM)


def test_area_uses_its_own_observation_and_never_its_children_as_well() -> None:
    own = {"Region": Value.of(10), "District 1": Value.of(4), "District 2": Value.of(5)}
    assert area_value("Region", own, REGION) == Value.of(10)


def test_area_without_an_observation_is_the_sum_of_its_children_at_any_depth() -> None:
    tree = {"Region": ("District 1", "District 2"), "District 2": ("Zone 1", "Zone 2")}
    own = {"District 1": Value.of(4), "Zone 1": Value.of(2), "Zone 2": Value.of(3)}
    assert area_value("Region", own, tree) == Value.of(9)
    assert not area_value("Region", own, tree, AreaCombination.NONE).is_present


def test_area_with_a_missing_child_is_not_known() -> None:
    assert not area_value("Region", {"District 1": Value.of(4)}, REGION).is_present
    suppressed = Value.absent(Absence.SUPPRESSED_AT_SOURCE)
    assert whole_of(suppressed, [Value.absent()]) == suppressed


def test_unallocated_is_computed_shown_when_negative_and_not_known_with_a_missing_child() -> None:
    parts = [Value.of(4), Value.of(5)]
    assert reconcile(Value.of(10), parts).words == "9 + 1 = 10"
    contradiction = reconcile(Value.of(8), parts)
    assert (contradiction.unallocated, contradiction.is_contradiction) == (Decimal(-1), True)
    assert contradiction.words == "9 − 1 = 8"
    assert reconcile(Value.of(10), [Value.of(4), Value.absent()]).words == "not known"
    assert reconcile(None, parts).unallocated is None


@given(st.lists(st.tuples(counts, counts), min_size=1), st.integers(1, 6))
def test_ratio_of_sums_is_the_same_under_any_split(rows: list[tuple[int, int]], size: int) -> None:
    tops, bottoms = zip(*rows, strict=True)
    whole = ratio_of_sums([Value.of(top) for top in tops], [Value.of(bottom) for bottom in bottoms])
    chunks = [rows[start : start + size] for start in range(0, len(rows), size)]
    split = ratio_of_sums(
        [Value.of(sum(top for top, _ in chunk)) for chunk in chunks],
        [Value.of(sum(bottom for _, bottom in chunk)) for chunk in chunks],
    )
    assert whole.value == split.value
    assert (whole.numerator, whole.denominator) == (split.numerator, split.denominator)


@given(st.lists(st.tuples(counts, counts), min_size=1), st.randoms())
def test_order_of_rows_does_not_change_a_rate(rows: list[tuple[int, int]], random: st.randoms) -> None:  # type: ignore[valid-type]
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = (
        ratio_of_sums([Value.of(top) for top, _ in each], [Value.of(bottom) for _, bottom in each])
        for each in (rows, shuffled)
    )
    assert first == second


def test_rate_is_not_the_mean_of_rates() -> None:
    assert ratio_of_sums([Value.of(1), Value.of(90)], [Value.of(10), Value.of(100)]).value == 100 * Decimal(
        91
    ) / Decimal(110)


def test_rate_leaves_out_a_period_that_lacks_one_of_its_numbers() -> None:
    rate = ratio_of_sums([Value.of(1), Value.absent()], [Value.of(2), Value.of(100)])
    assert (rate.value, rate.is_complete) == (Decimal(50), False)


def test_rate_of_nothing_is_no_number() -> None:
    assert ratio_of_sums([Value.of(0)], [Value.of(0)]).value is None
    assert ratio_of_sums([], []).value is None


def test_rate_refuses_sequences_that_do_not_match() -> None:
    with pytest.raises(ValueError, match="zip"):
        ratio_of_sums([Value.of(1)], [])


def test_rate_is_final_only_when_both_its_sums_are() -> None:
    assert (
        ratio_of_sums([Value(Decimal(1), finality=Finality.PRELIMINARY)], [Value.of(2)]).finality
        == Finality.PRELIMINARY
    )
    assert ratio_of_sums([Value.of(1)], [Value.of(2)]).finality == Finality.FINAL


def test_rate_per_100_000_takes_the_people_of_its_own_year() -> None:
    people = Population(2023, Decimal(400_000), "the national statistics office, July estimates")
    assert per_100_000(Decimal(10), 2023, people).value == Decimal("2.5")
    with pytest.raises(ValueError, match="population of 2022"):
        per_100_000(Decimal(10), 2022, people)


def test_rolling_average_needs_twelve_months_or_says_how_many_it_has() -> None:
    december = 2023 * 12 + 11
    months = {december - back: Value.of(back) for back in range(12)}
    assert rolling_average(months, december).number == Decimal("5.5")
    assert rolling_average(months, december).note == ""
    del months[december - 3], months[december - 4], months[december - 5]
    average = rolling_average(months, december)
    assert (average.number, average.is_complete) == (Decimal(6), False)
    assert average.note == "incomplete: 9 of 12 months"
    assert rolling_average({}, december).number is None


def test_rolling_rate_is_the_ratio_of_the_twelve_month_sums() -> None:
    december = 2023 * 12 + 11
    tops = {december - back: Value.of(1) for back in range(12)}
    bottoms = {december - back: Value.of(back + 1) for back in range(12)}
    rate = rolling_rate(tops, bottoms, december)
    assert rate.value == 100 * Decimal(12) / Decimal(78)
    assert rate.is_complete


def test_five_year_average_says_how_many_years_it_has() -> None:
    years = {2019: Value.of(10), 2021: Value.of(20), 2023: Value.of(60), 2018: Value.of(999)}
    average = five_year_average(years, 2023)
    assert (average.number, average.note) == (Decimal(30), "incomplete: 3 of 5 years")
    assert [(year, value.number) for year, value in last_five_years(years, 2023)] == [
        (2019, Decimal(10)),
        (2020, None),
        (2021, Decimal(20)),
        (2022, None),
        (2023, Decimal(60)),
    ]
