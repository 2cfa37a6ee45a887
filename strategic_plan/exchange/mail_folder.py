"""The folder in which the demonstration keeps its mail: read back as what somebody would have received."""

from __future__ import annotations

import email
import email.policy
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

# The line that Django's file backend puts after every mail.
BETWEEN = b"-" * 79 + b"\n"


@dataclass(frozen=True, slots=True)
class KeptMail:
    """One mail as it was handed over."""

    to: str
    subject: str
    at: datetime | None
    body: str


def read_mail_folder(folder: Path, *, most: int = 100) -> list[KeptMail]:
    """The mail of a folder, the newest first; a folder that is not there holds none."""
    if not folder.is_dir():
        return []
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime_ns, reverse=True)[: 2 * most]
    found = [mail for path in files for mail in reversed(_mail_in(path.read_bytes()))]
    found.sort(key=lambda mail: mail.at.timestamp() if mail.at else 0, reverse=True)
    return found[:most]


def _mail_in(data: bytes) -> list[KeptMail]:
    parts = (part for part in data.split(BETWEEN) if part.strip())
    return [_kept(email.message_from_bytes(part, policy=email.policy.default)) for part in parts]


def _kept(message: EmailMessage) -> KeptMail:
    try:
        at = parsedate_to_datetime(str(message["Date"]))
    except ValueError:
        at = None
    body = message.get_body(("plain",))
    return KeptMail(str(message["To"] or ""), str(message["Subject"] or ""), at, body.get_content() if body else "")
