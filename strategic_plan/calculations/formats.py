"""How numbers, dates and lists read everywhere: rounded once, here, half away from zero (rule 4 of docs/figures.md)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum

from strategic_plan.calculations.values import Qualifier, Value

MINUS = "\u2212"
NO_BREAK_SPACE = "\u00a0"
SOON_DAYS = 3
"""A due date this near, in days, is shown as soon."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SMALL_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_WIDE = Context(prec=100)


# Numbers


def round_half_away(value: Decimal | int, decimals: int = 0) -> Decimal:
    """Round to that many decimals, halves away from zero: 2.5 to 3 and −2.5 to −3. Never a negative zero."""
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_WIDE) + 0


def number(value: Decimal | int, decimals: int = 0) -> str:
    """A rounded number with thousands separated and a true minus: "6,999", "−0.5"."""
    return f"{round_half_away(value, decimals):,f}".replace("-", MINUS)


def signed(value: Decimal | int, decimals: int = 0) -> str:
    """A rounded number that always says its sign, unless it rounds to zero: "+3", "−6.3", "0"."""
    text = number(value, decimals)
    return f"+{text}" if round_half_away(value, decimals) > 0 else text


def percent(value: Decimal | int, decimals: int = 0) -> str:
    """A percentage, given out of 100: 41.65 reads "42%"."""
    return f"{number(value, decimals)}%"


def signed_percent(value: Decimal | int, decimals: int = 0) -> str:
    """A relative change, given out of 100: "+3%", "−12%", "0%"."""
    return f"{signed(value, decimals)}%"


def signed_points(value: Decimal | int, decimals: int = 1) -> str:
    """A difference of two percentages: "−6.3 points", "+1.0 point"."""
    shown = round_half_away(value, decimals)
    return f"{signed(value, decimals)}{NO_BREAK_SPACE}{'point' if abs(shown) == 1 else 'points'}"


@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure is counted in and how finely it is shown: ``Unit("%")``, ``Unit("hours", decimals=1)``."""

    name: str = ""
    decimals: int = 0

    def show(self, value: Decimal | int) -> str:
        """The rounded number with its unit, which never break apart: "42%", "12.5 hours"."""
        return self._join(number(value, self.decimals))

    def show_in_detail(self, value: Decimal | int) -> str:
        """One decimal more than usual, where it says something: "41.7%", "950"."""
        text = number(value, self.decimals + 1)
        return self._join(text.rstrip("0").rstrip(".") if "." in text else text)

    def show_difference(self, value: Decimal | int) -> str:
        """The size of a gap, without its sign and in detail; a gap between percentages is in points: "2.8 points"."""
        size = abs(Decimal(value))
        if self.name != "%":
            return self.show_in_detail(size)
        shown = round_half_away(size, self.decimals + 1)
        return f"{number(shown, self.decimals + 1)}{NO_BREAK_SPACE}{'point' if shown == 1 else 'points'}"

    def _join(self, text: str) -> str:
        if self.name in ("", "%"):
            return text + self.name
        return f"{text}{NO_BREAK_SPACE}{self.name}"


PLAIN = Unit()
PERCENT = Unit("%")

_QUALIFIER_WORDS = {
    Qualifier.EXACT: "",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.AT_MOST: "at most ",
    Qualifier.ABOUT: "about ",
}


def qualified(value: Value, unit: Unit = PLAIN, *, in_detail: bool = False) -> str:
    """A value as a cell shows it: "at least 160", "42%", or the reason why there is none."""
    if value.number is None:
        return value.absence.words if value.absence else ""
    show = unit.show_in_detail if in_detail else unit.show
    return _QUALIFIER_WORDS[value.qualifier] + show(value.number)


# Counts and lists


def count_words(count: int, *, capital: bool = False) -> str:
    """A count in words up to eleven, in digits above: "five", "12"; with ``capital`` it may begin a sentence."""
    words = _SMALL_COUNTS[count] if 0 <= count < len(_SMALL_COUNTS) else number(count)
    return words.capitalize() if capital else words


def plural(count: int, one: str, many: str) -> str:
    """A count in digits with its noun: "1 action", "18 actions"."""
    return f"{number(count)} {one if count == 1 else many}"


def plural_words(count: int, one: str, many: str, *, capital: bool = False) -> str:
    """The count as a word up to eleven, with its noun: "six risks", "14 risks"."""
    return f"{count_words(count, capital=capital)} {one if count == 1 else many}"


def join_words(words: Sequence[str], last: str = "and") -> str:
    """A list as a sentence has it: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def opening(text: str) -> str:
    """The text with a capital first letter, so that it may begin a sentence; the rest stays as it is."""
    return text[:1].upper() + text[1:]


