"""Inquiries: what a Board member asks, or the Board directs at a meeting, tracked to its answer."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _say
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.accounts import Membership
from strategic_plan.models.base import Transition, Versioned, prose, words
from strategic_plan.models.indicators import Indicator
from strategic_plan.models.meetings import Meeting
from strategic_plan.models.plans import Objective

WORDING_LENGTH = 1000
ANSWER_LENGTH = 4000


class InquiryQuerySet(models.QuerySet["Inquiry"]):
    def open(self) -> InquiryQuerySet:
        """Taken up and not answered yet; what is still only asked is between its asker and the Board's office."""
        return self.filter(state__in=Inquiry.OPEN)

    def answered(self) -> InquiryQuerySet:
        return self.filter(state__in=Inquiry.ANSWERED)

    def answered_between(self, start: datetime.datetime, end: datetime.datetime) -> InquiryQuerySet:
        return self.answered().filter(answered_at__gt=start, answered_at__lte=end)

    def late(self, day: datetime.date) -> InquiryQuerySet:
        return self.open().filter(due_on__lt=day)

    def about(self, objective: Objective) -> InquiryQuerySet:
        """About an objective or one of its indicators."""
        return self.filter(Q(objective=objective) | Q(indicator__objective=objective))

    def for_page(self) -> InquiryQuerySet:
        return self.select_related(
            "asked_by__user", "meeting", "objective__priority", "indicator__objective__priority", "answered_by"
        )

    def soonest_first(self) -> InquiryQuerySet:
        return self.order_by("due_on", "number")


class Inquiry(Versioned):
    """A question of one Board member, or a direction of the Board at a meeting. It asks; it directs no operation.

    `wording` is what goes to the Chief. `first_wording` is what the asker wrote, kept for ever; the Board's office may
    suggest other words, and only the asker can agree to them.
    """

    class Kind(models.TextChoices):
        QUESTION = "question", _("Question")
        DIRECTION = "direction", _("Direction")

    class State(models.TextChoices):
        ASKED = "asked", _("Asked")
        ACCEPTED = "accepted", _("Accepted by the Board’s office")
        WITH_CHIEF = "with_chief", _("With the Chief")
        ANSWERED = "answered", _("Answered")
        CLOSED = "closed", _("Closed")
        DECLINED = "declined", _("Declined")

    TRANSITIONS = (
        Transition("accept", (State.ASKED,), State.ACCEPTED, _("Accept the question")),
        Transition("reword", (State.ASKED,), State.ASKED, _("Suggest other words")),
        Transition("agree", (State.ASKED,), State.ASKED, _("Answer the suggestion")),
        Transition("decline", (State.ASKED,), State.DECLINED, _("Decline the question")),
        Transition("pass-on", (State.ACCEPTED,), State.WITH_CHIEF, _("Pass on to the Chief")),
        Transition("answer", (State.WITH_CHIEF,), State.ANSWERED, _("Answer")),
        Transition("close", (State.ANSWERED,), State.CLOSED, _("Close")),
    )
    OPEN = (State.ACCEPTED, State.WITH_CHIEF)
    ANSWERED = (State.ANSWERED, State.CLOSED)

    number = models.PositiveIntegerField(_("number"), unique=True)
    kind = models.CharField(_("kind"), max_length=9, choices=Kind, default=Kind.QUESTION)
    wording = prose(WORDING_LENGTH, _("what is asked"))
    first_wording = prose(WORDING_LENGTH, _("as it was first asked"), editable=False)
    suggested_wording = prose(WORDING_LENGTH, _("words that the Board’s office suggests"), blank=True)
    objective = models.ForeignKey(
        Objective, on_delete=models.PROTECT, null=True, blank=True, related_name="inquiries", verbose_name=_("about")
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, null=True, blank=True, related_name="inquiries", verbose_name=_("about")
    )
    asked_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="inquiries", editable=False
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="directions", verbose_name=_("meeting")
    )
    asked_on = models.DateField(_("asked on"))
    to_whom = words(120, _("to whom"))
    due_on = models.DateField(_("answer due"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ASKED, editable=False)
    decline_reason = prose(1000, _("why it was declined"), blank=True, editable=False)
    answer = prose(ANSWER_LENGTH, _("answer"), blank=True, editable=False)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = InquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("inquiry")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="question", asked_by__isnull=False, meeting__isnull=True)
                | Q(kind="direction", asked_by__isnull=True, meeting__isnull=False),
                name="inquiry_asked_by_a_member_or_a_meeting",
                violation_error_message=_("A question is a Board member’s; a direction is given at a meeting."),
            ),
            models.CheckConstraint(
                condition=Q(kind="question") | ~Q(state__in=("asked", "declined")),
                name="inquiry_direction_is_not_declined",
                violation_error_message=_("What the Board directed at a meeting is neither accepted nor declined."),
            ),
            models.CheckConstraint(
                condition=Q(objective__isnull=True) | Q(indicator__isnull=True),
                name="inquiry_about_one_thing",
                violation_error_message=_("An inquiry is about an objective or an indicator, not both."),
            ),
            models.CheckConstraint(
                condition=Q(due_on__gt=F("asked_on")),
                name="inquiry_due_after_asked",
                violation_error_message=_("An answer is due on a day after the one on which it was asked."),
            ),
            models.CheckConstraint(
                condition=Q(state="declined") & ~Q(decline_reason="") | ~Q(state="declined") & Q(decline_reason=""),
                name="inquiry_declined_with_reason",
                violation_error_message=_("A question is declined with a reason, and only then has one."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=("answered", "closed"), answered_at__isnull=False, answered_by__isnull=False)
                & ~Q(answer="")
                | ~Q(state__in=("answered", "closed"))
                & Q(answer="", answered_at__isnull=True, answered_by__isnull=True),
                name="inquiry_answered_by_someone",
                violation_error_message=_("An answered inquiry has an answer, and says when and by whom it was given."),
            ),
            models.CheckConstraint(
                condition=Q(state="asked") | Q(suggested_wording=""),
                name="inquiry_suggestion_while_asked",
                violation_error_message=_("Other words are suggested only until a question is accepted or declined."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """How it is called: "Question 7"."""
        return _say("%(kind)s %(number)d") % {"kind": self.get_kind_display(), "number": self.number}

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @property
    def is_answered(self) -> bool:
        return self.state in self.ANSWERED

    @property
    def asker(self) -> str:
        """Whose it is, in words: an office, or the Board at a meeting."""
        return self.asked_by.office if self.asked_by else _say("The Board")

    @property
    def about(self) -> Objective | Indicator | None:
        return self.objective or self.indicator
