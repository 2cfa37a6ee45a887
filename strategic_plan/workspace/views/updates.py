"""Updates as they are found and read: one's own, those still owed, one update, and two of its versions compared."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from strategic_plan.permissions import Deed, may, sees_versions
from strategic_plan.summaries.updates.comments import comments_on
from strategic_plan.summaries.updates.mine import read_my_updates
from strategic_plan.summaries.updates.owed import read_owed_updates
from strategic_plan.summaries.updates.page import Since, read_update
from strategic_plan.web import access, clock
from strategic_plan.web.fields import whole_number_in
from strategic_plan.workspace.views.updates_shown import beside_for_reader, since_choices, switch_url


@require_safe
@access.allowed(Deed.WRITE_UPDATE)
def my_updates(request: HttpRequest) -> HttpResponse:
    """What needs this person now, and what became of the rest."""
    mine = read_my_updates(access.person(request), today=clock.today())
    return render(request, "workspace/updates/my_updates.html", {"mine": mine, "today": clock.today()})


@require_safe
@access.allowed(Deed.ENTER_FOR_OWNER)
def on_behalf(request: HttpRequest) -> HttpResponse:
    """Who still owes an update, for whoever has it on paper."""
    cycle = whole_number_in(request.GET.get("cycle", ""))
    owed = read_owed_updates(access.person(request), today=clock.today(), cycle_pk=cycle)
    return render(request, "workspace/updates/on_behalf.html", {"owed": owed, "today": clock.today()})


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def update_read(request: HttpRequest, pk: int) -> HttpResponse:
    """One update as the Board reads it: the words, who said them, for whom, and who approved them."""
    update = access.update(request, pk)
    person = access.person(request)
    with_versions = sees_versions(person, update)
    reading = read_update(
        update,
        today=clock.today(),
        since=request.GET.get("since", Since.CLEAN),
        with_versions=with_versions,
    )
    return render(
        request,
        "workspace/updates/update_read.html",
        {
            "reading": reading,
            "update": update,
            "today": clock.today(),
            "choices": since_choices(request, reading),
            "beside": beside_for_reader(update, reading.remarks, reading.fitting, reading.previous),
            "with_versions": with_versions,
            "comments": comments_on(update, today=clock.today()) if with_versions else None,
            "may_comment": update.state in (update.State.ENDORSING, update.State.SUBMITTED, update.State.RETURNED)
            and may(person, Deed.COMMENT_ON_UPDATE, update),
            "may_write": update.is_editable and may(person, Deed.EDIT_UPDATE, update),
            "may_correct": reading.may_be_corrected and may(person, Deed.WRITE_UPDATE, update.action),
            "may_endorse": update.state == update.State.ENDORSING and may(person, Deed.ENDORSE_UPDATE, update),
            "may_decide": update.state == update.State.SUBMITTED and may(person, Deed.APPROVE_UPDATE, update),
        },
    )


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def update_compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Two versions of an update, the second laid over the first."""
    update = access.update(request, pk)
    if not sees_versions(access.person(request), update):
        raise Http404
    numbers = list(update.submissions.order_by("number").values_list("number", flat=True))
    chosen = _version(request, "version", numbers, otherwise=-1)
    base = _version(request, "base", [number for number in numbers if number < chosen], otherwise=-1)
    reading = read_update(update, today=clock.today(), since=Since.VERSION, version=chosen, base=base)
    versions = [(number, switch_url(request, version=number)) for number in numbers if number > numbers[0]]
    return render(
        request,
        "workspace/updates/update_compare.html",
        {"reading": reading, "update": update, "versions": versions, "today": clock.today()},
    )


def _version(request: HttpRequest, name: str, numbers: list[int], *, otherwise: int) -> int:
    """The version a reader asks for; 404 for one there is not."""
    asked = request.GET.get(name, "")
    number = whole_number_in(asked)
    if not numbers or (asked and number not in numbers):
        raise Http404
    return numbers[otherwise] if number is None else number
