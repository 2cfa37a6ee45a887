"""Scans of the environment: what a plan stands in, factor by factor, each with its evidence and what it means."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Versioned, prose, words
from strategic_plan.models.indicators import Indicator
from strategic_plan.models.plans import Objective, Plan


class Scan(Versioned):
    """One look around before a plan is made or revised."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="scans")
    title = words(160, _("title"))
    scanned_on = models.DateField(_("finished on"))
    made_by = words(120, _("made by"))
    summary = prose(2000, _("what it found, in a few sentences"))

    class Meta:
        verbose_name = _("scan")
        ordering = ["-scanned_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "title"],
                name="scan_title_once",
                violation_error_message=_("This plan has a scan with this title already."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class FactorQuerySet(models.QuerySet["Factor"]):
    def of_plan(self, plan: Plan) -> FactorQuerySet:
        return self.filter(scan__plan=plan).select_related("scan", "indicator").order_by("scan", "number")


class Factor(Versioned):
    """Something outside or inside that a plan must reckon with; nothing stands here without its evidence."""

    class Kind(models.TextChoices):
        TREND = "trend", _("Trend")
        GAP = "gap", _("Gap")
        OPPORTUNITY = "opportunity", _("Opportunity")
        RISK = "risk", _("Risk")

    class Reach(models.TextChoices):
        LOCAL = "local", _("Local")
        NATIONAL = "national", _("National")

    scan = models.ForeignKey(Scan, on_delete=models.PROTECT, related_name="factors")
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    reach = models.CharField(_("local or national"), max_length=8, choices=Reach)
    title = words(160, _("title"))
    description = prose(2000, _("what is seen"))
    implications = prose(1000, _("what it means for the plan"))
    indicator = models.ForeignKey(
        Indicator,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="factors",
        verbose_name=_("indicator"),
    )
    source = words(200, _("source"), blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)
    objectives = models.ManyToManyField(Objective, blank=True, related_name="factors", verbose_name=_("answered by"))

    objects = FactorQuerySet.as_manager()

    class Meta:
        verbose_name = _("factor")
        ordering = ["scan", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["scan", "number"],
                name="factor_number_once",
                violation_error_message=_("This scan has a factor with this number already."),
            ),
            models.CheckConstraint(
                condition=Q(indicator__isnull=False) | ~Q(source=""),
                name="factor_has_evidence",
                violation_error_message=_("A factor stands on evidence: name an indicator or a source."),
            ),
            models.CheckConstraint(
                condition=Q(source_url="") | ~Q(source=""),
                name="factor_source_has_a_name",
                violation_error_message=_("Name the source that the address leads to."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
