"""Files that come with an update: what they are is read from their bytes, never from their name."""

from __future__ import annotations

import email
import email.policy
import hashlib
import io
import re
import zipfile
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LARGEST = 10 * 1024 * 1024
LONGEST_NAME = 200
MOST_ENTRIES = 5000
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
# The folder inside an office file that says which one it is.
OFFICE = {"word/": (WORD, ".docx"), "xl/": (SHEET, ".xlsx"), "ppt/": (SLIDES, ".pptx")}
STARTS = (
    (b"%PDF-", "application/pdf", ".pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
)
OUTLOOK_START = bytes.fromhex("d0cf11e0a1b11ae1")
# A stream that every message of Outlook has, and no document of an old office program.
OUTLOOK_STREAM = "__properties_version1.0".encode("utf-16-le")
UNPRINTED = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that may be kept: its bytes, what they are, and the name it is shown under."""

    name: str
    media_type: str
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def read_attached(name: str, data: bytes) -> AttachedFile:
    """The file as it may be kept. Raises ValidationError naming what was found and what is taken."""
    shown = safe_name(name)
    if not data:
        raise ValidationError(_("“%(name)s” is empty. Attach the file again.") % {"name": shown})
    if len(data) > LARGEST:
        words = _("“%(name)s” has %(size)s MB. A file has at most 10 MB.")
        raise ValidationError(words % {"name": shown, "size": f"{len(data) / 1024 / 1024:.1f}"})
    found = _kind_of(data)
    if found is None:
        raise ValidationError(
            _(
                "“%(name)s” is none of the files that can be attached, whatever it is called: a PDF, a picture (PNG or "
                "JPEG), a document, workbook or slides without macros, a mail (EML or MSG), or plain text."
            )
            % {"name": shown}
        )
    media_type, ending = found
    return AttachedFile(_with_ending(shown, ending), media_type, data)


def safe_name(name: str) -> str:
    """The last part of a name, without characters that a file system or a reader would take for something else."""
    last = re.split(r"[/\\]", name)[-1]
    kept = UNPRINTED.sub("", last).strip(" .") or str(_("File"))
    stem, dot, ending = kept.rpartition(".")
    longest = LONGEST_NAME - 40
    return f"{stem[: longest - len(ending)]}.{ending}" if dot and len(ending) < 10 else kept[:longest]


def _with_ending(name: str, ending: str) -> str:
    """The name with the ending of what the bytes are, so that nothing opens as something else."""
    same = {".jpg": (".jpg", ".jpeg"), ".txt": (".txt", ".csv", ".md")}.get(ending, (ending,))
    return name if name.lower().endswith(same) else f"{name}{ending}"


def _kind_of(data: bytes) -> tuple[str, str] | None:
    for start, media_type, ending in STARTS:
        if data.startswith(start):
            return media_type, ending
    if data.startswith(b"PK\x03\x04"):
        return _office_kind(data)
    if data.startswith(OUTLOOK_START):
        return ("application/vnd.ms-outlook", ".msg") if OUTLOOK_STREAM in data else None
    return _text_kind(data)


def _office_kind(data: bytes) -> tuple[str, str] | None:
    """Which office file a ZIP is; none where it holds macros, or is no office file. Nothing of it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [entry.filename for entry in archive.infolist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None
    if len(names) > MOST_ENTRIES or "[Content_Types].xml" not in names:
        return None
    if any("vbaproject" in name.lower() or ".." in name for name in names):
        return None
    return next((kind for folder, kind in OFFICE.items() if any(name.startswith(folder) for name in names)), None)


def _text_kind(data: bytes) -> tuple[str, str] | None:
    """A mail or plain text; none for anything a browser might take for a page."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if any(character < " " and character not in "\t\n\r\f" for character in text):
        return None
    headers = email.message_from_bytes(data[:65536], policy=email.policy.default)
    if headers["From"] and (headers["Date"] or headers["Subject"] or headers["Received"]):
        return "message/rfc822", ".eml"
    if re.search(r"<\s*(!doctype|html|script|svg|body|\?xml)", text[:4096], re.IGNORECASE):
        return None
    return "text/plain", ".txt"
