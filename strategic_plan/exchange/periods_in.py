"""Periods as files write them: "2023-01", "202301", "Jan 2023", "Q1 2023", "2023", and plain dates."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from strategic_plan.calculations.periods import Grain

_MONTHS = (
    ("january", "jan", "janvier", "janv"),
    ("february", "feb", "février", "fevrier", "févr"),
    ("march", "mar", "mars"),
    ("april", "apr", "avril", "avr"),
    ("may", "mai"),
    ("june", "jun", "juin"),
    ("july", "jul", "juillet", "juil"),
    ("august", "aug", "août", "aout"),
    ("september", "sept", "sep", "septembre"),
    ("october", "oct", "octobre"),
    ("november", "nov", "novembre"),
    ("december", "dec", "décembre", "decembre", "déc"),
)
MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}

_YEAR = "(?P<year>(?:19|20)[0-9]{2})"
_MONTH = "(?P<month>[0-9]{1,2})"
_NAME = r"(?P<name>[^\W\d_]+)\.?"
_DAY = "(?P<day>[0-9]{1,2})"
_QUARTER = r"(?:q|t|quarter |trimestre )\s?(?P<quarter>[1-4])"
_CLOCK = r"(?:[ t][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?[ap]m)?)?"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        _YEAR,
        f"{_YEAR}[-/. ]{_MONTH}",
        f"{_MONTH}[-/. ]{_YEAR}",
        f"{_YEAR}(?P<month>[0-9]{{2}})",
        f"{_NAME}[-/ ,]*{_YEAR}",
        f"{_YEAR}[-/ ,]*{_NAME}",
        f"{_NAME}[-'’](?P<short>[0-9]{{2}})",
        f"{_QUARTER}[-/ ,]*{_YEAR}",
        f"{_YEAR}[-/ ,]*{_QUARTER}",
        f"(?P<quarter>[1-4])(?:st|nd|rd|th) quarter,? {_YEAR}",
        f"{_YEAR}-{_MONTH}-{_DAY}{_CLOCK}",
        f"{_YEAR}/{_MONTH}/{_DAY}{_CLOCK}",
        f"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})",
        rf"{_DAY}(?:er|st|nd|rd|th)?[- ]{_NAME},?[- ]{_YEAR}",
        rf"{_NAME} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
    )
)
_IN_NUMBERS = re.compile(f"(?P<first>[0-9]{{1,2}})[-/.](?P<second>[0-9]{{1,2}})[-/.]{_YEAR}{_CLOCK}")


class DateOrder(StrEnum):
    """How dates in numbers alone are meant; unless it is said, 02/03/2023 is refused."""

    NOT_SAID = ""
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


class PeriodFound(NamedTuple):
    """A period by a day in it. A plain date has no grain: it lies in one period of whatever grain a measure has."""

    day: date
    grain: Grain | None


def period_of(text: str, order: DateOrder = DateOrder.NOT_SAID) -> PeriodFound:
    """The period that a cell names. Raises ValueError where it names none, or could name two."""
    words = " ".join(text.split()).casefold()
    if found := _IN_NUMBERS.fullmatch(words):
        if order is DateOrder.NOT_SAID:
            raise ValueError(text)
        first, second = int(found["first"]), int(found["second"])
        day, month = (first, second) if order is DateOrder.DAY_FIRST else (second, first)
        return PeriodFound(date(int(found["year"]), month, day), None)
    for pattern in _PATTERNS:
        if found := pattern.fullmatch(words):
            return _read(found.groupdict(), text)
    raise ValueError(text)


def _read(parts: dict[str, str | None], text: str) -> PeriodFound:
    year = int(parts.get("year") or f"20{parts['short']}")
    if quarter := parts.get("quarter"):
        return PeriodFound(date(year, 3 * int(quarter) - 2, 1), Grain.QUARTER)
    name = parts.get("name")
    if name and name not in MONTH_NUMBERS:
        raise ValueError(text)
    month = MONTH_NUMBERS[name] if name else int(parts.get("month") or 0)
    if day := parts.get("day"):
        return PeriodFound(date(year, month, int(day)), None)
    if month or parts.get("month"):
        return PeriodFound(date(year, month, 1), Grain.MONTH)
    return PeriodFound(date(year, 1, 1), Grain.YEAR)
