"""The sections of the strategic plan: the Board to the public; some of them stand in the annual report as well."""

from dataclasses import dataclass
from typing import ClassVar

from strategic_plan.summaries.reports.drawings import Chart
from strategic_plan.summaries.reports.figures import FigureTable, SourceLine
from strategic_plan.summaries.reports.inserts import Part
from strategic_plan.summaries.reports.sections import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueLine:
    """A value of the Board: its name, and what it means."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Foundation(Section):
    """Vision, mission and values. ``heading`` is the vision."""

    block: ClassVar[str] = "foundation"

    mission_head: str
    mission: str
    values_head: str
    values: tuple[ValueLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorRow:
    """What the scan found: a trend, gap or opportunity, its evidence, and what it means for the plan."""

    title: str
    kind: str
    found: str
    meaning: str
    objectives: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One consultation: when, with whom, how, and how many took part."""

    when: str
    title: str
    parties: str
    method: str
    attended: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardRow:
    """What was heard, and what the Board did about it, or why it did not."""

    heard: str
    times: str
    answer: str
    did: str
    objectives: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Making(Section):
    """How the plan was made: the words, what the scan found, who was asked and what they said."""

    block: ClassVar[str] = "making"

    text: str
    factors_caption: str = ""
    factors: tuple[FactorRow, ...] = ()
    events_caption: str = ""
    events: tuple[EventRow, ...] = ()
    heard_caption: str = ""
    heard: tuple[HeardRow, ...] = ()
    source: SourceLine | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskRow:
    """One open risk: how serious it is in the Board's words, who looks after it, and what is done."""

    title: str
    description: str
    level: str
    scores: str
    owner: str
    treatment: str
    review: str
    objectives: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Risks(Section):
    """The register of risks, the gravest first."""

    block: ClassVar[str] = "risks"

    caption: str
    rows: tuple[RiskRow, ...]
    source: SourceLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YouSaid(Section):
    """You said, we did: their words large, ours small."""

    block: ClassVar[str] = "you_said"

    rows: tuple[HeardRow, ...]
    source: SourceLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """What is measured, from where it begins to what is promised."""

    title: str
    unit: str
    baseline: str
    target: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveBlock:
    """An objective with its words and what it is measured by."""

    code: str
    title: str
    statement: str
    targets: tuple[TargetRow, ...]
    informational: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPriorityPage(Section):
    """A priority of the plan: its opening with the promise, why, and its objectives with their targets."""

    block: ClassVar[str] = "plan_priority"

    number: int
    title: str
    promise: str
    text: str
    objectives: tuple[ObjectiveBlock, ...]
    chart: Chart | None = None
    source: SourceLine | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """A matter that the law asks a plan to address, and what answers it. ``mark``: indicator, words_only, none."""

    citation: str
    text: str
    is_group: bool
    is_part: bool
    mark: str
    answers: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageMatrix(Section):
    """What the law asks of a plan, matter by matter, and where the plan answers it."""

    block: ClassVar[str] = "coverage"

    standfirst: str
    caption: str
    rows: tuple[CoverageRow, ...]
    note: str
    source: SourceLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WideTable(Section):
    """A table too wide for an upright page; it stands on a landscape one."""

    block: ClassVar[str] = "wide_table"

    table: FigureTable
    note: str = ""
    source: SourceLine | None = None
