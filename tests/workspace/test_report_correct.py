"""Correcting and withdrawing what is public, each with a notice."""

from __future__ import annotations

import pytest

from strategic_plan.models import Report
from tests.factories.people import staff
from tests.factories.reports import make_approved_report, make_edition
from tests.workspace.reading import errors_of, text_of
from tests.workspace.signed_in import client_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("deed", "state"), [("correct", Report.State.DRAFT), ("withdraw", Report.State.WITHDRAWN)])
def test_a_notice_leads_to_the_next_step(deed: str, state: str) -> None:
    report = make_edition().report
    answers = {"version": report.version, "notice": "Table 1 counted a row twice."}
    answer = client_of(staff()).post(f"/workspace/reports/{report.pk}/{deed}/", answers)
    report.refresh_from_db()
    assert (answer.status_code, report.state) == (302, state)


@pytest.mark.parametrize(
    ("deed", "error"),
    [("correct", "Say what the corrected edition changes"), ("withdraw", "Say why the report is withdrawn")],
)
def test_without_a_notice_nothing_happens(deed: str, error: str) -> None:
    report = make_edition().report
    page = client_of(staff()).post(f"/workspace/reports/{report.pk}/{deed}/", {"version": report.version, "notice": ""})
    assert errors_of(page) == [error + "."]


@pytest.mark.parametrize("deed", ["correct", "withdraw"])
def test_what_is_not_public_is_neither_corrected_nor_withdrawn(deed: str) -> None:
    page = client_of(staff()).get(f"/workspace/reports/{make_approved_report().pk}/{deed}/")
    assert page.status_code == 409
    done = {"correct": "corrected", "withdraw": "withdrawn"}[deed]
    assert f"Only a published report is {done}. This one is approved." in text_of(page)
