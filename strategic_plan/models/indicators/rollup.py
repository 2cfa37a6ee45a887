"""The roll-up of observations: figures as they are read, worked out once when they are written.

The one derived table. It is written in the transaction of whatever writes observations, and `manage.py check_rollup`
works it out again and compares.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import words
from strategic_plan.models.indicators.measures import Category, Measure
from strategic_plan.models.indicators.values import Absence, Finality, Qualifier, optional_value_field
from strategic_plan.models.organization import Area


class RolledUpQuerySet(models.QuerySet["RolledUp"]):
    def wholes(self) -> RolledUpQuerySet:
        """Figures of all categories together: every cell, observed or worked out."""
        return self.filter(is_all=True)

    def worked_out_parts(self) -> RolledUpQuerySet:
        """Figures of single categories that were worked out; those observed stand among the observations."""
        return self.filter(is_all=False)

    def of(self, measures: Collection[int], areas: Collection[int] | None = None) -> RolledUpQuerySet:
        """Figures of some measures, in some areas or in all."""
        found = self.filter(measure__in=measures)
        return found if areas is None else found.filter(area__in=areas)


class RolledUp(models.Model):
    """One figure by rules 5 and 6: observed as a whole, otherwise the sum of its parts, where none of them is missing.

    For all categories together every cell stands here, absences with their reason too. For a single category only what
    is worked out does, so that a load does not write each of its figures twice.
    """

    # What stands here follows from observations, whose own keys are kept by the database.
    measure = models.ForeignKey(
        Measure, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    category = models.ForeignKey(
        Category, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    is_all = models.BooleanField(_("all categories"))
    year = models.PositiveSmallIntegerField(_("year"))
    period = models.PositiveIntegerField(_("period"))
    value = optional_value_field()
    qualifier = models.CharField(_("qualifier"), max_length=8, choices=Qualifier, default=Qualifier.EXACT)
    absence = models.CharField(_("absence"), max_length=20, choices=Absence, blank=True)
    finality = models.CharField(_("finality"), max_length=11, choices=Finality, default=Finality.FINAL)
    change_as_stated = words(80, _("change as stated by the source"), blank=True)

    objects = RolledUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("rolled-up figure")
        ordering = ["measure", "area", "period", "category"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "period", "area", "category"],
                name="rolled_up_once",
                violation_error_message=_("This figure is rolled up already."),
            ),
        ]
        # Every column that a page reads is a key of the index, `is_all` too: Django leaves out `include` on SQLite
        # silently, and SQLite goes to the table for a column of the condition that is not in the index.
        indexes = [
            models.Index(
                fields=["area", "period", "measure", "value", "qualifier", "finality", "is_all"],
                condition=Q(is_all=True),
                name="rolled_up_by_area",
            ),
            models.Index(
                fields=[
                    "measure",
                    "area",
                    "period",
                    "value",
                    "qualifier",
                    "absence",
                    "finality",
                    "change_as_stated",
                    "is_all",
                ],
                condition=Q(is_all=True),
                name="rolled_up_by_measure",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id}/{self.area_id}/{self.period}/{self.category_id}"
