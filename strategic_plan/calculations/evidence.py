"""The evidence check: what is said beside what is known, politely, and one way to settle each difference.

It never changes what was said. The owner, the approver and the Board read the same remarks.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from strategic_plan.calculations.formats import (
    count_words,
    date_words,
    distance,
    join_words,
    number,
    opening,
    percent,
)
from strategic_plan.calculations.ratings import Rating
from strategic_plan.calculations.statuses import Health

SILENT_CYCLES = 2
"""So many cycles without an update are remarked on."""


class RemarkCode(StrEnum):
    """The kinds of difference the check looks for."""

    MILESTONE_OVERDUE = "milestone_overdue"
    MILESTONE_WITHOUT_DATE = "milestone_without_date"
    MILESTONE_OPEN = "milestone_open"
    DUE_DATE_PAST = "due_date_past"
    EXPECTED_DATE_PAST = "expected_date_past"
    START_DATE_PAST = "start_date_past"
    PROGRESS_DOWN = "progress_down"
    PROGRESS_DISAGREES = "progress_disagrees"
    SAME_NARRATIVE = "same_narrative"
    NO_UPDATE = "no_update"
    INDICATOR_OFF_TRACK = "indicator_off_track"


@dataclass(frozen=True, slots=True)
class MilestoneSaid:
    """A milestone as the update leaves it; ``due_on`` is the date that now holds, the new one where it was moved."""

    title: str
    due_on: date
    is_met: bool = False
    is_dropped: bool = False

    def is_overdue(self, today: date) -> bool:
        """Whether it is open and its date is past."""
        return self.is_open and self.due_on < today

    @property
    def is_open(self) -> bool:
        """Whether it is still to come."""
        return not (self.is_met or self.is_dropped)


@dataclass(frozen=True, slots=True)
class Said:
    """What an update says of an action, with what was said the time before. Percentages are out of 100."""

    health: Health
    narrative: str = ""
    percent: Decimal | None = None
    expected_on: date | None = None
    milestones: tuple[MilestoneSaid, ...] = ()
    previous_narrative: str = ""
    previous_percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class IndicatorKnown:
    """An indicator of the action's objective: its rating, its actual and what was expected by now, as shown."""

    title: str
    rating: Rating
    actual: str
    expected: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the system knows of the action, whatever the update says.

    ``all_on_track`` tells whether every action of the objective, this one included, is said to be on track.
    """

    today: date
    starts_on: date | None = None
    due_on: date | None = None
    cycles_without_update: int = 0
    all_on_track: bool = False
    indicators: tuple[IndicatorKnown, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that does not fit: both sides as sentences, a way to settle it, and the form field that would.

    ``about`` is the code of the indicator that says otherwise, where one does.
    """

    code: RemarkCode
    said: str
    known: str
    settle: str
    anchor: str
    about: str = ""


def check_update(said: Said, known: Known) -> tuple[Remark, ...]:
    """Compare an update with what is known; an empty answer means that nothing was found to disagree."""
    checks = (_milestones, _dates, _progress, _narrative, _silence)
    remarks = [remark for check in checks for remark in check(said, known)]
    if known.all_on_track:
        remarks += check_objective([said.health], known.indicators)
    return tuple(remarks)


def check_objective(healths: Sequence[Health], indicators: Iterable[IndicatorKnown]) -> tuple[Remark, ...]:
    """Compare an objective's indicators with its actions, where every one of those is said to be on track."""
    if not healths or any(health not in (Health.ON_TRACK, Health.COMPLETE) for health in healths):
        return ()
    every = "Both" if len(healths) == 2 else f"All {number(len(healths))}"
    said = _health(healths[0]) if len(healths) == 1 else f"{every} actions are on track or complete."
    return tuple(
        Remark(
            RemarkCode.INDICATOR_OFF_TRACK,
            said,
            f"{opening(indicator.title)} is {indicator.rating.words}: {_actual_beside_expected(indicator)}.",
            "Say why they differ",
            "narrative",
            about=indicator.code,
        )
        for indicator in indicators
        if indicator.rating in (Rating.OFF_TRACK, Rating.WORSENING)
    )


def heading(remarks: Sequence[Remark]) -> str:
    """What stands above the remarks: "one thing does not fit", "two things do not fit"; empty for none."""
    if not remarks:
        return ""
    return "one thing does not fit" if len(remarks) == 1 else f"{count_words(len(remarks))} things do not fit"


