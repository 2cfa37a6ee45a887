"""Middleware: sessions that end in time, pages that no browser keeps, and refusals that become pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.deprecation import MiddlewareMixin

from strategic_plan.services.errors import Refusal
from strategic_plan.web import errors

BEGUN, SEEN = "session_begun", "session_seen"
# The time last seen is stored once a minute, not with every request.
RESOLUTION = 60.0


class SessionLimitsMiddleware:
    """Sign a person out after half an hour of silence, and after half a day whatever they do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self._keep_or_end(request, timezone.now())
        return self.get_response(request)

    def _keep_or_end(self, request: HttpRequest, now: datetime) -> None:
        moment = now.timestamp()
        begun, seen = request.session.setdefault(BEGUN, moment), request.session.get(SEEN, moment)
        too_long = moment - begun > settings.SESSION_ABSOLUTE.total_seconds()
        too_quiet = moment - seen > settings.SESSION_IDLE.total_seconds()
        if too_long or too_quiet:
            logout(request)
        elif SEEN not in request.session or moment - seen > RESOLUTION:
            request.session[SEEN] = moment


class PrivatePagesMiddleware:
    """What a signed-in person is shown is kept by no browser and by no cache on the way.

    Nobody who sits down at the same machine afterwards goes back to it, and a part that htmx asked for is never taken
    for the page at the same address. A view that says itself how long its answer holds is left alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response


class RefusalMiddleware(MiddlewareMixin):
    """A refusal that no view answered itself is a page with its sentence (409)."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return errors.refused(request, exception) if isinstance(exception, Refusal) else None
