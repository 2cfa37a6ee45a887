"""Measures: stored series of one grain, and the categories they are broken down by."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Versioned, prose, words


class Grain(models.TextChoices):
    """The one length of period a measure is stored in."""

    MONTH = "month", _("Month")
    QUARTER = "quarter", _("Quarter")
    YEAR = "year", _("Year")

    @property
    def periods_a_year(self) -> int:
        return {"month": 12, "quarter": 4, "year": 1}[self.value]


class Breakdown(models.Model):
    """A way to divide a measure, such as occurrence type. Every breakdown has a real category "all"."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    title = words(80, _("title"))

    class Meta:
        verbose_name = _("breakdown")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class Category(models.Model):
    """One part of a breakdown, or its whole."""

    breakdown = models.ForeignKey(Breakdown, on_delete=models.PROTECT, related_name="categories")
    code = models.SlugField(_("code"), max_length=40)
    title = words(80, _("title"))
    is_all = models.BooleanField(_("the whole"), default=False)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("category")
        ordering = ["breakdown", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["breakdown", "code"],
                name="category_code_once",
                violation_error_message=_("This breakdown has a category with this code already."),
            ),
            models.UniqueConstraint(
                fields=["breakdown"],
                condition=Q(is_all=True),
                name="category_one_whole",
                violation_error_message=_("A breakdown has one whole; this one has it already."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Measure(Versioned):
    """A stored series: one grain, one unit, and rules for how its periods and areas combine (rule 5)."""

    class Kind(models.TextChoices):
        COUNT = "count", _("Count")
        LEVEL = "level", _("Level")

    class CombinePeriods(models.TextChoices):
        SUM = "sum", _("Sum")
        LATEST = "latest", _("Latest")
        AVERAGE = "average", _("Average")
        MAXIMUM = "maximum", _("Maximum")

    class CombineAreas(models.TextChoices):
        SUM = "sum", _("Sum")
        NOT_AT_ALL = "none", _("Not at all")

    class SmallCounts(models.TextChoices):
        INCIDENTS = "incidents", _("Incidents")
        PERSONS = "persons", _("Persons or identity")
        NONE = "none", _("Activity of the Board or the Service: never suppressed")

    code = models.SlugField(_("code"), max_length=60, unique=True)
    title = words(160, _("title"))
    unit = words(40, _("unit"), default="")
    grain = models.CharField(_("grain"), max_length=8, choices=Grain, default=Grain.MONTH)
    kind = models.CharField(_("kind"), max_length=6, choices=Kind, default=Kind.COUNT)
    combine_periods = models.CharField(
        _("periods combine by"),
        max_length=8,
        choices=CombinePeriods,
        default=CombinePeriods.SUM,
    )
    combine_areas = models.CharField(
        _("areas combine by"),
        max_length=5,
        choices=CombineAreas,
        default=CombineAreas.SUM,
    )
    breakdown = models.ForeignKey(Breakdown, on_delete=models.PROTECT, related_name="measures")
    total_of = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="parts_of",
        verbose_name=_("sum of"),
    )
    small_counts = models.CharField(
        _("small counts"),
        max_length=10,
        choices=SmallCounts,
        default=SmallCounts.INCIDENTS,
    )
    smallest_shown = models.PositiveSmallIntegerField(
        _("smallest count shown to the public, where it is not the Board’s usual one"),
        null=True,
        blank=True,
        validators=[MinValueValidator(2)],
    )
    complete_through = models.DateField(_("complete through"), null=True, blank=True)
    reported_within_days = models.PositiveSmallIntegerField(
        _("days after a period until its figures are due"), default=30
    )
    next_due_on = models.DateField(_("next figures due on"), null=True, blank=True)
    source = words(160, _("source"), blank=True)
    limits = prose(1000, _("limits"), blank=True)
    is_illustrative = models.BooleanField(_("illustrative data"), default=False)

    class Meta:
        verbose_name = _("measure")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title
