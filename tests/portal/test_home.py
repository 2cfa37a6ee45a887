"""The public home: the answer first, from what was published and from nothing else."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from strategic_plan.models import Meeting
from strategic_plan.services import reports
from tests.factories.meetings import make_meeting
from tests.factories.moments import later
from tests.factories.people import staff
from tests.factories.reports import make_approved_report, make_edition
from tests.workspace.reading import heading, text_of

pytestmark = pytest.mark.django_db


def test_before_anything_is_published_the_home_says_so(client: Client) -> None:
    make_approved_report()
    page = client.get("/")
    assert heading(page) == "Is your police service doing what it promised?"
    assert "Nothing has been published yet." in text_of(page)
    assert "Safer roads" not in text_of(page)


def test_the_home_counts_the_actions_of_the_newest_edition(client: Client) -> None:
    make_edition()
    words = text_of(client.get("/"))
    assert "At the end of March 2024, 1 of 1 promised action was on track or complete." in words
    assert "Safer roads Its one action is on track." in words
    assert "One thing the Board asked for" in words


def test_a_withdrawn_report_is_not_read_from(client: Client) -> None:
    report = make_edition().report
    reports.withdraw_report(report, version=report.version, notice="Wrong table.", by=staff(), at=later(days=5))
    assert "Nothing has been published yet." in text_of(client.get("/"))


def test_the_home_names_the_next_public_meeting_and_no_other(client: Client) -> None:
    make_meeting(held_on=datetime.date(2024, 4, 18), audience=Meeting.Audience.IN_CAMERA)
    make_meeting(held_on=datetime.date(2024, 4, 25))
    assert "The next meeting is on 25 April 2024." in text_of(client.get("/"))


def test_an_unchanged_home_is_answered_without_being_drawn(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_edition()
    tag = client.get("/").headers["ETag"]
    with django_assert_num_queries(4):
        again = client.get("/", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    make_edition()
    assert client.get("/", headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_home_asks_the_same_for_one_report_and_for_three(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for _time in range(count):
        make_edition()
    with django_assert_num_queries(9):
        client.get("/")
