"""What may be attached to an update: told by the bytes, whatever the name says."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError

from strategic_plan.exchange.attached_files import LARGEST, read_attached, safe_name

PDF = b"%PDF-1.7\n1 0 obj\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
MAIL = (
    b"From: Sergeant <sergeant@example.org>\nSubject: Update of 1.2.1\nDate: Tue, 9 Apr 2024 09:00 -0400\n\nAll well.\n"
)
OUTLOOK = bytes.fromhex("d0cf11e0a1b11ae1")


def office(*names: str) -> bytes:
    """A ZIP with entries of these names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "media_type", "kept_as"),
    [
        ("plan.pdf", PDF, "application/pdf", "plan.pdf"),
        ("plan.docx", PDF, "application/pdf", "plan.docx.pdf"),
        ("scan.PNG", PNG, "image/png", "scan.PNG"),
        ("photo.jpeg", b"\xff\xd8\xff\xe0" + bytes(9), "image/jpeg", "photo.jpeg"),
        ("message.eml", MAIL, "message/rfc822", "message.eml"),
        ("notes.txt", "Réunion du 9 avril".encode(), "text/plain", "notes.txt"),
        ("notes", b"a,b\n1,2\n", "text/plain", "notes.txt"),
        (
            "message.msg",
            OUTLOOK + bytes(64) + "__properties_version1.0".encode("utf-16-le"),
            "application/vnd.ms-outlook",
            "message.msg",
        ),
    ],
)
def test_a_file_is_what_its_bytes_are(name: str, data: bytes, media_type: str, kept_as: str) -> None:
    file = read_attached(name, data)
    assert (file.media_type, file.name) == (media_type, kept_as)


@pytest.mark.parametrize(("folder", "ending"), [("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx")])
def test_an_office_file_is_told_by_what_is_in_it(folder: str, ending: str) -> None:
    file = read_attached("update", office("[Content_Types].xml", f"{folder}document.xml"))
    assert file.name == f"update.{ending}"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("update.pdf", b"MZ\x90\x00" + bytes(60)),
        ("update.txt", b"\x00\x01\x02"),
        ("update.txt", b"<html><script>alert(1)</script></html>"),
        ("update.txt", b"<svg onload=alert(1)>"),
        ("update.docx", office("readme.txt")),
        ("update.docx", office("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
        ("update.docx", office("[Content_Types].xml", "word/document.xml", "../escape")),
        ("update.docx", b"PK\x03\x04 and no more"),
        ("update.doc", OUTLOOK + bytes(600)),
    ],
)
def test_anything_else_is_refused_by_name(name: str, data: bytes) -> None:
    with pytest.raises(ValidationError, match=f"“{name}” is none of the files that can be attached"):
        read_attached(name, data)


def test_an_empty_file_and_one_too_large_are_refused_in_a_sentence() -> None:
    with pytest.raises(ValidationError, match="is empty"):
        read_attached("roster.pdf", b"")
    with pytest.raises(ValidationError, match="A file has at most 10 MB"):
        read_attached("roster.pdf", PDF + bytes(LARGEST))


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\roster.pdf", "roster.pdf"),
        ("gpj.\u202eexe", "gpj.exe"),
        ("\r\nSet-Cookie: x", "Set-Cookie x"),
        ("  ...  ", "File"),
        ("a" * 300 + ".pdf", "a" * 157 + ".pdf"),
    ],
)
def test_a_name_is_only_a_name(given: str, shown: str) -> None:
    assert safe_name(given) == shown
