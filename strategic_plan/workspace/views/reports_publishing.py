"""What the public sees change: publishing, withdrawing, preparing a corrected edition; each on a page of its own."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import Rendering, Report
from strategic_plan.permissions import Deed
from strategic_plan.services.errors import Refusal
from strategic_plan.services.reports import (
    correct_report,
    frozen_content,
    publish_report,
    schedule_report,
    unschedule_report,
    withdraw_report,
)
from strategic_plan.summaries.portal.shelf import cover_words
from strategic_plan.summaries.report_pages.checks import publication_checks
from strategic_plan.web import access, clock
from strategic_plan.web.errors import CONFLICT
from strategic_plan.workspace.forms.reports import CorrectForm, PublishForm, VersionForm, WithdrawForm

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@access.allowed(Deed.PUBLISH_REPORT)
def report_publish(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What was checked, what happens, what cannot be undone, one tick, one button."""
    report = access.report(request, pk)
    access.check(request, Deed.PUBLISH_REPORT, report)
    if report.state != Report.State.APPROVED:
        raise Refusal(_("Only an approved report is published. This one is %(state)s.") % {"state": _state(report)})
    form = PublishForm(request.POST or None, initial={"version": report.version, "when": "now"})
    if request.method == "POST" and form.is_valid():
        try:
            if form.publish_at:
                return _schedule(request, report, form)
            rendering = publish_report(
                report, version=form.cleaned_data["version"], by=access.person(request), at=clock.now()
            )
        except ValidationError as errors:
            form.refuse(errors)
            return _publish_page(request, report, form)
        except Refusal as refusal:
            return _publish_page(request, report, form, refusal=refusal)
        return redirect("workspace:rendering", rendering.pk)
    return _publish_page(request, report, form)


def _schedule(request: HttpRequest, report: Report, form: PublishForm) -> HttpResponseBase:
    """Set the time at which it becomes public."""
    publish_at = form.publish_at
    assert publish_at is not None
    schedule_report(
        report,
        version=form.cleaned_data["version"],
        publish_at=publish_at,
        by=access.person(request),
        at=clock.now(),
    )
    words = _("%(title)s becomes public on %(day)s at %(hour)s.")
    local = timezone.localtime(publish_at)
    messages.success(
        request, words % {"title": report.title, "day": date_words(local.date()), "hour": f"{local:%H:%M}"}
    )
    return redirect("workspace:report", report.pk)


@require_POST
@access.allowed(Deed.PUBLISH_REPORT)
def report_unschedule(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Take the set time back; the report stays approved."""
    report = access.report(request, pk)
    form = VersionForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else 0
    unschedule_report(report, version=version, by=access.person(request), at=clock.now())
    messages.success(request, _("%(title)s is not published at a set time any more.") % {"title": report.title})
    return redirect("workspace:report", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@access.allowed(Deed.PUBLISH_REPORT)
def report_withdraw(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Take a published report back, with the notice that stands where it stood; also while it is being corrected."""
    report = access.report(request, pk)
    if report.state == Report.State.WITHDRAWN or not report.editions.exists():
        raise Refusal(_("Only a published report is withdrawn. This one is %(state)s.") % {"state": _state(report)})
    access.check(request, Deed.PUBLISH_REPORT, report)
    form = WithdrawForm(request.POST or None, initial={"version": report.version})
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_report(report, **form.cleaned_data, by=access.person(request), at=clock.now())
        except ValidationError as errors:
            form.refuse(errors)
        else:
            messages.success(request, _("%(title)s is withdrawn.") % {"title": report.title})
            return redirect("workspace:report", pk)
    return _notice_page(request, "report_withdraw.html", report, form)


@require_http_methods(["GET", "HEAD", "POST"])
@access.allowed(Deed.COMPOSE_REPORT)
def report_correct(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Prepare the next edition; the published one stays readable until then."""
    report = _published(request, pk)
    access.check(request, Deed.COMPOSE_REPORT, report)
    form = CorrectForm(request.POST or None, initial={"version": report.version})
    if request.method == "POST" and form.is_valid():
        try:
            correct_report(report, **form.cleaned_data, by=access.person(request), at=clock.now())
        except ValidationError as errors:
            form.refuse(errors)
        else:
            messages.success(request, _("The corrected edition can be composed. The published one stays readable."))
            return redirect("workspace:report", pk)
    return _notice_page(request, "report_correct.html", report, form)


def _publish_page(
    request: HttpRequest, report: Report, form: PublishForm, *, refusal: Refusal | None = None
) -> HttpResponseBase:
    content = frozen_content(report)
    cover_title, cover_year = cover_words(report)
    status = CONFLICT if refusal else UNPROCESSABLE if form.errors else 200
    return render(
        request,
        "workspace/reports/report_publish.html",
        {
            "report": report,
            "form": form,
            "number": report.editions.count() + 1,
            "checks": publication_checks(report, content),
            "cover_title": cover_title,
            "cover_year": cover_year,
            "is_light": report.from_party == Report.Party.CHIEF,
            "refusal": refusal,
            "drawing": report.renderings.filter(purpose=Rendering.Purpose.PUBLISH, state__in=Rendering.ALIVE).first(),
        },
        status=status,
    )


def _notice_page(
    request: HttpRequest, template: str, report: Report, form: WithdrawForm | CorrectForm
) -> HttpResponseBase:
    context = {"report": report, "form": form, "edition": report.editions.without_bodies().first()}
    return render(request, f"workspace/reports/{template}", context, status=UNPROCESSABLE if form.errors else 200)


def _published(request: HttpRequest, pk: int) -> Report:
    """A report with a published edition in force."""
    report = access.report(request, pk)
    if report.state != Report.State.PUBLISHED:
        raise Refusal(_("Only a published report is corrected. This one is %(state)s.") % {"state": _state(report)})
    return report


def _state(report: Report) -> str:
    return str(report.get_state_display()).lower()