def _health(health: Health) -> str:
    return f"{health.label}."


def _actual_beside_expected(indicator: IndicatorKnown) -> str:
    if not indicator.expected:
        return indicator.actual
    return f"{indicator.actual}, when {indicator.expected} was expected by now"


def _milestones(said: Said, known: Known) -> Iterator[Remark]:
    if said.health == Health.CANCELLED:
        return
    if said.health == Health.COMPLETE:
        still_open = [milestone for milestone in said.milestones if milestone.is_open]
        if still_open:
            names = join_words([f"“{milestone.title}”" for milestone in still_open])
            verb = "is" if len(still_open) == 1 else "are"
            yield Remark(
                RemarkCode.MILESTONE_OPEN, "Complete.", f"{names} {verb} still open.", "Mark what is met", "milestones"
            )
        return
    for milestone in said.milestones:
        if not milestone.is_overdue(known.today):
            continue
        due = f"“{milestone.title}” was due on {date_words(milestone.due_on)}"
        if said.health.needs_reason:
            when = f", expected by {date_words(said.expected_on)}" if said.expected_on else ""
            yield Remark(
                RemarkCode.MILESTONE_WITHOUT_DATE,
                f"{said.health.label}{when}, and no milestone moved.",
                f"{due} and has no new date.",
                "Give it a date",
                "milestones",
            )
        else:
            days = distance(milestone.due_on, known.today).words
            yield Remark(
                RemarkCode.MILESTONE_OVERDUE,
                _health(said.health),
                f"{due} and is {days}.",
                "Mark it met, or give it a date",
                "milestones",
            )


def _dates(said: Said, known: Known) -> Iterator[Remark]:
    if said.health in (Health.COMPLETE, Health.CANCELLED):
        return
    if said.expected_on is not None and said.expected_on < known.today:
        yield Remark(
            RemarkCode.EXPECTED_DATE_PAST,
            f"Expected by {date_words(said.expected_on)}.",
            f"That date is past; today is {date_words(known.today)}.",
            "Give a later date",
            "expected_on",
        )
    if known.due_on is not None and known.due_on < known.today and not said.health.needs_reason:
        yield Remark(
            RemarkCode.DUE_DATE_PAST,
            _health(said.health),
            f"The action was due on {date_words(known.due_on)} and is not complete.",
            "Choose delayed, or complete",
            "health",
        )
    if said.health == Health.NOT_STARTED and known.starts_on is not None and known.starts_on < known.today:
        yield Remark(
            RemarkCode.START_DATE_PAST,
            _health(said.health),
            f"The action was to start on {date_words(known.starts_on)}.",
            "Say when it starts",
            "narrative",
        )


def _progress(said: Said, known: Known) -> Iterator[Remark]:
    if said.percent is None:
        return
    if said.previous_percent is not None and said.percent < said.previous_percent:
        yield Remark(
            RemarkCode.PROGRESS_DOWN,
            f"{percent(said.percent)} done.",
            f"The last update said {percent(said.previous_percent)}.",
            "Say what was undone",
            "percent",
        )
    if not _agree(said.health, said.percent):
        yield Remark(
            RemarkCode.PROGRESS_DISAGREES,
            _health(said.health),
            f"The progress given is {percent(said.percent)}.",
            "Change one of the two",
            "percent",
        )


def _agree(health: Health, done: Decimal) -> bool:
    """Whether a share of 100 may stand beside a health."""
    match health:
        case Health.COMPLETE:
            return done >= 100
        case Health.NOT_STARTED:
            return done <= 0
        case Health.CANCELLED:
            return True
        case _:
            return done < 100


def _narrative(said: Said, known: Known) -> Iterator[Remark]:
    now, before = (" ".join(text.split()).casefold() for text in (said.narrative, said.previous_narrative))
    if now and now == before:
        yield Remark(
            RemarkCode.SAME_NARRATIVE,
            "What was done in this period.",
            "It is word for word what the last update said.",
            "Say what is new",
            "narrative",
        )


def _silence(said: Said, known: Known) -> Iterator[Remark]:
    if known.cycles_without_update >= SILENT_CYCLES:
        yield Remark(
            RemarkCode.NO_UPDATE,
            _health(said.health),
            f"Nothing was reported for {count_words(known.cycles_without_update)} cycles before this one.",
            "Cover the whole time",
            "narrative",
        )
