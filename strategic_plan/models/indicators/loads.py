"""Loads: the columns of a file as they were mapped once, and each file that was previewed, loaded, perhaps undone."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Transition, Versioned, prose, words
from strategic_plan.models.indicators.values import Finality


class ColumnMapping(Versioned):
    """How one layout of file is read, remembered with its headings so that the next file of the kind is known.

    `definition` is the mapping as its TOML file has it, other spellings of areas, categories and measures included.
    """

    title = words(120, _("name"), unique=True)
    headings = models.JSONField(_("headings"), default=list)
    definition = models.JSONField(_("definition"), default=dict)
    kept_at = models.DateTimeField(_("kept"))
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("column mapping")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class ImportBatch(models.Model):
    """One file, or one hand entry, of observations: previewed, loaded, perhaps undone."""

    class State(models.TextChoices):
        PREVIEWED = "previewed", _("Previewed")
        LOADED = "loaded", _("Loaded")
        UNDONE = "undone", _("Undone")

    TRANSITIONS = (
        Transition("load", (State.PREVIEWED,), State.LOADED, _("Load these figures")),
        Transition("undo", (State.LOADED,), State.UNDONE, _("Undo this load")),
    )

    name = words(200, _("file"))
    sha256 = models.CharField(max_length=64, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PREVIEWED)
    mapping = models.ForeignKey(
        ColumnMapping,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="batches",
        verbose_name=_("columns"),
    )
    finality = models.CharField(_("finality"), max_length=11, choices=Finality, default=Finality.PRELIMINARY)
    cells = models.BinaryField(_("figures as read, until they are loaded"), null=True, blank=True)
    preview = models.JSONField(_("what the preview found"), default=dict, blank=True)
    rows_new = models.PositiveIntegerField(_("new rows"), default=0)
    rows_changed = models.PositiveIntegerField(_("changed rows"), default=0)
    rows_unchanged = models.PositiveIntegerField(_("unchanged rows"), default=0)
    previewed_at = models.DateTimeField(_("previewed"), null=True, blank=True)
    previewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = prose(1000, _("why a sudden change is right"), blank=True)
    complete_before = models.JSONField(_("how far each measure was complete before"), default=dict, blank=True)
    loaded_at = models.DateTimeField(_("loaded"), null=True, blank=True)
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("load")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="previewed", loaded_at__isnull=True, loaded_by__isnull=True)
                | Q(
                    state__in=("loaded", "undone"),
                    loaded_at__isnull=False,
                    loaded_by__isnull=False,
                ),
                name="batch_loaded_by_someone",
                violation_error_message=_("A load says when it was loaded and by whom."),
            ),
            models.CheckConstraint(
                condition=Q(state="undone", undone_at__isnull=False, undone_by__isnull=False)
                | Q(state__in=("previewed", "loaded"), undone_at__isnull=True, undone_by__isnull=True),
                name="batch_undone_by_someone",
                violation_error_message=_("A load that was undone says when and by whom."),
            ),
            models.CheckConstraint(
                condition=Q(state="previewed") | Q(cells__isnull=True),
                name="batch_keeps_no_cells",
                violation_error_message=_("The figures of a file are kept beside it only until they are loaded."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
