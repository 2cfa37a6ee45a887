"""The plan as it stood when the report was frozen: what the public plan, objective and indicator pages are made of.

Public pages read editions, never live tables, so an edition carries the whole tree with what the Board and the Chief
said about it at that time.
"""

from dataclasses import dataclass
from datetime import date

from strategic_plan.summaries.reports.drawings import LineChart, TargetLine
from strategic_plan.summaries.reports.figures import Figure, SourceLine, State, StateCount


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneLine:
    """A dated step of an action: met on a day, moved from an earlier date, dropped with a reason, or open."""

    title: str
    due_on: date
    due_words: str
    state: str
    met_on: date | None = None
    met_words: str = ""
    moved_from_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAction:
    """What the Chief does about an objective, and what was last said of it and approved. Owners are offices."""

    code: str
    title: str
    owner: str
    state: State
    due_on: date | None
    due_words: str
    milestones_met: int
    milestones_total: int
    percent: int | None = None
    done: str = ""
    next: str = ""
    reason: str = ""
    corrective: str = ""
    expected_on: date | None = None
    expected_words: str = ""
    said_words: str = ""
    milestones: tuple[MilestoneLine, ...] = ()
    public_title: str = ""
    description: str = ""
    before: State | None = None
    partners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingInput:
    """One input of a rating, as a "Why?" lists it: "Expected by 31 December 2023", "44.6%"."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """One period of an indicator, beside the same period a year earlier, as a reader may download it."""

    start: date
    end: date
    label: str
    current: Figure
    previous: Figure
    change: Figure
    finality: str = "final"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanIndicator:
    """How an objective is measured: where it began, is, should be and is promised to be, and why it is rated so."""

    key: str
    title: str
    measured: str
    unit: str
    direction: str
    period_words: str
    baseline: Figure
    actual: Figure
    expected: Figure
    target: Figure
    target_words: str
    target_due_on: date | None
    rating: State
    rating_sentence: str
    why: tuple[RatingInput, ...] = ()
    line: TargetLine | None = None
    chart: LineChart | None = None
    rows: tuple[SeriesRow, ...] = ()
    method: str = ""
    source: SourceLine | None = None
    public_title: str = ""
    public_words: str = ""
    is_lead: bool = False
    previous: Figure | None = None
    change_words: str = ""
    rule: int = 0
    period_start: date | None = None
    period_end: date | None = None
    bare: Figure | None = None
    qualifier_words: str = ""
    window: str = ""
    numerator: Figure | None = None
    denominator: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanObjective:
    """What the Board wants to be true, with the actions that serve it and the indicators that measure it."""

    code: str
    title: str
    promise: str
    actions: tuple[PlanAction, ...]
    indicators: tuple[PlanIndicator, ...]
    action_words: str = ""
    rating_words: str = ""
    public_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPriority:
    """A numbered priority, the counts of its actions by state, and its objectives."""

    number: int
    title: str
    promise: str
    counts: tuple[StateCount, ...]
    objectives: tuple[PlanObjective, ...]
    public_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBlock:
    """The plan's words and its tree."""

    title: str
    period_words: str
    starts_on: date
    ends_on: date
    vision: str
    mission: str
    values: tuple[str, ...]
    priorities: tuple[PlanPriority, ...]
    status_as_of: date
    status_as_of_words: str
