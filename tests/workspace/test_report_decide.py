"""Deciding on a report: by somebody else, on the words that were sent, by resolution where it is the Board's."""

from __future__ import annotations

import pytest

from strategic_plan.models import Report, Resolution
from strategic_plan.permissions import Person
from strategic_plan.services import reports
from tests.factories.meetings import make_resolution
from tests.factories.moments import later
from tests.factories.people import chief, staff
from tests.factories.reports import make_annual_report, make_report, make_report_in_review
from tests.workspace.reading import errors_of, text_of
from tests.workspace.signed_in import client_of

pytestmark = pytest.mark.django_db


def annual_in_review(composer: Person | None = None) -> Report:
    report = make_annual_report(by=composer) if composer else make_annual_report()
    return reports.send_report(report, version=report.version, by=composer or staff(), at=later(days=2))


def test_the_approver_reads_what_was_sent_not_what_is_stored_now() -> None:
    report = make_report_in_review()
    report.sections.filter(key="data-notes").update(text="Changed behind the scenes.")
    words = text_of(client_of(chief()).get(f"/workspace/reports/{report.pk}/decide/"))
    assert "Figures are complete to the end of March." in words
    assert "Changed behind the scenes." not in words


def test_the_chiefs_office_approves_the_chiefs_report() -> None:
    report = make_report_in_review()
    client_of(chief()).post(f"/workspace/reports/{report.pk}/approve/", {"version": report.version})
    report.refresh_from_db()
    assert report.state == Report.State.APPROVED


def test_governance_staff_may_read_but_not_approve_the_chiefs_report() -> None:
    report = make_report_in_review()
    client = client_of(staff())
    words = text_of(client.get(f"/workspace/reports/{report.pk}/decide/"))
    assert "This report is the Chief’s: the Chief’s office decides on it." in words
    answer = client.post(f"/workspace/reports/{report.pk}/approve/", {"version": report.version})
    report.refresh_from_db()
    assert (answer.status_code, report.state) == (403, Report.State.IN_REVIEW)


def test_a_version_that_moved_on_is_shown_again_instead_of_approved() -> None:
    report = make_report_in_review()
    page = client_of(chief()).post(f"/workspace/reports/{report.pk}/approve/", {"version": report.version - 1})
    report.refresh_from_db()
    assert (page.status_code, report.state) == (409, Report.State.IN_REVIEW)
    assert "This report was changed after you opened it. Read it again before you approve it." in text_of(page)


def test_a_report_goes_back_with_a_reason_and_only_with_one() -> None:
    report = make_report_in_review()
    client = client_of(chief())
    page = client.post(f"/workspace/reports/{report.pk}/return/", {"version": report.version, "reason": " "})
    assert errors_of(page) == ["Say what should be changed."]
    client.post(f"/workspace/reports/{report.pk}/return/", {"version": report.version, "reason": "Name the districts."})
    report.refresh_from_db()
    assert report.state == Report.State.RETURNED
    assert report.returns.get().reason == "Name the districts."


def test_a_reason_for_a_version_that_moved_on_is_kept() -> None:
    report = make_report_in_review()
    answers = {"version": report.version - 1, "reason": "Name the districts."}
    page = client_of(chief()).post(f"/workspace/reports/{report.pk}/return/", answers)
    assert page.status_code == 409
    assert "Name the districts." in page.content.decode()


def test_the_boards_report_is_approved_by_a_carried_resolution() -> None:
    report = annual_in_review()
    client, address = client_of(staff()), f"/workspace/reports/{report.pk}/approve/"
    page = client.post(address, {"version": report.version})
    assert errors_of(page) == ["The Board approves this report by a resolution. Choose it."]
    lost = make_resolution(result=Resolution.Result.LOST)
    assert client.post(address, {"version": report.version, "resolution": lost.pk}).status_code == 422
    carried = make_resolution()
    client.post(address, {"version": report.version, "resolution": carried.pk})
    report.refresh_from_db()
    assert (report.state, report.resolution) == (Report.State.APPROVED, carried)


def test_whoever_alone_composed_a_report_leaves_the_decision_to_somebody_else() -> None:
    composer = staff()
    report = annual_in_review(composer)
    client = client_of(composer)
    words = text_of(client.get(f"/workspace/reports/{report.pk}/decide/"))
    assert "You alone composed this report, so somebody else decides on it." in words
    answers = {"version": report.version, "resolution": make_resolution().pk}
    page = client.post(f"/workspace/reports/{report.pk}/approve/", answers)
    report.refresh_from_db()
    assert (page.status_code, report.state) == (403, Report.State.IN_REVIEW)
    assert "You alone composed this report" in text_of(page)


def test_there_is_nothing_to_decide_on_a_draft() -> None:
    page = client_of(chief()).get(f"/workspace/reports/{make_report().pk}/decide/")
    assert page.status_code == 409
    assert "This report is not in review, so there is nothing to decide." in text_of(page)
