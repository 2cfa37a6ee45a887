"""Releases: what the public may see of the figures, suppressed once, as one frozen whole (rule 18)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Release(models.Model):
    """A set of cells made public as of a day. `data` holds only what may be shown."""

    number = models.PositiveIntegerField(_("number"), unique=True)
    as_of = models.DateField(_("as of"))
    data = models.JSONField(_("cells shown"), default=dict)
    suppressed = models.JSONField(_("cells suppressed, and why"), default=list)
    sha256 = models.CharField(max_length=64)
    predecessor = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="successor",
    )
    published_at = models.DateTimeField(_("published"))
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("release")
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(number=1, predecessor__isnull=True) | Q(number__gt=1, predecessor__isnull=False),
                name="release_follows_another",
                violation_error_message=_("Every release but the first follows another."),
            ),
        ]

    def __str__(self) -> str:
        return f"Release {self.number}, as of {self.as_of:%Y-%m-%d}"
