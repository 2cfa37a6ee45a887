"""What the law says a plan must address, and what of a plan answers it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Versioned, prose, words
from strategic_plan.models.indicators import Indicator
from strategic_plan.models.plans import Objective, Plan


class MatterQuerySet(models.QuerySet["Matter"]):
    def current(self) -> MatterQuerySet:
        return self.filter(is_current=True).select_related("parent").order_by("position", "pk")


class Matter(Versioned):
    """One thing a plan has to address. `verified_on` stays empty until a person has checked the citation."""

    class Kind(models.TextChoices):
        TEXT = "text", _("Words of the plan")
        STRUCTURE = "structure", _("Objectives and priorities")
        INDICATORS = "indicators", _("Quantitative and qualitative indicators")
        TEXT_AND_INDICATORS = "text_and_indicators", _("Words and an indicator")
        GROUP = "group", _("Heading of the matters below it")
        OPEN = "open", _("Whatever a regulation adds")
        PROCESS = "process", _("How the plan is made")

    code = models.SlugField(_("code"), max_length=20, unique=True)
    citation = words(200, _("citation"))
    text = words(300, _("what must be addressed"))
    kind = models.CharField(_("what answers it"), max_length=20, choices=Kind)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    source = words(160, _("source"), blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)
    note = words(300, _("note"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    is_current = models.BooleanField(_("on the list"), default=True)
    verified_on = models.DateField(_("verified on"), null=True, blank=True, editable=False)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects = MatterQuerySet.as_manager()

    class Meta:
        verbose_name = _("matter")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("pk")),
                name="matter_not_its_own_part",
                violation_error_message=_("A matter cannot be a part of itself."),
            ),
            models.CheckConstraint(
                condition=Q(verified_on__isnull=True, verified_by__isnull=True)
                | Q(verified_on__isnull=False, verified_by__isnull=False),
                name="matter_verified_by_someone",
                violation_error_message=_("A verified citation says when it was checked and by whom."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.citation}: {self.text}"


class Coverage(models.Model):
    """One answer of a plan to a matter: an objective, an indicator, or words."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="coverages")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="coverages")
    objective = models.ForeignKey(
        Objective,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="coverages",
        verbose_name=_("objective"),
    )
    indicator = models.ForeignKey(
        Indicator,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="coverages",
        verbose_name=_("indicator"),
    )
    text = prose(2000, _("words of the plan"), blank=True)

    class Meta:
        verbose_name = _("coverage")
        ordering = ["matter__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "objective"],
                name="coverage_objective_once",
                violation_error_message=_("This objective answers this matter already."),
            ),
            models.UniqueConstraint(
                fields=["matter", "indicator"],
                name="coverage_indicator_once",
                violation_error_message=_("This indicator answers this matter already."),
            ),
            models.UniqueConstraint(
                fields=["plan", "matter"],
                condition=~Q(text=""),
                name="coverage_text_once",
                violation_error_message=_("The plan has words for this matter already; change those."),
            ),
            models.CheckConstraint(
                condition=Q(objective__isnull=False, indicator__isnull=True, text="")
                | Q(objective__isnull=True, indicator__isnull=False, text="")
                | Q(objective__isnull=True, indicator__isnull=True) & ~Q(text=""),
                name="coverage_by_one_thing",
                violation_error_message=_(
                    "A matter is answered by an objective, an indicator, or words: by one at a time."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id} in {self.plan_id}"


class CoverageGap(Versioned):
    """What the Board says about a matter its plan does not answer: why, and by when it will."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="coverage_gaps")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="gaps")
    reason = prose(1000, _("why there is a gap"))
    closes_on = models.DateField(_("to be closed by"), null=True, blank=True)

    class Meta:
        verbose_name = _("explained gap")
        ordering = ["matter__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "matter"],
                name="coverage_gap_once",
                violation_error_message=_("This gap is explained already; change the explanation."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id} in {self.plan_id}"
