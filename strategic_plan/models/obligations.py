"""Obligations: who must give what to whom, how often, under which section; and each dated deliverable."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Transition, Versioned, prose, words
from strategic_plan.models.meetings import Resolution


class ObligationQuerySet(models.QuerySet["Obligation"]):
    def in_force(self, day: datetime.date) -> ObligationQuerySet:
        """Not retired by a day."""
        return self.filter(Q(retired_on__isnull=True) | Q(retired_on__gt=day))


class Obligation(Versioned):
    """A standing duty. `verified_on` stays empty until a person of the Board has checked the citation.

    The rule says when it falls due; `calculations.due_dates` reads it. A retired duty keeps its deliverables.
    """

    class Rule(models.TextChoices):
        NONE = "", _("By hand, as it comes up")
        FIXED_DAY = "fixed_day", _("On the same day every year")
        AFTER_PERIOD = "after_period", _("Days after a period ends")
        EVERY_YEARS = "every_years", _("Every so many years")
        MEETING_BEFORE = "meeting_before", _("At the last meeting before a day")

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

    verified_note = words(200, _("checked against"), blank=True)
    short_title = words(40, _("in the calendar"), blank=True)
    answered_by = words(10, _("answered by reports of this kind"), blank=True)
    is_starting_point = models.BooleanField(_("from the set that ships with the system"), default=False)
    rule = models.CharField(_("when it is due"), max_length=14, choices=Rule, blank=True, default=Rule.NONE)
    rule_month = models.PositiveSmallIntegerField(_("month"), null=True, blank=True)
    rule_day = models.PositiveSmallIntegerField(_("day of the month"), null=True, blank=True)
    rule_months = models.PositiveSmallIntegerField(_("length of the period in months"), null=True, blank=True)
    rule_days_after = models.PositiveSmallIntegerField(_("days after the period"), null=True, blank=True)
    rule_years = models.PositiveSmallIntegerField(_("every how many years"), null=True, blank=True)
    rule_from = models.DateField(_("counted from"), null=True, blank=True)
    retired_on = models.DateField(_("retired on"), null=True, blank=True, editable=False)
    retired_reason = prose(600, _("why it was retired"), blank=True, editable=False)
    starts_on = models.DateField(_("in force from"), null=True, blank=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        verbose_name = _("obligation")
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rule="")
                | Q(
                    rule__in=("fixed_day", "meeting_before"),
                    rule_month__isnull=False,
                    rule_month__range=(1, 12),
                    rule_day__isnull=False,
                    rule_day__range=(1, 31),
                )
                | Q(
                    rule="after_period",
                    rule_months__isnull=False,
                    rule_months__in=(1, 3, 6, 12),
                    rule_days_after__isnull=False,
                    rule_days_after__range=(0, 366),
                )
                | Q(
                    rule="every_years",
                    rule_years__isnull=False,
                    rule_years__range=(1, 20),
                    rule_from__isnull=False,
                ),
                name="obligation_rule_is_whole",
                violation_error_message=_("A rule for due dates needs all its parts, or the duty never falls due."),
            ),
            models.CheckConstraint(
                condition=Q(rule_month__isnull=True)
                | Q(rule_day__isnull=True)
                | ~Q(rule_month__in=(4, 6, 9, 11), rule_day=31) & ~Q(rule_month=2, rule_day__gt=29),
                name="obligation_rule_falls",
                violation_error_message=_("No year has this day, so the duty would never fall due."),
            ),
            models.CheckConstraint(
                condition=Q(retired_on__isnull=True, retired_reason="")
                | Q(retired_on__isnull=False) & ~Q(retired_reason=""),
                name="obligation_retired_with_reason",
                violation_error_message=_("A retired obligation says since when and why."),
            ),
            models.CheckConstraint(
                condition=Q(retired_on__isnull=True) | Q(starts_on__isnull=True) | Q(retired_on__gte=F("starts_on")),
                name="obligation_dates_in_order",
                violation_error_message=_("An obligation cannot be retired before it was in force."),
            ),
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
    period = words(20, _("period"), blank=True, editable=False, default="")
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
            models.UniqueConstraint(
                fields=["obligation", "period"],
                condition=~Q(period=""),
                name="deliverable_once_a_period",
                violation_error_message=_("This obligation has a deliverable for this period already."),
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


class PreparationStep(Versioned):
    """One step on the way to a deliverable, planned back from its day: the data freeze, the texts, the approval."""

    deliverable = models.ForeignKey(Deliverable, on_delete=models.PROTECT, related_name="steps")
    title = words(120, _("step"))
    who = words(120, _("who"))
    due_on = models.DateField(_("by when"))
    done_on = models.DateField(_("done on"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("step of preparation")
        ordering = ["deliverable", "due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["deliverable", "title"],
                name="step_of_preparation_once",
                violation_error_message=_("This step is planned already."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    def alive(self) -> CalendarFeedQuerySet:
        return self.filter(revoked_at__isnull=True)


class CalendarFeed(models.Model):
    """A person's private address of the calendar. Only its hash is kept; a revoked one answers nobody."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="calendar_feeds")
    address_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("made"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar feed")
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(revoked_at__isnull=True),
                name="feed_one_alive",
                violation_error_message=_("This person has an address of the calendar already."),
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | Q(revoked_at__gte=F("made_at")),
                name="feed_revoked_after_made",
                violation_error_message=_("An address is revoked after it was made."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}"
