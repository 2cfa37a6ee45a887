"""The calendar: what the Board owes and is owed in a year, and when it meets."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def calendar(request: HttpRequest) -> HttpResponse:
    """To come."""
    return render(request, "base.html")


def deliverable_receive(request: HttpRequest, pk: int) -> HttpResponse:
    """To come."""
    return render(request, "base.html")


def deliverable_explain(request: HttpRequest, pk: int) -> HttpResponse:
    """To come."""
    return render(request, "base.html")
