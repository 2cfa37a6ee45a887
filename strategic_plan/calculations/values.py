"""What an observation can say: a number with its qualifier, or an absence with its reason, and whether it is final."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Self


class Qualifier(StrEnum):
    """How exactly the source states its number; "over 160" is *at least* (rule 1 of docs/figures.md)."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"

    def combined_with(self, other: Self) -> "Qualifier":
        """The qualifier of a sum of two values: what is exact yields; what pulls both ways is only about right."""
        if self == other or other == Qualifier.EXACT:
            return self
        return other if self == Qualifier.EXACT else Qualifier.ABOUT


class Absence(StrEnum):
    """Why there is no number. Zero is a value, never an absence."""

    NOT_YET_DUE = "not_yet_due"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"
    SUPPRESSED_AT_SOURCE = "suppressed_at_source"
    NOT_PUBLISHED = "not_published"
    """The public may not see it, or not yet: said of released figures alone, never stored of an observation."""

    @property
    def words(self) -> str:
        """The reason as a cell shows it: "not yet due"."""
        return self.value.replace("_", " ")


class Finality(StrEnum):
    """Whether the source may still revise the number."""

    PRELIMINARY = "preliminary"
    FINAL = "final"

    def combined_with(self, other: Self) -> "Finality":
        """A figure made of several is final only when each of them is."""
        return Finality.FINAL if self == other == Finality.FINAL else Finality.PRELIMINARY


@dataclass(frozen=True, slots=True)
class Value:
    """One observed value: either a number or the reason why there is none, never both and never neither.

    Raises ``ValueError`` on construction when that is broken, or when an absence carries a qualifier.
    """

    number: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACT
    absence: Absence | None = None
    finality: Finality = Finality.FINAL

    def __post_init__(self) -> None:
        if (self.number is None) == (self.absence is None):
            raise ValueError("A value has either a number or the reason for its absence.")
        if self.number is not None and not self.number.is_finite():
            raise ValueError("A number is finite.")
        if self.number is None and self.qualifier != Qualifier.EXACT:
            raise ValueError("Only a number can be qualified.")

    @classmethod
    def of(cls, number: Decimal | int, qualifier: Qualifier = Qualifier.EXACT) -> Self:
        """A final value of that number."""
        return cls(number=Decimal(number), qualifier=qualifier)

    @classmethod
    def absent(cls, reason: Absence = Absence.NOT_REPORTED) -> Self:
        """No number, for that reason."""
        return cls(absence=reason)

    @property
    def is_present(self) -> bool:
        """Whether there is a number; zero is one."""
        return self.number is not None


@dataclass(frozen=True, slots=True)
class ChangeAsStated:
    """A change that a source states without its base; it is repeated, never computed with (rule 8)."""

    stated: str

    def __post_init__(self) -> None:
        if not self.stated.strip():
            raise ValueError("A stated change has words.")

    @property
    def words(self) -> str:
        """For example "19%, as stated by the source"."""
        return f"{self.stated.strip()}, as stated by the source"


def shared_absence(values: Iterable[Value]) -> Absence:
    """Why a figure made of absent values is absent: their common reason, or *not reported* where they differ."""
    reasons = {value.absence for value in values if value.absence is not None}
    return reasons.pop() if len(reasons) == 1 else Absence.NOT_REPORTED
