"""Decision reports: a matter before the Board, the changes of the plan it proposes as data, and what became of it."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _say
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Transition, Versioned, prose, words
from strategic_plan.models.meetings import Meeting, Resolution
from strategic_plan.models.plans import Amendment, Plan


class DecisionReportQuerySet(models.QuerySet["DecisionReport"]):
    def open(self) -> DecisionReportQuerySet:
        """What the Board has not settled yet; deferred and referred matters come back."""
        return self.filter(state__in=DecisionReport.OPEN)

    def decided(self) -> DecisionReportQuerySet:
        return self.filter(state__in=DecisionReport.DECIDED)

    def carried_between(self, start: datetime.date, end: datetime.date) -> DecisionReportQuerySet:
        """What the Board carried at meetings of a period."""
        return self.filter(
            state__in=DecisionReport.CARRIED, meeting__held_on__gte=start, meeting__held_on__lte=end
        ).order_by("meeting__held_on", "number")

    def for_page(self) -> DecisionReportQuerySet:
        return self.select_related("plan", "meeting", "resolution__meeting", "begun_by")


class DecisionReport(Versioned):
    """A matter for the Board to decide, and its life. Its document is a Report of kind "decision".

    The changes it proposes are `proposals`; nothing of the plan changes before a resolution carries them. A deferred or
    referred matter goes on another agenda; the resolutions it met before stay in `earlier_resolutions`.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        ON_AGENDA = "on_agenda", _("On the agenda")
        CARRIED = "carried", _("Carried")
        CARRIED_AS_AMENDED = "carried_as_amended", _("Carried as amended")
        LOST = "lost", _("Lost")
        DEFERRED = "deferred", _("Deferred")
        REFERRED = "referred", _("Referred")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        APPLIED = "applied", _("Applied")

    TRANSITIONS = (
        Transition("agenda", (State.DRAFT, State.DEFERRED, State.REFERRED), State.ON_AGENDA, _("Put it on an agenda")),
        Transition("take-off", (State.ON_AGENDA,), State.DRAFT, _("Take it off the agenda")),
        Transition("drop", (State.DRAFT,), State.WITHDRAWN, _("Withdraw the draft")),
        Transition("carry", (State.ON_AGENDA,), State.CARRIED, _("Record: carried")),
        Transition("carry-amended", (State.ON_AGENDA,), State.CARRIED_AS_AMENDED, _("Record: carried as amended")),
        Transition("lose", (State.ON_AGENDA,), State.LOST, _("Record: lost")),
        Transition("defer", (State.ON_AGENDA,), State.DEFERRED, _("Record: deferred")),
        Transition("refer", (State.ON_AGENDA,), State.REFERRED, _("Record: referred")),
        Transition("withdraw", (State.ON_AGENDA,), State.WITHDRAWN, _("Record: withdrawn")),
        Transition("apply", (State.CARRIED, State.CARRIED_AS_AMENDED), State.APPLIED, _("Say that it is applied")),
    )
    EDITABLE = (State.DRAFT, State.DEFERRED, State.REFERRED)
    OPEN = (State.DRAFT, State.ON_AGENDA, State.DEFERRED, State.REFERRED)
    CARRIED = (State.CARRIED, State.CARRIED_AS_AMENDED, State.APPLIED)
    DECIDED = (*CARRIED, State.LOST, State.DEFERRED, State.REFERRED, State.WITHDRAWN)

    number = models.PositiveIntegerField(_("number"), unique=True)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="decision_reports")
    title = words(160, _("title"))
    matter = prose(4000, _("what has come up"))
    options = prose(4000, _("options considered"), blank=True)
    motion = prose(2000, _("recommended motion"))
    effective_on = models.DateField(_("changes take effect on"), null=True, blank=True)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="decision_reports"
    )
    resolution = models.OneToOneField(
        Resolution, on_delete=models.PROTECT, null=True, blank=True, related_name="decision", editable=False
    )
    earlier_resolutions = models.ManyToManyField(
        Resolution, blank=True, related_name="decisions_before", editable=False
    )
    state = models.CharField(_("state"), max_length=18, choices=State, default=State.DRAFT, editable=False)
    began_from = words(80, _("proposed by the system because of"), blank=True, editable=False)
    begun_on = models.DateField(_("begun on"))
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    applied_on = models.DateField(_("applied on"), null=True, blank=True, editable=False)

    objects = DecisionReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision report")
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", meeting__isnull=True)
                | Q(state="withdrawn")
                | ~Q(state__in=("draft", "withdrawn")) & Q(meeting__isnull=False),
                name="decision_on_the_agenda_of_a_meeting",
                violation_error_message=_("A draft is on no agenda; everything later names its meeting."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "on_agenda"), resolution__isnull=True)
                | Q(state="withdrawn")
                | ~Q(state__in=("draft", "on_agenda", "withdrawn")) & Q(resolution__isnull=False),
                name="decision_decided_by_resolution",
                violation_error_message=_("A decided matter names its resolution; an open one has none."),
            ),
            models.CheckConstraint(
                condition=Q(state="applied", applied_on__isnull=False)
                | ~Q(state="applied") & Q(applied_on__isnull=True),
                name="decision_applied_on_a_day",
                violation_error_message=_("An applied decision says since when."),
            ),
        ]

    def __str__(self) -> str:
        return _say("Decision report %(number)d") % {"number": self.number}

    @property
    def is_editable(self) -> bool:
        return self.state in self.EDITABLE

    @property
    def is_carried(self) -> bool:
        return self.state in self.CARRIED


