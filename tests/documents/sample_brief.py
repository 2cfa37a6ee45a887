"""The sample exception brief: what the sample status report says is off course, on two pages."""

from dataclasses import replace

from strategic_plan.summaries.reports.brief_sections import OffTarget
from strategic_plan.summaries.reports.content import ReportContent, ReportState
from strategic_plan.summaries.reports.status_sections import Progress
from tests.documents.sample_status import status_report

KEYS = ("head", "recommendation", "attention", "summary", "inquiries")


def exception_brief() -> ReportContent:
    """The whole brief as its templates take it."""
    report = status_report()
    sections = {section.key: section for section in report.sections}
    rows = tuple(row for each in report.sections if isinstance(each, Progress) for row in each.indicators)
    off = OffTarget(
        key="figures",
        run="Figures",
        heading="Figures not on target",
        caption="Indicators behind their promise",
        rows=tuple(row for row in rows if row.rating.code in ("worsening", "off_track", "at_risk")),
    )
    first, *others = (sections[key] for key in KEYS if key in sections)
    return replace(
        report,
        kind="brief",
        slug="exception-brief-2024-02-07",
        title="Exception brief, 7 February 2024",
        state=ReportState(kind="brief", number=0, words="As approved by 7 February 2024"),
        sections=(first, *others[:2], off, *others[2:]),
    )
