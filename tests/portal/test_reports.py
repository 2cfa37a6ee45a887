"""The shelf of published reports."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from strategic_plan.models import Report
from tests.factories.reports import make_approved_report, make_edition
from tests.workspace.reading import text_of

pytestmark = pytest.mark.django_db


def test_an_empty_shelf_says_what_will_be_here(client: Client) -> None:
    make_approved_report()
    assert "No report has been published yet." in text_of(client.get("/reports/"))


def test_a_report_for_the_board_stands_on_no_public_shelf(client: Client) -> None:
    make_edition(audience=Report.Audience.BOARD)
    assert "No report has been published yet." in text_of(client.get("/reports/"))


def test_a_published_report_is_listed_with_its_forms(client: Client) -> None:
    edition = make_edition()
    words = text_of(client.get("/reports/"))
    assert f"{edition.title} 15 April 2024 · 1 page PDF, 1 KB Data" in words


@pytest.mark.parametrize("count", [1, 3])
def test_the_shelf_asks_the_same_for_one_report_and_for_three(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for _time in range(count):
        make_edition()
    with django_assert_num_queries(4):
        client.get("/reports/")
