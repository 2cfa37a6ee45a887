"""The clearance dashboard of 2023, computed from counts and equal to the published one in every cell."""

from decimal import Decimal

import pytest

from strategic_plan.calculations.comparisons import compare_figures, compare_rates
from strategic_plan.calculations.formats import number, percent
from strategic_plan.calculations.series import (
    PeriodCombination,
    Rate,
    combine_periods,
    ratio_of_sums,
    reconcile,
    rolling_average,
    rolling_rate,
)
from strategic_plan.calculations.values import Value

OCCURRENCES = {
    2023: {"Region": 6999, "District 1": 2007, "District 2": 2518, "District 3": 2437},
    2022: {"Region": 6783, "District 1": 1931, "District 2": 2438, "District 3": 2368},
}
CLEARED = {
    2023: {"Region": 2915, "District 1": 974, "District 2": 906, "District 3": 1023},
    2022: {"Region": 2967, "District 1": 1059, "District 2": 905, "District 3": 985},
}
DISTRICTS = ("District 1", "District 2", "District 3")
DECEMBER_2023 = 2023 * 12 + 11


def months(count: int) -> tuple[Value, ...]:
    """A year's count spread over its twelve months, unevenly."""
    rest = count - 11 * (count // 13)
    return (*(Value.of(count // 13) for _ in range(11)), Value.of(rest))


def rates(area: str) -> tuple[Rate, ...]:
    """The clearance rates of an area in 2023 and 2022."""
    return tuple(ratio_of_sums(months(CLEARED[year][area]), months(OCCURRENCES[year][area])) for year in (2023, 2022))


def by_ordinal(counts: dict[int, dict[str, int]], area: str) -> dict[int, Value]:
    """The months of both years by their ordinal."""
    return {year * 12 + month: value for year in counts for month, value in enumerate(months(counts[year][area]))}


@pytest.mark.parametrize(
    "row",
    [
        ("Region", "6,999", "6,783", "+3%", "42%", "44%", "−5%"),
        ("District 1", "2,007", "1,931", "+4%", "49%", "55%", "−12%"),
        ("District 2", "2,518", "2,438", "+3%", "36%", "37%", "−3%"),
        ("District 3", "2,437", "2,368", "+3%", "42%", "42%", "+1%"),
    ],
)
def test_dashboard_row_comes_out_of_the_months(row: tuple[str, ...]) -> None:
    area = row[0]
    occurrences = [months(OCCURRENCES[year][area]) for year in (2023, 2022)]
    cleared = [months(CLEARED[year][area]) for year in (2023, 2022)]
    now, before = (combine_periods(values, PeriodCombination.SUM) for values in occurrences)
    rate_now, rate_before = map(ratio_of_sums, cleared, occurrences)
    assert now.number is not None
    assert before.number is not None
    assert rate_now.value is not None
    assert rate_before.value is not None
    assert row == (
        area,
        number(now.number),
        number(before.number),
        compare_figures(now, before).words,
        percent(rate_now.value),
        percent(rate_before.value),
        compare_rates(rate_now, rate_before).words,
    )


@pytest.mark.parametrize(
    ("area", "points"),
    [
        ("Region", "−2.1 points"),
        ("District 1", "−6.3 points"),
        ("District 2", "−1.1 points"),
        ("District 3", "+0.4 points"),
    ],
)
def test_change_of_a_rate_in_points_stands_beside_the_relative_one(area: str, points: str) -> None:
    now, before = rates(area)
    assert compare_rates(now, before).points_words.replace("\u00a0", " ") == points


def test_rolling_average_of_the_region() -> None:
    occurrences, cleared = by_ordinal(OCCURRENCES, "Region"), by_ordinal(CLEARED, "Region")
    now, before = (rolling_average(occurrences, last) for last in (DECEMBER_2023, DECEMBER_2023 - 12))
    rate_now, rate_before = (rolling_rate(cleared, occurrences, last) for last in (DECEMBER_2023, DECEMBER_2023 - 12))
    assert now.number is not None
    assert before.number is not None
    assert rate_now.value is not None
    assert rate_before.value is not None
    assert (number(now.number), number(before.number), compare_figures(now, before).words) == ("583", "565", "+3%")
    assert (percent(rate_now.value), percent(rate_before.value)) == ("42%", "44%")
    assert compare_rates(rate_now, rate_before).words == "−5%"


@pytest.mark.parametrize(
    ("counts", "year", "words"),
    [
        (OCCURRENCES, 2023, "6,962 + 37 = 6,999"),
        (OCCURRENCES, 2022, "6,737 + 46 = 6,783"),
        (CLEARED, 2023, "2,903 + 12 = 2,915"),
        (CLEARED, 2022, "2,949 + 18 = 2,967"),
    ],
)
def test_what_is_in_no_district_is_reconciled(counts: dict[int, dict[str, int]], year: int, words: str) -> None:
    region = counts[year]
    line = reconcile(Value.of(region["Region"]), [Value.of(region[district]) for district in DISTRICTS])
    assert line.words == words


def test_rates_are_not_compared_after_rounding() -> None:
    rounded = {
        "District 1": (Decimal(49), Decimal(55), Decimal(-11)),
        "District 3": (Decimal(42), Decimal(42), Decimal(0)),
    }
    for area, (now, before, wrong) in rounded.items():
        exact_now, exact_before = rates(area)
        assert round(100 * (now - before) / before) == wrong
        assert compare_rates(exact_now, exact_before).words != f"{wrong}%"
