"""What every section has, the sections written by a person, and the rows several kinds of report share.

A section is a page type with its content, told apart by ``block``; a report of a new kind is a new list of sections.
Headings are sentences that say what is so; ``run`` is the short name used at the foot, in bookmarks and in contents.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from strategic_plan.summaries.reports.drawings import Chart, TargetLine
from strategic_plan.summaries.reports.figures import Figure, FigureTable, SourceLine, State
from strategic_plan.summaries.reports.inserts import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """``key`` is the permanent anchor within the report. ``finding`` is what the contents say the section found;
    a section without one is not listed there. ``listed`` names it there where ``run`` is too short."""

    key: str
    run: str
    heading: str
    kicker: str = ""
    finding: str = ""
    listed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written(Section):
    """A section of a person's own words, in restricted Markdown."""

    block: ClassVar[str] = "written"

    text: str
    tag: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Written words under their own head, beside others: "Data notes", "Definitions and source"."""

    head: str
    text: str
    tag: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPage(Section):
    """A page of figures: tables first, then charts, one source line."""

    block: ClassVar[str] = "data_page"

    tables: tuple[FigureTable, ...]
    charts: tuple[Chart, ...]
    source: SourceLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """One action in a table: whose it is, when it is due, how far it is, how it is said to be."""

    objective: str
    code: str
    title: str
    owner: str
    due_words: str
    done: Figure
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionRow:
    """An action that needs attention: why, what is done about it, when it was due and when it will be right."""

    code: str
    title: str
    state: State
    reason: str
    corrective: str
    due_words: str
    new_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow:
    """One indicator against its target. ``previous`` is last year's figure or the baseline, as the head says."""

    objective: str
    title: str
    previous: Figure
    actual: Figure
    expected: Figure
    promised: str
    rating: State
    line: TargetLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedLine:
    """A date and what belongs to it: a milestone met or coming, a step that is next. ``code`` names its action."""

    on: date | None
    words: str
    text: str
    code: str = ""
