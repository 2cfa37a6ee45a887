"""A refusal keeps what was typed, shows it as text, and names people by their office."""

from __future__ import annotations

import pytest

from strategic_plan.models import Report
from strategic_plan.services.reports import send_report
from tests.factories.moments import later
from tests.factories.people import chief, person, staff
from tests.factories.reports import make_approved_report, make_edition, make_report
from tests.workspace.signed_in import client_of

pytestmark = pytest.mark.django_db
TYPED = "Table 3 gave the rate of 2022 as <b>44%</b>."
SHOWN = "Table 3 gave the rate of 2022 as &lt;b&gt;44%&lt;/b&gt;."


@pytest.mark.parametrize("deed", ["correct", "withdraw"])
def test_a_notice_that_came_too_late_is_not_lost(deed: str) -> None:
    report = make_edition().report
    answer = client_of(staff()).post(f"/workspace/reports/{report.pk}/{deed}/", {"version": 1, "notice": TYPED})
    assert answer.status_code == 409
    assert SHOWN in answer.content.decode()


def test_words_for_a_report_that_was_sent_meanwhile_are_not_lost() -> None:
    report = make_report()
    section = report.sections.get(key="data-notes")
    send_report(report, version=report.version, by=staff(), at=later(days=2))
    answers = {"version": section.version, "title": section.title, "text": TYPED, "included": "on"}
    answer = client_of(staff()).post(f"/workspace/reports/{report.pk}/sections/data-notes/", answers)
    assert answer.status_code == 409
    assert SHOWN in answer.content.decode()
    section.refresh_from_db()
    assert section.text != TYPED


def test_a_reason_for_a_return_that_came_too_late_is_not_lost() -> None:
    report = make_approved_report()
    answer = client_of(chief()).post(f"/workspace/reports/{report.pk}/return/", {"version": 1, "reason": TYPED})
    assert answer.status_code == 409
    assert SHOWN in answer.content.decode()


def test_what_is_refused_to_a_reader_shows_nothing_else() -> None:
    report = make_edition().report
    page = client_of(staff()).get(f"/workspace/reports/{report.pk}/publish/")
    assert page.status_code == 409
    assert "What you typed" not in page.content.decode()


def test_a_section_that_somebody_saved_meanwhile_names_an_office_and_no_person() -> None:
    report: Report = make_report()
    section = report.sections.get(key="data-notes")
    other = person("governance_staff", office="Executive Director")
    answers = {"version": section.version, "title": section.title, "text": "Saved first.", "included": "on"}
    address = f"/workspace/reports/{report.pk}/sections/data-notes/"
    client_of(other).post(address, answers)
    page = client_of(staff()).post(address, answers | {"text": "Typed meanwhile."}).content.decode()
    assert "by Executive Director" in page
    assert other.acting.name not in page
