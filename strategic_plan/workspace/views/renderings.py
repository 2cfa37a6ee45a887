"""Renderings: a preview is ordered, a page says how far it is, and the PDF is served to those who may read drafts."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST, require_safe

from strategic_plan.models import Rendering
from strategic_plan.permissions import Deed
from strategic_plan.services import renderings
from strategic_plan.summaries.report_pages.drawing import drawing
from strategic_plan.web import access, clock


@require_POST
@access.allowed(Deed.READ_DRAFT_REPORTS)
def report_preview(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Order the PDF of a report as it is now; one that is on its way is waited for instead."""
    report = access.report(request, pk)
    rendering = renderings.order_rendering(
        report,
        purpose=Rendering.Purpose.PREVIEW,
        version=report.version,
        by=access.person(request),
        at=clock.now(),
    )
    return redirect("workspace:rendering", rendering.pk)


@require_safe
@access.allowed(Deed.READ_DRAFT_REPORTS)
def rendering(request: HttpRequest, pk: int) -> HttpResponseBase:
    """How far it is. htmx asks for the part that changes; without it a link looks again."""
    found = access.rendering(request, pk)
    template = "_rendering.html" if request.headers.get("HX-Request") else "rendering.html"
    context = {"rendering": found, "report": found.report, "drawing": drawing(found, now=clock.now())}
    return render(request, f"workspace/reports/{template}", context)


@require_safe
@access.allowed(Deed.READ_DRAFT_REPORTS)
def rendering_pdf(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The PDF of a preview; it is nobody's to keep, so no cache does."""
    found = access.rendering(request, pk)
    if found.state != Rendering.State.DONE or found.pdf is None:
        raise Http404(pk)
    response = HttpResponse(bytes(found.pdf), content_type="application/pdf")
    name = f"{found.of_report.slug}-draft-{found.report_version}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    patch_cache_control(response, private=True, no_store=True)
    return response


@require_POST
@access.allowed(Deed.READ_DRAFT_REPORTS)
def rendering_cancel(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Stop waiting. Whoever may not publish cannot stop a publication either."""
    found = access.rendering(request, pk)
    if found.purpose == Rendering.Purpose.PUBLISH:
        access.check(request, Deed.PUBLISH_REPORT, found.report)
    renderings.cancel(found, by=access.person(request), at=clock.now())
    return redirect("workspace:rendering", pk)
