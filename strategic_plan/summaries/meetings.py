"""Meetings of the Board as a person sees them: the next one, those held, and what was decided at one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import date_words, distance
from strategic_plan.models import DecisionReport, Meeting, MeetingGrant, Membership, Report, Resolution
from strategic_plan.permissions import Deed, Person, may, visible_decisions, visible_meetings, visible_reports

SHOWN_HELD = 24


@dataclass(frozen=True)
class MeetingList:
    """The calendar of meetings."""

    coming: tuple[Meeting, ...]
    held: tuple[Meeting, ...]
    today: date
    keeps: bool

    @property
    def sentence(self) -> str:
        """What is so: "The Board meets on 25 April 2024, in 14 days."."""
        if not self.coming:
            return _("No meeting of the Board is in the calendar.")
        first = self.coming[0].held_on
        return _("The Board meets on %(day)s, %(when)s.") % {
            "day": date_words(first),
            "when": distance(first, self.today).words,
        }


@dataclass(frozen=True)
class MeetingPage:
    """One meeting with what goes to it and what was resolved."""

    meeting: Meeting
    resolutions: tuple[Resolution, ...]
    decisions: tuple[DecisionReport, ...]
    reports: tuple[Report, ...]
    grants: tuple[tuple[MeetingGrant, str], ...]
    today: date

    @property
    def is_in_camera(self) -> bool:
        return self.meeting.audience == Meeting.Audience.IN_CAMERA

    @property
    def lead(self) -> str:
        """When it is or was, and how much was resolved."""
        if self.meeting.held_on >= self.today:
            return _("%(kind)s, %(when)s.") % {
                "kind": self.meeting.get_kind_display(),
                "when": distance(self.meeting.held_on, self.today).words,
            }
        if not self.resolutions:
            return _("Held. No resolution of it is recorded here.")
        numbers = ", ".join(each.number for each in self.resolutions)
        return _("Held. It passed on resolutions %(numbers)s.") % {"numbers": numbers}


def read_meetings(person: Person, *, today: date) -> MeetingList:
    """The meetings a person may know of, the next one first: two queries."""
    known = visible_meetings(person).annotate(decided=Count("resolutions"))
    return MeetingList(
        coming=tuple(known.filter(held_on__gte=today).order_by("held_on", "pk")),
        held=tuple(known.filter(held_on__lt=today).order_by("-held_on", "-pk")[:SHOWN_HELD]),
        today=today,
        keeps=may(person, Deed.KEEP_OBLIGATIONS),
    )


def read_meeting(meeting: Meeting, person: Person, *, today: date) -> MeetingPage:
    """One meeting, for somebody who may know of it; who else may, for whoever keeps meetings."""
    grants: tuple[tuple[MeetingGrant, str], ...] = ()
    if may(person, Deed.KEEP_OBLIGATIONS):
        alive = list(meeting.grants.filter(ended_at__isnull=True).select_related("user"))
        offices = dict(
            Membership.objects.on(today)
            .filter(user__in=[grant.user_id for grant in alive])
            .order_by("-starts_on")
            .values_list("user_id", "office")
        )
        grants = tuple((grant, offices.get(grant.user_id, grant.user.name)) for grant in alive)
    return MeetingPage(
        meeting=meeting,
        resolutions=tuple(meeting.resolutions.select_related("decision").order_by("number")),
        decisions=tuple(visible_decisions(person).filter(meeting=meeting).select_related("meeting", "resolution")),
        reports=tuple(visible_reports(person).filter(meeting=meeting)),
        grants=grants,
        today=today,
    )


def may_be_told(meeting: Meeting, *, today: date) -> tuple[Membership, ...]:
    """Offices whose holders do not know of a meeting yet, one of each person."""
    known = meeting.grants.filter(ended_at__isnull=True).values("user")
    found: dict[int, Membership] = {}
    for each in Membership.objects.on(today).exclude(user__in=known).order_by("office"):
        found.setdefault(each.user_id, each)
    return tuple(found.values())
