"""Methods: how an indicator is worked out, changed by proposal, each version kept with since when it holds."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Transition, Versioned, prose
from strategic_plan.models.indicators.indicators import Indicator


class MethodChangeQuerySet(models.QuerySet["MethodChange"]):
    def proposed(self) -> MethodChangeQuerySet:
        """Those the Chief's office has to decide on."""
        return self.filter(state=MethodChange.State.PROPOSED)

    def defined(self) -> MethodChangeQuerySet:
        """Those that hold or held, the newest version first."""
        return self.filter(state=MethodChange.State.DEFINED).order_by("-number")


class MethodChange(Versioned):
    """One change of how an indicator is worked out: what was, what is to be, why, and since when.

    `changes` names each field with its value before and after, in words.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        DEFINED = "defined", _("Defined")
        DECLINED = "declined", _("Declined")

    TRANSITIONS = (
        Transition("define", (State.PROPOSED,), State.DEFINED, _("Define it so")),
        Transition("decline", (State.PROPOSED,), State.DECLINED, _("Decline")),
    )

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="method_changes")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PROPOSED)
    number = models.PositiveSmallIntegerField(_("version of the method"), null=True, blank=True)
    since = models.DateField(_("since"))
    reason = prose(1000, _("why the method changes"))
    changes = models.JSONField(_("changes"), default=dict)
    proposed_at = models.DateTimeField(_("proposed"))
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer = prose(1000, _("why it was declined"), blank=True)

    objects = MethodChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of a method")
        ordering = ["indicator", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="proposed", decided_at__isnull=True, decided_by__isnull=True)
                | Q(state__in=("defined", "declined"), decided_at__isnull=False, decided_by__isnull=False),
                name="method_decided_by_someone",
                violation_error_message=_("A method that was decided on says when and by whom."),
            ),
            models.CheckConstraint(
                condition=Q(state="defined", number__isnull=False)
                | Q(state__in=("proposed", "declined"), number__isnull=True),
                name="method_numbered_when_defined",
                violation_error_message=_("A method that holds has the number of its version, and no other has one."),
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(answer=""),
                name="method_declined_with_reason",
                violation_error_message=_("Say why the proposal is declined."),
            ),
            models.UniqueConstraint(
                fields=["indicator", "number"],
                name="method_version_once",
                violation_error_message=_("This indicator has a method with this version already."),
            ),
            models.UniqueConstraint(
                fields=["indicator"],
                condition=Q(state="proposed"),
                name="method_one_proposal",
                violation_error_message=_("A change of this method is proposed already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, method {self.number or 'proposed'}"
