"""Sending a report for review."""

from __future__ import annotations

import pytest

from strategic_plan.models import Report
from tests.factories.people import chief, staff
from tests.factories.reports import make_report, make_report_in_review
from tests.workspace.reading import heading, text_of
from tests.workspace.signed_in import client_of

pytestmark = pytest.mark.django_db


def test_what_is_missing_stands_in_the_way() -> None:
    report = make_report()
    report.sections.filter(key="data-notes").update(text="")
    client = client_of(staff())
    page = client.get(f"/workspace/reports/{report.pk}/send/")
    assert heading(page) == "One thing is missing before it can be sent."
    assert "“Data notes” has no words yet." in text_of(page)
    assert client.post(f"/workspace/reports/{report.pk}/send/", {"version": report.version}).status_code == 422


@pytest.mark.parametrize("sender", [staff, chief])
def test_a_complete_report_is_frozen_and_sent(sender: type) -> None:
    report = make_report()
    answer = client_of(sender()).post(f"/workspace/reports/{report.pk}/send/", {"version": report.version})
    report.refresh_from_db()
    assert (answer.status_code, report.state) == (302, Report.State.IN_REVIEW)
    assert report.content


def test_a_version_that_was_not_read_is_not_sent() -> None:
    report = make_report()
    answer = client_of(staff()).post(f"/workspace/reports/{report.pk}/send/", {"version": report.version - 1})
    report.refresh_from_db()
    assert (answer.status_code, report.state) == (409, Report.State.DRAFT)


def test_a_report_in_review_is_not_sent_twice() -> None:
    report = make_report_in_review()
    page = client_of(staff()).get(f"/workspace/reports/{report.pk}/send/")
    assert page.status_code == 409
    assert "This report is in review. It can be changed again if it is returned." in text_of(page)
