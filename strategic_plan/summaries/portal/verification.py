"""Is a file an edition of this Board, which one, and does it still hold: from nothing but its SHA-256."""

from __future__ import annotations

import enum
import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import Edition, EditionFile
from strategic_plan.models.reports import EditionQuerySet

_BETWEEN = re.compile(r"[\s:·-]+")
_DIGEST = re.compile(r"[0-9a-f]{64}")
DIGITS = 64


class Part(enum.StrEnum):
    """Which of an edition's stored files a hash belongs to."""

    PDF = "pdf"
    DATA = "data"
    PAGE = "page"
    WORD = "word"
    SLIDES = "slides"


class Standing(enum.StrEnum):
    """Whether an edition holds: it does, a later one replaced it, or its report was taken back."""

    CURRENT = "current"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Verified:
    """The edition that a hash belongs to. `newest` is the number of the edition that holds now."""

    part: Part
    standing: Standing
    slug: str
    title: str
    number: int
    newest: int
    published_words: str
    notice: str
    """What replaced or withdrew it says to the public; empty for the current edition."""

    sealed_by: str = ""
    """Whose electronic seal the file carries, where it is a PDF that has one."""


@dataclass(frozen=True, slots=True)
class EditionHashes:
    """The SHA-256 of each stored file of one edition, in hexadecimal. That of the data is the printed fingerprint."""

    pdf: str
    data: str
    page: str
    word: str = ""
    slides: str = ""


def digest_in(text: str) -> str:
    """The SHA-256 in what somebody typed or pasted: 64 hexadecimal digits, with or without spaces, in either case.

    Raises ValueError for anything else, with how many hexadecimal digits were found.
    """
    joined = _BETWEEN.sub("", text).lower()
    if not _DIGEST.fullmatch(joined):
        raise ValueError(str(sum(letter in "0123456789abcdef" for letter in joined)))
    return joined


def verified(digest: str, editions: EditionQuerySet) -> Verified | None:
    """What a hash names among some editions, or None; two queries at most, and no body is read."""
    named = Q(pdf_sha256=digest) | Q(data_sha256=digest) | Q(html_sha256=digest) | Q(pk__in=_with_file(digest))
    edition = editions.filter(named).with_report().order_by("-published_at", "-pk").first()
    if edition is None:
        return None
    later = list(
        Edition.objects.filter(report=edition.report_id, number__gt=edition.number)
        .order_by("number")
        .values_list("number", "notice")
    )
    standing, notice = Standing.CURRENT, ""
    if edition.is_withdrawn:
        standing, notice = Standing.WITHDRAWN, edition.report.withdrawal_notice
    elif later:
        standing, notice = Standing.REPLACED, later[0][1]
    return Verified(
        part=_part(edition, digest),
        standing=standing,
        slug=edition.report.slug,
        title=edition.title,
        number=edition.number,
        newest=later[-1][0] if later else edition.number,
        published_words=date_words(timezone.localtime(edition.published_at).date()),
        notice=notice,
        sealed_by=edition.sealed_by if digest == edition.pdf_sha256 else "",
    )


def hashes_of(edition: Edition) -> EditionHashes:
    """The hashes by which one edition is known again; one query, and no file is read."""
    return hashes_of_all([edition])[edition.pk]


def hashes_of_all(editions: Collection[Edition]) -> dict[int, EditionHashes]:
    """The hashes of several editions by their keys; one query, whatever their number."""
    files: dict[int, dict[str, str]] = defaultdict(dict)
    rows = EditionFile.objects.filter(edition__in=[edition.pk for edition in editions])
    for edition, form, sha256 in rows.values_list("edition", "form", "sha256"):
        files[edition][form] = sha256
    return {
        each.pk: EditionHashes(pdf=each.pdf_sha256, data=each.data_sha256, page=each.html_sha256, **files[each.pk])
        for each in editions
    }


def _with_file(digest: str) -> QuerySet[EditionFile, int]:
    return EditionFile.objects.filter(sha256=digest).values_list("edition", flat=True)


def _part(edition: Edition, digest: str) -> Part:
    if digest == edition.pdf_sha256:
        return Part.PDF
    if digest == edition.data_sha256:
        return Part.DATA
    if digest == edition.html_sha256:
        return Part.PAGE
    return Part(EditionFile.objects.get(edition=edition, sha256=digest).form)
