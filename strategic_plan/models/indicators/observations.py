"""Observations: one value, or its absence with a reason, per measure, area, period and category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import prose, words
from strategic_plan.models.indicators.loads import ImportBatch
from strategic_plan.models.indicators.measures import Category, Measure
from strategic_plan.models.indicators.values import LARGEST, Absence, Finality, Qualifier, optional_value_field
from strategic_plan.models.organization import Area

if TYPE_CHECKING:
    pass


class ObservationQuerySet(models.QuerySet["Observation"]):
    def within(self, first: int, last: int) -> ObservationQuerySet:
        """Observations whose period index lies in a span, both ends included."""
        return self.filter(period__gte=first, period__lte=last)


class Observation(models.Model):
    """One cell of a measure.

    `period` counts periods of the measure's grain since year 0 (a month is `year * 12 + month - 1`), so
    that a span is a range of integers on both engines; `year` stands beside it for grouping.
    """

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="observations")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="observations")
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="observations")
    year = models.PositiveSmallIntegerField(_("year"))
    period = models.PositiveIntegerField(_("period"))
    value = optional_value_field()
    qualifier = models.CharField(_("qualifier"), max_length=8, choices=Qualifier, default=Qualifier.EXACT)
    absence = models.CharField(_("absence"), max_length=20, choices=Absence, blank=True)
    finality = models.CharField(_("finality"), max_length=11, choices=Finality, default=Finality.PRELIMINARY)
    change_as_stated = words(80, _("change as stated by the source"), blank=True)
    batch = models.ForeignKey(
        ImportBatch,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="observations",
    )
    recorded_at = models.DateTimeField(_("recorded"))

    objects = ObservationQuerySet.as_manager()

    class Meta:
        verbose_name = _("observation")
        ordering = ["measure", "area", "period", "category"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "area", "category", "period"],
                name="observation_once",
                violation_error_message=_("There is a value for this measure, area, period and category already."),
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, absence="") | Q(value__isnull=True) & ~Q(absence=""),
                name="observation_value_or_absence",
                violation_error_message=_("Give a value, or the reason why there is none; not both."),
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__gte=-LARGEST, value__lte=LARGEST),
                name="observation_value_in_range",
                violation_error_message=_("This number is too large to be kept."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["measure", "category", "period", "area", "value"],
                name="observation_span",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id}/{self.area_id}/{self.period}/{self.category_id}"


class ObservationRevision(models.Model):
    """A value as it stood before it was replaced; the first revision of a cell is number 1."""

    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    value = optional_value_field()
    qualifier = models.CharField(_("qualifier"), max_length=8, choices=Qualifier)
    absence = models.CharField(_("absence"), max_length=20, choices=Absence, blank=True)
    finality = models.CharField(_("finality"), max_length=11, choices=Finality)
    reason = prose(1000, _("why it was replaced"), blank=True)
    recorded_at = models.DateTimeField(_("recorded"))
    batch = models.ForeignKey(
        ImportBatch,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_values",
        verbose_name=_("load that brought this value"),
    )
    replaced_in = models.ForeignKey(
        ImportBatch,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="revisions",
        verbose_name=_("load that replaced it"),
    )
    replaced_at = models.DateTimeField(_("replaced"))
    replaced_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("revision")
        ordering = ["observation", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["observation", "number"],
                name="revision_number_once",
                violation_error_message=_("This revision is kept already."),
            ),
            models.CheckConstraint(
                condition=Q(replaced_at__gte=F("recorded_at")),
                name="revision_dates_in_order",
                violation_error_message=_("A value cannot be replaced before it was recorded."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.observation_id}, revision {self.number}"
