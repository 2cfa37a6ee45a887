"""The mail of the demonstration: what would have reached people, on a page, because nothing leaves the machine."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from strategic_plan.exchange.mail_folder import read_mail_folder


@login_not_required
@require_safe
def demo_mail(request: HttpRequest) -> HttpResponse:
    """Every mail, the newest first; whoever forgot a password is not signed in. Outside the demonstration: nothing."""
    if not settings.DEMO:
        raise Http404
    mail = read_mail_folder(Path(settings.EMAIL_FILE_PATH))
    return render(request, "portal/demo_mail.html", {"mail": mail})
