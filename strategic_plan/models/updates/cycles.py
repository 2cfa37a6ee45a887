"""The reporting cycle: what is asked for by when, and who was given more time."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.actions import Action, ActionPlan
from strategic_plan.models.base import Transition, Versioned, prose, words


class CycleQuerySet(models.QuerySet["Cycle"]):
    def open(self) -> CycleQuerySet:
        return self.filter(state=Cycle.State.OPEN)

    def before(self, cycle: Cycle) -> CycleQuerySet:
        """Earlier cycles of the same action plan, the nearest first."""
        return self.filter(action_plan=cycle.action_plan, ends_on__lt=cycle.starts_on).order_by("-ends_on")


class Cycle(Versioned):
    """One reporting period with the days on which each step is due."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")
        LOCKED = "locked", _("Locked")

    TRANSITIONS = (
        Transition("open", (State.PLANNED, State.CLOSED), State.OPEN, _("Open the cycle")),
        Transition("close", (State.OPEN,), State.CLOSED, _("Close the cycle")),
        Transition("lock", (State.CLOSED,), State.LOCKED, _("Lock the cycle")),
    )

    action_plan = models.ForeignKey(ActionPlan, on_delete=models.PROTECT, related_name="cycles")
    title = words(60, _("title"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    updates_due_on = models.DateField(_("updates due"))
    approvals_due_on = models.DateField(_("approvals due"))
    report_due_on = models.DateField(_("report due"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.PLANNED, editable=False)
    reopened_reason = prose(600, _("why it was opened again"), blank=True, editable=False)

    objects = CycleQuerySet.as_manager()

    class Meta:
        verbose_name = _("cycle")
        ordering = ["-starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["action_plan", "starts_on"],
                name="cycle_once",
                violation_error_message=_("There is a cycle that begins on this day already."),
            ),
            models.CheckConstraint(
                condition=Q(
                    ends_on__gt=F("starts_on"),
                    approvals_due_on__gte=F("updates_due_on"),
                    report_due_on__gte=F("approvals_due_on"),
                ),
                name="cycle_dates_in_order",
                violation_error_message=_(
                    "A cycle’s dates follow each other: from, until, updates due, approvals due, report due."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ExtensionQuerySet(models.QuerySet["Extension"]):
    def of(self, cycle: Cycle) -> ExtensionQuerySet:
        return self.filter(cycle=cycle)


class Extension(models.Model):
    """More time for one update, with its reason; the cycle's own dates stay, and so does every extension given."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="extensions")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="extensions")
    due_on = models.DateField(_("update now due"))
    reason = prose(600, _("why there is more time"))
    given_at = models.DateTimeField(_("given"))
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        verbose_name = _("extension")
        ordering = ["given_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "action", "due_on"],
                name="extension_once",
                violation_error_message=_("This update is due on that day already."),
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="extension_with_reason",
                violation_error_message=_("Say why there is more time."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.due_on:%Y-%m-%d}: {self.reason}"
