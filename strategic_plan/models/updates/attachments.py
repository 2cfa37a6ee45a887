"""Files that come with an update; kept under their hash, and served only through the application."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import words
from strategic_plan.models.updates.status_updates import StatusUpdate


def place_of(attachment: Attachment, _name: str) -> str:
    """Where a file is kept: under its hash, never under the name it came with."""
    return f"updates/{attachment.sha256[:2]}/{attachment.sha256}"


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def kept(self) -> AttachmentQuerySet:
        """Those that belong to the update as it stands; the others belong to what was sent before."""
        return self.filter(removed_at__isnull=True)


class Attachment(models.Model):
    """A file that came with an update. Taken off a draft it is gone, unless a version that was sent has it."""

    update = models.ForeignKey(StatusUpdate, on_delete=models.PROTECT, related_name="attachments")
    file = models.FileField(_("file"), upload_to=place_of, max_length=200)
    name = words(200, _("name"))
    media_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField(_("added"))
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(_("taken off"), null=True, blank=True, editable=False)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("attachment")
        ordering = ["added_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["update", "sha256"],
                condition=Q(removed_at__isnull=True),
                name="attachment_once",
                violation_error_message=_("This file is attached already."),
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="attachment_removed_by_someone",
                violation_error_message=_("A file that was taken off says when and by whom."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
