"""Status updates: what is said about an action in a cycle, as it is written, sent, returned and approved."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.accounts import Membership
from strategic_plan.models.actions import Action, Milestone, PromisedFigure
from strategic_plan.models.base import Transition, Versioned, prose, words
from strategic_plan.models.indicators.values import Qualifier, value_field
from strategic_plan.models.updates.cycles import Cycle


class Health(models.TextChoices):
    """What a person says about an action; never computed."""

    NOT_STARTED = "not_started", _("Not started")
    ON_TRACK = "on_track", _("On track")
    AT_RISK = "at_risk", _("At risk")
    DELAYED = "delayed", _("Delayed")
    COMPLETE = "complete", _("Complete")
    ON_HOLD = "on_hold", _("On hold")
    CANCELLED = "cancelled", _("Cancelled")


# A health that needs no explanation; every other one comes with reason, corrective action and expected date.
NEEDS_NO_REASON = (Health.NOT_STARTED, Health.ON_TRACK, Health.COMPLETE)


class StatusUpdateQuerySet(models.QuerySet["StatusUpdate"]):
    def approved(self) -> StatusUpdateQuerySet:
        return self.filter(state=StatusUpdate.State.APPROVED)

    def submitted(self) -> StatusUpdateQuerySet:
        return self.filter(state=StatusUpdate.State.SUBMITTED)

    def uncorrected(self) -> StatusUpdateQuerySet:
        """For each action and cycle the newest: a correction stands in front of what it corrects."""
        return self.filter(corrected_by__isnull=True)

    def in_force(self) -> StatusUpdateQuerySet:
        """Approved, and not replaced by an approved correction."""
        return self.approved().exclude(corrected_by__state=StatusUpdate.State.APPROVED)

    def endorsing(self) -> StatusUpdateQuerySet:
        """What waits for a supervisor, before it is the Chief's office's turn."""
        return self.filter(state=StatusUpdate.State.ENDORSING)

    def handed_in(self) -> StatusUpdateQuerySet:
        """What its owner has sent: nothing more is owed by them."""
        states = StatusUpdate.State
        return self.filter(state__in=(states.ENDORSING, states.SUBMITTED, states.APPROVED))

    def for_page(self) -> StatusUpdateQuerySet:
        return self.select_related(
            "action__objective__priority",
            "action__owner__user",
            "action__delegate__user",
            "cycle",
            "on_behalf_of__user",
            "entered_by",
            "submitted_by",
            "approved_by",
        )


class StatusUpdate(Versioned):
    """What is said about one action for one cycle.

    `version` counts every change that was saved. The words that the Chief's office reads are kept whole
    in `UpdateSubmission`, numbered 1, 2, ...: approving names the submission and the version read.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        ENDORSING = "endorsing", _("With the supervisor")
        SUBMITTED = "submitted", _("Submitted")
        RETURNED = "returned", _("Returned")
        APPROVED = "approved", _("Approved")

    TRANSITIONS = (
        Transition(
            "submit",
            (State.DRAFT, State.RETURNED),
            State.SUBMITTED,
            _("Submit to the Chief’s office"),
        ),
        # Where the owner's office has a supervisor who reads first, submitting leads to them.
        Transition("submit-first", (State.DRAFT, State.RETURNED), State.ENDORSING, _("Submit to the supervisor")),
        Transition("endorse", (State.ENDORSING,), State.SUBMITTED, _("Endorse, and pass on to the Chief’s office")),
        Transition("return", (State.ENDORSING, State.SUBMITTED), State.RETURNED, _("Return to the owner")),
        Transition("approve", (State.SUBMITTED,), State.APPROVED, _("Approve")),
    )
    EDITABLE = (State.DRAFT, State.RETURNED)

    class Means(models.TextChoices):
        MAIL = "mail", _("An e-mail")
        TELEPHONE = "telephone", _("A telephone call")
        PAPER = "paper", _("Paper")
        MEETING = "meeting", _("A conversation")

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="updates")
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="updates")
    correction = models.PositiveSmallIntegerField(_("correction"), default=0, editable=False)
    corrects = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrected_by",
        editable=False,
    )
    correction_reason = prose(1000, _("why it was corrected"), blank=True, editable=False)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT, editable=False)

    health = models.CharField(_("how it is going"), max_length=11, choices=Health, blank=True)
    reason = prose(1000, _("why"), blank=True)
    corrective_action = prose(1000, _("what is being done about it"), blank=True)
    expected_on = models.DateField(_("back on track by"), null=True, blank=True)
    percent = models.PositiveSmallIntegerField(
        _("percent done"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    done = prose(2000, _("what was done"), blank=True)
    next = prose(1000, _("what is next"), blank=True)
    nothing_changed_on = models.DateField(_("nothing has changed, said on"), null=True, blank=True)

    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    on_behalf_of = models.ForeignKey(
        Membership,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    received_by = models.CharField(_("received by"), max_length=10, choices=Means, blank=True)
    received_from = words(160, _("received from"), blank=True)
    received_on = models.DateField(_("received on"), null=True, blank=True)

    saved_at = models.DateTimeField(_("saved"), editable=False)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )

    objects = StatusUpdateQuerySet.as_manager()

    class Meta:
        verbose_name = _("status update")
        ordering = ["cycle", "action", "correction"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "cycle", "correction"],
                name="update_once",
                violation_error_message=_("There is an update for this action and cycle already."),
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__lte=100),
                name="update_percent_in_range",
                violation_error_message=_("Percent done is a number from 0 to 100."),
            ),
            models.CheckConstraint(
                condition=Q(correction=0, corrects__isnull=True, correction_reason="")
                | Q(correction__gt=0, corrects__isnull=False) & ~Q(correction_reason=""),
                name="update_correction_says_why",
                violation_error_message=_("A correction names what it corrects, and says why."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "returned"))
                | Q(submitted_at__isnull=False, submitted_by__isnull=False) & ~Q(health=""),
                name="update_submitted_by_someone",
                violation_error_message=_(
                    "A submitted update says how it is going, when it was submitted and by whom."
                ),
            ),
            models.CheckConstraint(
                condition=Q(
                    state="approved",
                    approved_at__isnull=False,
                    approved_by__isnull=False,
                )
                | ~Q(state="approved") & Q(approved_at__isnull=True, approved_by__isnull=True),
                name="update_approved_by_someone",
                violation_error_message=_("An approved update says when it was approved and by whom."),
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | ~Q(approved_by=F("submitted_by")) & ~Q(approved_by=F("entered_by")),
                name="update_not_approved_by_its_writer",
                violation_error_message=_("Whoever wrote or submitted an update may not approve it."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "returned"))
                | Q(health__in=NEEDS_NO_REASON)
                | ~Q(reason="") & ~Q(corrective_action="") & Q(expected_on__isnull=False),
                name="update_says_why_when_off_track",
                violation_error_message=_(
                    "An action that is not on track comes with the reason, what is being done about it, and a new date."
                ),
            ),
            models.CheckConstraint(
                condition=Q(
                    on_behalf_of__isnull=True,
                    received_by="",
                    received_from="",
                    received_on__isnull=True,
                )
                | Q(on_behalf_of__isnull=False),
                name="update_received_for_an_owner",
                violation_error_message=_("Only an update entered on an owner’s behalf says from what it was taken."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action.code}, {self.cycle}"

    @property
    def is_editable(self) -> bool:
        return self.state in self.EDITABLE


class UpdateSubmission(models.Model):
    """The words of an update as they were submitted: what was read is kept whole."""

    update = models.ForeignKey(StatusUpdate, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField(_("version"))
    update_version = models.PositiveIntegerField(_("state of the update"))
    content = models.JSONField(_("words and figures"))
    submitted_at = models.DateTimeField(_("submitted"))
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("submission")
        ordering = ["update", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["update", "number"],
                name="submission_number_once",
                violation_error_message=_("This version was submitted already."),
            ),
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"


class UpdateEndorsement(models.Model):
    """A submission passed on to the Chief's office by the supervisor who read it first; kept for ever."""

    submission = models.OneToOneField(UpdateSubmission, on_delete=models.PROTECT, related_name="endorsement")
    endorsed_at = models.DateTimeField(_("endorsed"))
    endorsed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # The Chief's office may take on what waits for a supervisor who is away; that is no endorsement, and says so.
    in_place_of_supervisor = models.BooleanField(_("taken on without the supervisor"), default=False)

    class Meta:
        verbose_name = _("endorsement")
        ordering = ["endorsed_at"]

    def __str__(self) -> str:
        return f"Endorsement of {self.submission_id}"


class UpdateReturn(models.Model):
    """A submission sent back, with the reason; kept for ever."""

    submission = models.OneToOneField(UpdateSubmission, on_delete=models.PROTECT, related_name="sent_back")
    reason = prose(2000, _("reason"))
    returned_at = models.DateTimeField(_("returned"))
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("return")
        ordering = ["returned_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="return_with_reason",
                violation_error_message=_("Say what the owner should change."),
            ),
        ]

    def __str__(self) -> str:
        return self.reason


class MilestoneReport(models.Model):
    """What an update says about one milestone; approval carries it over to the milestone."""

    update = models.ForeignKey(StatusUpdate, on_delete=models.PROTECT, related_name="milestone_reports")
    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="reports")
    met_on = models.DateField(_("met on"), null=True, blank=True)
    moved_to = models.DateField(_("new date"), null=True, blank=True)

    class Meta:
        verbose_name = _("milestone reported")
        ordering = ["milestone__due_on", "milestone"]
        constraints = [
            models.UniqueConstraint(
                fields=["update", "milestone"],
                name="milestone_report_once",
                violation_error_message=_("This update speaks of the milestone already."),
            ),
            models.CheckConstraint(
                condition=Q(met_on__isnull=False, moved_to__isnull=True)
                | Q(met_on__isnull=True, moved_to__isnull=False),
                name="milestone_report_met_or_moved",
                violation_error_message=_("A milestone was met on a date, or has a new date; not both."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.milestone)


class KeyFigure(models.Model):
    """A figure given with an update; approval writes the observation of its measure."""

    update = models.ForeignKey(StatusUpdate, on_delete=models.PROTECT, related_name="key_figures")
    promised = models.ForeignKey(PromisedFigure, on_delete=models.PROTECT, related_name="key_figures")
    value = value_field(_("value"))
    qualifier = models.CharField(_("qualifier"), max_length=8, choices=Qualifier, default=Qualifier.EXACT)

    class Meta:
        verbose_name = _("key figure")
        ordering = ["promised__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["update", "promised"],
                name="key_figure_once",
                violation_error_message=_("This update gives the figure already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.promised}: {self.value}"
