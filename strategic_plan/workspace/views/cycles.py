"""The deeds of a cycle: open it, give it more time, close it, lock it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def cycle_open(request: HttpRequest, pk: int) -> HttpResponse:
    """To come."""
    return render(request, "base.html")


def cycle_extend(request: HttpRequest, pk: int) -> HttpResponse:
    """To come."""
    return render(request, "base.html")


def cycle_close(request: HttpRequest, pk: int) -> HttpResponse:
    """To come."""
    return render(request, "base.html")


def cycle_lock(request: HttpRequest, pk: int) -> HttpResponse:
    """To come."""
    return render(request, "base.html")
