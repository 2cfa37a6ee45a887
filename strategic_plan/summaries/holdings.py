"""What is kept for ever, compared with the hash it was kept under: editions, stylesheets, attachments."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.files.storage import Storage

from strategic_plan.models import Attachment, Edition, EditionFile, Stylesheet

BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Holding:
    """One stored file: its name for people, the hash it was stored under, and the hash it has now.

    `found` is empty where the file is gone.
    """

    name: str
    expected: str
    found: str

    @property
    def is_whole(self) -> bool:
        """Whether the bytes are those that were stored."""
        return self.found == self.expected

    @property
    def words(self) -> str:
        """What is wrong with it, for whoever keeps the system."""
        if not self.found:
            return f"{self.name} is missing; it was stored under SHA-256 {self.expected}."
        return f"{self.name} has SHA-256 {self.found}; it was stored under {self.expected}."


def holdings() -> Iterator[Holding]:
    """Every stored file with both its hashes; one is held in memory at a time."""
    for edition in Edition.objects.order_by("pk").iterator(chunk_size=1):
        yield Holding(f"The data of {edition}", edition.data_sha256, _sha256(edition.data.encode()))
        yield Holding(f"The page of {edition}", edition.html_sha256, _sha256(edition.html.encode()))
        yield Holding(f"The PDF of {edition}", edition.pdf_sha256, _sha256(bytes(edition.pdf)))
    for form in EditionFile.objects.select_related("edition").order_by("pk").iterator(chunk_size=1):
        yield Holding(f"The file {form}", form.sha256, _sha256(bytes(form.file)))
    for stylesheet in Stylesheet.objects.order_by("pk").iterator(chunk_size=1):
        yield Holding(f"Stylesheet {stylesheet.pk}", stylesheet.sha256, _sha256(stylesheet.text.encode()))
    for attachment in Attachment.objects.order_by("pk").iterator(chunk_size=100):
        yield Holding(
            f"Attachment {attachment.pk}, {attachment.name}",
            attachment.sha256,
            _sha256_of_file(attachment.file.storage, attachment.file.name or ""),
        )


def _sha256_of_file(storage: Storage, name: str) -> str:
    digest = hashlib.sha256()
    try:
        with storage.open(name) as file:
            for block in file.chunks(BLOCK):
                digest.update(block)
    except FileNotFoundError:
        return ""
    return digest.hexdigest()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
