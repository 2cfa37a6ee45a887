"""The content of a report: everything its pages, PDF, files and API show, and nothing that is not in it.

``ReportContent`` is what an edition stores. It is assembled from summaries once, frozen as canonical JSON, and every
rendering reads it back from there, whatever happens to the data, the settings and the templates later.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from strategic_plan.summaries.reports.annual_sections import (
    BackCover,
    Changed,
    Contents,
    Cover,
    Glance,
    Governance,
    Message,
    PriorityAccount,
    Reading,
)
from strategic_plan.summaries.reports.brief_sections import OffTarget
from strategic_plan.summaries.reports.codec import ContentError, canonical, decoded
from strategic_plan.summaries.reports.comparison import Compared
from strategic_plan.summaries.reports.decision_sections import Decided, MattersTouched, Proposed
from strategic_plan.summaries.reports.overview_sections import ActivityPage, Ahead, Initiatives, OverviewFront
from strategic_plan.summaries.reports.plan import PlanBlock
from strategic_plan.summaries.reports.plan_sections import (
    CoverageMatrix,
    Foundation,
    Making,
    PlanPriorityPage,
    Risks,
    WideTable,
    YouSaid,
)
from strategic_plan.summaries.reports.sections import DataPage, Written
from strategic_plan.summaries.reports.status_sections import (
    Appendix,
    Attention,
    BoardHead,
    Inquiries,
    Milestones,
    MonitoringRequirements,
    Progress,
    Recommendation,
    StatusSummary,
)
from strategic_plan.summaries.reports.style import StyleBlock

SCHEMA = 1
"""Raised when a stored content can no longer be read by the dataclasses; older ones are then converted on reading."""

Kind = Literal["status", "decision", "annual", "overview", "plan", "brief", "scan"]
Audience = Literal["public", "board", "in_camera"]

AnySection = (
    ActivityPage
    | Ahead
    | Appendix
    | Attention
    | BackCover
    | BoardHead
    | Changed
    | Compared
    | Contents
    | Cover
    | CoverageMatrix
    | DataPage
    | Decided
    | Foundation
    | Glance
    | Governance
    | Initiatives
    | Inquiries
    | Making
    | MattersTouched
    | Message
    | Milestones
    | OffTarget
    | MonitoringRequirements
    | OverviewFront
    | PlanPriorityPage
    | PriorityAccount
    | Progress
    | Proposed
    | Reading
    | Recommendation
    | Risks
    | StatusSummary
    | WideTable
    | Written
    | YouSaid
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationBlock:
    """The Board and its Service as they were called then, and where to write to them."""

    board: str
    service: str
    chief_title: str
    address: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportState:
    """Draft, edition or brief. A draft says it on every page in ``words`` ("Draft 3, not approved") and ``number``.

    An edition has the day it is published on; a draft has none. A brief is read and thrown away: it has no number.
    """

    kind: Literal["draft", "edition", "brief"]
    number: int
    words: str
    published_on: date | None = None
    published_words: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether the pages carry the watermark."""
        return self.kind == "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent:
    """A whole report. ``period_*`` are inclusive local dates; ``as_of`` is the day the figures were read.

    ``slug`` is the report's address, ``title`` names it in full ("Annual report to the community 2023").
    ``from_party`` and ``to_party`` are offices. ``plan`` is there when public plan pages are read from the edition.
    """

    kind: Kind
    slug: str
    title: str
    subject: str
    organization: OrganizationBlock
    from_party: str
    to_party: str
    audience: Audience
    language: str
    period_start: date
    period_end: date
    period_words: str
    as_of: date
    as_of_words: str
    state: ReportState
    sections: tuple[AnySection, ...]
    plan: PlanBlock | None = None
    notes: tuple[str, ...] = ()
    style: StyleBlock | None = field(default=None, metadata={"came_later": True})
    schema: int = SCHEMA

    def __post_init__(self) -> None:
        """Anchors must be unique: a link to a section may mean one place only."""
        keys = [section.key for section in self.sections]
        if repeated := sorted({key for key in keys if keys.count(key) > 1}):
            raise ContentError(f"the section key {', '.join(repeated)} is used more than once")


def to_json(content: ReportContent) -> str:
    """The canonical JSON of a report: the same content always gives the same text."""
    return canonical(content)


def from_json(text: str) -> ReportContent:
    """A report read back from its JSON; raises ContentError where the text does not fit."""
    content = decoded(ReportContent, text)
    if content.schema != SCHEMA:
        raise ContentError(f"schema {content.schema} cannot be read; this software reads {SCHEMA}")
    return content


def fingerprint(content: ReportContent) -> str:
    """The SHA-256 of the canonical JSON, in hexadecimal: printed in the report, compared by /verify/."""
    return hashlib.sha256(to_json(content).encode()).hexdigest()
