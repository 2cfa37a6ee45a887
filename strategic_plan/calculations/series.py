"""How observations combine over periods and areas, and the rates and averages made of them (rules 5 to 11)."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import reduce
from typing import TypeVar

from strategic_plan.calculations.formats import number as number_words
from strategic_plan.calculations.periods import MONTHS_IN_A_YEAR
from strategic_plan.calculations.values import Absence, Finality, Qualifier, Value, shared_absence

PER_CENT = 100
PER_100_000 = 100_000
FIVE_YEARS = 5

Area = TypeVar("Area", bound=Hashable)
NOT_REPORTED = Value.absent(Absence.NOT_REPORTED)


class PeriodCombination(StrEnum):
    """How the periods of a measure combine."""

    SUM = "sum"
    LATEST = "latest"
    AVERAGE = "average"
    MAXIMUM = "maximum"


class AreaCombination(StrEnum):
    """How the areas of a measure combine: they add up, or not at all."""

    SUM = "sum"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Figure:
    """A combined value, and how many of the parts it should have were present."""

    value: Value
    present: int
    expected: int

    @property
    def number(self) -> Decimal | None:
        """The number, also where parts are missing; look at ``is_complete`` before comparing it."""
        return self.value.number

    @property
    def is_complete(self) -> bool:
        """Whether every part was present; only then may it enter a comparison (rule 3)."""
        return self.present == self.expected


# Over periods


def combine_periods(values: Sequence[Value], how: PeriodCombination) -> Figure:
    """Combine the values of consecutive periods, oldest first, an absent value standing for each missing period."""
    known = [value for value in values if value.number is not None]
    if not known:
        return Figure(Value.absent(shared_absence(values)), 0, len(values))
    if how == PeriodCombination.LATEST:
        return Figure(known[-1], int(values[-1].is_present), 1)
    numbers = [value.number for value in known if value.number is not None]
    if how == PeriodCombination.MAXIMUM:
        combined = max(numbers)
    else:
        combined = sum(numbers, Decimal(0))
        if how == PeriodCombination.AVERAGE:
            combined /= len(numbers)
    return Figure(_made_of(known, combined), len(known), len(values))


def _made_of(parts: Sequence[Value], number: Decimal) -> Value:
    """A value with that number, as exact and as final as the parts it is made of."""
    qualifiers, finalities = {part.qualifier for part in parts}, {part.finality for part in parts}
    return Value(
        number=number,
        qualifier=reduce(Qualifier.combined_with, qualifiers),
        finality=reduce(Finality.combined_with, finalities),
    )


# Wholes and parts: areas, the categories of a breakdown, the states of a count


def whole_of(own: Value | None, parts: Sequence[Value]) -> Value:
    """A whole: its own observation where it has a number, otherwise the sum of its parts, never both (rule 6).

    A sum with a part missing is not known: it is absent.
    """
    if own is not None and own.is_present:
        return own
    numbers = [part.number for part in parts if part.number is not None]
    if parts and len(numbers) == len(parts):
        return _made_of(parts, sum(numbers, Decimal(0)))
    return own or Value.absent(shared_absence(parts))


def area_value(
    area: Area,
    own: Mapping[Area, Value],
    children: Mapping[Area, Sequence[Area]],
    how: AreaCombination = AreaCombination.SUM,
) -> Value:
    """The value of an area in one period, from the areas' own observations and the tree of areas (rule 6)."""
    below = children.get(area, ()) if how == AreaCombination.SUM else ()
    return whole_of(own.get(area), [area_value(child, own, children) for child in below])


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The line that reconciles a whole with its parts; what is in none of them is computed and never stored."""

    whole: Decimal | None
    parts: Decimal | None

    @property
    def unallocated(self) -> Decimal | None:
        """The whole minus the sum of its parts; nothing is known where either is missing."""
        return None if self.whole is None or self.parts is None else self.whole - self.parts

    @property
    def is_contradiction(self) -> bool:
        """Whether the parts add up to more than the whole, which the line shows and flags."""
        return self.unallocated is not None and self.unallocated < 0

    @property
    def words(self) -> str:
        """The sum spelled out: "6,962 + 37 = 6,999", or "not known"."""
        if self.whole is None or self.parts is None or self.unallocated is None:
            return "not known"
        sign = "\u2212" if self.is_contradiction else "+"
        rest = number_words(abs(self.unallocated))
        return f"{number_words(self.parts)} {sign} {rest} = {number_words(self.whole)}"


def reconcile(own: Value | None, parts: Sequence[Value]) -> Reconciliation:
    """Compare a whole's own observation with its parts; one missing part makes their sum not known."""
    return Reconciliation(own.number if own else None, whole_of(None, parts).number)


