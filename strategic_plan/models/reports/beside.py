"""What stands beside a report's words: its pictures, the comments on its sections, who reads it in camera, its look."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Versioned, prose, words
from strategic_plan.models.reports.reports import Report, Section

COLOUR = RegexValidator(r"^#[0-9a-f]{6}\Z", _("Give the colour as # and six digits, such as #12355b."))


class ReportGrant(models.Model):
    """A person who may read a report in camera. A grant that was taken back is kept, with its end."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="grants")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="report_grants")
    granted_at = models.DateTimeField(_("granted"))
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("grant to read in camera")
        ordering = ["report", "granted_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "user"],
                condition=Q(ended_at__isnull=True),
                name="grant_once",
                violation_error_message=_("This person may read the report already."),
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="grant_ended_by_someone",
                violation_error_message=_("A grant that was taken back says when and by whom."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} may read {self.report}"


class SectionComment(Versioned):
    """What somebody says about a section before it is published; settled by whoever composes."""

    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="comments")
    text = prose(2000, _("comment"))
    written_at = models.DateTimeField(_("written"))
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    office = words(120, _("office"))
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("comment on a section")
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="comment_says_something",
                violation_error_message=_("Write the comment."),
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="comment_settled_by_someone",
                violation_error_message=_("A settled comment says when and by whom."),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Picture(models.Model):
    """A picture in a report, encoded anew when it was brought; it is never changed, only another is brought."""

    class Format(models.TextChoices):
        JPEG = "jpeg", "JPEG"
        PNG = "png", "PNG"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="pictures")
    number = models.PositiveSmallIntegerField(_("number"))
    description = prose(400, _("description for people who do not see it"))
    caption = words(300, _("caption"), blank=True)
    encoded = models.BinaryField(_("picture"))
    format = models.CharField(_("format"), max_length=4, choices=Format)
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    brought_at = models.DateTimeField(_("brought"))
    brought_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("picture")
        ordering = ["report", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"],
                name="picture_number_once",
                violation_error_message=_("This report has a picture with this number already."),
            ),
            models.CheckConstraint(
                condition=~Q(description=""),
                name="picture_is_described",
                violation_error_message=_("Describe the picture for people who do not see it."),
            ),
            models.CheckConstraint(
                condition=Q(width__range=(1, 4000), height__range=(1, 4000)),
                name="picture_of_a_size",
                violation_error_message=_("A picture is at most 4,000 pixels wide and high."),
            ),
        ]

    def __str__(self) -> str:
        return f"Picture {self.number} of {self.report}"


class ReportStyle(Versioned):
    """How this Board's reports look: its logo, two colours and the picture on its covers. Frozen with each edition."""

    only = models.BooleanField(default=True, unique=True, editable=False)
    primary = models.CharField(_("first colour"), max_length=7, default="#12355b", validators=[COLOUR])
    accent = models.CharField(_("second colour"), max_length=7, default="#a97b1e", validators=[COLOUR])
    logo = models.BinaryField(_("logo"), null=True, blank=True)
    logo_words = words(120, _("description of the logo"), blank=True)
    cover = models.BinaryField(_("picture on covers"), null=True, blank=True)

    class Meta:
        verbose_name = _("look of reports")
        constraints = [
            models.CheckConstraint(
                condition=Q(only=True),
                name="style_only_one",
                violation_error_message=_("There is one look; change it instead of adding another."),
            ),
            models.CheckConstraint(
                condition=Q(logo__isnull=True) | ~Q(logo_words=""),
                name="style_logo_is_described",
                violation_error_message=_("Describe the logo for people who do not see it."),
            ),
        ]

    def __str__(self) -> str:
        return "The look of reports"
