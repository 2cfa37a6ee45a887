"""Consultation: who is to be asked and who was, what was heard, and what became of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Versioned, prose, words
from strategic_plan.models.plans import Objective, Plan


class PartyQuerySet(models.QuerySet["Party"]):
    def current(self) -> PartyQuerySet:
        return self.filter(is_current=True).order_by("position", "pk")


class Party(Versioned):
    """Somebody the Board has to hear when it makes a plan, or wants to."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = words(160, _("who"))
    citation = words(200, _("section or policy"), blank=True)
    note = words(300, _("note"), blank=True)
    is_required = models.BooleanField(_("must be consulted"), default=True)
    is_current = models.BooleanField(_("on the list"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    verified_on = models.DateField(_("verified on"), null=True, blank=True, editable=False)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_required=False) | ~Q(citation=""),
                name="party_required_by_something",
                violation_error_message=_("Whoever must be consulted is named by a section or a policy: cite it."),
            ),
            models.CheckConstraint(
                condition=Q(verified_on__isnull=True, verified_by__isnull=True)
                | Q(verified_on__isnull=False, verified_by__isnull=False),
                name="party_verified_by_someone",
                violation_error_message=_("A verified citation says when it was checked and by whom."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Consultation(Versioned):
    """One event or survey at which the Board listened."""

    class Kind(models.TextChoices):
        EVENT = "event", _("Event")
        SURVEY = "survey", _("Survey")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="consultations")
    title = words(160, _("title"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.EVENT)
    parties = models.ManyToManyField(Party, related_name="consultations", verbose_name=_("who was heard"))
    held_on = models.DateField(_("date"))
    held_until = models.DateField(_("until"), null=True, blank=True)
    place = words(160, _("place"), blank=True)
    method = words(160, _("method"))
    languages = words(160, _("languages offered"), blank=True)
    accessibility = prose(600, _("what made it possible for everybody to take part"), blank=True)
    invited = models.PositiveIntegerField(_("invited"), null=True, blank=True)
    attended = models.PositiveIntegerField(_("took part"), null=True, blank=True)
    notes = prose(2000, _("notes, for the Board’s office"), blank=True)

    class Meta:
        verbose_name = _("consultation")
        ordering = ["held_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(held_until__isnull=True) | Q(held_until__gte=F("held_on")),
                name="consultation_dates_in_order",
                violation_error_message=_("A consultation cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(kind="survey") | ~Q(place=""),
                name="consultation_event_has_a_place",
                violation_error_message=_("Say where the event was held; “online” is a place too."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class HeardTheme(Versioned):
    """Something that was heard, how often and in what words without names, and the answer of the Board."""

    class Answer(models.TextChoices):
        OPEN = "open", _("Not answered yet")
        ADOPTED = "adopted", _("In the plan")
        PARTLY = "partly", _("Partly in the plan")
        NOT_ADOPTED = "not_adopted", _("Not adopted")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="themes")
    number = models.PositiveSmallIntegerField(_("number"))
    title = words(160, _("title"))
    heard = prose(1000, _("what was heard"))
    examples = prose(1000, _("examples without names, one a line"), blank=True)
    answer = models.CharField(_("answer"), max_length=12, choices=Answer, default=Answer.OPEN)
    did = prose(1000, _("what the Board did"), blank=True)
    not_adopted_because = prose(1000, _("not adopted because"), blank=True)
    objectives = models.ManyToManyField(Objective, blank=True, related_name="themes", verbose_name=_("answered by"))

    class Meta:
        verbose_name = _("theme")
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="theme_number_once",
                violation_error_message=_("This plan has a theme with this number already."),
            ),
            models.CheckConstraint(
                condition=~Q(answer__in=("partly", "not_adopted")) | ~Q(not_adopted_because=""),
                name="theme_not_adopted_with_reason",
                violation_error_message=_("Say why it was not adopted: people who spoke up will ask."),
            ),
            models.CheckConstraint(
                condition=~Q(answer__in=("adopted", "partly")) | ~Q(did=""),
                name="theme_adopted_somehow",
                violation_error_message=_("Say what the Board did about it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class ThemeMention(models.Model):
    """How often a theme was heard at one consultation."""

    theme = models.ForeignKey(HeardTheme, on_delete=models.CASCADE, related_name="mentions")
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="mentions")
    count = models.PositiveIntegerField(_("how often"))

    class Meta:
        verbose_name = _("mention")
        ordering = ["consultation__held_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["theme", "consultation"],
                name="mention_once",
                violation_error_message=_("How often this was heard there is counted already."),
            ),
            models.CheckConstraint(
                condition=Q(count__gte=1),
                name="mention_counts_something",
                violation_error_message=_("What was never heard there is not counted."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.theme_id}, {self.consultation_id}: {self.count}"


class HeardPublication(models.Model):
    """What was heard, as it was made public: no later edit reaches it, a correction is the next number."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="heard_publications")
    number = models.PositiveSmallIntegerField(_("number"))
    content = models.JSONField(_("what is shown"))
    sha256 = models.CharField(_("fingerprint"), max_length=64)
    notice = prose(600, _("what is corrected"), blank=True)
    published_at = models.DateTimeField(_("published"))
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("publication of what was heard")
        ordering = ["plan", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="heard_publication_once",
                violation_error_message=_("This was published with this number already."),
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(notice=""),
                name="heard_publication_corrects_something",
                violation_error_message=_("Say what is corrected."),
            ),
        ]

    def __str__(self) -> str:
        return f"What we heard, {self.number}"
