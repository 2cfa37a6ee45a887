"""Renderings: orders to draw a report, or the exception brief of a plan, as a PDF, held by a worker's lease."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Versioned
from strategic_plan.models.plans import Plan
from strategic_plan.models.reports.reports import Report


class Rendering(Versioned):
    """One order to draw a PDF: a preview of a draft, the edition to be published, or a plan's exception brief.

    A worker holds it by a lease; a lease that ran out is taken back, so that a killed worker leaves
    nothing "running" for ever.
    """

    class Purpose(models.TextChoices):
        PREVIEW = "preview", _("Preview")
        PUBLISH = "publish", _("Publish")
        BRIEF = "brief", _("Exception brief")

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("Cancelled")

    ALIVE = (State.QUEUED, State.RUNNING)

    # A brief is of a plan as it stands, and of no report.
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="renderings", null=True, blank=True)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="renderings", null=True, blank=True)
    purpose = models.CharField(_("purpose"), max_length=8, choices=Purpose)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.QUEUED)
    phase = models.CharField(_("phase"), max_length=60, blank=True)
    failure = models.TextField(_("why it failed"), blank=True)
    failed_section = models.SlugField(_("section at fault"), max_length=60, blank=True)
    report_version = models.PositiveIntegerField(_("version of what is drawn"))
    # The hash of all that went to the press: the same job gives the same bytes, so it need not be drawn twice.
    job_sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    pdf = models.BinaryField(null=True)
    pages = models.PositiveSmallIntegerField(null=True, blank=True)
    requested_at = models.DateTimeField(_("asked for"))
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    lease_until = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    class Meta:
        verbose_name = _("rendering")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "purpose"],
                condition=Q(state__in=("queued", "running")),
                name="rendering_one_at_a_time",
                violation_error_message=_("This report is being drawn already."),
            ),
            models.UniqueConstraint(
                fields=["requested_by"],
                condition=Q(state__in=("queued", "running"), purpose="preview"),
                name="rendering_one_preview_a_person",
                violation_error_message=_("Another preview of yours is being drawn."),
            ),
            models.UniqueConstraint(
                fields=["requested_by"],
                condition=Q(state__in=("queued", "running"), purpose="brief"),
                name="rendering_one_brief_a_person",
                violation_error_message=_("Your exception brief is being drawn already."),
            ),
            models.CheckConstraint(
                condition=Q(purpose="brief", plan__isnull=False, report__isnull=True)
                | (~Q(purpose="brief") & Q(plan__isnull=True, report__isnull=False)),
                name="rendering_of_a_report_or_a_plan",
                violation_error_message=_("A brief is of a plan; everything else that is drawn is of a report."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} of {self.report_id or self.plan_id}"

    @property
    def of_report(self) -> Report:
        """The report that is drawn; a brief has none."""
        if self.report is None:
            raise ValueError("a brief is of no report")
        return self.report
