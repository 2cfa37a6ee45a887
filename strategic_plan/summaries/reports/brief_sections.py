"""The section that only an exception brief has; its others are those of the status report."""

from dataclasses import dataclass
from typing import ClassVar

from strategic_plan.summaries.reports.figures import SourceLine
from strategic_plan.summaries.reports.sections import IndicatorRow, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class OffTarget(Section):
    """The indicators that are not where they should be, the worst first."""

    block: ClassVar[str] = "off_target"

    caption: str
    rows: tuple[IndicatorRow, ...]
    source: SourceLine | None = None
