"""Deeds on meetings: put in the calendar, changed, and for those in camera: who may know of them."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.models import Meeting, MeetingGrant, User
from strategic_plan.permissions import Deed, Person, visible_meetings
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.swap import swap


@transaction.atomic
def keep_meeting(meeting: Meeting, *, by: Person, at: datetime.datetime) -> Meeting:
    """Put a meeting in the calendar; whoever enters one in camera may know of it, and nobody else until granted."""
    require(by, Deed.KEEP_OBLIGATIONS)
    meeting.full_clean()
    meeting.save(force_insert=True)
    if meeting.audience == Meeting.Audience.IN_CAMERA:
        _grant(meeting, by.acting, by=by, at=at)
    audit.record("keep meeting", meeting, f"{by.office} put {words_of(meeting)} in the calendar.", by=by, at=at)
    return meeting


@transaction.atomic
def change_meeting(meeting: Meeting, *, version: int, by: Person, at: datetime.datetime, **changes: Any) -> Meeting:
    """Change the date, place or papers of a meeting; one that has decided something keeps its day and its audience."""
    require(by, Deed.KEEP_OBLIGATIONS)
    _require_known(meeting, by)
    fixed = {name: getattr(meeting, name) for name in ("held_on", "kind", "audience")}
    moved = any(name in changes and changes[name] != value for name, value in fixed.items())
    if moved and meeting.resolutions.exists():
        raise Refusal(_("This meeting has passed resolutions; its day and kind stay as they are."))
    if moved and changes.get("audience") == Meeting.Audience.IN_CAMERA and meeting.decision_reports.exists():
        raise ValidationError({"audience": _("Matters are on its public agenda. Take them off first.")})
    hidden = changes.get("audience") == Meeting.Audience.IN_CAMERA != meeting.audience
    swap(meeting, version=version, **changes)
    if hidden:
        _grant(meeting, by.acting, by=by, at=at)
    audit.record("change meeting", meeting, f"{by.office} changed {words_of(meeting)}.", by=by, at=at)
    return meeting


@transaction.atomic
def grant_meeting(meeting: Meeting, user: User, *, by: Person, at: datetime.datetime) -> MeetingGrant:
    """Let somebody know of a meeting in camera; only who knows of it can."""
    require(by, Deed.KEEP_OBLIGATIONS)
    _require_known(meeting, by)
    if meeting.audience != Meeting.Audience.IN_CAMERA:
        raise Refusal(_("A public meeting needs no grant."))
    return _grant(meeting, user, by=by, at=at)


@transaction.atomic
def end_meeting_grant(grant: MeetingGrant, *, by: Person, at: datetime.datetime) -> MeetingGrant:
    """Take a grant back; it is kept with its end, and never the last one of those who keep meetings."""
    require(by, Deed.KEEP_OBLIGATIONS)
    _require_known(grant.meeting, by)
    if grant.user_id == by.acting.pk:
        raise Refusal(_("Nobody takes back their own grant: somebody must know of the meeting."))
    changed = MeetingGrant.objects.filter(pk=grant.pk, ended_at__isnull=True).update(ended_at=at, ended_by=by.acting)
    if changed != 1:
        raise Refusal(_("This grant was taken back already."))
    grant.refresh_from_db()
    audit.record(
        "end meeting grant", grant.meeting, f"{by.office} took back the grant of {grant.user.name}.", by=by, at=at
    )
    return grant


def words_of(meeting: Meeting) -> str:
    """A meeting in the trail: one in camera is not named by its day, since the trail has other readers."""
    if meeting.audience == Meeting.Audience.IN_CAMERA:
        return "a meeting in camera"
    return f"the meeting of {meeting.held_on:%Y-%m-%d}"


def _grant(meeting: Meeting, user: User, *, by: Person, at: datetime.datetime) -> MeetingGrant:
    grant = MeetingGrant(meeting=meeting, user=user, granted_at=at, granted_by=by.acting)
    grant.full_clean()
    grant.save(force_insert=True)
    audit.record("grant meeting", meeting, f"{by.office} let {user.name} know of a meeting in camera.", by=by, at=at)
    return grant


def _require_known(meeting: Meeting, by: Person) -> None:
    if not visible_meetings(by).filter(pk=meeting.pk).exists():
        raise Refusal(_("This meeting is not in your calendar."))
