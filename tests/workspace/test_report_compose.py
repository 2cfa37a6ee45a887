"""Beginning a report."""

from __future__ import annotations

import pytest

from strategic_plan.models import Report
from tests.factories.organization import make_organization
from tests.factories.people import chief, staff
from tests.factories.updates import make_approved
from tests.workspace.reading import errors_of
from tests.workspace.signed_in import client_of

pytestmark = pytest.mark.django_db
ADDRESS = "/workspace/reports/begin/"


def test_a_status_report_begins_with_every_section_of_its_outline() -> None:
    make_organization()
    cycle = make_approved().cycle
    answer = client_of(staff()).post(ADDRESS, {"kind": "status", "cycle": cycle.pk})
    report = Report.objects.get()
    assert answer.headers["Location"] == f"/workspace/reports/{report.pk}/"
    assert report.title == "Implementation status report, Quarter 1 2024"
    assert (report.slug, report.starts_on, report.ends_on) == (
        "implementation-status-report-quarter-1-2024",
        cycle.starts_on,
        cycle.ends_on,
    )
    assert report.sections.count() == 12


def test_an_annual_report_is_about_a_year() -> None:
    make_organization()
    make_approved()
    client_of(staff()).post(ADDRESS, {"kind": "annual", "year": 2023})
    report = Report.objects.get()
    assert (report.title, report.from_party) == ("Annual report to the community 2023", Report.Party.BOARD)
    assert (f"{report.starts_on}", f"{report.ends_on}") == ("2023-01-01", "2023-12-31")


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("", "Choose under “Which report”."),
        ("status", "Choose the cycle that the status report is about."),
        ("annual", "Choose the year that the annual report is about."),
    ],
)
def test_what_is_missing_is_asked_for_in_a_sentence(kind: str, error: str) -> None:
    make_organization()
    make_approved()
    page = client_of(staff()).post(ADDRESS, {"kind": kind})
    assert errors_of(page) == [error]
    assert not Report.objects.exists()


def test_one_report_of_a_kind_for_a_period_is_enough() -> None:
    make_organization()
    answers = {"kind": "status", "cycle": make_approved().cycle.pk}
    client = client_of(staff())
    client.post(ADDRESS, answers)
    page = client.post(ADDRESS, answers)
    assert errors_of(page) == ["“Implementation status report, Quarter 1 2024” has been begun already."]
    assert Report.objects.count() == 1


def test_the_chiefs_office_begins_no_report() -> None:
    assert client_of(chief()).get(ADDRESS).status_code == 403
