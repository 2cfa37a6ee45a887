"""How a page answers when a deed does not happen: what happened, where, and what to do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from strategic_plan.services.errors import Refusal

CONFLICT = 409


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page of a deed at the wrong moment: the sentence, and the way back to the thing as it is now."""
    back = request.META.get("HTTP_REFERER", "")
    own = back if back.startswith(f"{request.scheme}://{request.get_host()}/") else ""
    return render(request, "409.html", {"sentence": refusal.sentence, "back": own or request.path}, status=CONFLICT)