class ProposedAmendment(Versioned):
    """One change of the plan that a decision report proposes, as data: which element, what, before, after, why.

    `before` is what was true when it was written; a resolution is not applied where it no longer is. `decided` is what
    the Board made of `after` when it carried the motion as amended.
    """

    class Change(models.TextChoices):
        FIELD = "field", _("Change what it says")
        ADD = "add", _("Add a new one")
        RETIRE = "retire", _("Retire it")
        MERGE = "merge", _("Merge it into another")
        SPLIT = "split", _("Split it")

    decision = models.ForeignKey(DecisionReport, on_delete=models.PROTECT, related_name="proposals")
    change = models.CharField(_("change"), max_length=6, choices=Change)
    element_kind = models.CharField(_("kind of element"), max_length=12, choices=Amendment.ElementKind)
    element_id = models.BigIntegerField(_("element"), null=True, blank=True)
    element_words = words(200, _("which element"))
    into_id = models.BigIntegerField(_("merged into, or added to"), null=True, blank=True)
    into_words = words(200, _("merged into, or added to"), blank=True)
    field = models.CharField(_("field"), max_length=60, blank=True)
    before = prose(4000, _("before"), blank=True)
    after = prose(4000, _("after"), blank=True)
    decided = prose(4000, _("as the Board decided it"), blank=True)
    public_title = words(160, _("title in plain words"), blank=True)
    statement = prose(1000, _("what is to be achieved"), blank=True)
    reason = prose(2000, _("why"))
    left_out = models.BooleanField(_("left out by the Board"), default=False)

    class Meta:
        verbose_name = _("proposed amendment")
        ordering = ["decision", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(change="add", element_id__isnull=True) | ~Q(change="add") & Q(element_id__isnull=False),
                name="proposal_of_an_element",
                violation_error_message=_("A change names the element it changes; a new element has none yet."),
            ),
            models.CheckConstraint(
                condition=~Q(change="field") | ~Q(field="") & ~Q(before=F("after")),
                name="proposal_changes_something",
                violation_error_message=_("A change names its field, and before and after differ."),
            ),
            models.CheckConstraint(
                condition=Q(change="merge", into_id__isnull=False) & ~Q(into_id=F("element_id"))
                | Q(change="add")
                | ~Q(change__in=("merge", "add")) & Q(into_id__isnull=True),
                name="proposal_merges_into_another",
                violation_error_message=_("A merger names the other element that carries on."),
            ),
            models.CheckConstraint(
                condition=~Q(change__in=("add", "split")) | ~Q(after=""),
                name="proposal_adds_something",
                violation_error_message=_("Say what is new."),
            ),
            models.UniqueConstraint(
                fields=["decision", "element_kind", "element_id", "field"],
                name="proposal_once",
                violation_error_message=_("This report proposes a change of the same already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_change_display()}: {self.element_words}"

    @property
    def carried(self) -> str:
        """What the plan is to say: as decided where the Board changed it, as proposed otherwise."""
        return self.decided or self.after


class FollowUp(Versioned):
    """Something that a decision still needs, until it is done."""

    decision = models.ForeignKey(DecisionReport, on_delete=models.PROTECT, related_name="follow_ups")
    what = words(240, _("what is to be done"))
    who = words(120, _("who does it"))
    due_on = models.DateField(_("by when"))
    done_on = models.DateField(_("done on"), null=True, blank=True, editable=False)
    outcome = prose(600, _("what was done"), blank=True, editable=False)

    class Meta:
        verbose_name = _("follow-up")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, outcome="") | Q(done_on__isnull=False) & ~Q(outcome=""),
                name="follow_up_done_somehow",
                violation_error_message=_("What is done says when, and what was done."),
            ),
        ]

    def __str__(self) -> str:
        return self.what
