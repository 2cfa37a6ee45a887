"""The feed of published editions."""

from __future__ import annotations

import hashlib
from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from strategic_plan.models import Report
from strategic_plan.services import reports
from tests.factories.moments import later
from tests.factories.people import staff
from tests.factories.reports import make_edition

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client: Client) -> list[dict[str, str]]:
    """Title and summary of each entry."""
    root = ElementTree.fromstring(client.get("/reports/feed.xml").content)
    return [
        {part: entry.findtext(f"{ATOM}{part}", "") for part in ("title", "summary")}
        for entry in root.iter(f"{ATOM}entry")
    ]


def test_an_edition_is_listed_with_its_hashes(client: Client) -> None:
    edition = make_edition()
    assert entries(client) == [
        {
            "title": f"{edition.title}, edition 1",
            "summary": f"SHA-256 (PDF) {edition.pdf_sha256}\nSHA-256 (data) {edition.data_sha256}\n"
            f"SHA-256 (page) {edition.html_sha256}\nSHA-256 (Word) {hashlib.sha256(b'PK a Word file').hexdigest()}\n"
            f"SHA-256 (slides) {hashlib.sha256(b'PK slides').hexdigest()}",
        }
    ]


def test_a_report_for_the_board_is_in_nobodys_feed(client: Client) -> None:
    make_edition(audience=Report.Audience.BOARD)
    client.force_login(staff().acting)
    assert entries(client) == []


def test_whoever_follows_the_feed_learns_of_a_withdrawal(client: Client) -> None:
    report = make_edition().report
    reports.withdraw_report(report, version=report.version, notice="Wrong district.", by=staff(), at=later(days=5))
    assert entries(client)[0]["summary"].splitlines()[0] == "Withdrawn: Wrong district."


@pytest.mark.parametrize("count", [1, 3])
def test_the_feed_asks_the_same_for_one_edition_and_for_three(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for _time in range(count):
        make_edition()
    with django_assert_num_queries(5):
        client.get("/reports/feed.xml")
