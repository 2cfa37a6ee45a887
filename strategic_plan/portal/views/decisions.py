"""What the Board decided about its plan, for the public: resolutions of public meetings, with before and after."""

from __future__ import annotations

import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from strategic_plan.models import Amendment, Organization, Plan, Resolution
from strategic_plan.summaries.decisions import read_changes
from strategic_plan.web import clock
from strategic_plan.web.conditional import public_page
from strategic_plan.web.fields import FIRST_YEAR, LAST_YEAR, whole_number_in


def decisions_fingerprint(request: HttpRequest) -> tuple[object, ...]:
    """What this page depends on: the newest resolution and amendment, neither of which ever changes."""
    newest = Resolution.objects.order_by("-pk").values_list("pk", flat=True).first()
    amended = Amendment.objects.order_by("-pk").values_list("pk", flat=True).first()
    return ("decisions", newest, amended, request.GET.get("year", "")[:8])


@login_not_required
@require_safe
@public_page(decisions_fingerprint)
def decisions(request: HttpRequest) -> HttpResponseBase:
    """What the Board decided in a year, of the plan that was in force at its end; else of the plan in force."""
    today = clock.today()
    asked = whole_number_in(request.GET.get("year", "")) or 0
    of_year = FIRST_YEAR <= asked <= LAST_YEAR
    of_then = Plan.objects.in_force(datetime.date(asked, 12, 31)).first() if of_year and asked < today.year else None
    plan = of_then or Plan.objects.in_force(today).first()
    if plan is None:
        raise Http404
    start, end = plan.starts_on, min(plan.ends_on, today)
    if of_year:
        start, end = start.replace(year=asked, month=1, day=1), end.replace(year=asked, month=12, day=31)
    changes = read_changes(plan, start=start, end=end)
    first = Plan.objects.adopted().order_by("starts_on").first() or plan
    years = list(range(first.starts_on.year, today.year + 1))
    context = {"changes": changes, "years": years, "asked": asked, "organization": Organization.objects.first()}
    answer: HttpResponse = render(request, "portal/decisions.html", context)
    return answer
