"""The seal: put on a finished report it keeps it valid, says whose it is, and tells when a byte has changed."""

import datetime
import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from strategic_plan.documents.pdf.seal import Seal, SealFailure, load_seal, sealed
from strategic_plan.documents.pdf.structure import check_structure
from tests.factories.moments import NOW
from tests.pdf.certificate import OWNER, PASSWORD, make_certificate
from tests.pdf.validator import broken_rules

pytestmark = pytest.mark.pdf
Sample = Callable[[str], bytes]
REASON = "Published by the Board"


@pytest.fixture
def seal(tmp_path: Path) -> Seal:
    return load_seal(make_certificate(tmp_path), PASSWORD)


def status_of(pdf: bytes, seal: Seal):  # type: ignore[no-untyped-def]
    """What pyHanko says of the one signature of a file, trusting the certificate it was made with."""
    [signature] = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    trusted = ValidationContext(trust_roots=[seal.signer.signing_cert], moment=NOW)
    # A thread of its own, because the browser of an earlier test may have left an event loop running in this one.
    with ThreadPoolExecutor(max_workers=1) as apart:
        return apart.submit(validate_pdf_signature, signature, trusted).result()


@pytest.mark.parametrize("name", ["status", "annual"])
def test_a_sealed_report_stays_pdf_a_3a_and_pdf_ua_1(sample_pdf: Sample, name: str, seal: Seal, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.pdf"
    file.write_bytes(sealed(sample_pdf(name), seal, reason=REASON, at=NOW))
    assert broken_rules([file]) == []
    assert check_structure(file.read_bytes()) == []


def test_the_seal_says_whose_file_it_is_and_since_when(sample_pdf: Sample, seal: Seal) -> None:
    status = status_of(sealed(sample_pdf("status"), seal, reason=REASON, at=NOW), seal)
    assert (status.bottom_line, status.coverage.name) == (True, "ENTIRE_FILE")
    assert status.signer_reported_dt == NOW
    assert seal.owner == f"Common Name: {OWNER}"


def test_one_byte_that_changed_breaks_the_seal(sample_pdf: Sample, seal: Seal) -> None:
    pdf = bytearray(sealed(sample_pdf("status"), seal, reason=REASON, at=NOW))
    pdf[2000] ^= 1
    assert not status_of(bytes(pdf), seal).intact


def test_the_pages_of_a_sealed_report_are_those_that_were_drawn(sample_pdf: Sample, seal: Seal) -> None:
    from pypdf import PdfReader

    before, after = (
        [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
        for pdf in (sample_pdf("status"), sealed(sample_pdf("status"), seal, reason=REASON, at=NOW))
    )
    assert after == before


def test_a_certificate_that_has_ended_seals_nothing(sample_pdf: Sample, tmp_path: Path) -> None:
    ended = load_seal(make_certificate(tmp_path, holds_from=NOW - datetime.timedelta(days=9), days=3), PASSWORD)
    with pytest.raises(SealFailure, match=r"holds from 2024-04-02 to 2024-04-05, and not now\."):
        sealed(sample_pdf("status"), ended, reason=REASON, at=NOW)


def test_a_wrong_password_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SealFailure, match="wrong password, or no PKCS#12 file"):
        load_seal(make_certificate(tmp_path), "something else")


def test_a_file_that_is_no_certificate_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "seal.p12").write_text("not a certificate")
    with pytest.raises(SealFailure, match="wrong password, or no PKCS#12 file"):
        load_seal(tmp_path / "seal.p12", PASSWORD)


def test_a_certificate_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SealFailure, match="cannot be read: No such file or directory"):
        load_seal(tmp_path / "seal.p12", PASSWORD)
