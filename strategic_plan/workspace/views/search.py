"""Search: one question over everything a person may see."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from strategic_plan.permissions import Deed
from strategic_plan.summaries.search import search_workspace
from strategic_plan.web import access, clock
from strategic_plan.web.search import asked_words, listed

PAGES = {
    "objective": "workspace:objective",
    "action": "workspace:action",
    "indicator": "workspace:indicator",
    "update": "workspace:update-read",
    "decision": "workspace:decision",
    "inquiry": "workspace:inquiry",
    "obligation": "workspace:obligation",
    "report": "workspace:report",
    "edition": "portal:report",
}


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def search(request: HttpRequest) -> HttpResponse:
    """What has all the words that are asked for, group by group."""
    found = search_workspace(access.person(request), asked_words(request), today=clock.today())
    context = {"found": found, "groups": listed(found, PAGES), "search_at": reverse("workspace:search")}
    return render(request, "workspace/search.html", context)
