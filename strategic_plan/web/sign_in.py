"""Signing in: accounts are made by invitation, never by whoever comes along."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """No sign-up; after signing in, everyone starts at what needs them now."""

    # One sentence for either mistake: it does not tell a stranger which addresses have an account.
    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": gettext_lazy("The e-mail address and the password do not belong together."),
        "too_many_login_attempts": gettext_lazy("There were too many attempts to sign in. Try again later."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("workspace:home")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("portal:home")


@login_not_required
def closed(request: HttpRequest, key: str = "") -> HttpResponse:
    """A page of the library that this product does not have."""
    raise Http404(request.path)
