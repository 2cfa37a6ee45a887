"""What a reader keeps for themselves: how far they have read, and notes that nobody else sees."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Versioned, prose
from strategic_plan.models.plans import Objective


class ReadingMark(Versioned):
    """The moment up to which a person has read; moved by them alone."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reading_mark")
    read_at = models.DateTimeField(_("read up to"))

    class Meta:
        verbose_name = _("reading mark")

    def __str__(self) -> str:
        return f"{self.read_at:%Y-%m-%d}"


class PrivateNote(Versioned):
    """A person's own words about an objective, or about the whole; no page shows them to anybody else."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="private_notes")
    objective = models.ForeignKey(
        Objective, on_delete=models.PROTECT, null=True, blank=True, related_name="private_notes"
    )
    text = prose(4000, _("your note"), blank=True)
    saved_at = models.DateTimeField(_("saved"), editable=False)

    class Meta:
        verbose_name = _("private note")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "objective"],
                name="private_note_once",
                violation_error_message=_("There is a note about this objective already."),
            ),
            # To a database, no two empty objectives are the same.
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(objective__isnull=True),
                name="private_note_once_about_the_whole",
                violation_error_message=_("There is a note about the whole already."),
            ),
        ]

    def __str__(self) -> str:
        # The audit trail keeps these words: they say that there is a note, and nothing of what is in it.
        return str(_("A private note"))
