"""The stored bytes of an edition: its PDF, its data, its stylesheet, as they were published and nothing else."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseGone
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import condition, require_safe

from strategic_plan.models import Edition, EditionFile, Report, Stylesheet
from strategic_plan.web import access
from strategic_plan.web.conditional import HOUR, unchanging

OFFICE = {
    EditionFile.Form.WORD: ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    EditionFile.Form.SLIDES: ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
}


def pdf_etag(request: HttpRequest, slug: str, number: int) -> str | None:
    """The hash of the stored PDF names it; what was withdrawn has no name."""
    edition = access.edition(request, slug, number)
    return None if edition.is_withdrawn else f'"{edition.pdf_sha256}"'


def data_etag(request: HttpRequest, slug: str, number: int) -> str | None:
    """The hash of the stored data names them; what was withdrawn has no name."""
    edition = access.edition(request, slug, number)
    return None if edition.is_withdrawn else f'"{edition.data_sha256}"'


@login_not_required
@require_safe
@condition(etag_func=pdf_etag)
def edition_pdf(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """The PDF as published, under a name that says what it is."""
    edition = access.edition(request, slug, number)
    if edition.is_withdrawn:
        return HttpResponseGone()
    return _as_file(edition, bytes(edition.pdf), "pdf", "application/pdf")


@login_not_required
@require_safe
@condition(etag_func=data_etag)
def edition_data(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """Everything the edition shows, as the JSON that its fingerprint is made of."""
    edition = access.edition(request, slug, number)
    if edition.is_withdrawn:
        return HttpResponseGone()
    return _as_file(edition, edition.data.encode(), "json", "application/json")


@login_not_required
@require_safe
def edition_word(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """The edition as a Word file, for whoever must put it into an agenda package."""
    return _office_file(request, slug, number, EditionFile.Form.WORD)


@login_not_required
@require_safe
def edition_slides(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """The edition as slides for the meeting."""
    return _office_file(request, slug, number, EditionFile.Form.SLIDES)


def _office_file(request: HttpRequest, slug: str, number: int, form: EditionFile.Form) -> HttpResponseBase:
    edition = access.edition(request, slug, number)
    if edition.is_withdrawn:
        return HttpResponseGone()
    kept = get_object_or_404(EditionFile, edition=edition, form=form)
    suffix, content_type = OFFICE[form]
    return _as_file(edition, bytes(kept.file), suffix, content_type)


@login_not_required
@require_safe
def stylesheet(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """The stylesheet of the editions published with it, at the address of its hash."""
    text = get_object_or_404(Stylesheet, sha256=sha256).text
    return unchanging(HttpResponse(text.encode(), content_type="text/css; charset=utf-8"))


def _as_file(edition: Edition, body: bytes, suffix: str, content_type: str) -> HttpResponseBase:
    """The bytes with the name of their file. Caches ask again after an hour, because a report may be withdrawn.

    What is not for the public is kept nowhere, as everything that only a signed-in person is shown.
    """
    response = HttpResponse(body, content_type=content_type)
    response["Content-Disposition"] = f'inline; filename="{edition.report.slug}-edition-{edition.number}.{suffix}"'
    return unchanging(response, seconds=HOUR) if edition.report.audience == Report.Audience.PUBLIC else response
