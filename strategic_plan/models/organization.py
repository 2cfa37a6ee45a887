"""The organization: the Board and its Service, their areas and units, and the Board's settings."""

from __future__ import annotations

from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Versioned, prose, words

MOST_REMINDERS, FURTHEST_REMINDER = 6, 60
"""A list of reminder days has at most so many, each at most so far from the day on which something is due."""


def validate_days(value: str) -> None:
    """A list of days such as "14, 3, 0": whole numbers, each once."""
    parts = [part.strip() for part in value.split(",")] if value.strip() else []
    if not all(part.isascii() and part.isdecimal() and int(part[:4]) <= FURTHEST_REMINDER for part in parts):
        raise ValidationError(_("Write days as whole numbers up to 60 with commas between them, such as 14, 3, 0."))
    if len(set(map(int, parts))) != len(parts) or len(parts) > MOST_REMINDERS:
        raise ValidationError(_("Write each day once, and at most six of them."))


def validate_time_zone(value: str) -> None:
    if value not in available_timezones():
        raise ValidationError(_("Choose a time zone by its name, such as America/Toronto."))


class Organization(Versioned):
    """The one organization of an installation: names, calendar and the limits its figures keep to."""

    only = models.BooleanField(default=True, unique=True, editable=False)
    board_name = words(120, _("name of the Board"))
    service_name = words(120, _("name of the Service"))
    chief_title = words(80, _("title of the Chief"), default="Chief of Police")
    priority_label = words(40, _("word for a priority"), default="Priority")
    fiscal_year_first_month = models.PositiveSmallIntegerField(_("first month of the fiscal year"), default=1)
    time_zone = models.CharField(
        _("time zone"),
        max_length=60,
        default="America/Toronto",
        validators=[validate_time_zone],
    )
    logo = models.FileField(_("logo"), upload_to="organization/", blank=True)
    address = prose(300, _("address"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    telephone = words(40, _("telephone"), blank=True)
    is_sample = models.BooleanField(_("sample data"), default=False, editable=False)
    small_count = models.PositiveSmallIntegerField(_("smallest count shown of incidents"), default=5)
    small_count_persons = models.PositiveSmallIntegerField(_("smallest count shown of persons"), default=11)
    remind_before = models.CharField(
        _("days before, on which reminders go out"),
        max_length=40,
        blank=True,
        default="14, 3, 0",
        validators=[validate_days],
    )
    remind_after = models.CharField(
        _("days after, on which reminders go out"),
        max_length=40,
        blank=True,
        default="1, 5",
        validators=[validate_days],
    )
    escalate_after = models.PositiveSmallIntegerField(
        _("days after which a supervisor is told"), default=5, validators=[MaxValueValidator(FURTHEST_REMINDER)]
    )
    smallest_denominator = models.PositiveSmallIntegerField(_("fewest events for a rated rate"), default=20)

    class Meta:
        verbose_name = _("organization")
        constraints = [
            models.CheckConstraint(
                condition=Q(only=True),
                name="organization_only_one",
                violation_error_message=_("There is one organization; change it instead of adding another."),
            ),
            models.CheckConstraint(
                condition=Q(fiscal_year_first_month__range=(1, 12)),
                name="organization_first_month",
                violation_error_message=_("The first month of the fiscal year is a number from 1 to 12."),
            ),
            models.CheckConstraint(
                condition=Q(escalate_after__range=(1, FURTHEST_REMINDER)),
                name="organization_escalates_in_time",
                violation_error_message=_("A supervisor is told after 1 to 60 days."),
            ),
        ]

    def __str__(self) -> str:
        return self.board_name


class Holiday(models.Model):
    """A public holiday: no reminder goes out on it, and nothing is proposed to be due."""

    day = models.DateField(_("day"), unique=True)
    name = words(80, _("name"))

    class Meta:
        verbose_name = _("public holiday")
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.name}, {self.day:%Y-%m-%d}"


class AreaQuerySet(models.QuerySet["Area"]):
    def in_order(self) -> AreaQuerySet:
        """The whole area first, then its districts."""
        return self.order_by("kind", "position", "pk")


class Area(models.Model):
    """A place the Service polices: the region, and the districts that divide it."""

    class Kind(models.TextChoices):
        # Stored values sort from the whole to its parts.
        REGION = "1_region", _("Region")
        DISTRICT = "2_district", _("District")

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = words(80, _("name"), unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("area")
        ordering = ["kind", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(parent=F("pk")),
                name="area_not_its_own_parent",
                violation_error_message=_("An area cannot lie within itself."),
            ),
            models.CheckConstraint(
                condition=Q(kind="1_region", parent__isnull=True) | Q(kind="2_district", parent__isnull=False),
                name="area_parent_fits_kind",
                violation_error_message=_("A district lies within a region; a region lies within nothing."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A unit of the Service that may own actions, in one area or in none."""

    name = words(120, _("name"), unique=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="units")

    class Meta:
        verbose_name = _("unit")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
