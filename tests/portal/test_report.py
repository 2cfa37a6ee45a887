"""A report at its public address: stored words, live notices."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from strategic_plan.models import Edition, Report
from strategic_plan.services import reports
from tests.factories.moments import later
from tests.factories.people import chief, staff
from tests.factories.reports import make_approved_report, make_edition
from tests.workspace.reading import text_of

pytestmark = pytest.mark.django_db


def corrected(edition: Edition) -> Edition:
    """The second edition, with its notice."""
    report = edition.report
    at = later(days=6)
    reports.correct_report(report, version=report.version, notice="Table 1 counted a row twice.", by=staff(), at=at)
    reports.send_report(report, version=report.version, by=staff(), at=at)
    reports.approve_report(report, version=report.version, by=chief(), at=at)
    return make_edition(report=report)


def test_the_stored_page_is_served_inside_the_live_masthead(client: Client) -> None:
    edition = make_edition()
    Report.objects.update(title="Renamed since")
    page = client.get(f"/reports/{edition.report.slug}/").content.decode()
    assert edition.html in page
    assert f"/reports/styles/{edition.stylesheet.sha256}.css" in page
    assert "Renamed since" not in page


@pytest.mark.parametrize("state", [Report.State.DRAFT, Report.State.IN_REVIEW, Report.State.APPROVED])
def test_what_was_never_published_is_not_found(client: Client, state: str) -> None:
    report = make_approved_report()
    assert client.get(f"/reports/{report.slug}/").status_code == 404


def test_a_corrected_report_shows_its_newest_edition_with_the_notice(client: Client) -> None:
    first = make_edition()
    second = corrected(first)
    words = text_of(client.get(f"/reports/{first.report.slug}/"))
    assert "Edition 2 corrects the one before it. Table 1 counted a row twice." in words
    assert second.number == 2


def test_while_a_correction_is_composed_the_published_edition_stays(client: Client) -> None:
    edition = make_edition()
    report = edition.report
    reports.correct_report(report, version=report.version, notice="A row.", by=staff(), at=later(days=5))
    assert edition.html in client.get(f"/reports/{report.slug}/").content.decode()


def test_a_withdrawn_report_leaves_its_notice_at_its_address(client: Client) -> None:
    edition = make_edition()
    report = edition.report
    notice = "The figures of District 2 were those of 2021."
    reports.withdraw_report(report, version=report.version, notice=notice, by=staff(), at=later(days=5))
    for address in (f"/reports/{report.slug}/", f"/reports/{report.slug}/editions/1/"):
        page = client.get(address)
        assert page.status_code == 410
        assert notice in text_of(page)
        assert edition.html not in page.content.decode()


def test_an_unchanged_report_is_answered_without_reading_its_body(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = f"/reports/{make_edition().report.slug}/"
    tag = client.get(address).headers["ETag"]
    with django_assert_num_queries(3):
        assert client.get(address, headers={"if-none-match": tag}).status_code == 304


def test_a_withdrawal_is_seen_at_once(client: Client) -> None:
    report = make_edition().report
    address = f"/reports/{report.slug}/"
    tag = client.get(address).headers["ETag"]
    reports.withdraw_report(report, version=report.version, notice="Wrong.", by=staff(), at=later(days=5))
    assert client.get(address, headers={"if-none-match": tag}).status_code == 410
