"""Whether a hash is an edition of this Board, which one, and whether it holds."""

from __future__ import annotations

import hashlib
import html

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from strategic_plan.models import Report
from strategic_plan.services import reports
from tests.factories.moments import later
from tests.factories.people import chief, staff
from tests.factories.reports import make_edition
from tests.portal.test_report import corrected
from tests.workspace.reading import errors_of, heading, text_of

pytestmark = pytest.mark.django_db


def test_the_page_asks_before_it_answers(client: Client) -> None:
    page = client.get("/verify/")
    assert heading(page) == "Is this report genuine?"
    assert errors_of(page) == []


def test_the_bytes_that_are_served_are_the_bytes_that_verify(client: Client) -> None:
    edition = make_edition()
    served = client.get(f"/reports/{edition.report.slug}/editions/1/report.pdf").content
    page = client.get("/verify/", {"hash": hashlib.sha256(served).hexdigest()})
    assert heading(page) == f"This is edition 1 of {edition.title}."
    assert "It is genuine, it was published on 15 April 2024, and it holds now." in text_of(page)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("pdf_sha256", "the PDF of this edition"),
        ("data_sha256", "the data of this edition; it is the fingerprint printed in the report"),
        ("html_sha256", "the web page of this edition"),
    ],
)
def test_each_stored_file_is_known_by_its_own_hash(client: Client, field: str, words: str) -> None:
    edition = make_edition()
    assert words in text_of(client.get("/verify/", {"hash": getattr(edition, field)}))


def test_a_fingerprint_is_read_as_it_is_printed(client: Client) -> None:
    edition = make_edition()
    digest = edition.data_sha256.upper()
    printed = " ".join(digest[start : start + 8] for start in range(0, 64, 8))
    assert heading(client.get("/verify/", {"hash": f" {printed}\n"})) == f"This is edition 1 of {edition.title}."


def test_a_replaced_edition_says_what_replaced_it_and_why(client: Client) -> None:
    first = make_edition()
    corrected(first)
    page = client.get("/verify/", {"hash": first.data_sha256})
    assert heading(page) == f"This is edition 1 of {first.title}, which was replaced."
    assert "Edition 2 holds now." in text_of(page)
    assert "What the next edition corrected Table 1 counted a row twice." in text_of(page)


def test_a_withdrawn_edition_is_genuine_and_not_to_be_relied_on(client: Client) -> None:
    edition = make_edition()
    report = edition.report
    reports.withdraw_report(report, version=report.version, notice="Wrong district.", by=staff(), at=later(days=5))
    page = client.get("/verify/", {"hash": edition.pdf_sha256})
    assert heading(page) == f"This is edition 1 of {edition.title}, which was withdrawn."
    assert "Why it was withdrawn Wrong district." in text_of(page)


def test_a_changed_file_is_no_edition(client: Client) -> None:
    edition = make_edition()
    digest = hashlib.sha256(bytes(edition.pdf) + b" ").hexdigest()
    assert heading(client.get("/verify/", {"hash": digest})) == "This is no edition published here."


def test_what_is_for_the_board_is_told_to_the_board_alone(client: Client) -> None:
    edition = make_edition(audience=Report.Audience.BOARD)
    assert heading(client.get("/verify/", {"hash": edition.pdf_sha256})) == "This is no edition published here."
    client.force_login(chief().acting)
    assert heading(client.get("/verify/", {"hash": edition.pdf_sha256})) == f"This is edition 1 of {edition.title}."


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("", "Fill in “Hash or fingerprint”"),
        ("abc", "A hash has 64 of the digits 0 to 9 and letters a to f; here are 3"),
        ("g" * 64, "A hash has 64 of the digits 0 to 9 and letters a to f; here are 0"),
        ("é" * 64, "A hash has 64 of the digits 0 to 9 and letters a to f; here are 0"),
        ("0" * 65, "A hash has 64 of the digits 0 to 9 and letters a to f; here are 65"),
        ("\x00" * 64, "Take out the characters that cannot be read; they often come from copying out of a PDF"),
    ],
)
def test_what_is_no_hash_is_said_to_be_none_and_stays_in_the_field(client: Client, typed: str, error: str) -> None:
    page = client.get("/verify/", {"hash": typed})
    assert errors_of(page) == [f"{error}."]
    assert heading(page) == "Is this report genuine?"
    assert f'value="{html.escape(typed)}"' in page.content.decode() or not typed.strip("\x00 ")


def test_verifying_reads_no_body(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    edition = make_edition()
    with django_assert_num_queries(3):
        client.get("/verify/", {"hash": edition.pdf_sha256})


def test_an_edition_lists_the_hashes_it_is_known_by(client: Client) -> None:
    edition = make_edition()
    words = text_of(client.get(f"/reports/{edition.report.slug}/"))
    assert f"PDF {edition.pdf_sha256}" in words
    assert f"printed in it {edition.data_sha256}" in words
    assert f"Web page {edition.html_sha256}" in words
