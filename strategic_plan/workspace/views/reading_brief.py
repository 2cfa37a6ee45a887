"""The exception brief of the reading room: ordered with one click, drawn by a worker, read by whoever ordered it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST, require_safe

from strategic_plan.models import Rendering
from strategic_plan.permissions import Deed
from strategic_plan.services.renderings import order_brief
from strategic_plan.summaries.report_pages.drawing import drawing
from strategic_plan.web import access, clock


@require_POST
@access.allowed(Deed.READ_WORKSPACE)
def reading_brief_order(request: HttpRequest) -> HttpResponseBase:
    """Order the brief of the plan as it stands now; one that is on its way is waited for instead."""
    ordered = order_brief(access.plan(request), by=access.person(request), at=clock.now())
    return redirect("workspace:reading-brief", ordered.pk)


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def reading_brief(request: HttpRequest, pk: int) -> HttpResponseBase:
    """How far it is. htmx asks for the part that changes; without it a link looks again."""
    found = access.brief(request, pk)
    template = "_brief.html" if request.headers.get("HX-Request") else "brief.html"
    context = {"rendering": found, "drawing": drawing(found, now=clock.now())}
    return render(request, f"workspace/reading_room/{template}", context)


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def reading_brief_pdf(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The PDF; it is of one day and one reader, so no cache keeps it."""
    found = access.brief(request, pk)
    if found.state != Rendering.State.DONE or found.pdf is None:
        raise Http404(pk)
    response = HttpResponse(bytes(found.pdf), content_type="application/pdf")
    day = timezone.localdate(found.finished_at or found.requested_at)
    response["Content-Disposition"] = f'inline; filename="exception-brief-{day:%Y-%m-%d}.pdf"'
    patch_cache_control(response, private=True, no_store=True)
    return response
