"""How an indicator stands against its target: the first rule that matches, from the top (rule 15)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from strategic_plan.calculations.formats import PLAIN, Unit, date_words, number, percent, qualified
from strategic_plan.calculations.periods import MONTHS_IN_A_YEAR
from strategic_plan.calculations.ratings.results import Input, RatingResult
from strategic_plan.calculations.ratings.scale import NoRating, Rating
from strategic_plan.calculations.targets import Basis, Direction, TargetKind, TargetSpec
from strategic_plan.calculations.values import Absence, Value

FEWEST_EVENTS = 20
"""A rate with a smaller denominator is not rated; a setting of the Board may say otherwise."""
AT_RISK_TOLERANCES = Decimal("2.5")
"""Up to this many tolerances short an indicator is at risk; beyond it is off track."""
AT_RISK_DAYS = 30
"""What is not done is at risk when its date is this near, in days."""

_ABSENCES = {
    Absence.NOT_YET_DUE: NoRating.NOT_DUE,
    Absence.NOT_REPORTED: NoRating.NOT_REPORTED,
    Absence.NOT_APPLICABLE: NoRating.NOT_APPLICABLE,
    Absence.SUPPRESSED_AT_SOURCE: NoRating.SUPPRESSED_AT_SOURCE,
    Absence.NOT_PUBLISHED: NoRating.NOT_PUBLISHED,
}


@dataclass(frozen=True, slots=True)
class Actual:
    """What happened: a value in the target's unit, and the last day of the period it belongs to.

    ``denominator`` is that of a rate (events); ``months`` says how many complete months a yearly flow holds.
    """

    value: Value
    period_end: date
    denominator: Decimal | None = None
    months: int = MONTHS_IN_A_YEAR


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's rating of a qualitative target, with the reason. Raises ``ValueError`` when either is missing."""

    rating: Rating
    reason: str

    def __post_init__(self) -> None:
        if self.rating == Rating.NO_RATING or not self.reason.strip():
            raise ValueError("A judgement names a rating and gives its reason.")


def rate(
    target: TargetSpec | None,
    actual: Actual,
    *,
    today: date,
    direction: Direction,
    unit: Unit = PLAIN,
    fewest_events: int = FEWEST_EVENTS,
) -> RatingResult:
    """Rate an actual against a target with numbers; see ``rate_finish`` and ``rate_judgement`` for the other kinds."""
    if target is not None and target.kind in (TargetKind.FINISH, TargetKind.QUALITATIVE):
        raise ValueError("A target without numbers is not rated by an actual value.")
    reason = _reason_for_no_rating(target, actual, today, direction, fewest_events)
    found = actual.value.number
    if reason is not None or target is None or found is None:
        reason = reason or NoRating.NO_TARGET
        return RatingResult(Rating.NO_RATING, reason.words, _inputs(target, actual, unit), reason)

    compared = target.pro_rata(actual.months) if target.basis == Basis.YEAR_TO_DATE else target
    rating, because = _first_match(target, compared, actual, found)
    return RatingResult(
        rating,
        because,
        _inputs(compared, actual, unit),
        expected=compared.expected_at(actual.period_end),
        tolerance=compared.tolerance,
        shortfall=compared.shortfall(found, actual.period_end),
        progress=compared.progress(found),
    )


def rate_finish(target: TargetSpec, *, done_on: date | None, today: date) -> RatingResult:
    """Rate something that is to be finished by a date."""
    inputs = (
        Input("To be finished by", date_words(target.due_on)),
        Input("Finished", date_words(done_on) if done_on else "not yet"),
        Input("Rated on", date_words(today)),
    )
    days_left = (target.due_on - today).days
    if done_on is not None and done_on <= today:
        return RatingResult(Rating.ACHIEVED, "it is done", inputs)
    if days_left > AT_RISK_DAYS:
        return RatingResult(Rating.ON_TRACK, "its date is more than 30 days away", inputs)
    if days_left >= 0:
        return RatingResult(Rating.AT_RISK, "it is due within 30 days and not done", inputs)
    return RatingResult(Rating.OFF_TRACK, "its date is past and it is not done", inputs)


def rate_judgement(judgement: Judgement | None) -> RatingResult:
    """Rate a described outcome, which only a person can judge, with a reason."""
    if judgement is None:
        return RatingResult(Rating.NO_RATING, NoRating.NOT_JUDGED.words, reason=NoRating.NOT_JUDGED)
    return RatingResult(judgement.rating, "judged by a person", (Input("Reason", judgement.reason),))


