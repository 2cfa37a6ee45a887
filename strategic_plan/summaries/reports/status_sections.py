"""The sections of the implementation status report: the Chief to the Board, each cycle."""

from dataclasses import dataclass
from typing import ClassVar

from strategic_plan.summaries.reports.drawings import LineChart
from strategic_plan.summaries.reports.figures import Figure, FigureTable, SourceLine, State, StateCount
from strategic_plan.summaries.reports.inserts import Part
from strategic_plan.summaries.reports.sections import (
    ActionRow,
    AttentionRow,
    DatedLine,
    IndicatorRow,
    Note,
    Section,
)

BRIEF = 420
"""Characters that fit into half the width of a page without pushing the rest of the summary to the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadEntry:
    """One line of the head: "To", "Chair and Members of the Board"."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardHead(Section):
    """Who writes to whom, when, about what, and which obligation it answers. Entries fill two columns, left first."""

    block: ClassVar[str] = "board_head"

    entries: tuple[HeadEntry, ...]

    @property
    def half(self) -> int:
        """How many entries stand in the left column."""
        return (len(self.entries) + 1) // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Section):
    """What the Board is asked to do, before anything else; restricted Markdown, may link to "#attention"."""

    block: ClassVar[str] = "recommendation"

    text: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityCounts:
    """One priority's actions: the marks with their ``words``, the count for each column, how many need attention."""

    number: int | None
    title: str
    states: tuple[State, ...]
    words: str
    counts: tuple[int, ...]
    attention: int
    attention_before: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changed since the last report, in one line: "Got worse", "1.3 letters to victims; 4.2 theft figures"."""

    words: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A remark of the evidence check: what was said beside what is known. It never changes what was said."""

    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusSummary(Section):
    """The counts by status with the marks themselves, what changed, and where words and figures disagree.

    ``columns`` are the states counted, in the order of every row's ``counts``. ``totals`` is the row of all priorities.
    """

    block: ClassVar[str] = "status_summary"

    caption: str
    columns: tuple[State, ...]
    rows: tuple[PriorityCounts, ...]
    totals: PriorityCounts
    before_head: str
    changes: tuple[Change, ...]
    disagreements: tuple[Disagreement, ...]
    source: SourceLine | None = None

    @property
    def is_brief(self) -> bool:
        """Whether changes and disagreements fit beside each other; longer ones run on over the end of the page."""
        changes = sum(len(item) for change in self.changes for item in change.items)
        remarks = sum(len(remark.text) for remark in self.disagreements)
        return max(changes, remarks) <= BRIEF


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention(Section):
    """Every action that is at risk, delayed or on hold, with reason, corrective action and new date."""

    block: ClassVar[str] = "attention"

    caption: str
    rows: tuple[AttentionRow, ...]
    source: SourceLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestones(Section):
    """Milestones met in the period and due in the next, side by side. Has no page of its own."""

    block: ClassVar[str] = "milestones"

    met_head: str
    met: tuple[DatedLine, ...]
    coming_head: str
    coming: tuple[DatedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiryRow:
    """A question of a Board member, or a direction of the Board, that still has no answer."""

    asked_words: str
    question: str
    with_office: str
    due_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredRow:
    """What was asked, and the answer that came since the last report."""

    question: str
    answer: str
    by_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiries(Section):
    """The inquiries still open, and those answered since the last report. Has no page of its own."""

    block: ClassVar[str] = "inquiries"

    rows: tuple[InquiryRow, ...]
    answered: tuple[AnsweredRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementRow:
    """One thing that the Board asked to be told: when, by which report, and where it is."""

    month: str
    report: str
    requirement: str
    responsible: str
    status: str
    is_late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitoringRequirements(Section):
    """The calendar of monitoring requirements of the quarter that follows. Has no page of its own."""

    block: ClassVar[str] = "monitoring"

    caption: str
    rows: tuple[RequirementRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeaturedIndicator:
    """An indicator shown with its chart: its rating, why, and the count behind it in the margin."""

    label: str
    title: str
    rating: State
    why: str
    chart: LineChart
    figure: Figure | None = None
    figure_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What an office says in its own words; restricted Markdown."""

    head: str
    text: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(Section):
    """One priority, or one objective: its actions, its indicators with a chart, and the Chief's words."""

    block: ClassVar[str] = "progress"

    counts: tuple[StateCount, ...]
    actions: tuple[ActionRow, ...]
    featured: tuple[FeaturedIndicator, ...]
    indicators: tuple[IndicatorRow, ...]
    words: tuple[Words, ...]
    source: SourceLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix(Section):
    """The figures behind the report, the data notes and the definitions."""

    block: ClassVar[str] = "appendix"

    tables: tuple[FigureTable, ...]
    notes: tuple[Note, ...]
