"""Releases: what the public may see of the figures, suppressed once, as one frozen whole (rule 18)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Transition, Versioned, prose, words


class ReleaseQuerySet(models.QuerySet["Release"]):
    def published(self) -> ReleaseQuerySet:
        """What the public may see, the newest first."""
        return self.filter(state=Release.State.PUBLISHED).order_by("-number")

    def prepared(self) -> ReleaseQuerySet:
        """The one that waits for the Board's office, if any."""
        return self.filter(state=Release.State.PREPARED)


class Release(Versioned):
    """A set of cells made public as of a day; frozen when it is prepared, public when it is published.

    `data` holds only what may be shown. `suppressed` holds what was withheld, with the counts that the next release
    must not give away and the sums that join them: it is never served to the public.
    """

    class State(models.TextChoices):
        PREPARED = "prepared", _("Prepared")
        PUBLISHED = "published", _("Published")
        DISCARDED = "discarded", _("Discarded")

    TRANSITIONS = (
        Transition("publish", (State.PREPARED,), State.PUBLISHED, _("Publish these figures")),
        Transition("discard", (State.PREPARED,), State.DISCARDED, _("Discard this release")),
    )

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PREPARED)
    number = models.PositiveIntegerField(_("number"), unique=True, null=True, blank=True)
    as_of = models.DateField(_("as of"))
    note = prose(1000, _("what the public is told about it"), blank=True)
    data = models.JSONField(_("cells shown"), default=dict)
    suppressed = models.JSONField(_("cells suppressed, and why"), default=dict)
    sha256 = models.CharField(max_length=64)
    predecessor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
    )
    prepared_at = models.DateTimeField(_("prepared"))
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    discarded_at = models.DateTimeField(_("discarded"), null=True, blank=True)
    discarded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("release")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="published", number=1, predecessor__isnull=True)
                | Q(state="published", number__gt=1, predecessor__isnull=False)
                | Q(state__in=("prepared", "discarded"), number__isnull=True),
                name="release_follows_another",
                violation_error_message=_("Every published release but the first follows another."),
            ),
            models.UniqueConstraint(
                fields=["state"],
                condition=Q(state="prepared"),
                name="release_one_prepared",
                violation_error_message=_("A release is prepared already. It is published or discarded first."),
            ),
            models.UniqueConstraint(
                fields=["predecessor"],
                condition=Q(state="published"),
                name="release_one_successor",
                violation_error_message=_("Another release follows this one already."),
            ),
            models.CheckConstraint(
                condition=Q(state="published", published_at__isnull=False, published_by__isnull=False)
                | Q(state__in=("prepared", "discarded"), published_at__isnull=True, published_by__isnull=True),
                name="release_published_by_someone",
                violation_error_message=_("A published release says when it was published and by whom."),
            ),
            models.CheckConstraint(
                condition=Q(state="discarded", discarded_at__isnull=False, discarded_by__isnull=False)
                | Q(state__in=("prepared", "published"), discarded_at__isnull=True, discarded_by__isnull=True),
                name="release_discarded_by_someone",
                violation_error_message=_("A discarded release says when it was discarded and by whom."),
            ),
        ]

    def __str__(self) -> str:
        name = f"Release {self.number}" if self.number else "Prepared release"
        return f"{name}, as of {self.as_of:%Y-%m-%d}"


class ReleaseOrder(models.Model):
    """A release of many figures that the worker is asked to prepare, and how far it is."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting for the worker")
        WORKING = "working", _("Being prepared")
        DONE = "done", _("Prepared")
        FAILED = "failed", _("Not prepared")

    OPEN = (State.QUEUED, State.WORKING)

    state = models.CharField(_("state"), max_length=8, choices=State, default=State.QUEUED)
    phase = words(80, _("what is being done"), blank=True)
    note = prose(1000, _("what the public is told about it"), blank=True)
    problem = prose(600, _("why it was not prepared"), blank=True)
    requested_at = models.DateTimeField(_("asked for"))
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("order of a release")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("queued", "working"), ended_at__isnull=True)
                | Q(state__in=("done", "failed"), ended_at__isnull=False),
                name="release_order_ends_once",
                violation_error_message=_("An order that is done or failed says when it ended."),
            ),
            models.UniqueConstraint(
                fields=["state"],
                condition=Q(state="queued"),
                name="release_order_one_waits",
                violation_error_message=_("A release is being prepared already."),
            ),
        ]

    def __str__(self) -> str:
        return f"Order of a release, {self.requested_at:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN
