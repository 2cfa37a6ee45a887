"""Pages of words: how the Board works with its plan, and how these pages can be read by everyone."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def how_we_work(request: HttpRequest) -> HttpResponseBase:
    """Who promises, who reports, how a promise is judged, and what is never shown."""
    return render(request, "portal/how_we_work.html")


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponseBase:
    """What was done so that everyone can read these pages, and what to do where that fails."""
    return render(request, "portal/accessibility.html")
