"""The register of risks to a plan, on scales that are the Board's own."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Versioned, prose, words
from strategic_plan.models.environment.scans import Factor
from strategic_plan.models.plans import Objective, Plan

STEPS = 5
"""The longest scale there may be; a score is likelihood times impact, 25 at most."""


class RiskStep(Versioned):
    """One step of a scale in the Board's words; a level begins at a score and reaches to the next level."""

    class Scale(models.TextChoices):
        LIKELIHOOD = "likelihood", _("Likelihood")
        IMPACT = "impact", _("Impact")
        LEVEL = "level", _("Level")

    scale = models.CharField(_("scale"), max_length=10, choices=Scale)
    number = models.PositiveSmallIntegerField(_("step, or the score at which a level begins"))
    word = words(40, _("word"))
    meaning = words(200, _("what it means"), blank=True)

    class Meta:
        verbose_name = _("step of a risk scale")
        ordering = ["scale", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["scale", "number"],
                name="risk_step_once",
                violation_error_message=_("This scale has this step already."),
            ),
            models.UniqueConstraint(
                fields=["scale", "word"],
                name="risk_step_word_once",
                violation_error_message=_("Two steps of one scale cannot have the same word."),
            ),
            models.CheckConstraint(
                condition=Q(scale="level", number__gte=1, number__lte=STEPS * STEPS)
                | Q(scale__in=("likelihood", "impact"), number__gte=1, number__lte=STEPS),
                name="risk_step_in_range",
                violation_error_message=_("A scale has the steps 1 to 5, and a level begins at a score from 1 to 25."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.word}"


class RiskQuerySet(models.QuerySet["Risk"]):
    def open(self) -> RiskQuerySet:
        return self.filter(closed_on__isnull=True)


class Risk(Versioned):
    """What may keep the plan from happening: how likely, how grave, who looks after it, what is done."""

    class Response(models.TextChoices):
        REDUCE = "reduce", _("Reduce it")
        AVOID = "avoid", _("Avoid it")
        SHARE = "share", _("Share it")
        ACCEPT = "accept", _("Accept it")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="risks")
    number = models.PositiveSmallIntegerField(_("number"))
    title = words(160, _("title"))
    description = prose(1000, _("what may happen, and why"))
    likelihood = models.PositiveSmallIntegerField(_("likelihood"))
    impact = models.PositiveSmallIntegerField(_("impact"))
    owner = words(120, _("owner, an office"))
    response = models.CharField(_("response"), max_length=8, choices=Response, default=Response.REDUCE)
    treatment = prose(1000, _("treatment"), blank=True)
    review_on = models.DateField(_("next review"))
    factor = models.ForeignKey(
        Factor, on_delete=models.PROTECT, null=True, blank=True, related_name="risks", verbose_name=_("from the scan")
    )
    objectives = models.ManyToManyField(Objective, blank=True, related_name="risks", verbose_name=_("answered by"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True, editable=False)
    closed_because = prose(600, _("why it is closed"), blank=True, editable=False)

    objects = RiskQuerySet.as_manager()

    class Meta:
        verbose_name = _("risk")
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="risk_number_once",
                violation_error_message=_("This plan has a risk with this number already."),
            ),
            models.CheckConstraint(
                condition=Q(likelihood__gte=1, likelihood__lte=STEPS, impact__gte=1, impact__lte=STEPS),
                name="risk_scores_in_range",
                violation_error_message=_("Likelihood and impact are steps from 1 to 5."),
            ),
            models.CheckConstraint(
                condition=Q(response="accept") | ~Q(treatment=""),
                name="risk_treated_unless_accepted",
                violation_error_message=_("Say what is done about the risk, or accept it."),
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closed_because="")
                | Q(closed_on__isnull=False) & ~Q(closed_because=""),
                name="risk_closed_with_reason",
                violation_error_message=_("A risk is closed on a date, with a reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def score(self) -> int:
        """Likelihood times impact."""
        return self.likelihood * self.impact
