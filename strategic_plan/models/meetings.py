"""Meetings of the Board and the resolutions passed at them; the only thing that may change an adopted plan."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Versioned, prose, words


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def public(self) -> MeetingQuerySet:
        return self.filter(audience=Meeting.Audience.PUBLIC)

    def after(self, day: datetime.date) -> MeetingQuerySet:
        """Meetings still to come, the next one first."""
        return self.filter(held_on__gt=day).order_by("held_on")

    def held(self, day: datetime.date) -> MeetingQuerySet:
        """Meetings that were held by a day, the newest first."""
        return self.filter(held_on__lte=day).order_by("-held_on", "-pk")


class Meeting(Versioned):
    """One meeting of the Board, public or in camera."""

    class Kind(models.TextChoices):
        REGULAR = "regular", _("Regular meeting")
        SPECIAL = "special", _("Special meeting")

    class Audience(models.TextChoices):
        PUBLIC = "public", _("Public")
        IN_CAMERA = "in_camera", _("In camera")

    held_on = models.DateField(_("date"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.REGULAR)
    audience = models.CharField(
        _("public or in camera"),
        max_length=10,
        choices=Audience,
        default=Audience.PUBLIC,
    )
    place = words(160, _("place"), blank=True)
    agenda_url = models.URLField(_("agenda"), blank=True)
    minutes_url = models.URLField(_("minutes"), blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        ordering = ["held_on", "audience"]
        constraints = [
            models.UniqueConstraint(
                fields=["held_on", "kind", "audience"],
                name="meeting_once",
                violation_error_message=_("This meeting is in the calendar already."),
            ),
        ]

    def __str__(self) -> str:
        # Its day is for whoever has a grant; the trail and other places have more readers than that.
        if self.audience == self.Audience.IN_CAMERA:
            return str(_("A meeting in camera"))
        return f"{self.get_kind_display()}, {self.held_on:%Y-%m-%d}"


class MeetingGrant(models.Model):
    """A person who may know of a meeting in camera. A grant that was taken back is kept, with its end."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="grants")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="meeting_grants")
    granted_at = models.DateTimeField(_("granted"))
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("grant to a meeting in camera")
        ordering = ["meeting", "granted_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "user"],
                condition=Q(ended_at__isnull=True),
                name="meeting_grant_once",
                violation_error_message=_("This person knows of the meeting already."),
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="meeting_grant_ended_by_someone",
                violation_error_message=_("A grant that was taken back says when and by whom."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.meeting}"


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    def carried(self) -> ResolutionQuerySet:
        return self.filter(result__in=Resolution.CARRIED)


class Resolution(models.Model):
    """What the Board decided, in the words of the minutes."""

    class Result(models.TextChoices):
        CARRIED = "carried", _("Carried")
        CARRIED_AS_AMENDED = "carried_as_amended", _("Carried as amended")
        LOST = "lost", _("Lost")
        DEFERRED = "deferred", _("Deferred")
        REFERRED = "referred", _("Referred")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    CARRIED = (Result.CARRIED, Result.CARRIED_AS_AMENDED)

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="resolutions")
    number = words(40, _("number"), unique=True)
    motion = prose(2000, _("motion"))
    mover = words(120, _("mover"))
    seconder = words(120, _("seconder"))
    result = models.CharField(_("result"), max_length=20, choices=Result)
    minute_number = words(40, _("minute number"), blank=True)

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        verbose_name = _("resolution")
        ordering = ["meeting__held_on", "number"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(mover=F("seconder")),
                name="resolution_two_people",
                violation_error_message=_("The mover cannot second their own motion."),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_carried(self) -> bool:
        return self.result in self.CARRIED
