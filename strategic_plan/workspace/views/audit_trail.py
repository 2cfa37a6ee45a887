"""The audit trail: every deed in words, newest first, and whether the chain of hashes holds."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def audit_trail(request: HttpRequest) -> HttpResponse:
    """To come."""
    return render(request, "base.html")


def audit_trail_check(request: HttpRequest) -> HttpResponse:
    """To come."""
    return render(request, "base.html")


def audit_trail_csv(request: HttpRequest) -> HttpResponse:
    """To come."""
    return render(request, "base.html")