# Dates


def month_name(month: int) -> str:
    """The name of a month, 1 to 12. Raises ``ValueError`` for any other number."""
    if not 1 <= month <= 12:
        raise ValueError(f"There is no month {month}.")
    return _MONTHS[month - 1]


def day_words(day: date) -> str:
    """A date without its year: "31 March"."""
    return f"{day.day}{NO_BREAK_SPACE}{month_name(day.month)}"


def date_words(day: date) -> str:
    """An unambiguous date that never breaks over a line: "31 March 2024"."""
    return f"{day_words(day)}{NO_BREAK_SPACE}{day.year}"


def short_date(day: date) -> str:
    """A date for tables: "31 Mar 2024"."""
    return f"{day.day}{NO_BREAK_SPACE}{month_name(day.month)[:3]}{NO_BREAK_SPACE}{day.year}"


def span_words(start: date, end: date) -> str:
    """A span of days, saying each part once: "1 January to 31 March 2024", "1 to 31 March 2024"."""
    if start == end:
        return date_words(end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {date_words(end)}"
    return f"{day_words(start) if start.year == end.year else date_words(start)} to {date_words(end)}"


class Tone(StrEnum):
    """How urgently a due date reads."""

    PLAIN = "plain"
    SOON = "soon"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a date is from today: days (negative when past), the words for it, and how urgently they read."""

    days: int
    words: str
    tone: Tone


def distance(due: date, today: date) -> Distance:
    """The distance of a due date: "today", "tomorrow", "in 34 days" or "42 days overdue"."""
    days = (due - today).days
    if days < 0:
        return Distance(days, f"{plural(-days, 'day', 'days')} overdue", Tone.OVER)
    near = {0: "today", 1: "tomorrow"}
    return Distance(days, near.get(days, f"in {number(days)} days"), Tone.SOON if days <= SOON_DAYS else Tone.PLAIN)


# Words that stay together

_NUMBERED_NAMES = (
    "Action|District|Draft|Edition|Half|Division|Method|Milestone|Objective|Priority|Quarter|Rule|Section|Version|Zone"
)
_UNITS = "%|points?|days?|weeks?|months?|years?|hours?|minutes?|occurrences?|kilometres?|km"
_NUMBERED = re.compile(rf"\b({_NUMBERED_NAMES}) (?=\d)", re.IGNORECASE)
_DAY_AND_MONTH = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)})\b")
_QUARTER_AND_YEAR = re.compile(rf"\b((?:Quarter|Half){NO_BREAK_SPACE}\d,) (?=\d{{4}}\b)")
_MONTH_AND_YEAR = re.compile(rf"\b({'|'.join(_MONTHS)}) (?=\d{{4}}\b)")
_NUMBER_AND_UNIT = re.compile(rf"(\d) (?=(?:{_UNITS})(?!\w))")


def glue(text: str) -> str:
    """Put no-break spaces where a line must not turn: in dates, in "District 1", between a number and its unit."""
    text = _NUMBERED.sub(rf"\1{NO_BREAK_SPACE}", text)
    text = _QUARTER_AND_YEAR.sub(rf"\1{NO_BREAK_SPACE}", text)
    text = _DAY_AND_MONTH.sub(rf"\1{NO_BREAK_SPACE}\2", text)
    text = _MONTH_AND_YEAR.sub(rf"\1{NO_BREAK_SPACE}", text)
    return _NUMBER_AND_UNIT.sub(rf"\1{NO_BREAK_SPACE}", text)
