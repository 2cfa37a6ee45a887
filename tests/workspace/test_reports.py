"""The list of reports in the workspace."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from strategic_plan.models import Role
from tests.factories.people import chief, person, staff
from tests.factories.reports import make_approved_report, make_edition, make_report, make_report_in_review
from tests.workspace.reading import heading, text_of
from tests.workspace.signed_in import client_of

pytestmark = pytest.mark.django_db
ADDRESS = "/workspace/reports/"


def test_an_empty_list_says_what_will_be_here() -> None:
    page = client_of(staff()).get(ADDRESS)
    assert heading(page) == "No report has been published yet."
    assert "What will be here" in text_of(page)


def test_the_first_line_says_what_waits_for_whoever_looks() -> None:
    make_report_in_review()
    assert heading(client_of(chief()).get(ADDRESS)) == "One report waits for your decision."


def test_an_approved_report_waits_for_governance_staff() -> None:
    make_approved_report()
    assert heading(client_of(staff()).get(ADDRESS)) == "One report can be published."


def test_a_board_member_sees_no_draft() -> None:
    make_report()
    page = client_of(person(Role.BOARD_MEMBER)).get(ADDRESS)
    assert "Status report, first quarter of 2024" not in text_of(page)
    assert "Begin a report" not in text_of(page)


def test_the_address_carries_the_filter() -> None:
    make_report(title="Still being written")
    make_edition(title="Public since April")
    client = client_of(staff())
    assert "Still being written" not in text_of(client.get(ADDRESS, {"show": "published"}))
    assert "Public since April" not in text_of(client.get(ADDRESS, {"show": "composing"}))
    assert "No report fits this filter." in text_of(client.get(ADDRESS, {"show": "deciding"}))
    assert "No report fits this filter." in text_of(client.get(ADDRESS, {"show": "annual"}))


def test_an_administrator_has_no_reports_to_read() -> None:
    assert client_of(person(Role.ADMINISTRATOR)).get(ADDRESS).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_for_one_report_and_for_three(
    django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for _time in range(count):
        make_edition()
    client = client_of(staff())
    client.get(ADDRESS)
    with django_assert_num_queries(8):
        client.get(ADDRESS)
