"""Search for everybody: the plan, the figures, the decisions and the reports, as they were published."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from strategic_plan.portal.views.decisions import decisions_fingerprint
from strategic_plan.portal.views.figures import figures_fingerprint
from strategic_plan.portal.views.plan import plan_fingerprint
from strategic_plan.summaries.releases.lens import current_release
from strategic_plan.summaries.search import search_published
from strategic_plan.web import clock
from strategic_plan.web.conditional import public_page
from strategic_plan.web.search import asked_words, listed

PAGES = {
    "objective": "portal:objective",
    "figure": "portal:figure",
    "decisions": "portal:decisions",
    "report": "portal:report",
}


def search_fingerprint(request: HttpRequest) -> tuple[object, ...]:
    """What is found changes with what is published, and with the question."""
    made_of = (plan_fingerprint(request), figures_fingerprint(request), decisions_fingerprint(request))
    return ("search", asked_words(request), *made_of)


@login_not_required
@require_safe
@public_page(search_fingerprint)
def search(request: HttpRequest) -> HttpResponseBase:
    """What has all the words that are asked for, group by group."""
    asked = asked_words(request)
    found = search_published(asked, release=current_release() if asked else None, today=clock.today())
    context = {"found": found, "groups": listed(found, PAGES), "search_at": reverse("portal:search")}
    return render(request, "portal/search.html", context)
