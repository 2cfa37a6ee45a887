"""Words that are not published are read by those who compose and decide, by no side door and by nobody who has left."""

from __future__ import annotations

import datetime

import pytest

from strategic_plan.models import Report, Role
from strategic_plan.permissions import visible_reports
from strategic_plan.services import reports
from tests.factories.moments import TODAY, later
from tests.factories.people import chief, holder, make_membership, person, staff
from tests.factories.reports import make_approved_report, make_edition, make_report, make_report_in_review
from tests.workspace.signed_in import client_of

pytestmark = pytest.mark.django_db
WORDS = "Recounted before anybody approved it."
REASON = "Leave the injury counts out until the inquiry is over."


def corrected_edition(state: str) -> Report:
    """A published report whose next edition has come as far as a state."""
    report = make_edition().report
    reports.correct_report(report, version=report.version, notice="Table 3.", by=staff(), at=later(days=5))
    section = report.sections.get(key="data-notes")
    reports.write_section(
        section, version=section.version, title=section.title, text=WORDS, included=True, by=staff(), at=later(days=5)
    )
    report.refresh_from_db()
    reports.send_report(report, version=report.version, by=staff(), at=later(days=6))
    if state == Report.State.RETURNED:
        reports.return_report(report, version=report.version, reason=REASON, by=chief(), at=later(days=7))
    if state == Report.State.APPROVED:
        reports.approve_report(report, version=report.version, by=chief(), at=later(days=7))
    return report


@pytest.mark.parametrize("state", [Report.State.IN_REVIEW, Report.State.APPROVED])
@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.CONTRIBUTOR, Role.ANALYST])
def test_a_corrected_edition_is_read_when_it_is_published(state: str, role: str) -> None:
    page = client_of(person(role)).get(f"/workspace/reports/{corrected_edition(state).pk}/")
    assert page.status_code == 200
    assert WORDS not in page.content.decode()


@pytest.mark.parametrize("state", [Report.State.IN_REVIEW, Report.State.APPROVED])
def test_those_who_decide_read_a_corrected_edition(state: str) -> None:
    page = client_of(chief()).get(f"/workspace/reports/{corrected_edition(state).pk}/")
    assert WORDS in page.content.decode()


def test_why_a_report_came_back_is_not_told_to_its_readers() -> None:
    address = f"/workspace/reports/{corrected_edition(Report.State.RETURNED).pk}/"
    assert REASON in client_of(chief()).get(address).content.decode()
    assert REASON not in client_of(person(Role.BOARD_MEMBER)).get(address).content.decode()


def test_a_report_for_the_board_is_read_once_it_is_approved() -> None:
    report = make_approved_report(audience=Report.Audience.BOARD)
    page = client_of(person(Role.BOARD_MEMBER)).get(f"/workspace/reports/{report.pk}/")
    assert "Figures are complete to the end of March." in page.content.decode()


def test_a_report_for_the_board_in_review_is_not_there_for_a_board_member() -> None:
    report = make_report_in_review(audience=Report.Audience.BOARD)
    assert client_of(person(Role.BOARD_MEMBER)).get(f"/workspace/reports/{report.pk}/").status_code == 404


@pytest.mark.parametrize("audience", Report.Audience)
def test_whoever_left_the_boards_office_has_left_its_drafts(audience: str) -> None:
    membership = make_membership(Role.GOVERNANCE_STAFF)
    report = make_report_in_review(by=holder(membership), audience=audience)
    membership.ends_on = TODAY - datetime.timedelta(days=1)
    membership.save()
    make_membership(Role.CONTRIBUTOR, user=membership.user)
    assert client_of(holder(membership)).get(f"/workspace/reports/{report.pk}/").status_code == 404


def test_a_report_in_camera_is_visible_to_its_composer_alone() -> None:
    composer = staff()
    report = make_report(by=composer, audience=Report.Audience.IN_CAMERA)
    others = [staff(), chief(), *(person(role) for role in (Role.BOARD_MEMBER, Role.ADMINISTRATOR))]
    assert visible_reports(composer).get() == report
    assert not any(visible_reports(other).exists() for other in others)
