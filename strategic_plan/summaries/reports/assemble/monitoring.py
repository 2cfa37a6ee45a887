"""The section of monitoring requirements: what the Board is to be told in the quarter after the report's period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from strategic_plan.summaries.obligations import Requirement, read_monitoring
from strategic_plan.summaries.reports.assemble.source import Source
from strategic_plan.summaries.reports.status_sections import MonitoringRequirements, RequirementRow


def monitoring_sections(source: Source) -> Iterator[MonitoringRequirements]:
    """The calendar of the next quarter and what is late from before it: one query; nothing where nothing is due."""
    after = source.report.ends_on + timedelta(days=1)
    calendar = read_monitoring(after, today=source.as_of, first_month=source.organization.fiscal_year_first_month)
    if calendar.requirements:
        yield MonitoringRequirements(
            key="monitoring",
            run=source.title("monitoring"),
            heading=calendar.sentence.rstrip("."),
            caption=f"Calendar of monitoring requirements, {calendar.words}",
            rows=tuple(_row(each) for each in calendar.requirements),
        )


def _row(each: Requirement) -> RequirementRow:
    return RequirementRow(
        month=each.month,
        report=each.report,
        requirement=each.requirement,
        responsible=each.responsible,
        status=f"{each.status}. {each.note}" if each.note else each.status,
        is_late=each.duty.is_late,
    )
