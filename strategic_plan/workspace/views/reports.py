"""Reports in the workspace: the list, a new one, and the page of each with the next deed in its life."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_tables2 import RequestConfig

from strategic_plan.documents.report import render_html
from strategic_plan.documents.styles import own_web_rules
from strategic_plan.models import Rendering, Report
from strategic_plan.permissions import Deed, may, sees_frozen_words, visible_reports
from strategic_plan.services.reports import compose_report, frozen_content
from strategic_plan.summaries.report_pages.checks import life_of
from strategic_plan.summaries.report_pages.comments import read_comments
from strategic_plan.summaries.report_pages.listing import ReportRow, read_reports
from strategic_plan.summaries.reports.assemble.look import style_block
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.report_begin import ComposeForm
from strategic_plan.workspace.tables.reports import ReportsTable

PER_PAGE = 25
# The quick filters by the word in the address, and the states each lets through.
FILTERS = {
    "composing": (Report.State.DRAFT, Report.State.RETURNED),
    "deciding": (Report.State.IN_REVIEW, Report.State.APPROVED, Report.State.SCHEDULED),
    "published": (Report.State.PUBLISHED, Report.State.WITHDRAWN),
}
KINDS = tuple(Report.Kind)


@dataclass(frozen=True, slots=True)
class Chip:
    """A quick filter with its count."""

    label: str
    count: int
    url: str
    current: bool


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def reports(request: HttpRequest) -> HttpResponseBase:
    """Every report this person may see, what waits first."""
    person = access.person(request)
    listing = read_reports(visible_reports(person), person=person)
    chosen = request.GET.get("show", "")
    table = ReportsTable([row for row in listing.rows if _fits(row, chosen)])
    RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    return render(
        request,
        "workspace/reports/reports.html",
        {
            "listing": listing,
            "table": table,
            "chips": _chips(listing.rows, chosen),
            "may_compose": may(person, Deed.COMPOSE_REPORT),
            "may_style": may(person, Deed.KEEP_STYLE),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@access.allowed(Deed.COMPOSE_REPORT)
def report_compose(request: HttpRequest) -> HttpResponseBase:
    """Begin a report: every section of its outline is there from the start."""
    form = ComposeForm(access.plan(request), request.POST or None, today=clock.today())
    if request.method == "POST" and form.is_valid():
        try:
            report = compose_report(form.report(), areas=form.areas, by=access.person(request), at=clock.now())
        except ValidationError as errors:
            form.refuse(errors)
        else:
            messages.success(request, _("%(title)s is begun.") % {"title": report.title})
            return redirect("workspace:report", report.pk)
    return render(request, "workspace/reports/report_compose.html", {"form": form})


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def report(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One report: its composer's desk while it is composed; its words and its life after that."""
    report = access.report(request, pk)
    person = access.person(request)
    if report.is_editable and may(person, Deed.COMPOSE_REPORT, report):
        return redirect("workspace:composer", pk)
    may_read_drafts = may(person, Deed.READ_DRAFT_REPORTS)
    shows_words = _has_frozen_words(report) and sees_frozen_words(person, report)
    editions = tuple(report.editions.without_bodies().order_by("-number"))
    comments = read_comments(report) if may(person, Deed.COMMENT_SECTION, report) else ()
    return render(
        request,
        "workspace/reports/report.html",
        {
            "report": report,
            "editions": editions,
            "life": life_of(report, editions, with_returns=may_read_drafts),
            "html": render_html(frozen_content(report), medium="screen") if shows_words else "",
            "may_decide": report.state == Report.State.IN_REVIEW and may(person, Deed.APPROVE_REPORT, report),
            "may_publish": report.state == Report.State.APPROVED and may(person, Deed.PUBLISH_REPORT, report),
            "may_preview": may_read_drafts and shows_words,
            "may_correct": report.state == Report.State.PUBLISHED and may(person, Deed.COMPOSE_REPORT, report),
            "may_withdraw": bool(editions)
            and report.state != Report.State.WITHDRAWN
            and may(person, Deed.PUBLISH_REPORT, report),
            "may_unschedule": report.state == Report.State.SCHEDULED and may(person, Deed.PUBLISH_REPORT, report),
            "may_name_readers": may(person, Deed.NAME_READERS, report),
            "comments": comments,
            "is_commented": any(thread.comments for thread in comments),
            "may_comment": shows_words and may(person, Deed.COMMENT_SECTION, report),
            "drawing": report.renderings.filter(purpose=Rendering.Purpose.PUBLISH, state__in=Rendering.ALIVE).first()
            if may_read_drafts
            else None,
        },
    )


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def report_stylesheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The Board's own colours over the web look: as frozen with the words, and before that as they are now."""
    report = access.report(request, pk)
    frozen = _has_frozen_words(report) and sees_frozen_words(access.person(request), report)
    style = frozen_content(report).style if frozen else style_block()
    return HttpResponse(own_web_rules(style) if style else "", content_type="text/css; charset=utf-8")


def _has_frozen_words(report: Report) -> bool:
    """Frozen words are shown until the edition is: a published report is read where the public reads it."""
    return report.state in (Report.State.IN_REVIEW, Report.State.APPROVED, Report.State.SCHEDULED)


def _fits(row: ReportRow, chosen: str) -> bool:
    if chosen in KINDS:
        return row.report.kind == chosen
    return row.state in FILTERS[chosen] if chosen in FILTERS else True


def _chips(rows: Iterable[ReportRow], chosen: str) -> list[Chip]:
    labels = {
        "": _("All"),
        "composing": _("Being composed"),
        "deciding": _("In review or approved"),
        "published": _("Published"),
        Report.Kind.STATUS: _("Status reports"),
        Report.Kind.DECISION: _("Decision reports"),
        Report.Kind.ANNUAL: _("Annual reports"),
        Report.Kind.OVERVIEW: _("Overviews"),
        Report.Kind.PLAN: _("Plans"),
        Report.Kind.SCAN: _("Environmental scans"),
    }
    chips = [
        Chip(label, sum(_fits(row, name) for row in rows), f"?show={name}" if name else "?", name == chosen)
        for name, label in labels.items()
    ]
    return [chip for chip in chips if chip.count or chip.current]
