"""The sections of the district operational overview: the Service to the Board and the public, on landscape pages."""

from dataclasses import dataclass
from typing import ClassVar

from strategic_plan.summaries.reports.drawings import Chart
from strategic_plan.summaries.reports.figures import Aside, FigureTable, KeyFigure, SourceLine, State
from strategic_plan.summaries.reports.inserts import Part
from strategic_plan.summaries.reports.sections import DatedLine, Note, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusLine:
    """An area of focus in one row: what is done about it, and how that is said to be."""

    number: int
    title: str
    work: str
    states: tuple[State, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme of the district with its points, and the codes of the actions that serve it."""

    number: int
    title: str
    points: tuple[str, ...]
    actions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewFront(Section):
    """The first page: areas of focus and how they stand, the figure that leads, and the themes of the work."""

    block: ClassVar[str] = "overview_front"

    focus_caption: str
    work_head: str
    focus: tuple[FocusLine, ...]
    figure: KeyFigure | None
    figure_more: str
    themes_head: str
    themes: tuple[Theme, ...]
    source: SourceLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerLine:
    """Partners of one kind: "Schools", "Secondary schools of District 1"."""

    kind: str
    names: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """One initiative: what it is, with whom, from when to when, how it stands, what came of it and what is next."""

    code: str
    kind: str
    title: str
    description: str
    dates: str
    where: str
    state: State
    result: str
    result_head: str
    next: str
    partners: tuple[PartnerLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiatives(Section):
    """One priority in the district: its initiatives, its figures, and the district's own words."""

    block: ClassVar[str] = "initiatives"

    promise: str
    items: tuple[Initiative, ...]
    figures: tuple[KeyFigure, ...]
    chart: Chart | None
    text: str
    source: SourceLine | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityPage(Section):
    """Counts of activity with their change, the demand beside them, and the notes that belong to both."""

    block: ClassVar[str] = "activity"

    table: FigureTable
    chart: Chart | None
    figures: tuple[KeyFigure, ...]
    notes: tuple[Note, ...]
    source: SourceLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead(Section):
    """What is next: milestones by date, and the words that go with them."""

    block: ClassVar[str] = "ahead"

    caption: str
    lines: tuple[DatedLine, ...]
    text: str
    asides: tuple[Aside, ...] = ()
    source: SourceLine | None = None
    parts: tuple[Part, ...] = ()
