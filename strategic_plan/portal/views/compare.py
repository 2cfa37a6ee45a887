"""Two published editions side by side, in public: what moved, what was restated, what was redefined."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from strategic_plan.permissions import visible_editions
from strategic_plan.portal.forms import CompareForm
from strategic_plan.summaries.portal.compared import comparable, compared
from strategic_plan.web import access


@login_not_required
@require_safe
def compare(request: HttpRequest) -> HttpResponseBase:
    """Which two, and what differs between them."""
    editions = list(comparable(visible_editions(access.person(request))))
    asked = "before" in request.GET
    form = CompareForm(request.GET if asked else None, initial=request.GET.dict(), editions=editions)
    found = compared(*form.cleaned_data["pair"]) if form.is_valid() else None
    return render(request, "portal/compare.html", {"form": form, "found": found, "editions": editions})
