"""The section of inquiries in a status report: what is open, and what was answered since the last report."""

from __future__ import annotations

import pytest

from strategic_plan.models import Report
from strategic_plan.summaries.reports.assemble import assemble, draft_state
from strategic_plan.summaries.reports.status_sections import Inquiries
from tests.factories import inquiries
from tests.factories.inquiries import ANSWER, WORDING
from tests.factories.moments import later
from tests.factories.quarter import make_quarter
from tests.factories.reports import make_report

pytestmark = pytest.mark.django_db


def section_of(report: Report) -> Inquiries:
    content = assemble(report, today=later(days=2).date(), state=draft_state(report))
    return next(section for section in content.sections if isinstance(section, Inquiries))


def test_open_and_answered_inquiries_stand_in_the_report_and_others_do_not() -> None:
    report = make_report(make_quarter(1))
    inquiries.make_inquiry(wording="Only asked.")
    inquiries.make_declined(wording="Declined.")
    inquiries.make_accepted(wording="Accepted.")
    inquiries.make_passed_on(wording="Passed on.")
    inquiries.make_answered()
    inquiries.make_closed(answered_at=later(days=-200), wording="Answered long ago.")
    section = section_of(report)
    assert section.heading == "Two inquiries are open; one was answered since the last report"
    assert [(row.question, row.with_office, row.due_words) for row in section.rows] == [
        ("Accepted.", "The Board’s office", "30\u00a0May\u00a02024"),
        ("Passed on.", "Deputy Chief, Operations", "30\u00a0May\u00a02024"),
    ]
    answered = [(row.question, row.answer, row.by_words) for row in section.answered]
    assert answered == [(WORDING, ANSWER, "Inspector, Chief’s Office, 11\u00a0April\u00a02024")]


def test_without_any_the_report_says_that_none_is_open() -> None:
    section = section_of(make_report(make_quarter(1)))
    assert (section.heading, section.rows, section.answered) == ("No inquiry is open", (), ())
