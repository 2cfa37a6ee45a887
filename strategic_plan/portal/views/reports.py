"""Published reports on the web: the list, and each edition as it was stored, below notices that are live."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from strategic_plan.models import Edition
from strategic_plan.permissions import visible_editions
from strategic_plan.summaries.portal.compared import COMPARABLE
from strategic_plan.summaries.portal.shelf import edition_line, shelf
from strategic_plan.summaries.portal.verification import hashes_of
from strategic_plan.web import access
from strategic_plan.web.conditional import public_page

GONE = 410


def reports_fingerprint(request: HttpRequest) -> tuple[object, ...]:
    """The list changes with an edition, or when a report is withdrawn."""
    editions = visible_editions(access.person(request))
    return tuple(editions.order_by("pk").values_list("pk", "report__state"))


def edition_fingerprint(request: HttpRequest, slug: str, number: int | None = None) -> tuple[object, ...]:
    """An edition's page changes only in the notices around it."""
    edition = access.edition(request, slug, number)
    return (edition.pk, edition.report.version, _newest(edition))


@login_not_required
@require_safe
@public_page(reports_fingerprint)
def reports(request: HttpRequest) -> HttpResponseBase:
    """Every published report with all its editions."""
    editions = visible_editions(access.person(request))
    return render(request, "portal/reports.html", {"shelf": shelf(editions)})


@login_not_required
@require_safe
@public_page(edition_fingerprint)
def report(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The current edition of a report."""
    return _page(request, access.edition(request, slug))


@login_not_required
@require_safe
@public_page(edition_fingerprint)
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """One edition, current or replaced, for ever."""
    return _page(request, access.edition(request, slug, number))


def _page(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    if edition.is_withdrawn:
        return render(request, "portal/report_withdrawn.html", {"edition": edition}, status=GONE)
    newest = _newest(edition)
    return render(
        request,
        "portal/report.html",
        {
            "edition": edition,
            "line": edition_line(edition),
            "hashes": hashes_of(edition),
            "is_comparable": edition.report.kind in COMPARABLE,
            "newest": newest,
            "is_current": edition.number == newest,
        },
    )


def _newest(edition: Edition) -> int:
    """The number of the current edition of the same report."""
    numbers = Edition.objects.filter(report=edition.report_id).order_by("-number").values_list("number", flat=True)
    return numbers[0]
