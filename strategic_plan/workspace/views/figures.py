"""Figures: every indicator on one page, each one on its own, and both as files."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def figures(request: HttpRequest) -> HttpResponse:
    """To come."""
    return render(request, "base.html")


def figures_csv(request: HttpRequest) -> HttpResponse:
    """To come."""
    return render(request, "base.html")


def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """To come."""
    return render(request, "base.html")


def indicator_csv(request: HttpRequest, code: str) -> HttpResponse:
    """To come."""
    return render(request, "base.html")
