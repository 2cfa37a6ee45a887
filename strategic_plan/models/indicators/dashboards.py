"""Dashboards as data: which indicators a page of figures shows, in which views and order, and to whom."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Versioned, prose, words
from strategic_plan.models.indicators.indicators import Indicator
from strategic_plan.models.indicators.measures import Breakdown


class DashboardQuerySet(models.QuerySet["Dashboard"]):
    def in_use(self) -> DashboardQuerySet:
        """Dashboards that were not taken down, in the order in which pages list them."""
        return self.filter(is_taken_down=False).order_by("position", "title", "pk")

    def for_the_board(self) -> DashboardQuerySet:
        """Dashboards that Board members are shown."""
        return self.filter(shown_to_board=True)


class Dashboard(Versioned):
    """One page of figures, arranged by governance staff; every number on it is worked out when it is read."""

    class Kind(models.TextChoices):
        BY_AREA = "by_area", _("By area: a count and a rate, compared with the year before")
        KEY_FIGURES = "key_figures", _("Key figures: each indicator as one number with its sentence")

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    title = words(80, _("title"))
    note = prose(600, _("what the page is for"), blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.BY_AREA)
    breakdown = models.ForeignKey(
        Breakdown,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="dashboards",
        verbose_name=_("breakdown offered"),
    )
    shown_to_board = models.BooleanField(_("shown to Board members"), default=False)
    is_taken_down = models.BooleanField(_("taken down"), default=False)
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    objects = DashboardQuerySet.as_manager()

    class Meta:
        verbose_name = _("dashboard")
        ordering = ["position", "title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="by_area") | Q(breakdown__isnull=True),
                name="dashboard_breakdown_by_area",
                violation_error_message=_("Only a dashboard by area offers a breakdown."),
            ),
            models.CheckConstraint(
                condition=~Q(is_taken_down=True, shown_to_board=True),
                name="dashboard_taken_down_from_all",
                violation_error_message=_("A dashboard that is taken down is shown to nobody, the Board included."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def indicators(self) -> list[Indicator]:
        """What it shows, in order; read with the page."""
        return [entry.indicator for entry in self.entries.all()]


class DashboardIndicatorQuerySet(models.QuerySet["DashboardIndicator"]):
    def for_page(self) -> DashboardIndicatorQuerySet:
        """With everything a page says of an indicator."""
        return self.select_related(
            "indicator__objective__priority", "indicator__numerator", "indicator__denominator", "indicator__area"
        ).order_by("position", "pk")


class DashboardIndicator(models.Model):
    """One indicator of a dashboard, in its place; the first one opens the page."""

    dashboard = models.ForeignKey(Dashboard, on_delete=models.CASCADE, related_name="entries")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="dashboard_entries")
    position = models.PositiveSmallIntegerField(_("position"))

    objects = DashboardIndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator of a dashboard")
        ordering = ["dashboard", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dashboard", "indicator"],
                name="dashboard_indicator_once",
                violation_error_message=_("This dashboard shows this indicator already."),
            ),
            models.UniqueConstraint(
                fields=["dashboard", "position"],
                name="dashboard_indicator_place",
                violation_error_message=_("Another indicator has this place already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dashboard_id}, {self.position}: {self.indicator_id}"


class DashboardView(models.Model):
    """One view of a dashboard by area, in its place."""

    class Kind(models.TextChoices):
        MATRIX = "matrix", _("Areas in figures: three spans, each beside the year before")
        STATUS = "status", _("Counts by status")
        MONTHS = "months", _("Month by month: the count above, the rate below")
        YEARS = "years", _("The rate over five years")

    dashboard = models.ForeignKey(Dashboard, on_delete=models.CASCADE, related_name="views")
    kind = models.CharField(_("view"), max_length=8, choices=Kind)
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        verbose_name = _("view of a dashboard")
        ordering = ["dashboard", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dashboard", "kind"],
                name="dashboard_view_once",
                violation_error_message=_("This dashboard has this view already."),
            ),
            models.UniqueConstraint(
                fields=["dashboard", "position"],
                name="dashboard_view_place",
                violation_error_message=_("Another view has this place already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dashboard_id}, {self.position}: {self.get_kind_display()}"
