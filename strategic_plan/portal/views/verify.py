"""Telling from a file's hash whether it is an edition of this Board; the file itself never leaves the browser."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from strategic_plan.permissions import visible_editions
from strategic_plan.portal.forms import VerifyForm
from strategic_plan.summaries.portal.verification import verified
from strategic_plan.web import access


@login_not_required
@require_safe
def verify(request: HttpRequest) -> HttpResponseBase:
    """Whether a hash is that of an edition, of which one, and whether it still holds."""
    form = VerifyForm(request.GET if "hash" in request.GET else None)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        digest = form.cleaned_data["hash"]
        context |= {"digest": digest, "found": verified(digest, visible_editions(access.person(request)))}
    return render(request, "portal/verify.html", context)
