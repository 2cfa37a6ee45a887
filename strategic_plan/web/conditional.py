"""Conditional answers: a public page that has not changed is not drawn again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import condition

from strategic_plan.models import Organization
from strategic_plan.web import clock

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
Fingerprint = Callable[..., tuple[object, ...]]
"""Takes what the view takes; what it does not need of it, it leaves out."""

HOUR = 3600
YEAR = 365 * 24 * HOUR


def public_page(fingerprint: Fingerprint) -> Callable[[View[P]], View[P]]:
    """Answer 304 where what a public page is made of is still the same; ``fingerprint`` names what that is.

    What surrounds every page (software, language, day, names) is added here. A page with a person's name in its
    masthead is theirs alone, never answered from a fingerprint and never kept.
    """

    def etag(request: HttpRequest, *args: Any, **kwargs: Any) -> str | None:
        if request.user.is_authenticated:
            return None
        surroundings = (settings.VERSION, get_language(), clock.today(), *_organization())
        parts = (*surroundings, *fingerprint(request, *args, **kwargs))
        return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def revalidated(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            response = answer(request, *args, **kwargs)
            if request.user.is_authenticated:
                patch_cache_control(response, private=True, no_store=True)
            else:
                patch_cache_control(response, no_cache=True)
            patch_vary_headers(response, ("Cookie", "Accept-Language"))
            return response

        answer = condition(etag_func=etag)(view)
        return cast(View[P], revalidated)

    return decorate


def unchanging(response: HttpResponseBase, *, seconds: int = YEAR) -> HttpResponseBase:
    """Tell browsers and caches that the public bytes at this address never change, and how long they need not ask."""
    patch_cache_control(response, max_age=seconds, immutable=True, public=True)
    return response


def _organization() -> tuple[object, ...]:
    return Organization.objects.values_list("pk", "version").first() or ()
