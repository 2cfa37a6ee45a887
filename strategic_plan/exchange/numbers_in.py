"""Numbers as files write them: thousands set off by commas or spaces, qualifiers, and marks for what is absent."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from strategic_plan.calculations.values import Absence, Qualifier
from strategic_plan.models.indicators.values import LARGEST

DECIMALS = 4
"""How finely a value is kept; `LARGEST` is how large."""

_NUMBER = re.compile(r"([+-]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)?(\.[0-9]+)?")
_QUALIFIED = (
    (re.compile(r"(?:>=|≥|>|at least|over|more than)\s*(?P<number>.+)"), Qualifier.AT_LEAST),
    (re.compile(r"(?P<number>.+?)\s*\+"), Qualifier.AT_LEAST),
    (re.compile(r"(?:<=|≤|at most|up to)\s*(?P<number>.+)"), Qualifier.AT_MOST),
    (re.compile(r"(?:~|≈|about|approximately|approx\.?|ca\.|c\.)\s*(?P<number>.+)"), Qualifier.ABOUT),
)
_BELOW = re.compile(r"(?:<|fewer than|less than|under)\s*([0-9]+)")

ABSENCES: Mapping[str, str] = {
    "n/a": Absence.NOT_APPLICABLE,
    "na": Absence.NOT_APPLICABLE,
    "not applicable": Absence.NOT_APPLICABLE,
    "...": Absence.NOT_APPLICABLE,
    "…": Absence.NOT_APPLICABLE,
    "..": Absence.NOT_REPORTED,
    "not reported": Absence.NOT_REPORTED,
    "not available": Absence.NOT_REPORTED,
    "not yet due": Absence.NOT_YET_DUE,
    "x": Absence.SUPPRESSED_AT_SOURCE,
    "suppressed": Absence.SUPPRESSED_AT_SOURCE,
}
"""The marks of statistical offices; a mapping may add marks of its own. A dash is none: it is zero to some."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its qualifier, or the reason why there is none (rule 1)."""

    value: Decimal | None
    qualifier: str = Qualifier.EXACT.value
    absence: str = ""


def figure_of(text: str, absences: Mapping[str, str] = ABSENCES) -> Figure | None:
    """What a cell says, or None where it is empty.

    "over 160", "160+" and "≥160" are at least 160 (rule 1). "<5" is no value: it hides a small count, which was
    suppressed at source. Raises ValueError where it could mean two things ("1,5") or nothing.
    """
    words = " ".join(text.replace("−", "-").split())
    if not words:
        return None
    lowered = words.casefold()
    if lowered in absences:
        return Figure(None, absence=str(absences[lowered]))
    if _BELOW.fullmatch(lowered):
        return Figure(None, absence=Absence.SUPPRESSED_AT_SOURCE.value)
    for pattern, qualifier in _QUALIFIED:
        if found := pattern.fullmatch(lowered):
            return Figure(number_of(found["number"]), qualifier.value)
    return Figure(number_of(words))


def number_of(text: str) -> Decimal:
    """A number in ASCII digits, with a point before decimals. Raises ValueError for anything else."""
    found = _NUMBER.fullmatch(text)
    if found is None or (found[2] is None and found[3] is None):
        raise ValueError(text)
    sign, whole, fraction = found.groups()
    return stored(Decimal(sign + (whole or "0").replace(",", "").replace(" ", "") + (fraction or "")))


def number_of_cell(value: int | float) -> Decimal:
    """A spreadsheet's number; its binary fractions are rounded to what they were typed as."""
    if not math.isfinite(value):
        raise ValueError(value)
    exact = Decimal(repr(value))
    if abs(exact) > LARGEST:
        raise ValueError(value)
    rounded = round(exact, DECIMALS)
    return stored(rounded if abs(rounded - exact) < Decimal("1e-9") else exact)


def stored(value: Decimal) -> Decimal:
    """The value if it can be kept whole. Raises ValueError where it is too large or too fine."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or abs(value) > LARGEST:
        raise ValueError(value)
    if exponent < -DECIMALS and value != round(value, DECIMALS):
        raise ValueError(value)
    return value
