"""Reports: composed from sections, reviewed, approved, and frozen as editions when published."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.base import Language, Transition, Versioned, prose, words
from strategic_plan.models.decisions import DecisionReport
from strategic_plan.models.meetings import Meeting, Resolution
from strategic_plan.models.obligations import Deliverable
from strategic_plan.models.organization import Area
from strategic_plan.models.plans import Plan
from strategic_plan.models.updates import Cycle


class ReportQuerySet(models.QuerySet["Report"]):
    def published_to_the_public(self) -> ReportQuerySet:
        """What anybody may read: published for the public, and not withdrawn."""
        return self.filter(state=Report.State.PUBLISHED, audience=Report.Audience.PUBLIC)

    def due(self, now: datetime.datetime) -> ReportQuerySet:
        """Those whose set time to be published has come."""
        return self.filter(state=Report.State.SCHEDULED, publish_at__lte=now).order_by("publish_at", "pk")

    def newest_first(self) -> ReportQuerySet:
        return self.order_by("-ends_on", "kind", "pk")


class Report(Versioned):
    """One report and its life. `content` is frozen for review: what is approved is what is published."""

    class Kind(models.TextChoices):
        STATUS = "status", _("Implementation status report")
        DECISION = "decision", _("Planning decision report")
        ANNUAL = "annual", _("Annual report to the community")
        OVERVIEW = "overview", _("District operational overview")
        PLAN = "plan", _("Strategic plan")
        SCAN = "scan", _("Environmental scan")

    class Party(models.TextChoices):
        CHIEF = "chief", _("Chief of Police")
        BOARD = "board", _("Board")

    class Audience(models.TextChoices):
        PUBLIC = "public", _("Public")
        BOARD = "board", _("Board")
        IN_CAMERA = "in_camera", _("In camera")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        IN_REVIEW = "in_review", _("In review")
        RETURNED = "returned", _("Returned")
        APPROVED = "approved", _("Approved")
        SCHEDULED = "scheduled", _("Scheduled")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    TRANSITIONS = (
        Transition(
            "submit",
            (State.DRAFT, State.RETURNED),
            State.IN_REVIEW,
            _("Send for review"),
        ),
        Transition("return", (State.IN_REVIEW,), State.RETURNED, _("Return with a reason")),
        Transition("approve", (State.IN_REVIEW,), State.APPROVED, _("Approve")),
        Transition("schedule", (State.APPROVED,), State.SCHEDULED, _("Publish at a set time")),
        Transition("unschedule", (State.SCHEDULED,), State.APPROVED, _("Do not publish at that time")),
        Transition("publish", (State.APPROVED, State.SCHEDULED), State.PUBLISHED, _("Publish")),
        Transition("correct", (State.PUBLISHED,), State.DRAFT, _("Prepare a corrected edition")),
        # One whose corrected edition is being prepared can be withdrawn as well: its readers must not wait for that.
        Transition(
            "withdraw",
            (State.PUBLISHED, State.DRAFT, State.IN_REVIEW, State.RETURNED, State.APPROVED, State.SCHEDULED),
            State.WITHDRAWN,
            _("Withdraw with a notice"),
        ),
    )
    EDITABLE = (State.DRAFT, State.RETURNED)
    BY_RESOLUTION = (Kind.ANNUAL, Kind.PLAN)

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    title = words(200, _("title"))
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reports")
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, null=True, blank=True, related_name="reports")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    areas = models.ManyToManyField(Area, blank=True, related_name="reports", verbose_name=_("areas"))
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.ENGLISH)
    translation_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="translations",
    )
    from_party = models.CharField(_("from"), max_length=6, choices=Party)
    audience = models.CharField(_("audience"), max_length=10, choices=Audience, default=Audience.PUBLIC)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="reports")
    deliverable = models.ForeignKey(
        Deliverable,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
    )
    resolution = models.ForeignKey(
        Resolution,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports_approved",
    )
    decision = models.ForeignKey(
        DecisionReport,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("decision report"),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    content = models.TextField(_("content as sent for review"), blank=True, editable=False)
    created_at = models.DateTimeField(_("created"), editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    submitted_at = models.DateTimeField(_("sent for review"), null=True, blank=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    publish_at = models.DateTimeField(_("publish at"), null=True, blank=True, editable=False)
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    correction_notice = prose(1000, _("what the next edition corrects"), blank=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    withdrawal_notice = prose(1000, _("why it was withdrawn"), blank=True, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        ordering = ["-ends_on", "kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),
                name="report_dates_in_order",
                violation_error_message=_("A report’s period ends after it begins."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="status") | Q(cycle__isnull=False),
                name="report_status_has_a_cycle",
                violation_error_message=_("A status report reports on a cycle."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "returned", "withdrawn"))
                | Q(submitted_at__isnull=False, submitted_by__isnull=False) & ~Q(content=""),
                name="report_reviewed_as_frozen",
                violation_error_message=_("What is reviewed is frozen, and says who sent it and when."),
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=("draft", "returned", "in_review"),
                    approved_at__isnull=True,
                    approved_by__isnull=True,
                )
                | Q(
                    state__in=("approved", "scheduled", "published"),
                    approved_at__isnull=False,
                    approved_by__isnull=False,
                )
                | Q(state="withdrawn"),
                name="report_approved_by_someone",
                violation_error_message=_("An approved report says when it was approved and by whom."),
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_at__isnull=False) & ~Q(withdrawal_notice="")
                | ~Q(state="withdrawn") & Q(withdrawn_at__isnull=True),
                name="report_withdrawn_with_notice",
                violation_error_message=_("A withdrawn report carries a notice that says why."),
            ),
            models.CheckConstraint(
                condition=Q(state="scheduled", publish_at__isnull=False, scheduled_by__isnull=False)
                | ~Q(state="scheduled") & Q(publish_at__isnull=True, scheduled_by__isnull=True),
                name="report_scheduled_for_a_time",
                violation_error_message=_("A scheduled report says when it will be published, and who said so."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_editable(self) -> bool:
        return self.state in self.EDITABLE

    @property
    def needs_resolution(self) -> bool:
        """Whether the Board itself approves it, by a resolution: what it says to the public in its own name."""
        return self.kind in self.BY_RESOLUTION


class ReportReturn(models.Model):
    """A report sent back from review, with the reason; kept for ever."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="returns")
    reason = prose(2000, _("reason"))
    returned_at = models.DateTimeField(_("returned"))
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("return of a report")
        ordering = ["-returned_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="report_return_with_reason",
                violation_error_message=_("Say what should be changed."),
            ),
        ]

    def __str__(self) -> str:
        return self.reason


