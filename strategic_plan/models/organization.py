"""The organization: the Board and its Service, their areas and units, and the Board's settings."""

from __future__ import annotations

from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Versioned, prose, words


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
        ]

    def __str__(self) -> str:
        return self.board_name


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
