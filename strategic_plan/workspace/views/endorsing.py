"""Supervisors as a first step: an update is read and endorsed, or sent back, before the Chief's office decides."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from strategic_plan.models import StatusUpdate
from strategic_plan.permissions import Deed
from strategic_plan.permissions.table import supervises
from strategic_plan.services.errors import Stale
from strategic_plan.services.updates import endorse_update, return_update
from strategic_plan.summaries.updates.queue import for_supervisor
from strategic_plan.web import access, clock
from strategic_plan.web.fields import whole_number_in
from strategic_plan.workspace.forms.updates import ReturnForm
from strategic_plan.workspace.views.queue import decision_page


@require_http_methods(["GET", "HEAD", "POST"])
@access.allowed(Deed.ENDORSE_UPDATE)
def update_endorse(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One update with what changed in it, to endorse at the version that was read."""
    update = access.update(request, pk)
    access.check(request, Deed.ENDORSE_UPDATE, update)
    if update.state != StatusUpdate.State.ENDORSING and request.method != "POST":
        return redirect("workspace:update-read", pk)
    if request.method != "POST":
        return decision_page(request, update, deed=Deed.ENDORSE_UPDATE)
    version = whole_number_in(request.POST.get("version", "")) or 0
    try:
        endorse_update(update, version=version, by=access.person(request), at=clock.now())
    except Stale as stale:
        return _moved_on(request, pk, version, stale)
    messages.success(request, _("With the Chief’s office now: %(action)s.") % {"action": update.action})
    return _next(request, update)


@require_POST
@access.allowed(Deed.ENDORSE_UPDATE)
def update_send_back(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Return it to its owner with the reason; without one, the panel says so and nothing happens."""
    update = access.update(request, pk)
    access.check(request, Deed.ENDORSE_UPDATE, update)
    form = ReturnForm(request.POST)
    if update.state != StatusUpdate.State.ENDORSING:
        raise Stale(_("This update does not wait for a supervisor any more."))
    if not form.is_valid():
        return decision_page(request, update, form, deed=Deed.ENDORSE_UPDATE)
    version, reason = form.cleaned_data["version"], form.cleaned_data["reason"]
    try:
        return_update(update, version=version, reason=reason, by=access.person(request), at=clock.now())
    except Stale as stale:
        return _moved_on(request, pk, version, stale, form)
    said = _("Returned to the %(owner)s: %(action)s.")
    messages.success(request, said % {"owner": update.action.owner, "action": update.action})
    return _next(request, update)


def _moved_on(
    request: HttpRequest, pk: int, version: int, stale: Stale, form: ReturnForm | None = None
) -> HttpResponse:
    """What changed since the version that was read, 409; nothing was decided. A typed reason stays."""
    update = access.update(request, pk)
    if update.state != StatusUpdate.State.ENDORSING:
        raise stale
    read = update.submissions.filter(update_version__lte=version).order_by("-number").first()
    if form is not None:
        form.hold(update.version)
    return decision_page(request, update, form, read=read.number if read else 0, stale=stale, deed=Deed.ENDORSE_UPDATE)


def _next(request: HttpRequest, update: StatusUpdate) -> HttpResponse:
    """The next one that waits for this supervisor; else back to where they came from."""
    person = access.person(request)
    if not supervises(person, update):
        return redirect("workspace:queue")
    following = for_supervisor(person).values_list("pk", flat=True).first()
    return redirect("workspace:update-endorse", following) if following else redirect("workspace:my-updates")
