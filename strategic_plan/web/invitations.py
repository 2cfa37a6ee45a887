"""The mail that invites: where to choose a password, and how long the link holds."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from strategic_plan.models import Membership, Organization

SECONDS_A_DAY = 86_400


def send_invitation(request: HttpRequest, membership: Membership) -> None:
    """Write to somebody who was given an office; whoever has no password yet finds the link to set one.

    Raises OSError where the mail cannot be handed over.
    """
    user = membership.user
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    organization = Organization.objects.first()
    with override(user.language):
        words = render_to_string(
            "emails/invitation.txt",
            {
                "membership": membership,
                "organization": organization,
                "set_password_url": ""
                if user.has_usable_password()
                else get_adapter(request).get_reset_password_from_key_url(key),
                "days": settings.PASSWORD_RESET_TIMEOUT // SECONDS_A_DAY,
                "home_url": request.build_absolute_uri("/workspace/"),
            },
        )
        subject = _("Your account with %(board)s") % {
            "board": organization.board_name if organization else _("the strategic plan")
        }
    send_mail(subject, words, None, [user.email])
