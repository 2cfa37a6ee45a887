"""What people of the public wrote on the Board's own form, each read by a person before it counts."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Transition, Versioned, prose, words
from strategic_plan.models.environment.consultations import Consultation, HeardTheme


class SubmissionCallQuerySet(models.QuerySet["SubmissionCall"]):
    def open_on(self, day: datetime.date) -> SubmissionCallQuerySet:
        return self.filter(opens_on__lte=day, closes_on__gte=day)

    def begun_by(self, day: datetime.date) -> SubmissionCallQuerySet:
        """What the public knows of: a call that opens later does not exist for it yet."""
        return self.filter(opens_on__lte=day)


class SubmissionCall(Versioned):
    """An invitation to write to the Board for a while; it is a survey of its consultation."""

    consultation = models.OneToOneField(Consultation, on_delete=models.PROTECT, related_name="call")
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    question = words(200, _("question"))
    introduction = prose(1000, _("what people should know before they write"))
    consent = prose(600, _("what people agree to"))
    opens_on = models.DateField(_("open from"))
    closes_on = models.DateField(_("open until"))

    objects = SubmissionCallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call for submissions")
        ordering = ["-opens_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="call_dates_in_order",
                violation_error_message=_("A call cannot close before it opens."),
            ),
        ]

    def __str__(self) -> str:
        return self.question

    def is_open(self, day: datetime.date) -> bool:
        return self.opens_on <= day <= self.closes_on


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def waiting(self) -> SubmissionQuerySet:
        return self.filter(state=Submission.State.WAITING)

    def accepted(self) -> SubmissionQuerySet:
        return self.filter(state=Submission.State.ACCEPTED)

    def of_sender(self, mark: str, *, since: datetime.datetime) -> SubmissionQuerySet:
        """What one sender wrote lately, while it is still known that it was one sender."""
        return self.filter(sender_mark=mark, received_at__gte=since)


class Submission(Versioned):
    """One answer. Nobody's name is asked; the sender is a mark for a day that leads back to nobody, and then nothing.

    Redacted words replace the ones that were sent, which are kept nowhere.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be read")
        ACCEPTED = "accepted", _("Accepted")
        SET_ASIDE = "set_aside", _("Set aside")

    TRANSITIONS = (
        Transition("accept", (State.WAITING, State.SET_ASIDE), State.ACCEPTED, _("Accept")),
        Transition("set aside", (State.WAITING, State.ACCEPTED), State.SET_ASIDE, _("Set aside")),
    )

    call = models.ForeignKey(SubmissionCall, on_delete=models.PROTECT, related_name="submissions")
    text = prose(4000, _("what you want to tell the Board"))
    about = words(160, _("where, or about what"), blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    consents = models.BooleanField(_("agrees that it is read, counted and kept"))
    may_be_quoted = models.BooleanField(_("may be quoted without a name"), default=False)
    sender_mark = words(64, _("mark of the sender"), blank=True, editable=False)
    received_at = models.DateTimeField(_("received"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING, editable=False)
    set_aside_because = words(300, _("why it is set aside"), blank=True, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    redacted_at = models.DateTimeField(_("redacted"), null=True, blank=True, editable=False)
    redacted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    themes = models.ManyToManyField(HeardTheme, blank=True, related_name="submissions", verbose_name=_("themes"))

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        ordering = ["received_at", "pk"]
        indexes = [models.Index(fields=["sender_mark", "received_at"], name="submission_by_sender")]
        constraints = [
            models.CheckConstraint(
                condition=Q(consents=True),
                name="submission_with_consent",
                violation_error_message=_("Nothing is kept without consent."),
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at__isnull=True, decided_by__isnull=True)
                | Q(state__in=("accepted", "set_aside"), decided_at__isnull=False, decided_by__isnull=False),
                name="submission_decided_by_someone",
                violation_error_message=_("A submission that was read says by whom and when."),
            ),
            models.CheckConstraint(
                condition=~Q(state="set_aside") | ~Q(set_aside_because=""),
                name="submission_set_aside_with_reason",
                violation_error_message=_("Say why it is set aside."),
            ),
            models.CheckConstraint(
                condition=Q(redacted_at__isnull=True, redacted_by__isnull=True)
                | Q(redacted_at__isnull=False, redacted_by__isnull=False),
                name="submission_redacted_by_someone",
                violation_error_message=_("A submission whose words were changed says by whom and when."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call}: {self.received_at:%Y-%m-%d}"
