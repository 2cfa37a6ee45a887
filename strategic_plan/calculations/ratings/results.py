"""What a rating leaves behind: the rule that matched, what entered it, and counts over many (rules 16 and 17)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from strategic_plan.calculations.formats import number
from strategic_plan.calculations.ratings.scale import WORST_FIRST, NoRating, Rating

NUMBER_OF_RULES = 6


@dataclass(frozen=True, slots=True)
class Input:
    """One line of the answer to "Why?": what entered the rule, both parts as words."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class RatingResult:
    """A rating with the rule that gave it and what the rule was given, complete enough to store as evaluated (rule 16).

    ``expected``, ``tolerance`` and ``shortfall`` are in the indicator's unit, ``progress`` is raw and out of 100.
    """

    rating: Rating
    because: str
    inputs: tuple[Input, ...] = ()
    reason: NoRating | None = None
    expected: Decimal | None = None
    tolerance: Decimal | None = None
    shortfall: Decimal | None = None
    progress: Decimal | None = None

    @property
    def rule(self) -> int:
        """The number of the rule that matched, 1 to 6."""
        return self.rating.rule

    @property
    def rule_words(self) -> str:
        """The rule that matched: "Rule 4 of 6: worse than the baseline by more than the tolerance"."""
        return f"Rule {self.rule} of {NUMBER_OF_RULES}: {self.because}"

    @property
    def label(self) -> str:
        """The rating, and after a colon the reason why there is none: "No rating: not reported"."""
        return f"{self.rating.label}: {self.reason.words}" if self.reason else self.rating.label

    @property
    def bar(self) -> Decimal | None:
        """Progress as a bar shows it, between 0 and 100."""
        return None if self.progress is None else min(max(self.progress, Decimal(0)), Decimal(100))


@dataclass(frozen=True, slots=True)
class RatingCounts:
    """How the indicators of an objective stand, counted and never averaged (rule 17)."""

    counts: tuple[tuple[Rating, int], ...]
    unrated: tuple[tuple[NoRating, int], ...]

    @classmethod
    def of(cls, results: Iterable[RatingResult]) -> Self:
        """Count ratings, and the reasons where there is none."""
        kept = list(results)
        rated = Counter(result.rating for result in kept if result.reason is None)
        unrated = Counter(result.reason for result in kept if result.reason is not None)
        best_first = [rating for rating in reversed(WORST_FIRST) if rated[rating]]
        return cls(
            tuple((rating, rated[rating]) for rating in best_first),
            tuple((reason, unrated[reason]) for reason in NoRating if unrated[reason]),
        )

    @property
    def total(self) -> int:
        """All indicators counted."""
        return sum(count for _, count in (*self.counts, *self.unrated))

    @property
    def worst(self) -> Rating | None:
        """The worst rating that occurs, or nothing where there is none."""
        return min((rating for rating, _ in self.counts), key=lambda rating: rating.rank, default=None)

    def sentence(self) -> str:
        """The counts in words: "4 of 7 on track, 1 off track, 2 not reported"; "no indicators" where there are none."""
        parts = [(rating.words, count) for rating, count in self.counts]
        parts += [(reason.words, count) for reason, count in self.unrated]
        if not parts:
            return "no indicators"
        (words, first), *others = parts
        opening = f"{number(first)} of {number(self.total)} {words}"
        return ", ".join([opening, *(f"{number(count)} {words}" for words, count in others)])
