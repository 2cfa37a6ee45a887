"""Everything that waits on one page, and the approval of those that were ticked, each at the version that was read."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from strategic_plan.calculations.formats import count_words
from strategic_plan.models import StatusUpdate, UpdateSubmission
from strategic_plan.permissions import Deed, visible_updates
from strategic_plan.services.updates import approve_several
from strategic_plan.summaries.updates.several import read_several
from strategic_plan.web import access, clock
from strategic_plan.web.errors import CONFLICT
from strategic_plan.web.fields import whole_number_in
from strategic_plan.workspace.views.updates_shown import beside_for_approver

TICKED, VERSION = "update", "version"


@require_http_methods(["GET", "HEAD", "POST"])
@access.allowed(Deed.APPROVE_UPDATE)
def queue_several(request: HttpRequest) -> HttpResponse:
    """Read what waits, tick what is right, approve it; one that moved on is shown with what changed instead."""
    if request.method != "POST":
        return _page(request)
    ticked = _ticked(request)
    if not ticked:
        return _page(request, problem=_("Tick the updates that you have read and approve."))
    decided = approve_several(ticked, by=access.person(request), at=clock.now())
    if decided.approved:
        count = len(decided.approved)
        words = ngettext("{count} update is approved.", "{count} updates are approved.", count)
        messages.success(request, words.format(count=count_words(count, capital=True)))
    if decided.refused:
        stale = {update.pk: version for update, version in ticked.items() if update.pk in decided.refused}
        return _page(request, refused=decided.refused, read=_numbers(stale))
    return redirect("workspace:queue")


def _page(
    request: HttpRequest,
    *,
    problem: str = "",
    refused: Mapping[int, str] | None = None,
    read: Mapping[int, int] | None = None,
) -> HttpResponse:
    waiting = read_several(access.person(request), now=clock.now(), read=read)
    there = {each.update.pk for each in waiting}
    gone = [words for pk, words in (refused or {}).items() if pk not in there]
    context = {
        "waiting": waiting,
        "besides": {
            each.update.pk: beside_for_approver(each.update, each.remarks, (), each.previous) for each in waiting
        },
        "refused": refused or {},
        "gone": gone,
        "problem": problem,
        "today": clock.today(),
    }
    return render(request, "workspace/queue/queue_several.html", context, status=CONFLICT if refused else 200)


def _ticked(request: HttpRequest) -> dict[StatusUpdate, int]:
    """The updates that were ticked, with the version of each that stood on the page; none without its version."""
    versions = {pk: whole_number_in(request.POST.get(f"{VERSION}-{pk}", "")) for pk in request.POST.getlist(TICKED)}
    numbers = {number: version for pk, version in versions.items() if (number := whole_number_in(pk)) and version}
    found = visible_updates(access.person(request)).for_page().filter(pk__in=numbers).order_by("submitted_at", "pk")
    return {update: numbers[update.pk] for update in found}


def _numbers(versions: Mapping[int, int]) -> dict[int, int]:
    """By update the number of the submission that was read, for the comparison."""
    found: dict[int, int] = {}
    rows = UpdateSubmission.objects.filter(update__in=versions).order_by("number")
    for update, number, of_version in rows.values_list("update", "number", "update_version"):
        if of_version <= versions[update]:
            found[update] = number
    return found
