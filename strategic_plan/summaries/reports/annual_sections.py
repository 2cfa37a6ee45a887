"""The sections of the annual report to the community: the Board to the public, each year."""

from dataclasses import dataclass
from typing import ClassVar

from strategic_plan.summaries.reports.drawings import Bars, LineChart, Multiples, Strip
from strategic_plan.summaries.reports.figures import Aside, Figure, KeyFigure, SourceLine, State, StateCount
from strategic_plan.summaries.reports.inserts import Part
from strategic_plan.summaries.reports.sections import AttentionRow, DatedLine, IndicatorRow, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover(Section):
    """The title page. ``lines`` of the title break where a designer would; ``year`` stands paler below them.

    ``foot`` lists what the report is about where it has no bars.
    """

    block: ClassVar[str] = "cover"

    lines: tuple[str, ...]
    year: str
    standfirst: str
    caption: str
    bars: Bars
    foot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginFact:
    """A fact beside a message: the number, and the words that finish its sentence."""

    figure: Figure
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(Section):
    """A letter, written by an office in restricted Markdown, with up to three facts in the margin."""

    block: ClassVar[str] = "message"

    facts: tuple[MarginFact, ...]
    text: str
    signature: str
    source: SourceLine | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents(Section):
    """The list of sections with their pages and findings; it is made from the other sections when typeset."""

    block: ClassVar[str] = "contents"

    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityLine:
    """A priority in one row: what the Board wants to be true, how many objectives and actions it has."""

    number: int
    title: str
    promise: str
    objectives: int
    actions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Governance(Section):
    """The Board, the Service and the plan: who owns what, the priorities, how the plan was made and is reported."""

    block: ClassVar[str] = "governance"

    owners: tuple[Aside, ...]
    caption: str
    promise_head: str
    priorities: tuple[PriorityLine, ...]
    total_head: str
    objectives_total: int
    actions_total: int
    asides: tuple[Aside, ...]
    source: SourceLine | None = None
    last_head: str = "Actions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance(Section):
    """The year at a glance on a spread: what was said of the actions on the left, what was counted on the right.

    ``heading`` and ``figures_heading`` are the two sentences. ``large`` holds two figures, ``small`` rows of three.
    """

    block: ClassVar[str] = "glance"

    strip: Strip
    attention_caption: str
    attention: tuple[AttentionRow, ...]
    attention_source: SourceLine | None
    figures_heading: str
    large: tuple[KeyFigure, ...]
    small: tuple[KeyFigure, ...]
    source: SourceLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedLine:
    """An objective's code and what was promised."""

    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A short true story with a gold rule; ``text`` is restricted Markdown."""

    label: str
    heading: str
    text: str
    tag: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityAccount(Section):
    """A priority over three pages: its opening, then promised, happened, the numbers, and what is next.

    ``heading`` is the sentence of the account; the opening page shows ``number``, ``title`` and ``promise``.
    """

    block: ClassVar[str] = "priority"

    number: int
    title: str
    promise: str
    key_figure: KeyFigure | None
    action_counts_head: str
    action_counts: tuple[StateCount, ...]
    indicator_counts_head: str
    indicator_counts: tuple[StateCount, ...]
    promised: tuple[CodedLine, ...]
    happened: str
    chart: LineChart | None
    multiples: Multiples | None
    indicators_caption: str
    previous_head: str
    actual_head: str
    indicators: tuple[IndicatorRow, ...]
    indicators_source: SourceLine | None
    figures: tuple[KeyFigure, ...]
    story: Story | None
    next_lines: tuple[DatedLine, ...]
    source: SourceLine | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardChange:
    """One decision on the plan: the words before and now, and why. Without ``now`` it was considered and not made."""

    title: str
    resolution: str
    meeting: str
    why: str
    before: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed(Section):
    """What the Board changed this year, in public and with reasons."""

    block: ClassVar[str] = "changed"

    standfirst: str
    changes: tuple[BoardChange, ...]
    source: SourceLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A state and what it means."""

    state: State
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Section):
    """How to read these numbers: one chart explained, every word's meaning, one change worked out."""

    block: ClassVar[str] = "reading"

    chart: LineChart | None
    said_heading: str
    said: tuple[Meaning, ...]
    computed_heading: str
    computed: tuple[Meaning, ...]
    asides: tuple[Aside, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BackCover(Section):
    """Contact and other formats; the edition's fingerprint is added when typeset."""

    block: ClassVar[str] = "back"

    asides: tuple[Aside, ...]
