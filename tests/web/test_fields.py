"""Fields take answers as people write them, and refuse those that could mean two things."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from strategic_plan.calculations.formats import date_words, number
from strategic_plan.web.fields import PlainDateField, PlainDecimalField, PlainIntegerField, PlainTextField


@pytest.mark.parametrize(
    "text",
    [
        "31 May 2024",
        "31 may 2024",
        "31\u00a0May\u00a02024",
        "  31  May 2024 ",
        "31st May, 2024",
        "May 31, 2024",
        "31 mai 2024",
        "2024-05-31",
    ],
)
def test_a_date_is_taken_however_it_is_written_in_words(text: str) -> None:
    assert PlainDateField().clean(text) == date(2024, 5, 31)


@pytest.mark.parametrize("text", ["02/03/2026", "2.3.2026", "3-2-2026", "2024/05/31"])
def test_a_date_in_numbers_alone_is_refused_as_ambiguous(text: str) -> None:
    with pytest.raises(ValidationError, match="month as a word"):
        PlainDateField().clean(text)


@pytest.mark.parametrize("text", ["31 June 2024", "2023-02-29", "soon", "31 Brumaire 2024", "٣١ May 2024", "31 May 24"])
def test_a_date_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="date that exists"):
        PlainDateField().clean(text)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_date_shown_in_words_is_read_back_as_the_same_day(day: date) -> None:
    assert PlainDateField().clean(date_words(day)) == day


@pytest.mark.parametrize("text", ["0224-05-31", "31 May 1899", "1 January 2200", "9999-12-31"])
def test_a_date_in_a_year_that_no_plan_speaks_of_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="year from 1900 to 2199"):
        PlainDateField().clean(text)


def test_a_date_field_shows_its_day_in_words() -> None:
    assert PlainDateField().prepare_value(date(2024, 5, 31)) == "31 May 2024"


@pytest.mark.parametrize(
    ("text", "value"), [("6,999", 6999), ("6 999", 6999), ("6999", 6999), ("−2.5", "-2.5"), ("12.50", "12.50")]
)
def test_a_number_is_taken_with_its_thousands_set_off(text: str, value: int | str) -> None:
    assert PlainDecimalField().clean(text) == Decimal(value)


@pytest.mark.parametrize("text", ["1_000", "٣", "1e3", "1,5", "12,34,567", "½", "NaN", "Infinity", "0x10", "--1", "1."])
def test_a_number_written_any_other_way_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="number in digits"):
        PlainDecimalField().clean(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_a_number_shown_in_words_is_read_back_as_the_same_number(value: Decimal) -> None:
    assert PlainDecimalField().clean(number(value, 2)) == value


@pytest.mark.parametrize("text", ["1_000", "12.5", "٣", "1e3"])
def test_a_count_is_a_whole_number_in_plain_digits(text: str) -> None:
    with pytest.raises(ValidationError, match="whole number"):
        PlainIntegerField().clean(text)


def test_a_count_fits_both_databases() -> None:
    with pytest.raises(ValidationError):
        PlainIntegerField().clean("2147483648")
    with pytest.raises(ValidationError):
        PlainIntegerField().clean("-1")
    assert PlainIntegerField().clean("2,147,483,647") == 2_147_483_647


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b"])
def test_text_that_a_database_cannot_store_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        PlainTextField().clean(text)


def test_text_keeps_one_kind_of_line_end() -> None:
    assert PlainTextField().clean("one\r\ntwo\rthree") == "one\ntwo\nthree"


def test_a_question_left_open_is_repeated() -> None:
    with pytest.raises(ValidationError, match="Answer “What was done\\?”"):
        PlainTextField(label="What was done?").clean(" ")


def test_a_question_with_words_of_its_own_uses_them() -> None:
    with pytest.raises(ValidationError, match="Say why"):
        PlainTextField(label="Why?", error_messages={"required": "Say why"}).clean("")