# Rates


@dataclass(frozen=True, slots=True)
class Rate:
    """A ratio of sums over the periods that had both numbers, and what it is out of: 100 for a percentage."""

    numerator: Decimal
    denominator: Decimal
    per: int = PER_CENT
    present: int = 1
    expected: int = 1
    finality: Finality = Finality.FINAL

    @property
    def value(self) -> Decimal | None:
        """The unrounded rate; there is none where the denominator is zero."""
        return self.per * self.numerator / self.denominator if self.denominator else None

    @property
    def is_complete(self) -> bool:
        """Whether numerator and denominator were present in every period asked for."""
        return self.present == self.expected


def ratio_of_sums(numerators: Sequence[Value], denominators: Sequence[Value], per: int = PER_CENT) -> Rate:
    """The rate over several periods or areas: never a mean of their rates (rule 5).

    Both sequences are in the same order and of the same length, otherwise ``ValueError``. A period or area enters only
    with both its numbers, so that a missing numerator never reads as a low rate.
    """
    pairs = list(zip(numerators, denominators, strict=True))
    both = [(top, bottom) for top, bottom in pairs if top.number is not None and bottom.number is not None]
    return Rate(
        numerator=sum((top.number for top, _ in both if top.number is not None), Decimal(0)),
        denominator=sum((bottom.number for _, bottom in both if bottom.number is not None), Decimal(0)),
        per=per,
        present=len(both),
        expected=len(pairs),
        finality=reduce(Finality.combined_with, (value.finality for pair in both for value in pair), Finality.FINAL),
    )


@dataclass(frozen=True, slots=True)
class Population:
    """How many people lived in an area in a year, and who says so."""

    year: int
    number: Decimal
    source: str


def per_100_000(count: Decimal, year: int, population: Population) -> Rate:
    """A count of one year per 100,000 people of that year (rule 7). Raises ``ValueError`` for another year's people."""
    if population.year != year:
        raise ValueError(f"A rate of {year} needs the population of {year}, not of {population.year}.")
    return Rate(count, population.number, PER_100_000)


# Averages over twelve months and five years


@dataclass(frozen=True, slots=True)
class Average:
    """An average over a fixed number of months or years, which says so when it has fewer."""

    number: Decimal | None
    present: int
    expected: int
    step: str

    @property
    def is_complete(self) -> bool:
        """Whether all of them were present."""
        return self.present == self.expected

    @property
    def note(self) -> str:
        """What a label adds: "incomplete: 9 of 12 months"; nothing when it is complete."""
        return "" if self.is_complete else f"incomplete: {self.present} of {self.expected} {self.step}"


def last_twelve(values: Mapping[int, Value], last_month: int) -> tuple[Value, ...]:
    """The values of the 12 months to a month's ordinal, oldest first; a month without one is not reported."""
    return tuple(values.get(month, NOT_REPORTED) for month in range(last_month - MONTHS_IN_A_YEAR + 1, last_month + 1))


def rolling_average(values: Mapping[int, Value], last_month: int) -> Average:
    """The 12-month rolling average of a count, by month ordinal: the mean of the present months (rule 11)."""
    figure = combine_periods(last_twelve(values, last_month), PeriodCombination.AVERAGE)
    return Average(figure.number, figure.present, figure.expected, "months")


def rolling_rate(
    numerators: Mapping[int, Value], denominators: Mapping[int, Value], last_month: int, per: int = PER_CENT
) -> Rate:
    """The 12-month rolling average of a rate: the ratio of the 12-month sums (rule 11)."""
    return ratio_of_sums(last_twelve(numerators, last_month), last_twelve(denominators, last_month), per)


def last_five_years(values: Mapping[int, Value], last_year: int) -> tuple[tuple[int, Value], ...]:
    """The values of the five years to a year, oldest first; a year without one is not reported."""
    return tuple((year, values.get(year, NOT_REPORTED)) for year in range(last_year - FIVE_YEARS + 1, last_year + 1))


def five_year_average(values: Mapping[int, Value], last_year: int) -> Average:
    """The five-year average of a count, which says how many years it has (rule 10); a rate takes ``ratio_of_sums``."""
    years = [value for _, value in last_five_years(values, last_year)]
    figure = combine_periods(years, PeriodCombination.AVERAGE)
    return Average(figure.number, figure.present, figure.expected, "years")
