"""The sections of a planning decision report: the Board's office to the Board, for decision."""

from dataclasses import dataclass
from typing import ClassVar

from strategic_plan.summaries.reports.annual_sections import BoardChange
from strategic_plan.summaries.reports.figures import SourceLine
from strategic_plan.summaries.reports.inserts import Part
from strategic_plan.summaries.reports.plan_sections import CoverageRow
from strategic_plan.summaries.reports.sections import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed(Section):
    """The proposed amendment, each change with the words before and after; ``effective`` says from when."""

    block: ClassVar[str] = "proposed"

    effective: str
    changes: tuple[BoardChange, ...]
    after_head: str = "Proposed"
    source: SourceLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MattersTouched(Section):
    """The matters of law that the changed parts of the plan answer, and that they stay answered."""

    block: ClassVar[str] = "matters_touched"

    text: str
    rows: tuple[CoverageRow, ...]
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided(Section):
    """What the Board resolved: mover and seconder, the motion as carried, and what is to be done."""

    block: ClassVar[str] = "decided"

    result: str
    meeting: str
    moved: str
    motion: str
    follow_ups: tuple[str, ...] = ()
