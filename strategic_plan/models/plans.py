"""The Board's plan: priorities, objectives and workstreams, and the amendments that alone may change them."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Language, Transition, Versioned, prose, words
from strategic_plan.models.meetings import Resolution
from strategic_plan.models.organization import Area


class PlanQuerySet(models.QuerySet["Plan"]):
    def in_force(self, day: datetime.date) -> PlanQuerySet:
        """The plan that the Board adopted for a period which holds a day, whatever followed it since."""
        return self.adopted().filter(starts_on__lte=day, ends_on__gte=day)

    def adopted(self) -> PlanQuerySet:
        """Whatever the Board adopted: what is in force, what will be, what is over."""
        return self.exclude(state=Plan.State.DRAFT)

    def overlapping(self, plan: Plan) -> PlanQuerySet:
        """Adopted plans of the same language that cover part of a plan's period."""
        period = self.adopted().filter(starts_on__lte=plan.ends_on, ends_on__gte=plan.starts_on)
        return period.filter(language=plan.language).exclude(pk=plan.pk)


class Plan(Versioned):
    """A strategic plan of the Board for a period of years."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        ADOPTED = "adopted", _("Adopted")
        SUPERSEDED = "superseded", _("Superseded")

    TRANSITIONS = (
        Transition("adopt", (State.DRAFT,), State.ADOPTED, _("Adopt the plan")),
        Transition("supersede", (State.ADOPTED,), State.SUPERSEDED, _("Supersede the plan")),
    )

    title = words(160, _("title"))
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.ENGLISH)
    translation_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="translations",
    )
    vision = prose(1000, _("vision"), blank=True)
    mission = prose(1000, _("mission"), blank=True)
    values = prose(2000, _("values"), blank=True)
    how_it_was_made = prose(4000, _("how the plan was made"), blank=True)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.DRAFT, editable=False)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True, editable=False)
    adopted_by = models.ForeignKey(
        Resolution,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="plans_adopted",
    )
    succeeded_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="succeeds",
    )

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan")
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),
                name="plan_dates_in_order",
                violation_error_message=_("A plan ends after it begins."),
            ),
            models.CheckConstraint(
                condition=Q(state="draft", adopted_on__isnull=True, adopted_by__isnull=True)
                | Q(
                    state__in=("adopted", "superseded"),
                    adopted_on__isnull=False,
                    adopted_by__isnull=False,
                ),
                name="plan_adopted_by_resolution",
                violation_error_message=_("A plan is adopted by a resolution, on a date; a draft has neither."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def holds(self, day: datetime.date) -> bool:
        """Whether a day lies in its period."""
        return self.starts_on <= day <= self.ends_on

    @property
    def years(self) -> str:
        return f"{self.starts_on.year} to {self.ends_on.year}"


class Element(Versioned):
    """A part of a plan that comes into force with it or by amendment, and is retired, never deleted."""

    in_force_from = models.DateField(_("in force from"))
    in_force_until = models.DateField(_("in force until"), null=True, blank=True)

    class Meta:
        abstract = True


def element_dates(name: str) -> models.CheckConstraint:
    """The constraint every element carries, under its own name."""
    return models.CheckConstraint(
        condition=Q(in_force_until__isnull=True) | Q(in_force_until__gte=F("in_force_from")),
        name=f"{name}_dates_in_order",
        violation_error_message=_("This part of the plan cannot be retired before it was in force."),
    )


class Priority(Element):
    """A numbered priority of the Board."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="priorities")
    number = models.PositiveSmallIntegerField(_("number"))
    title = words(120, _("title"))
    public_title = words(120, _("title in plain words"))
    statement = prose(600, _("what the Board wants to be true"))

    class Meta:
        verbose_name = _("priority")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="priority_number_once",
                violation_error_message=_("This plan has a priority with this number already."),
            ),
            element_dates("priority"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def code(self) -> str:
        return str(self.number)


class ObjectiveQuerySet(models.QuerySet["Objective"]):
    def of_plan(self, plan: Plan) -> ObjectiveQuerySet:
        return self.filter(priority__plan=plan).select_related("priority").order_by("priority__number", "number")


class Objective(Element):
    """What is to be better, coded by its priority: "1.2"."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="objectives")
    number = models.PositiveSmallIntegerField(_("number"))
    title = words(160, _("title"))
    public_title = words(160, _("title in plain words"))
    statement = prose(1000, _("what is to be achieved"))

    objects = ObjectiveQuerySet.as_manager()

    class Meta:
        verbose_name = _("objective")
        ordering = ["priority__number", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["priority", "number"],
                name="objective_number_once",
                violation_error_message=_("This priority has an objective with this number already."),
            ),
            element_dates("objective"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def code(self) -> str:
        return f"{self.priority.number}.{self.number}"


class CarryOver(models.Model):
    """What became of an objective in the next plan: carried on, merged, split, or ended with a reason."""

    before = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="followed_by")
    after = models.ForeignKey(Objective, on_delete=models.PROTECT, null=True, blank=True, related_name="follows")
    reason = prose(600, _("why it ends"), blank=True)

    class Meta:
        verbose_name = _("carrying over")
        ordering = ["before__priority__number", "before__number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["before", "after"],
                name="carry_over_once",
                violation_error_message=_("This objective leads there already."),
            ),
            models.UniqueConstraint(
                fields=["before"],
                condition=Q(after__isnull=True),
                name="carry_over_ends_once",
                violation_error_message=_("This objective ends already."),
            ),
            models.CheckConstraint(
                condition=Q(after__isnull=True) | ~Q(before=F("after")),
                name="carry_over_to_another",
                violation_error_message=_("An objective cannot follow itself."),
            ),
            models.CheckConstraint(
                condition=Q(after__isnull=False) | ~Q(reason=""),
                name="carry_over_ends_with_reason",
                violation_error_message=_("An objective that the next plan does not carry on ends for a reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before_id} -> {self.after_id or 'ended'}"


class Workstream(models.Model):
    """An area's own numbered theme or focus, with its points."""

    class Kind(models.TextChoices):
        THEME = "theme", _("Theme")
        FOCUS = "focus", _("Area of focus")
        DISTRICT_PRIORITY = "district_priority", _("District priority")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="workstreams")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="workstreams")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    number = models.PositiveSmallIntegerField(_("number"))
    title = words(120, _("title"))
    points = prose(1000, _("points, one a line"), blank=True)

    class Meta:
        verbose_name = _("workstream")
        ordering = ["area", "kind", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "area", "kind", "number"],
                name="workstream_number_once",
                violation_error_message=_("This area has a workstream of this kind and number already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class AmendmentQuerySet(models.QuerySet["Amendment"]):
    def later_than(self, day: datetime.date) -> AmendmentQuerySet:
        """Amendments that a reading of the plan as at a day must undo, newest first."""
        return self.filter(effective_on__gt=day).order_by("-effective_on", "-pk")


class Amendment(models.Model):
    """One change of one field of one element, by resolution; before and after are kept as text.

    The element is named in words and by kind and number, not by a foreign key: elements stand on this
    floor and on later ones, and the sentence must survive them all. `field` is empty when the amendment
    brought the element into the plan or retired it.
    """

    class ElementKind(models.TextChoices):
        PRIORITY = "priority", _("Priority")
        OBJECTIVE = "objective", _("Objective")
        INDICATOR = "indicator", _("Indicator")
        TARGET = "target", _("Target")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="amendments")
    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="amendments")
    element_kind = models.CharField(_("kind of element"), max_length=12, choices=ElementKind)
    element_id = models.BigIntegerField(_("element"))
    element_words = words(200, _("which element"))
    field = models.CharField(_("field"), max_length=60, blank=True)
    before = prose(4000, _("before"), blank=True)
    after = prose(4000, _("after"), blank=True)
    reason = prose(2000, _("why"))
    effective_on = models.DateField(_("effective"))
    recorded_at = models.DateTimeField(_("recorded"))

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("amendment")
        ordering = ["effective_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(before=F("after")),
                name="amendment_changes_something",
                violation_error_message=_("An amendment changes something: before and after are the same."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.element_words}: {self.get_element_kind_display()}"


class Succession(models.Model):
    """What became of a part of a plan: merged into another, or split into parts. The old part stays, with its end.

    Elements are named as an amendment names them: by kind, number and words.
    """

    class Kind(models.TextChoices):
        MERGED = "merged", _("Merged into")
        SPLIT = "split", _("Split into")

    amendment = models.ForeignKey(Amendment, on_delete=models.PROTECT, related_name="successions")
    kind = models.CharField(_("kind"), max_length=6, choices=Kind)
    from_id = models.BigIntegerField(_("from"))
    from_words = words(200, _("from"))
    to_id = models.BigIntegerField(_("to"))
    to_words = words(200, _("to"))

    class Meta:
        verbose_name = _("succession")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(from_id=F("to_id")),
                name="succession_to_another",
                violation_error_message=_("A part of the plan does not follow itself."),
            ),
            models.UniqueConstraint(
                fields=["amendment", "from_id", "to_id"],
                name="succession_once",
                violation_error_message=_("This is said already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_words} {self.get_kind_display()} {self.to_words}"
