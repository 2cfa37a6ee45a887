"""Publishing with a certificate: sealed once, verified as it is served; a certificate that ended publishes nothing."""

from __future__ import annotations

import datetime
import hashlib
import io
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from pyhanko.pdf_utils.reader import PdfFileReader
from pytest_django import Settings

from strategic_plan.models import Rendering, Report
from strategic_plan.services import renderings, reports
from strategic_plan.tasks.renderings import render_report
from tests.factories.moments import NOW, later
from tests.factories.people import staff
from tests.factories.reports import make_approved_report
from tests.pdf.certificate import OWNER, PASSWORD, make_certificate
from tests.pdf.validator import broken_rules
from tests.workspace.reading import text_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.pdf]


@pytest.fixture
def certificate(settings: Settings, tmp_path: Path) -> Path:
    """A certificate that holds, where the worker looks for it."""
    file = make_certificate(tmp_path)
    settings.SEAL_CERTIFICATE, settings.SEAL_PASSWORD = str(file), PASSWORD
    return file


def published() -> tuple[Report, Rendering]:
    report = make_approved_report()
    rendering = reports.publish_report(report, version=report.version, by=staff(), at=later(days=4))
    with time_machine.travel(later(days=4), tick=False):
        render_report.call(rendering.pk)
    report.refresh_from_db()
    rendering.refresh_from_db()
    return report, rendering


def test_the_edition_is_sealed_and_what_is_served_still_verifies(
    certificate: Path, client: Client, tmp_path: Path
) -> None:
    report, _rendering = published()
    edition = report.editions.get()
    served = client.get(f"/reports/{report.slug}/editions/1/report.pdf").content
    [seal] = PdfFileReader(io.BytesIO(served)).embedded_signatures
    assert edition.sealed_by == f"Common Name: {OWNER}"
    assert seal.self_reported_timestamp == later(days=4)
    assert hashlib.sha256(served).hexdigest() == edition.pdf_sha256
    page = text_of(client.get("/verify/", {"hash": edition.pdf_sha256}))
    assert f"Electronic seal Common Name: {OWNER}" in page
    (tmp_path / "served.pdf").write_bytes(served)
    assert broken_rules([tmp_path / "served.pdf"]) == []


def test_a_preview_has_no_seal(certificate: Path) -> None:
    report = make_approved_report()
    preview = renderings.order_rendering(
        report, purpose=Rendering.Purpose.PREVIEW, version=report.version, by=staff(), at=later(days=4)
    )
    render_report.call(preview.pk)
    preview.refresh_from_db()
    assert list(PdfFileReader(io.BytesIO(bytes(preview.pdf or b""))).embedded_signatures) == []


def test_a_certificate_that_has_ended_publishes_nothing_and_says_why(settings: Settings, tmp_path: Path) -> None:
    file = make_certificate(tmp_path, holds_from=NOW - datetime.timedelta(days=9), days=3)
    settings.SEAL_CERTIFICATE, settings.SEAL_PASSWORD = str(file), PASSWORD
    report, rendering = published()
    assert (report.state, rendering.state) == (Report.State.APPROVED, Rendering.State.FAILED)
    assert not report.editions.exists()
    assert rendering.failure == (
        "The certificate of the seal holds from 2024-04-02 to 2024-04-05, and not now. Nothing was published."
    )


def said() -> str:
    out = io.StringIO()
    call_command("check_seal", stdout=out)
    return out.getvalue().strip()


def test_the_command_says_that_nothing_is_sealed_without_a_certificate() -> None:
    assert said() == "No certificate is configured: PDFs are published without a seal."


def test_the_command_says_whose_seal_it_is_and_until_when(certificate: Path) -> None:
    with time_machine.travel(NOW, tick=False):
        assert said() == f"PDFs are sealed by Common Name: {OWNER}, until 10\u00a0April\u00a02025."


def test_the_command_refuses_a_wrong_password(certificate: Path, settings: Settings) -> None:
    settings.SEAL_PASSWORD = "something else"
    with pytest.raises(CommandError, match="wrong password"):
        said()
