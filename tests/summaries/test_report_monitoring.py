"""The calendar of monitoring requirements in a status report: the next quarter, and what is late from before."""

from __future__ import annotations

import datetime

import pytest

from strategic_plan.models import Report
from strategic_plan.summaries.reports.assemble import assemble, draft_state
from strategic_plan.summaries.reports.status_sections import MonitoringRequirements
from tests.factories.moments import later
from tests.factories.obligations import make_deliverable, make_obligation
from tests.factories.quarter import make_quarter
from tests.factories.reports import make_report

pytestmark = pytest.mark.django_db


def sections_of(report: Report) -> list[MonitoringRequirements]:
    content = assemble(report, today=later(days=2).date(), state=draft_state(report))
    return [section for section in content.sections if isinstance(section, MonitoringRequirements)]


def test_the_report_says_what_the_board_is_to_be_told_next() -> None:
    report = make_report(make_quarter(1))
    duty = make_obligation(citation="Policy 4, section 2", from_party="Chief of Police")
    day = report.ends_on + datetime.timedelta(days=40)
    make_deliverable(duty, title="Report on use of force", due_on=day)
    make_deliverable(duty, title="A year away", due_on=day + datetime.timedelta(days=365))
    (section,) = sections_of(report)
    assert section.heading == "One requirement: 0 received or waived, 0 late, 1 to come"
    assert [(row.report, row.requirement, row.responsible) for row in section.rows] == [
        ("Report on use of force", "Policy 4, section 2", "Chief of Police")
    ]


def test_what_is_late_from_before_stands_first_and_says_so() -> None:
    report = make_report(make_quarter(1))
    make_deliverable(title="Long due", due_on=report.starts_on)
    make_deliverable(title="Soon", due_on=report.ends_on + datetime.timedelta(days=40))
    (section,) = sections_of(report)
    assert [(row.report, row.is_late) for row in section.rows] == [("Long due", True), ("Soon", False)]


def test_without_requirements_the_section_is_left_out() -> None:
    assert sections_of(make_report(make_quarter(1))) == []
