"""The desk of governance staff: who has reported, what is owed, and the report that is being put together."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def desk(request: HttpRequest) -> HttpResponse:
    """To come."""
    return render(request, "base.html")
