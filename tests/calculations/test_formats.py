"""How numbers, dates and lists read."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategic_plan.calculations import formats
from strategic_plan.calculations.formats import PERCENT, Distance, Tone, Unit
from strategic_plan.calculations.values import Absence, Qualifier, Value

finite = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Decimal(6999), 0, "6,999"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, "−3"),
        (Decimal("0.05"), 1, "0.1"),
        (Decimal("-0.4"), 0, "0"),
        (Decimal("-0.0"), 1, "0.0"),
        (Decimal("1234567.891"), 2, "1,234,567.89"),
        (Decimal("1E+3"), 0, "1,000"),
        (12, 1, "12.0"),
    ],
)
def test_number_is_rounded_half_away_from_zero_with_thousands_separated(
    value: Decimal | int, decimals: int, text: str
) -> None:
    assert formats.number(value, decimals) == text


@given(finite)
def test_rounding_treats_both_signs_alike(value: Decimal) -> None:
    assert formats.round_half_away(-value) == -formats.round_half_away(value)


@given(finite)
def test_rounding_never_moves_a_value_by_more_than_a_half(value: Decimal) -> None:
    assert abs(formats.round_half_away(value) - value) <= Decimal("0.5")


@given(finite, st.integers(0, 4))
def test_number_never_shows_a_negative_zero_or_a_hyphen(value: Decimal, decimals: int) -> None:
    text = formats.number(value, decimals)
    assert "-" not in text
    assert not (text.startswith("−") and not text.strip("−0.,"))


def test_percentages_say_their_sign_only_where_they_are_changes() -> None:
    assert formats.percent(Decimal("41.65")) == "42%"
    assert formats.signed_percent(Decimal("3.18")) == "+3%"
    assert formats.signed_percent(Decimal("-11.51")) == "−12%"
    assert formats.signed_percent(Decimal("0.4")) == "0%"
    assert formats.signed_points(Decimal("-6.31")) == "−6.3\u00a0points"
    assert formats.signed_points(Decimal("1.04")) == "+1.0\u00a0point"


def test_unit_stays_with_its_number() -> None:
    assert PERCENT.show(Decimal("48.53")) == "49%"
    assert Unit("hours", decimals=1).show(Decimal("12.46")) == "12.5\u00a0hours"
    assert PERCENT.show_in_detail(Decimal("41.649")) == "41.6%"
    assert PERCENT.show_in_detail(Decimal(950)) == "950%"
    assert Unit().show_in_detail(Decimal(1050)) == "1,050"


def test_difference_of_percentages_is_in_points() -> None:
    assert PERCENT.show_difference(Decimal("-2.84")) == "2.8\u00a0points"
    assert Unit().show_difference(Decimal(-50)) == "50"


def test_qualified_value_says_how_exact_it_is_or_why_it_is_absent() -> None:
    assert formats.qualified(Value.of(160, Qualifier.AT_LEAST)) == "at least 160"
    assert formats.qualified(Value.of(5, Qualifier.AT_MOST)) == "at most 5"
    assert formats.qualified(Value.of(40, Qualifier.ABOUT)) == "about 40"
    assert formats.qualified(Value.of(0)) == "0"
    assert formats.qualified(Value.absent(Absence.NOT_YET_DUE)) == "not yet due"


def test_counts_are_words_up_to_eleven() -> None:
    assert [formats.count_words(count) for count in (0, 5, 11, 12)] == ["no", "five", "eleven", "12"]
    assert formats.count_words(5, capital=True) == "Five"
    assert formats.count_words(18, capital=True) == "18"


def test_plural_agrees_with_its_count() -> None:
    assert formats.plural(1, "action", "actions") == "1 action"
    assert formats.plural(0, "action", "actions") == "0 actions"
    assert formats.plural(1200, "action", "actions") == "1,200 actions"


def test_words_are_joined_as_a_sentence_has_them() -> None:
    assert [formats.join_words(list("abc"[:length])) for length in range(4)] == ["", "a", "a and b", "a, b and c"]


def test_opening_changes_only_the_first_letter() -> None:
    assert formats.opening("the Region fell") == "The Region fell"
    assert formats.opening("") == ""


def test_dates_never_break_over_a_line() -> None:
    assert formats.date_words(date(2024, 3, 31)) == "31\u00a0March\u00a02024"
    assert formats.short_date(date(2024, 3, 31)) == "31\u00a0Mar\u00a02024"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2024, 1, 1), date(2024, 3, 31), "1 January to 31 March 2024"),
        (date(2023, 10, 1), date(2024, 3, 31), "1 October 2023 to 31 March 2024"),
        (date(2024, 3, 1), date(2024, 3, 31), "1 to 31 March 2024"),
        (date(2024, 3, 31), date(2024, 3, 31), "31 March 2024"),
    ],
)
def test_span_says_each_part_once(start: date, end: date, words: str) -> None:
    assert formats.span_words(start, end).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (date(2024, 4, 11), Distance(0, "today", Tone.SOON)),
        (date(2024, 4, 12), Distance(1, "tomorrow", Tone.SOON)),
        (date(2024, 4, 14), Distance(3, "in 3 days", Tone.SOON)),
        (date(2024, 4, 15), Distance(4, "in 4 days", Tone.PLAIN)),
        (date(2024, 5, 15), Distance(34, "in 34 days", Tone.PLAIN)),
        (date(2024, 4, 10), Distance(-1, "1 day overdue", Tone.OVER)),
        (date(2024, 2, 29), Distance(-42, "42 days overdue", Tone.OVER)),
    ],
)
def test_distance_of_a_due_date_is_said_in_days(due: date, expected: Distance) -> None:
    assert formats.distance(due, date(2024, 4, 11)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "District 1 fell most",
        "by 31 December 2026",
        "In Quarter 1, 2024",
        "March 2024",
        "2.8 points short",
        "34 days",
    ],
)
def test_glue_keeps_a_name_with_its_number_and_a_number_with_its_unit(text: str) -> None:
    glued = formats.glue(text)
    assert glued.replace("\u00a0", " ") == text
    assert "\u00a0" in glued


def test_glue_leaves_other_spaces_and_can_be_repeated() -> None:
    assert formats.glue("5 of 18 actions need attention") == "5 of 18 actions need attention"
    once = formats.glue("Since 31 March 2024, District 1")
    assert once == "Since 31\u00a0March\u00a02024, District\u00a01"
    assert formats.glue(once) == once


def test_month_name_refuses_a_month_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="no month 13"):
        formats.month_name(13)
