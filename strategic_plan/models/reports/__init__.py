"""Reports: their sections and lives, their editions, how they are drawn, and what stands around their words."""

from strategic_plan.models.reports.beside import Picture, ReportGrant, ReportStyle, SectionComment
from strategic_plan.models.reports.files import EditionFile
from strategic_plan.models.reports.renderings import Rendering
from strategic_plan.models.reports.reports import (
    Edition,
    EditionQuerySet,
    Report,
    ReportQuerySet,
    ReportReturn,
    Section,
    Stylesheet,
)

__all__ = [
    "Edition",
    "EditionFile",
    "EditionQuerySet",
    "Picture",
    "Rendering",
    "Report",
    "ReportGrant",
    "ReportQuerySet",
    "ReportReturn",
    "ReportStyle",
    "Section",
    "SectionComment",
    "Stylesheet",
]
