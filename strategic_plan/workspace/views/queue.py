"""The Chief's office: the queue, and the decision on the version of an update that was read."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from strategic_plan.models import StatusUpdate
from strategic_plan.permissions import Deed, may
from strategic_plan.permissions.table import supervises
from strategic_plan.services.errors import Stale
from strategic_plan.services.updates import approve_update, return_update
from strategic_plan.summaries.ownership import read_losing_owner
from strategic_plan.summaries.updates.comments import comments_on
from strategic_plan.summaries.updates.page import Since, read_update
from strategic_plan.summaries.updates.queue import Queue, Waiting, place_in_queue, read_queue, waiting_updates
from strategic_plan.web import access, clock
from strategic_plan.web.errors import CONFLICT
from strategic_plan.web.fields import whole_number_in
from strategic_plan.workspace.forms.comments import CommentForm
from strategic_plan.workspace.forms.updates import ReturnForm
from strategic_plan.workspace.tables.queue import Chip, QueueTable
from strategic_plan.workspace.views.updates_shown import beside_for_approver, since_choices, switch_url

# The quick filters of the queue by the word in its address.
CHANGED, UNFIT, RESUBMITTED = "changed", "unfit", "resubmitted"


@require_safe
@access.allowed(Deed.READ_QUEUE)
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for a decision, the oldest first."""
    found = read_queue(access.person(request), now=clock.now())
    chips, rows = _filtered(request, found)
    table = QueueTable(rows, request=request, order_by=request.GET.get("sort", QueueTable.OLDEST_FIRST))
    return render(
        request,
        "workspace/queue/queue.html",
        {
            "losing_owner": read_losing_owner(today=clock.today()),
            "queue": found,
            "table": table,
            "chips": chips,
            "today": clock.today(),
        },
    )


@require_safe
@access.allowed(Deed.READ_QUEUE)
def update_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """One update with what changed in it, and the panel to decide."""
    update = access.update(request, pk)
    if update.state != StatusUpdate.State.SUBMITTED:
        return redirect("workspace:update-read", pk)
    return decision_page(request, update)


@require_POST
@access.allowed(Deed.APPROVE_UPDATE)
def update_approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve the version that was read; one that has moved is shown with what changed instead."""
    update = access.update(request, pk)
    _check_not_own(request, update)
    version = _posted_version(request)
    try:
        approve_update(update, version=version, by=access.person(request), at=clock.now())
    except Stale as stale:
        return _moved_on(request, pk, version, stale)
    messages.success(request, _("Approved: %(action)s.") % {"action": update.action})
    return _next_in_queue()


@require_POST
@access.allowed(Deed.APPROVE_UPDATE)
def update_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it back with the reason; without one, the panel says so and nothing happens."""
    update = access.update(request, pk)
    _check_not_own(request, update)
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return decision_page(request, update, form)
    try:
        return_update(
            update,
            version=form.cleaned_data["version"],
            reason=form.cleaned_data["reason"],
            by=access.person(request),
            at=clock.now(),
        )
    except Stale as stale:
        return _moved_on(request, pk, form.cleaned_data["version"], stale, form)
    messages.success(
        request, _("Returned to the %(owner)s: %(action)s.") % {"owner": update.action.owner, "action": update.action}
    )
    return _next_in_queue()


def decision_page(
    request: HttpRequest,
    update: StatusUpdate,
    form: ReturnForm | None = None,
    *,
    read: int = 0,
    stale: Stale | None = None,
    deed: Deed = Deed.APPROVE_UPDATE,
) -> HttpResponse:
    """The update with its panel, to approve or to endorse. `read` is the version that a stale decision was about."""
    today = clock.today()
    since = Since.VERSION if read else request.GET.get("since", "")
    reading = read_update(update, today=today, since=since, base=read)
    place, count = place_in_queue(update)
    return render(
        request,
        "workspace/queue/update_decide.html",
        {
            "reading": reading,
            "update": update,
            "form": form or ReturnForm(initial={"version": update.version}),
            "choices": [] if stale else since_choices(request, reading),
            "beside": beside_for_approver(update, reading.remarks, reading.fitting, reading.previous),
            "checked_at": clock.now(),
            "place": place,
            "count": count,
            "stale": stale,
            "read_version": read,
            "is_own": not may(access.person(request), deed, update),
            "endorses": deed == Deed.ENDORSE_UPDATE,
            "is_supervisor": supervises(access.person(request), update),
            "today": today,
            "comments": comments_on(update, today=today),
            "comment_form": CommentForm(initial={"version": update.version}),
        },
        status=CONFLICT if stale else 200,
    )


def _moved_on(
    request: HttpRequest, pk: int, version: int, stale: Stale, form: ReturnForm | None = None
) -> HttpResponse:
    """What changed since the version that was read, 409; nothing was decided. A typed reason stays."""
    update = access.update(request, pk)
    if update.state != StatusUpdate.State.SUBMITTED:
        raise stale
    read = update.submissions.filter(update_version__lte=version).order_by("-number").first()
    if form is not None:
        form.hold(update.version)
    return decision_page(request, update, form, read=read.number if read else 0, stale=stale)


def _check_not_own(request: HttpRequest, update: StatusUpdate) -> None:
    """403 with the reason: whoever wrote, entered or sent an update does not decide on it."""
    if not may(access.person(request), Deed.APPROVE_UPDATE, update):
        raise PermissionDenied(_("You wrote or sent this update, so somebody else decides on it."))


def _posted_version(request: HttpRequest) -> int:
    """The version that the page was about; a request that names none has read none."""
    return whole_number_in(request.POST.get("version", "")) or 0


def _next_in_queue() -> HttpResponse:
    following = waiting_updates().values_list("pk", flat=True).first()
    return redirect("workspace:update-decide", following) if following else redirect("workspace:queue")


def _filtered(request: HttpRequest, found: Queue) -> tuple[list[Chip], tuple[Waiting, ...]]:
    """The quick filters with their counts, and the rows of the one that is chosen."""
    filters: tuple[tuple[str, str, tuple[Waiting, ...]], ...] = (
        ("", _("All"), found.waiting),
        (CHANGED, _("Status changed"), found.with_new_status),
        (UNFIT, _("Does not fit"), found.not_fitting),
        (RESUBMITTED, _("Resubmitted"), found.resubmitted),
    )
    chosen = request.GET.get("only", "")
    rows = next((rows for word, _label, rows in filters if word == chosen), found.waiting)
    chips = [
        Chip(label, len(rows), switch_url(request, only=word) if word else request.path, word == chosen)
        for word, label, rows in filters
        if rows or not word
    ]
    return chips, rows
