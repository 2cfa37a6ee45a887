"""Ratings, stored as they were evaluated, with the rule and the inputs that gave them (rule 16)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import prose
from strategic_plan.models.indicators.indicators import Indicator
from strategic_plan.models.indicators.values import optional_value_field
from strategic_plan.models.organization import Area


class RatingWord(models.TextChoices):
    """The words of a rating; the rules that choose one stand in the calculations."""

    ACHIEVED = "achieved", _("Achieved")
    ON_TRACK = "on_track", _("On track")
    AT_RISK = "at_risk", _("At risk")
    OFF_TRACK = "off_track", _("Off track")
    WORSENING = "worsening", _("Worsening")
    NO_RATING = "no_rating", _("No rating")


class Judgement(models.Model):
    """A named person's reading of a described outcome, with the reason; figures cannot rate it."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="judgements")
    judged_on = models.DateField(_("judged on"))
    rating = models.CharField(_("rating"), max_length=10, choices=RatingWord)
    level = models.PositiveSmallIntegerField(_("step of the described scale"), null=True, blank=True)
    found = prose(300, _("what was found, in a few words"))
    reason = prose(1000, _("reason and evidence"))
    link = models.URLField(_("link to the evidence"), max_length=300, blank=True)
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("judgement")
        ordering = ["indicator", "-judged_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "judged_on"],
                name="judgement_once_a_day",
                violation_error_message=_("This indicator was judged on this day already."),
            ),
            models.CheckConstraint(
                condition=~Q(rating="no_rating") & ~Q(reason=""),
                name="judgement_rates_with_reason",
                violation_error_message=_("A judgement names a rating and gives its reason."),
            ),
            models.CheckConstraint(
                condition=Q(level__isnull=True) | Q(level__gte=1),
                name="judgement_level_from_one",
                violation_error_message=_("The first step of a described scale is number 1."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.get_rating_display()}"


class Rating(models.Model):
    """One evaluation of one indicator. Nothing that happens later re-colours it."""

    class Occasion(models.TextChoices):
        CYCLE_CLOSED = "cycle_closed", _("A cycle closed")
        REPORT_PUBLISHED = "report_published", _("A report was published")

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="ratings")
    area = models.ForeignKey(
        Area,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("area with a target of its own"),
    )
    occasion = models.CharField(_("occasion"), max_length=16, choices=Occasion)
    period_start = models.DateField(_("from"))
    period_end = models.DateField(_("until"))
    evaluated_at = models.DateTimeField(_("evaluated"))
    actual = optional_value_field()
    expected = optional_value_field()
    rating = models.CharField(_("rating"), max_length=10, choices=RatingWord)
    rule = models.PositiveSmallIntegerField(_("rule that matched"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    inputs = models.JSONField(_("inputs"), default=list)
    overridden = models.CharField(_("rating by override"), max_length=10, choices=RatingWord, blank=True)
    override_reason = prose(1000, _("why it was overridden"), blank=True)
    overridden_at = models.DateTimeField(_("overridden"), null=True, blank=True)
    overridden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("rating")
        ordering = ["indicator", "-period_end", "-evaluated_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_end__gte=F("period_start")),
                name="rating_dates_in_order",
                violation_error_message=_("A period ends after it begins."),
            ),
            models.CheckConstraint(
                condition=Q(
                    overridden="",
                    override_reason="",
                    overridden_at__isnull=True,
                    overridden_by__isnull=True,
                )
                | ~Q(overridden="")
                & ~Q(override_reason="")
                & Q(overridden_at__isnull=False, overridden_by__isnull=False),
                name="rating_override_says_who_and_why",
                violation_error_message=_("An override says who made it, when, and why."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.get_rating_display()}"

    @property
    def shown(self) -> str:
        """The rating as people see it: the override where there is one."""
        return self.overridden or self.rating
