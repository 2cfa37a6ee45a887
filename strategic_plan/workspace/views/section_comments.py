"""Comments on the sections of a report, before it is published."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from strategic_plan.models import Report, Section, SectionComment
from strategic_plan.permissions import Deed
from strategic_plan.services.errors import Refusal
from strategic_plan.services.reports import comment_on, settle_comment
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.reports import CommentForm, VersionForm

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@access.allowed(Deed.COMMENT_SECTION)
def section_comment(request: HttpRequest, pk: int, key: str) -> HttpResponseBase:
    """Comment on a section; the comment goes to those who compose the report."""
    report = access.report(request, pk)
    section = get_object_or_404(Section.objects.select_related("report"), report=report, key=key)
    access.check(request, Deed.COMMENT_SECTION, report)
    if report.state in (Report.State.PUBLISHED, Report.State.WITHDRAWN):
        raise Refusal(_("This report is published. A correction is the next edition."))
    form = CommentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        comment_on(section, text=form.cleaned_data["text"], by=access.person(request), at=clock.now())
        messages.success(request, _("The comment is with those who compose the report."))
        return redirect("workspace:report", pk)
    context = {"report": report, "section": section, "form": form}
    return render(
        request, "workspace/reports/section_comment.html", context, status=UNPROCESSABLE if form.errors else 200
    )


@require_POST
@access.allowed(Deed.COMPOSE_REPORT)
def comment_settle(request: HttpRequest, pk: int, comment: int) -> HttpResponseBase:
    """Say that a comment was dealt with."""
    report = access.report(request, pk)
    found = get_object_or_404(
        SectionComment.objects.select_related("section__report"), section__report=report, pk=comment
    )
    form = VersionForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else 0
    settle_comment(found, version=version, by=access.person(request), at=clock.now())
    messages.success(request, _("The comment is settled."))
    if report.is_editable:
        return redirect("workspace:section-edit", pk, found.section.key)
    return redirect("workspace:report", pk)
