"""The reading room: what a Board member should know before the meeting, worst first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def reading_room(request: HttpRequest) -> HttpResponse:
    """To come."""
    return render(request, "base.html")
