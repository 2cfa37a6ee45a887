"""What was promised of an indicator: how much, by when, along which path, with which tolerance (rules 12 to 15)."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from strategic_plan.calculations.periods import MONTHS_IN_A_YEAR, months_between

DEFAULT_SHARE_OF_WAY = Decimal("0.10")
"""Default tolerance of a *reach* target, as a share of the way from baseline to target; of a band, of its width."""
DEFAULT_SHARE_OF_THRESHOLD = Decimal("0.02")
"""Default tolerance of a threshold, as a share of its value."""


class Direction(StrEnum):
    """Which way an indicator should go; activity counts are informational: no red, no green."""

    INCREASE = "increase"
    DECREASE = "decrease"
    MAINTAIN = "maintain"
    INFORMATIONAL = "informational"


class TargetKind(StrEnum):
    """What sort of promise a target is."""

    REACH = "reach"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    WITHIN = "within"
    FINISH = "finish"
    QUALITATIVE = "qualitative"


class Basis(StrEnum):
    """What a target is compared with: the latest level, the last 12 complete months, or the year to date pro rata."""

    LATEST = "latest"
    TWELVE_MONTHS = "twelve_months"
    YEAR_TO_DATE = "year_to_date"


@dataclass(frozen=True, slots=True)
class Step:
    """An interim target: the value expected from that day on, until the next step."""

    on: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class TargetSpec:
    """A target of one indicator in one area. All numbers are in the indicator's own unit: 47 is 47%.

    *Reach* has a baseline, the last day of the period it was measured in, and a value that differs from it; *at least*
    and *at most* a value; *within* a lower and an upper bound; *finish* and *qualitative* only their date.
    Raises ``ValueError`` with a sentence when a part is missing or contradicts another.
    """

    kind: TargetKind
    due_on: date
    value: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    baseline: Decimal | None = None
    baseline_on: date | None = None
    steps: tuple[Step, ...] = ()
    stated_tolerance: Decimal | None = None
    basis: Basis = Basis.LATEST

    def __post_init__(self) -> None:
        for broken, sentence in self._contradictions():
            if broken:
                raise ValueError(sentence)

    def _contradictions(self) -> tuple[tuple[bool, str], ...]:
        reach, within = self.kind == TargetKind.REACH, self.kind == TargetKind.WITHIN
        threshold = self.kind in (TargetKind.AT_LEAST, TargetKind.AT_MOST)
        dates = [step.on for step in self.steps]
        return (
            ((reach or threshold) and self.value is None, "This kind of target has a value."),
            (reach and (self.baseline is None or self.baseline_on is None), "A target to reach has a dated baseline."),
            (reach and self.value == self.baseline, "A target to reach differs from its baseline."),
            (self.baseline_on is not None and self.baseline_on >= self.due_on, "A target is due after its baseline."),
            (within and (self.lower is None or self.upper is None), "A band has a lower and an upper bound."),
            (
                self.lower is not None and self.upper is not None and self.lower >= self.upper,
                "The lower bound of a band is below its upper bound.",
            ),
            (bool(self.steps) and not reach, "Only a target to reach has interim targets."),
            (dates != sorted(set(dates)), "Interim targets are in order of their dates, one a day."),
            (bool(dates) and dates[-1] >= self.due_on, "Interim targets come before the target's date."),
            (
                bool(dates) and self.baseline_on is not None and dates[0] <= self.baseline_on,
                "Interim targets come after the baseline.",
            ),
            (self.stated_tolerance is not None and self.stated_tolerance < 0, "A tolerance is not negative."),
        )

    @property
    def direction(self) -> Direction | None:
        """The way the promise itself points, or nothing where it has no numbers."""
        match self.kind:
            case TargetKind.REACH:
                return Direction.INCREASE if self._way > 0 else Direction.DECREASE
            case TargetKind.AT_LEAST:
                return Direction.INCREASE
            case TargetKind.AT_MOST:
                return Direction.DECREASE
            case TargetKind.WITHIN:
                return Direction.MAINTAIN
            case _:
                return None

    def agrees_with(self, direction: Direction) -> bool:
        """Whether the target fits the direction that its indicator states."""
        own = self.direction
        if own is None:
            return True
        return own == direction or (direction == Direction.MAINTAIN and self.kind != TargetKind.REACH)

    @property
    def _way(self) -> Decimal:
        return _known(self.value) - _known(self.baseline)

    @property
    def tolerance(self) -> Decimal | None:
        """The tolerance stated with the target, otherwise the default of its kind; nothing without numbers."""
        if self.stated_tolerance is not None:
            return self.stated_tolerance
        match self.kind:
            case TargetKind.REACH:
                return DEFAULT_SHARE_OF_WAY * abs(self._way)
            case TargetKind.WITHIN:
                return DEFAULT_SHARE_OF_WAY * (_known(self.upper) - _known(self.lower))
            case TargetKind.AT_LEAST | TargetKind.AT_MOST:
                return DEFAULT_SHARE_OF_THRESHOLD * abs(_known(self.value))
            case _:
                return None

    def expected_at(self, day: date) -> Decimal | None:
        """The value expected at the end of a day (rule 15); nothing for a band or without numbers.

        A target to reach runs straight from baseline to target, time counted in months, or stands on its interim
        targets like steps; before the baseline it stays there, after the date at the target.
        """
        if self.kind in (TargetKind.AT_LEAST, TargetKind.AT_MOST):
            return self.value
        if self.kind != TargetKind.REACH or self.baseline is None or self.baseline_on is None:
            return None
        if day >= self.due_on:
            return self.value
        if day <= self.baseline_on:
            return self.baseline
        if self.steps:
            return next((step.value for step in reversed(self.steps) if step.on <= day), self.baseline)
        gone, whole = months_between(self.baseline_on, day), months_between(self.baseline_on, self.due_on)
        return self.baseline + self._way * gone / whole

    def progress(self, actual: Decimal) -> Decimal | None:
        """How much of the way to a target to reach is done, raw, out of 100 (rule 14); nothing for other kinds."""
        if self.kind != TargetKind.REACH:
            return None
        return 100 * (actual - _known(self.baseline)) / self._way

    def shortfall(self, actual: Decimal, day: date) -> Decimal | None:
        """How far the actual is on the wrong side of what was expected at the end of a day.

        Negative or zero when it is as expected or better; nothing without numbers.
        """
        match self.kind:
            case TargetKind.REACH:
                gap = _known(self.expected_at(day)) - actual
                return gap if self._way > 0 else -gap
            case TargetKind.AT_LEAST:
                return _known(self.value) - actual
            case TargetKind.AT_MOST:
                return actual - _known(self.value)
            case TargetKind.WITHIN:
                return max(_known(self.lower) - actual, actual - _known(self.upper))
            case _:
                return None

    def decline(self, actual: Decimal) -> Decimal | None:
        """How much worse than its baseline the actual of a target to reach is; negative when better."""
        if self.kind != TargetKind.REACH:
            return None
        return _known(self.baseline) - actual if self._way > 0 else actual - _known(self.baseline)

    def is_met(self, actual: Decimal) -> bool:
        """Whether the actual is at the value, on its right side, or inside the band."""
        return (self.shortfall(actual, self.due_on) or Decimal(0)) <= 0

    def pro_rata(self, months: int) -> "TargetSpec":
        """The same promise of a yearly flow for the first ``months`` of the year: every number scaled (rule 13).

        Raises ``ValueError`` unless ``months`` is 1 to 12.
        """
        if not 1 <= months <= MONTHS_IN_A_YEAR:
            raise ValueError("A year to date has 1 to 12 months.")

        def scaled(number: Decimal | None) -> Decimal | None:
            return None if number is None else number * months / MONTHS_IN_A_YEAR

        return replace(
            self,
            value=scaled(self.value),
            lower=scaled(self.lower),
            upper=scaled(self.upper),
            baseline=scaled(self.baseline),
            stated_tolerance=scaled(self.stated_tolerance),
            steps=tuple(Step(step.on, step.value * months / MONTHS_IN_A_YEAR) for step in self.steps),
        )


def _known(number: Decimal | None) -> Decimal:
    """The number that the checks on construction have made certain."""
    assert number is not None
    return number
