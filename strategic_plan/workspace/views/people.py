"""People: who may sign in and in which office; invited, ended and shut out by the administrator."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def people(request: HttpRequest) -> HttpResponse:
    """To come."""
    return render(request, "base.html")


def person_invite(request: HttpRequest) -> HttpResponse:
    """To come."""
    return render(request, "base.html")


def membership_end(request: HttpRequest, pk: int) -> HttpResponse:
    """To come."""
    return render(request, "base.html")


def person_deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    """To come."""
    return render(request, "base.html")
