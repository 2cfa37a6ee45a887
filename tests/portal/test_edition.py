"""Each edition at its own address for ever, as page, as PDF, as data, with its stylesheet."""

from __future__ import annotations

import hashlib
import json

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from strategic_plan.models import Report
from strategic_plan.services import reports
from tests.factories.moments import later
from tests.factories.people import staff
from tests.factories.reports import make_edition
from tests.portal.test_report import corrected
from tests.workspace.reading import text_of

pytestmark = pytest.mark.django_db


def test_a_replaced_edition_is_kept_and_leads_to_the_one_that_holds(client: Client) -> None:
    first = make_edition()
    corrected(first)
    page = client.get(f"/reports/{first.report.slug}/editions/1/")
    assert first.html in page.content.decode()
    assert "Edition 1 was replaced. It is kept as it was published. Read edition 2 , which holds now." in text_of(
        page
    ).replace("Read edition 2,", "Read edition 2 ,")


def test_an_edition_that_does_not_exist_is_not_found(client: Client) -> None:
    assert client.get(f"/reports/{make_edition().report.slug}/editions/2/").status_code == 404


def test_the_pdf_is_the_stored_bytes_under_its_own_name(client: Client) -> None:
    edition = make_edition()
    answer = client.get(f"/reports/{edition.report.slug}/editions/1/report.pdf")
    assert answer.content == bytes(edition.pdf)
    assert hashlib.sha256(answer.content).hexdigest() == edition.pdf_sha256
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == f'inline; filename="{edition.report.slug}-edition-1.pdf"'
    assert answer.headers["ETag"] == f'"{edition.pdf_sha256}"'
    assert answer.headers["Cache-Control"] == "max-age=3600, immutable, public"


def test_a_pdf_that_somebody_has_is_not_sent_again(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = make_edition()
    address = f"/reports/{edition.report.slug}/editions/1/report.pdf"
    with django_assert_num_queries(1):
        answer = client.get(address, headers={"if-none-match": f'"{edition.pdf_sha256}"'})
    assert (answer.status_code, answer.content) == (304, b"")


def test_the_data_are_the_text_that_the_fingerprint_is_made_of(client: Client) -> None:
    edition = make_edition()
    answer = client.get(f"/reports/{edition.report.slug}/editions/1/data.json")
    assert hashlib.sha256(answer.content).hexdigest() == edition.data_sha256
    assert json.loads(answer.content)["title"] == edition.title


def test_the_stylesheet_is_served_by_its_hash_for_ever(client: Client) -> None:
    stylesheet = make_edition().stylesheet
    answer = client.get(f"/reports/styles/{stylesheet.sha256}.css")
    assert answer.content.decode() == stylesheet.text
    assert answer.headers["Cache-Control"] == "max-age=31536000, immutable, public"
    assert client.get(f"/reports/styles/{'0' * 64}.css").status_code == 404


@pytest.mark.parametrize("file", ["report.pdf", "data.json"])
def test_a_withdrawn_edition_hands_out_no_file(client: Client, file: str) -> None:
    report = make_edition().report
    reports.withdraw_report(report, version=report.version, notice="Wrong.", by=staff(), at=later(days=5))
    assert client.get(f"/reports/{report.slug}/editions/1/{file}").status_code == 410


@pytest.mark.parametrize("file", ["", "report.pdf", "data.json"])
def test_an_edition_for_the_board_does_not_exist_for_the_public(client: Client, file: str) -> None:
    edition = make_edition(audience=Report.Audience.BOARD)
    assert client.get(f"/reports/{edition.report.slug}/editions/1/{file}").status_code == 404