def _reason_for_no_rating(
    target: TargetSpec | None, actual: Actual, today: date, direction: Direction, fewest_events: int
) -> NoRating | None:
    if direction == Direction.INFORMATIONAL:
        return NoRating.INFORMATIONAL
    if target is None:
        return NoRating.NO_TARGET
    begins_later = target.baseline_on is not None and actual.period_end <= target.baseline_on
    if begins_later or actual.period_end > today:
        return NoRating.NOT_DUE
    if actual.value.absence is not None:
        return _ABSENCES[actual.value.absence]
    if actual.denominator is not None and actual.denominator < fewest_events:
        return NoRating.TOO_FEW_EVENTS
    if target.basis == Basis.TWELVE_MONTHS and actual.months < MONTHS_IN_A_YEAR:
        return NoRating.TOO_FEW_MONTHS
    return None


def _first_match(target: TargetSpec, compared: TargetSpec, actual: Actual, found: Decimal) -> tuple[Rating, str]:
    """The first of rules 2 to 6 that matches; ``compared`` is the target, pro rata where it says so."""
    tolerance = compared.tolerance or Decimal(0)
    shortfall = compared.shortfall(found, actual.period_end) or Decimal(0)
    decline = compared.decline(found)
    reach = target.kind == TargetKind.REACH
    if _is_achieved(target, actual, found):
        return Rating.ACHIEVED, "the target is met" if reach else "kept to, on its due date"
    if reach and shortfall <= tolerance:
        return Rating.ON_TRACK, "within the tolerance of what was expected by now, or better"
    if shortfall <= 0:
        within = target.kind == TargetKind.WITHIN
        return Rating.ON_TRACK, "inside the band" if within else "on the right side of the threshold"
    if decline is not None and decline > tolerance:
        return Rating.WORSENING, "worse than the baseline by more than the tolerance"
    if shortfall <= AT_RISK_TOLERANCES * tolerance:
        return Rating.AT_RISK, f"{_WRONG_SIDE[target.kind]} by at most 2.5 tolerances"
    return Rating.OFF_TRACK, f"{_WRONG_SIDE[target.kind]} by more than 2.5 tolerances"


_WRONG_SIDE = {
    TargetKind.REACH: "short of what was expected by now",
    TargetKind.AT_LEAST: "past the threshold",
    TargetKind.AT_MOST: "past the threshold",
    TargetKind.WITHIN: "outside the band",
}


def _is_achieved(target: TargetSpec, actual: Actual, found: Decimal) -> bool:
    """Whether the whole target is met; a year that is not over can only meet one that more events cannot undo."""
    unfinished = target.basis == Basis.YEAR_TO_DATE and actual.months < MONTHS_IN_A_YEAR
    if unfinished and target.direction != Direction.INCREASE:
        return False
    if target.kind != TargetKind.REACH and actual.period_end < target.due_on:
        return False
    return target.is_met(found)


def _inputs(target: TargetSpec | None, actual: Actual, unit: Unit) -> tuple[Input, ...]:
    """Everything that entered the rules, in the order in which one would tell it."""
    lines: list[Input] = []
    show = unit.show_in_detail

    def line(name: str, value: Decimal | None, when: date | None = None) -> None:
        if value is not None:
            lines.append(Input(name, f"{show(value)} on {date_words(when)}" if when else show(value)))

    if target is not None:
        line("Began at", target.baseline, target.baseline_on)
        line("Lower bound", target.lower)
        line("Upper bound", target.upper)
        line("Target", target.value, target.due_on)
        if target.kind == TargetKind.REACH:
            line("Expected by now", target.expected_at(actual.period_end), actual.period_end)
    found = actual.value.number
    if found is None:
        lines.append(Input("Actual", qualified(actual.value, unit)))
    else:
        lines.append(
            Input("Actual", f"{qualified(actual.value, unit, in_detail=True)} on {date_words(actual.period_end)}")
        )
    if actual.denominator is not None:
        lines.append(Input("Events the rate is made of", number(actual.denominator)))
    if target is not None:
        if target.basis != Basis.LATEST:
            lines.append(Input("Complete months", number(actual.months)))
        if target.tolerance is not None:
            lines.append(Input("Tolerance", unit.show_difference(target.tolerance)))
        progress = None if found is None else target.progress(found)
        if progress is not None:
            lines.append(Input("Progress to target", percent(progress)))
    return tuple(lines)
