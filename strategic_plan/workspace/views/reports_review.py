"""Review: a report is sent when nothing is missing, and decided on by somebody who read what was sent."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from strategic_plan.documents.report import render_html
from strategic_plan.models import Report
from strategic_plan.permissions import Deed, may
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.reports import approve_report, frozen_content, return_report, send_report
from strategic_plan.services.reports.composing import require_editable
from strategic_plan.summaries.report_pages.checklist import read_checklist
from strategic_plan.web import access, clock
from strategic_plan.web.errors import CONFLICT
from strategic_plan.workspace.forms.reports import ApproveForm, ReturnReportForm, VersionForm

FORBIDDEN, UNPROCESSABLE = 403, 422


@require_http_methods(["GET", "HEAD", "POST"])
@access.allowed(Deed.SEND_REPORT)
def report_send(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The checklist, and where nothing stands in the way the one button that freezes the report for a decision."""
    report = access.report(request, pk)
    access.check(request, Deed.SEND_REPORT, report)
    require_editable(report)
    form = VersionForm(request.POST or None, initial={"version": report.version})
    if request.method == "POST" and form.is_valid():
        try:
            send_report(report, version=form.cleaned_data["version"], by=access.person(request), at=clock.now())
        except ValidationError as errors:
            form.refuse(errors)
        else:
            messages.success(request, _("%(title)s is in review.") % {"title": report.title})
            return redirect("workspace:report", pk)
    checklist = read_checklist(report, person=access.person(request), today=clock.today())
    context = {"report": report, "form": form, "checklist": checklist}
    return render(request, "workspace/reports/report_send.html", context, status=UNPROCESSABLE if form.errors else 200)


@require_safe
@access.allowed(Deed.APPROVE_REPORT)
def report_decide(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The report as it was sent, and below it the decision."""
    return _page(request, _in_review(request, pk))


@require_POST
@access.allowed(Deed.APPROVE_REPORT)
def report_approve(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Approve the version that was read; the Board's own report by a resolution."""
    report = _in_review(request, pk)
    if not may(access.person(request), Deed.APPROVE_REPORT, report):
        return _page(request, report, status=FORBIDDEN)
    form = ApproveForm(report, request.POST)
    if not form.is_valid():
        return _page(request, report, approve=form, status=UNPROCESSABLE)
    try:
        approve_report(
            report,
            version=form.cleaned_data["version"],
            by=access.person(request),
            at=clock.now(),
            resolution=form.cleaned_data.get("resolution"),
        )
    except ValidationError as errors:
        form.refuse(errors)
        return _page(request, report, approve=form, status=UNPROCESSABLE)
    except Stale as stale:
        return _page(request, _in_review(request, pk), stale=stale, status=CONFLICT)
    messages.success(request, _("%(title)s is approved.") % {"title": report.title})
    return redirect("workspace:report", pk)


@require_POST
@access.allowed(Deed.APPROVE_REPORT)
def report_return(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Send it back with a reason; one that moved on meanwhile is shown again with the reason kept."""
    report = _in_review(request, pk)
    if not may(access.person(request), Deed.APPROVE_REPORT, report):
        return _page(request, report, status=FORBIDDEN)
    form = ReturnReportForm(request.POST)
    if not form.is_valid():
        return _page(request, report, sent_back=form, status=UNPROCESSABLE)
    try:
        return_report(
            report,
            version=form.cleaned_data["version"],
            reason=form.cleaned_data["reason"],
            by=access.person(request),
            at=clock.now(),
        )
    except Stale as stale:
        fresh = _in_review(request, pk)
        kept = ReturnReportForm(initial={"version": fresh.version, "reason": form.cleaned_data["reason"]})
        return _page(request, fresh, sent_back=kept, stale=stale, status=CONFLICT)
    messages.success(request, _("%(title)s is returned to its composers.") % {"title": report.title})
    return redirect("workspace:report", pk)


def _in_review(request: HttpRequest, pk: int) -> Report:
    """A report that waits for a decision."""
    report = access.report(request, pk)
    if report.state != Report.State.IN_REVIEW:
        raise Refusal(_("This report is not in review, so there is nothing to decide."))
    return report


def _page(
    request: HttpRequest,
    report: Report,
    *,
    approve: ApproveForm | None = None,
    sent_back: ReturnReportForm | None = None,
    stale: Stale | None = None,
    status: int = 200,
) -> HttpResponseBase:
    person = access.person(request)
    may_decide = may(person, Deed.APPROVE_REPORT, report)
    return render(
        request,
        "workspace/reports/report_decide.html",
        {
            "report": report,
            "html": render_html(frozen_content(report), medium="screen"),
            "approve": approve or ApproveForm(report),
            "sent_back": sent_back or ReturnReportForm(initial={"version": report.version}),
            "may_decide": may_decide,
            "is_only_composer": not may_decide and _has_right(request, report),
            "stale": stale,
        },
        status=status,
    )


def _has_right(request: HttpRequest, report: Report) -> bool:
    """Whether it is only their own hand in the report that keeps a person from deciding on it."""
    role = access.person(request).has
    return role("chiefs_office") if report.from_party == Report.Party.CHIEF else role("governance_staff")
