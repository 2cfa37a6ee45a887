"""Letters: every mail the reporting cycle sends, written down before it is sent, with what became of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Language, Transition, Versioned, prose, words
from strategic_plan.models.updates.cycles import Cycle


class LetterQuerySet(models.QuerySet["Letter"]):
    def waiting(self) -> LetterQuerySet:
        return self.filter(state=Letter.State.WAITING)

    def digests(self) -> LetterQuerySet:
        return self.filter(kind=Letter.Kind.DIGEST)


class Letter(Versioned):
    """One mail to one person.

    `key` names the occasion, so that no occasion makes two letters. A letter is claimed before it is handed to the
    mail server: whoever dies in between leaves a claim behind, and a claim that nobody settled is never sent again.
    """

    class Kind(models.TextChoices):
        DIGEST = "digest", _("Digest")
        NUDGE = "nudge", _("Nudge")
        RETURNED = "returned", _("Update returned")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        REFUSED = "refused", _("Refused by the mail server")
        UNKNOWN = "unknown", _("Not known whether it went out")
        OVERTAKEN = "overtaken", _("Not sent, a newer one was")

    TRANSITIONS = (
        Transition("claim", (State.WAITING,), State.SENDING, _("Hand to the mail server")),
        Transition("send", (State.SENDING,), State.SENT, _("Accepted by the mail server")),
        Transition("defer", (State.SENDING,), State.WAITING, _("To be tried again")),
        Transition("refuse", (State.SENDING,), State.REFUSED, _("Refused by the mail server")),
        Transition("lose", (State.SENDING,), State.UNKNOWN, _("Not known whether it went out")),
        Transition("overtake", (State.WAITING,), State.OVERTAKEN, _("A newer one takes its place")),
    )
    SETTLED = (State.SENT, State.REFUSED, State.UNKNOWN, State.OVERTAKEN)

    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    key = models.CharField(max_length=80, unique=True)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="letters")
    office = words(120, _("to"))
    address = models.EmailField(_("address"))
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.ENGLISH)
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, null=True, blank=True, related_name="letters")
    for_day = models.DateField(_("day"))
    subject = words(200, _("subject"))
    body = prose(20_000, _("text"))
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.WAITING, editable=False)
    written_at = models.DateTimeField(_("written"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    claimed_at = models.DateTimeField(_("handed over"), null=True, blank=True, editable=False)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0, editable=False)
    answer = prose(600, _("what the mail server said"), blank=True, editable=False)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sending") | Q(claimed_at__isnull=False),
                name="letter_claimed_at_a_time",
                violation_error_message=_("A letter that is being sent says since when."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=("waiting", "sending"), settled_at__isnull=True)
                | Q(state__in=("sent", "refused", "unknown", "overtaken"), settled_at__isnull=False),
                name="letter_settled_at_a_time",
                violation_error_message=_("A letter whose fate is known says since when."),
            ),
        ]
        indexes = [models.Index(fields=["state"], name="letter_state")]

    def __str__(self) -> str:
        return self.subject