class Section(Versioned):
    """One section of a report: generated from what is approved, or written in restricted Markdown, or both."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="sections")
    key = models.SlugField(_("section"), max_length=60)
    position = models.PositiveSmallIntegerField(_("position"))
    title = words(160, _("title"))
    included = models.BooleanField(_("included"), default=True)
    text = prose(20000, _("words"), blank=True)
    edited_at = models.DateTimeField(_("edited"), null=True, blank=True, editable=False)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )

    class Meta:
        verbose_name = _("section")
        ordering = ["report", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "key"],
                name="section_once",
                violation_error_message=_("This report has the section already."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Stylesheet(models.Model):
    """A stylesheet as it was when an edition was published, kept under its hash."""

    sha256 = models.CharField(max_length=64, unique=True)
    text = models.TextField()

    class Meta:
        verbose_name = _("stylesheet")

    def __str__(self) -> str:
        return self.sha256


class EditionQuerySet(models.QuerySet["Edition"]):
    def without_bodies(self) -> EditionQuerySet:
        """For lists: the stored bytes stay in the database."""
        return self.defer("data", "html", "pdf")

    def with_report(self) -> EditionQuerySet:
        """With what its page says around it; every long text stays in the database until it is served."""
        bodies = ("data", "html", "pdf", "report__content", "stylesheet__text")
        return self.select_related("report", "stylesheet").defer(*bodies)

    def public(self) -> EditionQuerySet:
        return self.filter(report__audience=Report.Audience.PUBLIC)

    def standing(self) -> EditionQuerySet:
        """Those whose report was not taken back."""
        return self.exclude(report__state=Report.State.WITHDRAWN)

    def current(self) -> EditionQuerySet:
        """The newest edition of each report; the ones before it were replaced."""
        newer = Edition.objects.filter(report=OuterRef("report"), number__gt=OuterRef("number"))
        return self.filter(~Exists(newer))

    def newest_first(self) -> EditionQuerySet:
        return self.order_by("-published_at", "-pk")


class Edition(models.Model):
    """The frozen publication. What is served is these bytes, whatever happens to data and templates later."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(_("edition"))
    title = words(200, _("title"))
    language = models.CharField(_("language"), max_length=5, choices=Language)
    data = models.TextField(_("data as JSON"))
    html = models.TextField(_("report as HTML"))
    pdf = models.BinaryField(_("report as PDF"))
    stylesheet = models.ForeignKey(Stylesheet, on_delete=models.PROTECT, related_name="editions")
    data_sha256 = models.CharField(max_length=64)
    html_sha256 = models.CharField(max_length=64)
    pdf_sha256 = models.CharField(max_length=64)
    pdf_size = models.PositiveIntegerField(_("size of the PDF in bytes"))
    pages = models.PositiveSmallIntegerField(_("pages"))
    software_version = models.CharField(_("software version"), max_length=40)
    renderer_version = models.CharField(_("renderer version"), max_length=80)
    audit_head = models.CharField(_("head of the audit trail"), max_length=64)
    notice = prose(1000, _("what this edition corrects"), blank=True)
    sealed_by = words(200, _("whose electronic seal the PDF carries"), blank=True)
    published_at = models.DateTimeField(_("published"))
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        ordering = ["report", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"],
                name="edition_number_once",
                violation_error_message=_("This edition was published already."),
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(notice=""),
                name="edition_correction_says_what",
                violation_error_message=_("A corrected edition says what it corrects."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, edition {self.number}"

    @property
    def is_withdrawn(self) -> bool:
        """Whether it is kept, but no longer served, because its report was taken back."""
        return self.report.state == Report.State.WITHDRAWN
