"""Indicators: what is shown for an objective, how it is worked out, and the targets the Board set for it."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Versioned, prose, words
from strategic_plan.models.indicators.measures import Measure
from strategic_plan.models.indicators.values import optional_value_field, value_field
from strategic_plan.models.organization import Area
from strategic_plan.models.plans import Element, Objective, element_dates


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def current(self, day: datetime.date) -> IndicatorQuerySet:
        """Indicators not retired on a day, in the order a page lists them."""
        return self.filter(Q(retired_on__isnull=True) | Q(retired_on__gt=day)).order_by(
            "objective__priority__number", "objective__number", "position", "pk"
        )


class Indicator(Versioned):
    """A figure with a meaning: its formula over measures, the way it should move, and its method card (rule 20)."""

    class Form(models.TextChoices):
        SUM = "sum", _("Sum")
        RATIO = "ratio", _("Ratio of sums")
        LATEST = "latest", _("Latest level")
        QUALITATIVE = "qualitative", _("Described scale")

    class Direction(models.TextChoices):
        INCREASE = "increase", _("Should go up")
        DECREASE = "decrease", _("Should go down")
        MAINTAIN = "maintain", _("Should stay within a band")
        INFORMATIONAL = "informational", _("For information")

    class Window(models.TextChoices):
        """The span of the figure shown and compared with the target (rule 13)."""

        TWELVE_MONTHS = "twelve_months", _("The last 12 complete months")
        YEAR_TO_DATE = "year_to_date", _("The year to date")
        PERIOD = "period", _("The reporting period")
        YEAR = "year", _("The last complete year")

    code = models.SlugField(_("code"), max_length=60, unique=True)
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="indicators")
    title = words(160, _("title"))
    public_title = words(160, _("title in plain words"))
    form = models.CharField(_("form"), max_length=12, choices=Form)
    numerator = models.ForeignKey(
        Measure,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
    )
    denominator = models.ForeignKey(
        Measure,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators_below",
    )
    multiplier = models.PositiveIntegerField(_("multiplied by"), default=1)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="indicators")
    window = models.CharField(_("window"), max_length=14, choices=Window, default=Window.TWELVE_MONTHS)
    unit = words(40, _("unit"), blank=True)
    decimals = models.PositiveSmallIntegerField(_("decimals shown"), default=0)
    direction = models.CharField(
        _("direction"),
        max_length=14,
        choices=Direction,
        default=Direction.INFORMATIONAL,
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    is_lead = models.BooleanField(_("lead indicator of its objective"), default=False)
    public_words = words(
        200,
        _("the figure in plain words, such as “reported offences solved”"),
        blank=True,
    )
    definition = prose(1000, _("definition"), blank=True)
    limits = prose(1000, _("limits"), blank=True)
    scale = prose(1000, _("described scale, one step a line"), blank=True)
    method_version = models.PositiveSmallIntegerField(_("version of the method"), default=1)
    method_since = models.DateField(_("method since"))
    retired_on = models.DateField(_("retired on"), null=True, blank=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        ordering = [
            "objective__priority__number",
            "objective__number",
            "position",
            "pk",
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(form="ratio", numerator__isnull=False, denominator__isnull=False)
                | Q(
                    form__in=("sum", "latest"),
                    numerator__isnull=False,
                    denominator__isnull=True,
                )
                | Q(form="qualitative", numerator__isnull=True, denominator__isnull=True),
                name="indicator_measures_fit_form",
                violation_error_message=_(
                    "A ratio needs a numerator and a denominator, a sum or level one measure, a described scale none."
                ),
            ),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | ~Q(numerator=F("denominator")),
                name="indicator_two_measures",
                violation_error_message=_("A ratio divides one measure by another, not by itself."),
            ),
            models.UniqueConstraint(
                fields=["objective"],
                condition=Q(is_lead=True),
                name="indicator_one_lead",
                violation_error_message=_("This objective has a lead indicator already."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Target(Element):
    """What the Board wants an indicator to be, by when (rule 13); changed after adoption by amendment alone."""

    class Kind(models.TextChoices):
        REACH = "reach", _("Reach a value")
        AT_LEAST = "at_least", _("Stay at or above")
        AT_MOST = "at_most", _("Stay at or below")
        WITHIN = "within", _("Stay within")
        FINISH = "finish", _("Finish by a date")
        QUALITATIVE = "qualitative", _("A described outcome")

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="targets")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.REACH)
    baseline = optional_value_field(_("baseline"))
    baseline_on = models.DateField(_("baseline on"), null=True, blank=True)
    value = optional_value_field(_("target"))
    upper = optional_value_field(_("upper end of the band"))
    tolerance = optional_value_field(_("tolerance"))
    due_on = models.DateField(_("due on"))
    outcome = prose(600, _("described outcome"), blank=True)

    class Meta:
        verbose_name = _("target")
        ordering = ["indicator", "due_on"]
        constraints = [
            element_dates("target"),
            models.UniqueConstraint(
                fields=["indicator", "area"],
                condition=Q(in_force_until__isnull=True),
                name="target_one_in_force",
                violation_error_message=_("This indicator has a target in force for this area already."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="reach")
                | Q(
                    baseline__isnull=False,
                    baseline_on__isnull=False,
                    value__isnull=False,
                )
                & ~Q(baseline=F("value")),
                name="target_reach_has_a_way_to_go",
                violation_error_message=_(
                    "A target to reach needs a baseline with its date, and a value that differs from it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(baseline_on__isnull=True) | Q(due_on__gt=F("baseline_on")),
                name="target_due_after_baseline",
                violation_error_message=_("A target is due after its baseline."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="within") | Q(value__isnull=False, upper__isnull=False, upper__gt=F("value")),
                name="target_band_in_order",
                violation_error_message=_("A band needs a lower end and a higher upper end."),
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=("at_least", "at_most")) | Q(value__isnull=False),
                name="target_threshold_has_value",
                violation_error_message=_("Say the value to stay at."),
            ),
            models.CheckConstraint(
                condition=Q(tolerance__isnull=True) | Q(tolerance__gte=0),
                name="target_tolerance_not_negative",
                violation_error_message=_("A tolerance is zero or more."),
            ),
        ]

    def __str__(self) -> str:
        return f"Target: {self.indicator}"


class TargetStep(models.Model):
    """An interim target on the way."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="steps")
    on = models.DateField(_("on"))
    value = value_field(_("value"))

    class Meta:
        verbose_name = _("interim target")
        ordering = ["target", "on"]
        constraints = [
            models.UniqueConstraint(
                fields=["target", "on"],
                name="step_once_a_day",
                violation_error_message=_("There is an interim target on this day already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} on {self.on:%Y-%m-%d}"
