"""What else an edition is kept as: files for office programs, made when it was published and never again."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.reports.reports import Edition


class EditionFileQuerySet(models.QuerySet["EditionFile"]):
    def without_bodies(self) -> EditionFileQuerySet:
        """For lists: the stored bytes stay in the database."""
        return self.defer("file")


class EditionFile(models.Model):
    """An edition in another form. What is served is these bytes."""

    class Form(models.TextChoices):
        WORD = "word", _("Word")
        SLIDES = "slides", _("Slides")

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="files")
    form = models.CharField(_("form"), max_length=6, choices=Form)
    file = models.BinaryField(_("file"))
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField(_("size in bytes"))

    objects = EditionFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of an edition")
        ordering = ["edition", "-form"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "form"],
                name="edition_file_once",
                violation_error_message=_("This edition is kept in this form already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}, {self.get_form_display()}"
