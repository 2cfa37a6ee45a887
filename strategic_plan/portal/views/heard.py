"""What was heard before a plan was made, and what became of it: the words as they were published and nothing live."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from strategic_plan.models import HeardPublication
from strategic_plan.web.conditional import public_page


def newest_fingerprint(request: HttpRequest) -> tuple[object, ...]:
    """The page changes when something is published."""
    return tuple(HeardPublication.objects.order_by("-published_at").values_list("pk", flat=True)[:1])


def numbered_fingerprint(request: HttpRequest, slug: str, number: int) -> tuple[object, ...]:
    """What was published does not change; which one is the newest may."""
    return tuple(HeardPublication.objects.filter(plan__slug=slug).order_by("-number").values_list("pk", flat=True))


@login_not_required
@require_safe
@public_page(newest_fingerprint)
def what_we_heard(request: HttpRequest) -> HttpResponseBase:
    """The newest publication, or that nothing is published yet."""
    newest = HeardPublication.objects.select_related("plan").order_by("-published_at").first()
    return render(request, "portal/what_we_heard.html", _context(newest))


@login_not_required
@require_safe
@public_page(numbered_fingerprint)
def what_we_heard_then(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """One publication at its address, for ever."""
    found = get_object_or_404(HeardPublication.objects.select_related("plan"), plan__slug=slug, number=number)
    return render(request, "portal/what_we_heard.html", _context(found))


def _context(publication: HeardPublication | None) -> dict[str, object]:
    numbers: list[int] = []
    if publication is not None:
        siblings = HeardPublication.objects.filter(plan=publication.plan_id).order_by("-number")
        numbers = list(siblings.values_list("number", flat=True))
    return {"publication": publication, "numbers": numbers, "newest": numbers[0] if numbers else 0}
