"""Two published editions side by side."""

from __future__ import annotations

from decimal import Decimal
from urllib.parse import urlencode

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from strategic_plan.models import Edition, Report
from strategic_plan.services import plans, reports
from tests.factories.decisions import decided
from tests.factories.indicators import make_indicator, make_target
from tests.factories.meetings import make_meeting, make_resolution
from tests.factories.moments import later
from tests.factories.people import chief, staff
from tests.factories.reports import make_annual_report, make_edition, make_report
from tests.factories.updates import make_approved
from tests.portal.test_report import corrected
from tests.workspace.reading import errors_of, heading, text_of

pytestmark = pytest.mark.django_db


def address(before: Edition, after: Edition) -> str:
    names = {"before": f"{before.report.slug}/{before.number}", "after": f"{after.report.slug}/{after.number}"}
    return f"/reports/compare/?{urlencode(names)}"


def test_the_page_asks_which_two(client: Client) -> None:
    make_edition()
    page = client.get("/reports/compare/")
    assert heading(page) == "What changed between two reports?"
    assert errors_of(page) == []


def test_without_a_report_there_is_nothing_to_compare(client: Client) -> None:
    assert "No report has been published yet." in text_of(client.get("/reports/compare/"))


def test_a_correction_that_touched_nothing_of_the_plan_says_so_with_its_notice(client: Client) -> None:
    first = make_edition()
    page = client.get(address(first, corrected(first)))
    assert heading(page) == "Nothing in the plan or its figures differs."
    assert "What the notice says Table 1 counted a row twice." in text_of(page)


def test_a_target_that_the_board_changed_names_its_resolution(client: Client) -> None:
    update = make_approved()
    indicator = make_indicator(update.action.objective, code="people-hurt", title="People hurt")
    target = make_target(indicator, value=80)
    first = make_edition(update.cycle)
    meeting = make_meeting(held_on=later(days=5).date())
    plans.amend_plan(
        target,
        version=target.version,
        field="value",
        after=Decimal(85),
        reason="Two stations close.",
        resolution=decided(update.action.objective.priority.plan, make_resolution(meeting, number="2024-7")),
        effective_on=meeting.held_on,
        by=staff(),
        at=later(days=5),
    )
    report = make_report(update.cycle)
    reports.send_report(report, version=report.version, by=staff(), at=later(days=9))
    reports.approve_report(report, version=report.version, by=chief(), at=later(days=9))
    words = text_of(client.get(address(first, make_edition(report=report))))
    assert "One target changed What Before After People hurt Resolution 2024-7 of 16 April 2024 80" in words


def test_the_older_of_two_is_the_one_before_however_they_are_named(client: Client) -> None:
    first = make_edition()
    second = corrected(first)
    assert (
        text_of(client.get(address(first, second))).split("Compare others")[0]
        == (text_of(client.get(address(second, first))).split("Compare others")[0])
    )


def test_an_edition_is_not_compared_with_itself(client: Client) -> None:
    edition = make_edition()
    page = client.get(address(edition, edition))
    assert errors_of(page) == ["Choose another edition: these two are the same."]


def test_reports_of_two_kinds_are_not_compared(client: Client) -> None:
    status = make_edition()
    annual = make_annual_report(status.report.cycle)
    reports.send_report(annual, version=annual.version, by=staff(), at=later(days=2))
    reports.approve_report(annual, version=annual.version, by=staff(), at=later(days=3), resolution=make_resolution())
    page = client.get(address(status, make_edition(report=annual)))
    assert errors_of(page) == ["Choose a report of the same kind: these two say different things."]


@pytest.mark.parametrize("named", ["", "nothing", "nothing/1", "\x00/1", "x" * 500])
def test_what_is_no_edition_is_asked_for_again(client: Client, named: str) -> None:
    edition = make_edition()
    page = client.get("/reports/compare/", {"before": named, "after": f"{edition.report.slug}/1"})
    assert heading(page) == "What changed between two reports?"
    assert len(errors_of(page)) == 1


def test_what_is_for_the_board_is_in_no_public_list(client: Client) -> None:
    edition = make_edition(audience=Report.Audience.BOARD)
    assert edition.title not in text_of(client.get("/reports/compare/"))
    assert len(errors_of(client.get(address(edition, edition)))) == 2


def test_comparing_asks_little_whatever_is_published(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = make_edition()
    second = corrected(first)
    with django_assert_num_queries(6):
        client.get(address(first, second))
    make_edition()
    with django_assert_num_queries(6):
        client.get(address(first, second))
