"""Meetings of the Board: the list, one of them, and what governance staff keep of them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import Meeting
from strategic_plan.permissions import Deed, may
from strategic_plan.services import meetings as deeds
from strategic_plan.services.errors import Refusal
from strategic_plan.summaries.meetings import may_be_told, read_meeting, read_meetings
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.deeds import DeactivateForm
from strategic_plan.workspace.forms.meetings import NAMES, MeetingForm, MeetingGrantForm
from strategic_plan.workspace.views.confirming import DeedPage, confirm


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def meetings(request: HttpRequest) -> HttpResponse:
    """When the Board meets and met."""
    page = read_meetings(access.person(request), today=clock.today())
    return render(request, "workspace/meetings/meetings.html", {"page": page})


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: what goes to it, what was resolved, its papers."""
    found = access.meeting(request, pk)
    page = read_meeting(found, access.person(request), today=clock.today())
    keeps = may(access.person(request), Deed.KEEP_OBLIGATIONS)
    return render(request, "workspace/meetings/meeting.html", {"page": page, "meeting": found, "keeps": keeps})


@access.allowed(Deed.KEEP_OBLIGATIONS)
def meeting_add(request: HttpRequest) -> HttpResponse:
    """Put a meeting in the calendar."""
    initial = {"kind": Meeting.Kind.REGULAR, "audience": Meeting.Audience.PUBLIC}
    form = MeetingForm(request.POST or None, initial=initial)
    page = DeedPage(
        title=_("Put a meeting in the calendar"),
        lead=_("A public one is seen by everybody, on the public pages too."),
        button=_("Put it in the calendar"),
        back=reverse("workspace:meetings"),
        back_words=_("Meetings"),
    )

    def act(_answers: dict[str, Any]) -> None:
        deeds.keep_meeting(form.meeting(), by=access.person(request), at=clock.now())

    return confirm(request, page, form, act, said=lambda: _("The meeting is in the calendar."))


@access.allowed(Deed.KEEP_OBLIGATIONS)
def meeting_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the day, the place or the papers of a meeting."""
    found = access.meeting(request, pk)
    initial = {name: getattr(found, name) for name in NAMES} | {"version": found.version}
    form = MeetingForm(request.POST or None, initial=initial)

    def act(answers: dict[str, Any]) -> None:
        deeds.change_meeting(
            found, version=answers["version"] or 0, **form.changes(), by=access.person(request), at=clock.now()
        )

    def fresh() -> int:
        found.refresh_from_db()
        return found.version

    page = _page(found, _("Change the meeting of %(day)s"), _("Keep the changes"))
    return confirm(request, page, form, act, said=lambda: _("The meeting is changed."), version=fresh)


@access.allowed(Deed.KEEP_OBLIGATIONS)
def meeting_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody know of a meeting in camera."""
    found = access.meeting(request, pk)
    if found.audience != Meeting.Audience.IN_CAMERA:
        raise Refusal(_("A public meeting needs no grant."))
    form = MeetingGrantForm(request.POST or None, memberships=may_be_told(found, today=clock.today()))
    page = _page(found, _("Who may know of the meeting of %(day)s?"), _("Let them know of it"))

    def act(answers: dict[str, Any]) -> None:
        deeds.grant_meeting(found, form.users[answers["user"]], by=access.person(request), at=clock.now())

    return confirm(request, page, form, act, said=lambda: _("They know of it from now on."))


@access.allowed(Deed.KEEP_OBLIGATIONS)
def meeting_grant_end(request: HttpRequest, pk: int, grant: int) -> HttpResponse:
    """Take a grant back."""
    found = access.meeting(request, pk)
    given = access.meeting_grant(found, grant)
    page = _page(
        found,
        _("Take back the grant of %(name)s") % {"name": given.user.name},
        _("Take it back"),
        _("From now on the meeting does not exist for them."),
    )
    return confirm(
        request,
        page,
        DeactivateForm(request.POST if request.method == "POST" else None),
        lambda _answers: deeds.end_meeting_grant(given, by=access.person(request), at=clock.now()),
        said=lambda: _("The grant is taken back."),
    )


def _page(found: Meeting, title: str, button: str, *effects: str) -> DeedPage:
    return DeedPage(
        title=title.replace("%(day)s", date_words(found.held_on)),
        lead=f"{found.get_kind_display()}, {found.get_audience_display().lower()}.",
        button=button,
        back=reverse("workspace:meeting", args=[found.pk]),
        back_words=_("Meeting of %(day)s") % {"day": date_words(found.held_on)},
        effects=effects,
    )
