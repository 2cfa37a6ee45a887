"""Obligations: who must give what to whom, how often, under which section; and each dated deliverable."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Transition, Versioned, prose, words
from strategic_plan.models.meetings import Resolution


class Obligation(Versioned):
    """A standing duty. `verified_on` stays empty until a person of the Board has checked the citation."""

    class Basis(models.TextChoices):
        LAW = "law", _("Law")
        POLICY = "policy", _("Board policy")
        MOTION = "motion", _("Motion")

    code = models.SlugField(_("code"), max_length=40, unique=True)
    title = words(200, _("what"))
    from_party = words(80, _("from"))
    to_party = words(120, _("to"))
    basis = models.CharField(_("basis"), max_length=8, choices=Basis)
    citation = words(200, _("section, policy or motion"))
    source_url = models.URLField(_("source"), blank=True)
    frequency = words(120, _("how often"))
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("obligation")
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verified_on__isnull=True, verified_by__isnull=True)
                | Q(verified_on__isnull=False, verified_by__isnull=False),
                name="obligation_verified_by_someone",
                violation_error_message=_("A verified citation says when it was checked and by whom."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class DeliverableQuerySet(models.QuerySet["Deliverable"]):
    def open(self) -> DeliverableQuerySet:
        return self.filter(state=Deliverable.State.OPEN)

    def late(self, day: datetime.date) -> DeliverableQuerySet:
        return self.open().filter(due_on__lt=day)

    def in_year(self, year: int) -> DeliverableQuerySet:
        return self.filter(due_on__year=year).select_related("obligation").order_by("due_on", "pk")


class Deliverable(Versioned):
    """One dated instance of an obligation. Upcoming, due and late are computed, never stored."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        RECEIVED = "received", _("Received")
        WAIVED = "waived", _("Waived")

    TRANSITIONS = (
        Transition("receive", (State.OPEN,), State.RECEIVED, _("Mark as received")),
        Transition("waive", (State.OPEN,), State.WAIVED, _("Waive by resolution")),
    )

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="deliverables")
    title = words(200, _("what"))
    short_title = words(40, _("in the calendar"))
    due_on = models.DateField(_("due"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN, editable=False)
    received_on = models.DateField(_("received on"), null=True, blank=True, editable=False)
    waived_by = models.ForeignKey(
        Resolution,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="waives",
    )
    late_reason = prose(600, _("why it is late"), blank=True)
    new_due_on = models.DateField(_("new date"), null=True, blank=True)

    objects = DeliverableQuerySet.as_manager()

    class Meta:
        verbose_name = _("deliverable")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "due_on"],
                name="deliverable_once",
                violation_error_message=_("This obligation has a deliverable on this day already."),
            ),
            models.CheckConstraint(
                condition=Q(state="received", received_on__isnull=False)
                | ~Q(state="received") & Q(received_on__isnull=True),
                name="deliverable_received_on_a_date",
                violation_error_message=_("A deliverable that was received says when."),
            ),
            models.CheckConstraint(
                condition=Q(state="waived", waived_by__isnull=False) | ~Q(state="waived") & Q(waived_by__isnull=True),
                name="deliverable_waived_by_resolution",
                violation_error_message=_("Only a resolution of the Board waives a deliverable."),
            ),
            models.CheckConstraint(
                condition=Q(new_due_on__isnull=True) | Q(new_due_on__gt=F("due_on")) & ~Q(late_reason=""),
                name="deliverable_new_date_with_reason",
                violation_error_message=_("A new date lies after the old one and comes with a reason."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
