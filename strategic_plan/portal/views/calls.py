"""What the Board asks the public: the forms that are open, and the answers that come in to be read by a person."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from strategic_plan.models import Submission, SubmissionCall
from strategic_plan.portal.submission_form import SubmissionForm
from strategic_plan.services.errors import Refusal
from strategic_plan.services.planning.submissions import TooMany, receive_submission
from strategic_plan.web import clock
from strategic_plan.web.conditional import public_page
from strategic_plan.web.errors import CONFLICT

TOO_MANY = 429
WORDS = ("text", "about", "email", "may_be_quoted", "consents")


def calls_fingerprint(request: HttpRequest, slug: str = "") -> tuple[object, ...]:
    """These pages change with the calls, and with the day."""
    return tuple(SubmissionCall.objects.values_list("pk", "version"))


@login_not_required
@require_safe
@public_page(calls_fingerprint)
def calls(request: HttpRequest) -> HttpResponseBase:
    """What is asked now, and what was."""
    today = clock.today()
    begun = SubmissionCall.objects.begun_by(today).select_related("consultation")
    is_open = [call for call in begun if call.is_open(today)]
    return render(
        request, "portal/calls.html", {"open": is_open, "closed": [call for call in begun if call not in is_open]}
    )


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def call(request: HttpRequest, slug: str) -> HttpResponse:
    """One question and its form. What is refused is drawn again with every word that was typed."""
    asked = _call(slug)
    form = SubmissionForm(request.POST if request.method == "POST" else None, call=asked)
    status = 200
    if form.is_bound and form.is_valid():
        submission = Submission(call=asked, **{name: form.cleaned_data[name] for name in WORDS})
        address = get_adapter(request).get_client_ip(request)
        try:
            receive_submission(submission, address=address, at=clock.now())
        except TooMany as refusal:
            form.add_error(None, refusal.sentence)
            status = TOO_MANY
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
            status = CONFLICT
        else:
            return redirect("portal:call-received", asked.slug)
    is_open = asked.is_open(clock.today())
    return render(request, "portal/call.html", {"call": asked, "form": form, "is_open": is_open}, status=status)


@login_not_required
@require_safe
@public_page(calls_fingerprint)
def call_received(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What happens to an answer now."""
    return render(request, "portal/call_received.html", {"call": _call(slug)})


def _call(slug: str) -> SubmissionCall:
    """A call that has opened; before that day it does not exist for anybody."""
    begun = SubmissionCall.objects.begun_by(clock.today())
    return get_object_or_404(begun.select_related("consultation__plan"), slug=slug[:60])
