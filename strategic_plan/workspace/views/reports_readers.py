"""Who reads a report: its audience, and by name who reads one in camera."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from strategic_plan.models import Report, ReportGrant
from strategic_plan.permissions import Deed
from strategic_plan.services.reports import end_reading, grant_reading, set_audience
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.reports import AudienceForm, GrantForm

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@access.allowed(Deed.NAME_READERS)
def report_readers(request: HttpRequest, pk: int) -> HttpResponseBase:
    """For whom a report is; in camera, who may read it by name."""
    report = access.report(request, pk)
    initial = {"version": report.version, "audience": report.audience}
    form = AudienceForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            set_audience(report, **form.cleaned_data, by=access.person(request), at=clock.now())
        except ValidationError as errors:
            form.refuse(errors)
        else:
            messages.success(request, _("The readers are set."))
            return redirect("workspace:report-readers", pk)
    return _page(request, report, form=form)


@require_POST
@access.allowed(Deed.NAME_READERS)
def report_grant(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Name one more person who may read a report in camera."""
    report = access.report(request, pk)
    form = GrantForm(report, request.POST)
    if not form.is_valid():
        return _page(request, report, grant=form)
    try:
        grant_reading(report, user=form.cleaned_data["user"], by=access.person(request), at=clock.now())
    except ValidationError as errors:
        form.refuse(errors)
        return _page(request, report, grant=form)
    messages.success(request, _("%(name)s may read it.") % {"name": form.cleaned_data["user"].name})
    return redirect("workspace:report-readers", pk)


@require_POST
@access.allowed(Deed.NAME_READERS)
def report_grant_end(request: HttpRequest, pk: int, grant: int) -> HttpResponseBase:
    """Take a grant back."""
    report = access.report(request, pk)
    found = get_object_or_404(ReportGrant.objects.select_related("report", "user"), report=report, pk=grant)
    end_reading(found, by=access.person(request), at=clock.now())
    messages.success(request, _("%(name)s may not read it any more.") % {"name": found.user.name})
    return redirect("workspace:report-readers", pk)


def _page(
    request: HttpRequest, report: Report, *, form: AudienceForm | None = None, grant: GrantForm | None = None
) -> HttpResponseBase:
    initial = {"version": report.version, "audience": report.audience}
    form = form or AudienceForm(initial=initial)
    grant = grant or GrantForm(report)
    status = UNPROCESSABLE if form.errors or grant.errors else 200
    context = {
        "report": report,
        "form": form,
        "grant": grant,
        "grants": report.grants.filter(ended_at__isnull=True).select_related("user"),
        "is_in_camera": report.audience == Report.Audience.IN_CAMERA,
        "may_change": report.is_editable and not report.editions.exists(),
    }
    return render(request, "workspace/reports/report_readers.html", context, status=status)
