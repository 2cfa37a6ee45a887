"""The Chief's answer to the plan: action plans, actions, their milestones, partners and promised figures."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.accounts import Membership, User
from strategic_plan.models.base import Transition, Versioned, prose, words
from strategic_plan.models.indicators import Measure
from strategic_plan.models.indicators.values import optional_value_field
from strategic_plan.models.organization import Area, Unit
from strategic_plan.models.plans import Objective, Plan, Workstream


class ActionPlan(Versioned):
    """The Chief's action plan for one plan of the Board."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        ISSUED = "issued", _("Issued to the Board")
        REVISED = "revised", _("Revised")

    TRANSITIONS = (
        Transition("issue", (State.DRAFT,), State.ISSUED, _("Issue to the Board")),
        Transition("revise", (State.ISSUED,), State.REVISED, _("Revise")),
    )

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="action_plans")
    title = words(120, _("title"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.DRAFT, editable=False)
    issued_on = models.DateField(_("issued on"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("action plan")
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", issued_on__isnull=True) | ~Q(state="draft") & Q(issued_on__isnull=False),
                name="action_plan_issued_on_a_date",
                violation_error_message=_("An action plan is issued on a date."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ActionQuerySet(models.QuerySet["Action"]):
    def in_order(self) -> ActionQuerySet:
        """By code: priority, objective, action."""
        return self.order_by("objective__priority__number", "objective__number", "number")

    def active(self) -> ActionQuerySet:
        return self.filter(state=Action.State.ACTIVE)

    def of_plan(self, plan: Plan) -> ActionQuerySet:
        return self.filter(objective__priority__plan=plan)

    def read_in(self, first: datetime.date, last: datetime.date) -> ActionQuerySet:
        """What is read of a period: what ended before it is left out, and what another carries on from then on."""
        carried_on = Q(ending__in=(Action.Ending.MERGED, Action.Ending.SPLIT), ended_on__lte=last)
        return self.exclude(state=Action.State.PROPOSED).exclude(ended_on__lt=first).exclude(carried_on)

    def losing_owner(self) -> ActionQuerySet:
        """Active actions whose owner has left, or may no longer sign in, or leaves on a day that is set."""
        return self.active().filter(Q(owner__ends_on__isnull=False) | Q(owner__user__is_active=False))

    def written_by(self, user: User) -> ActionQuerySet:
        """Actions whose update this user may write: as owner, or as the one the owner named."""
        return self.filter(Q(owner__user=user) | Q(delegate__user=user))

    def with_code(self) -> ActionQuerySet:
        """Everything a line in a list shows, in one query."""
        return self.select_related("objective__priority", "owner__user", "delegate__user", "unit")


class Action(Versioned):
    """Something the Service does for an objective; coded "1.2.1" by its main objective."""

    class Kind(models.TextChoices):
        ACTION = "action", _("Action")
        INITIATIVE = "initiative", _("Initiative")
        PROGRAMME = "programme", _("Programme")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        ACTIVE = "active", _("Active")
        ENDED = "ended", _("Ended")

    class Ending(models.TextChoices):
        DONE = "done", _("Done")
        CANCELLED = "cancelled", _("Cancelled")
        MERGED = "merged", _("Merged into another")
        SPLIT = "split", _("Split into parts")

    TRANSITIONS = (
        Transition("start", (State.PROPOSED,), State.ACTIVE, _("Start the action")),
        Transition("end", (State.ACTIVE,), State.ENDED, _("End the action")),
    )

    action_plan = models.ForeignKey(ActionPlan, on_delete=models.PROTECT, related_name="actions")
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="actions")
    also_serves = models.ManyToManyField(
        Objective,
        blank=True,
        related_name="actions_beside",
        verbose_name=_("also serves"),
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = words(160, _("title"))
    public_title = words(160, _("title in plain words"), blank=True)
    description = prose(1500, _("description"), blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.ACTION)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.PROPOSED, editable=False)
    ending = models.CharField(_("how it ended"), max_length=9, choices=Ending, blank=True, editable=False)
    ended_on = models.DateField(_("ended on"), null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged_from",
    )
    owner = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="actions_owned")
    delegate = models.ForeignKey(
        Membership,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="actions_delegated",
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    areas = models.ManyToManyField(Area, blank=True, related_name="actions", verbose_name=_("areas"))
    workstreams = models.ManyToManyField(Workstream, blank=True, related_name="actions", verbose_name=_("workstreams"))
    starts_on = models.DateField(_("start"))
    due_on = models.DateField(_("due"))
    result = prose(1500, _("result"), blank=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = _("action")
        ordering = ["objective__priority__number", "objective__number", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["objective", "number"],
                name="action_number_once",
                violation_error_message=_("This objective has an action with this number already."),
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("starts_on")),
                name="action_dates_in_order",
                violation_error_message=_("An action is due after it starts."),
            ),
            models.CheckConstraint(
                condition=Q(state="ended", ended_on__isnull=False) & ~Q(ending="")
                | ~Q(state="ended") & Q(ended_on__isnull=True, ending=""),
                name="action_ended_somehow",
                violation_error_message=_("An ended action says how it ended, and when."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("starts_on")),
                name="action_ended_after_its_start",
                violation_error_message=_("An action cannot end before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(ending="merged", merged_into__isnull=False)
                | ~Q(ending="merged") & Q(merged_into__isnull=True),
                name="action_merged_into_another",
                violation_error_message=_("A merged action names the action that carries on."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def code(self) -> str:
        return f"{self.objective.code}.{self.number}"


class ActionChange(models.Model):
    """What became of an action: another name, its end, the one it was merged into, the parts it was split into.

    Appended, never changed. What was reported under the old name, or on an action that ended, stays where it was said.
    """

    class Kind(models.TextChoices):
        RENAMED = "renamed", _("Renamed")
        ENDED = "ended", _("Ended")
        MERGED = "merged", _("Merged into")
        SPLIT = "split", _("Split into")

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(_("what happened"), max_length=8, choices=Kind)
    became = models.ForeignKey(
        Action, on_delete=models.PROTECT, null=True, blank=True, related_name="came_from", verbose_name=_("became")
    )
    before = words(160, _("name before"))
    after = words(160, _("name after"), blank=True)
    reason = prose(600, _("why"))
    effective_on = models.DateField(_("from"))
    recorded_at = models.DateTimeField(_("recorded"))

    class Meta:
        verbose_name = _("change of an action")
        ordering = ["-effective_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=("merged", "split"), became__isnull=False) & ~Q(became=F("action"))
                | Q(kind__in=("renamed", "ended"), became__isnull=True),
                name="action_change_to_another",
                violation_error_message=_("A merger or a split names another action; nothing else does."),
            ),
            models.CheckConstraint(
                condition=Q(kind="renamed") & ~Q(after="") & ~Q(before=F("after")) | ~Q(kind="renamed") & Q(after=""),
                name="action_change_renames",
                violation_error_message=_("Another name is another one than before."),
            ),
            models.UniqueConstraint(
                fields=["action", "became"],
                name="action_change_once",
                violation_error_message=_("This action leads there already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before}: {self.get_kind_display()}"


class Partner(models.Model):
    """Who works on an action with the Service, named by kind where the name is not ours to give."""

    class Kind(models.TextChoices):
        COMMUNITY = "community", _("Community organization")
        SCHOOL = "school", _("School or school board")
        EMERGENCY = "emergency", _("Emergency service")
        BUSINESS = "business", _("Business")
        GOVERNMENT = "government", _("Government or council")
        JUSTICE = "justice", _("Justice partner")
        MEDIA = "media", _("Media")

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="partners")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    name = words(120, _("name"))

    class Meta:
        verbose_name = _("partner")
        ordering = ["action", "kind", "name"]

    def __str__(self) -> str:
        return self.name


class MilestoneQuerySet(models.QuerySet["Milestone"]):
    def open(self) -> MilestoneQuerySet:
        return self.filter(state=Milestone.State.OPEN)

    def overdue(self, day: datetime.date) -> MilestoneQuerySet:
        return self.open().filter(due_on__lt=day)


class Milestone(Versioned):
    """A dated step of an action. `first_due_on` is the promise as first made; a move keeps it."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        MET = "met", _("Met")
        DROPPED = "dropped", _("Dropped")

    TRANSITIONS = (
        Transition("meet", (State.OPEN,), State.MET, _("Mark as met")),
        Transition("move", (State.OPEN,), State.OPEN, _("Give it a new date")),
        Transition("drop", (State.OPEN,), State.DROPPED, _("Drop the milestone")),
    )

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="milestones")
    title = words(160, _("title"))
    first_due_on = models.DateField(_("first due"))
    due_on = models.DateField(_("due"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    met_on = models.DateField(_("met on"), null=True, blank=True)
    dropped_reason = prose(600, _("why it was dropped"), blank=True)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("milestone")
        ordering = ["action", "due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="met", met_on__isnull=False) | ~Q(state="met") & Q(met_on__isnull=True),
                name="milestone_met_on_a_date",
                violation_error_message=_("A milestone that was met says when."),
            ),
            models.CheckConstraint(
                condition=Q(state="dropped") & ~Q(dropped_reason="") | ~Q(state="dropped") & Q(dropped_reason=""),
                name="milestone_dropped_with_reason",
                violation_error_message=_("A milestone that was dropped says why."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def was_moved(self) -> bool:
        return self.due_on != self.first_due_on


class MilestoneMove(models.Model):
    """A date that was given up, kept for ever."""

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="moves")
    moved_from = models.DateField(_("from"))
    moved_to = models.DateField(_("to"))
    moved_at = models.DateTimeField(_("moved"))
    reason = prose(600, _("why"), blank=True)

    class Meta:
        verbose_name = _("move of a milestone")
        ordering = ["milestone", "moved_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(moved_from=F("moved_to")),
                name="move_to_another_day",
                violation_error_message=_("The new date is the old one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.moved_from:%Y-%m-%d} to {self.moved_to:%Y-%m-%d}"


class PromisedFigure(models.Model):
    """A figure that an action's owner reports each cycle: it names a measure, so there is one number for it."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="promised_figures")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="promised_by")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    label = words(80, _("label"))
    planned = optional_value_field(_("planned each cycle"))
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("promised figure")
        ordering = ["action", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "area"],
                name="promised_figure_once",
                violation_error_message=_("Another action reports this measure for this area already."),
            ),
        ]

    def __str__(self) -> str:
        return self.label
