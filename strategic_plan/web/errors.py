"""How a page answers when a deed does not happen: what happened, where, and what to do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from strategic_plan.services.errors import Refusal

CONFLICT = 409
CSRF_TOKEN = "csrfmiddlewaretoken"


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page of a deed at the wrong moment: the sentence, the way back to the thing as it is now, and what was typed.

    Going back in the browser brings a fresh page, so this one is the only place that still has the words.
    """
    back = request.META.get("HTTP_REFERER", "")
    own = back if back.startswith(f"{request.scheme}://{request.get_host()}/") else ""
    posted = {name: str(words) for name, words in request.POST.items() if name != CSRF_TOKEN}
    typed = [words for words in posted.values() if " " in words.strip()]
    context = {"sentence": refusal.sentence, "back": own or request.path, "typed": typed}
    return render(request, "409.html", context, status=CONFLICT)
