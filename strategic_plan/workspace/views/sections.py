"""The composer: one section at a time, saved while it is typed, previewed beside, put in order."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from strategic_plan.calculations.differences import PartKind, differences
from strategic_plan.documents.report import render_html, render_words
from strategic_plan.models import Language, Report, Section
from strategic_plan.permissions import Deed
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.reports import arrange_sections, write_section
from strategic_plan.summaries.report_pages.comments import comments_on
from strategic_plan.summaries.report_pages.composer import Composer, read_composer
from strategic_plan.summaries.reports.assemble import LOCALES, assemble, draft_state
from strategic_plan.summaries.reports.assemble.inserts import parts_while_written
from strategic_plan.summaries.updates.offices import offices_of
from strategic_plan.web import access, clock
from strategic_plan.web.errors import CONFLICT
from strategic_plan.web.fields import whole_number_in
from strategic_plan.workspace.forms.inserts import InsertForm
from strategic_plan.workspace.forms.sections import SectionForm

UNPROCESSABLE = 422
# What a button of the conflict page asks for.
THEIRS = "theirs"
UP, DOWN = "up", "down"


@require_safe
@access.allowed(Deed.COMPOSE_REPORT)
def composer(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The composer at the section that needs words first."""
    report = _editable(request, pk)
    found = _composer(report, "")
    return _page(request, found, SectionForm(found.section, found.entry))


@require_http_methods(["GET", "HEAD", "POST"])
@access.allowed(Deed.COMPOSE_REPORT)
def section_edit(request: HttpRequest, pk: int, key: str) -> HttpResponseBase:
    """The composer with one section open. Posted, it keeps the words; a stale version shows both texts."""
    report = _editable(request, pk)
    found = _composer(report, key)
    if request.method != "POST":
        return _page(request, found, SectionForm(found.section, found.entry))
    if request.POST.get("keep") == THEIRS:
        return redirect("workspace:section-edit", pk, key)
    form = SectionForm(found.section, found.entry, request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        _save(request, found.section, form)
    except ValidationError as errors:
        form.refuse(errors)
        return _page(request, found, form)
    except Stale:
        return _conflict(request, report, key, form)
    messages.success(request, _("Saved: %(title)s.") % {"title": found.section.title})
    return redirect("workspace:section-edit", pk, key)


@require_POST
@access.allowed(Deed.COMPOSE_REPORT)
def section_insert(request: HttpRequest, pk: int, key: str) -> HttpResponseBase:
    """Keep the words with a chart, a table, a figure, a quotation or a picture between them."""
    found = _composer(_editable(request, pk), key)
    form, insert = SectionForm(found.section, found.entry, request.POST), InsertForm(found.report, request.POST)
    if "text" not in form.fields:
        raise Refusal(_("This section is made from what is approved; nothing is put into it."))
    if not form.is_valid() or not insert.is_valid():
        return _page(request, found, form, insert)
    form.cleaned_data["text"] = insert.placed(form.cleaned_data["text"])
    try:
        _save(request, found.section, form)
    except ValidationError as errors:
        form.refuse(errors)
        return _page(request, found, form, insert)
    except Stale:
        return _conflict(request, found.report, key, form)
    messages.success(request, _("It stands in the words on a line of its own; move the line to move it."))
    return redirect("workspace:section-edit", pk, key)


@require_POST
@access.allowed(Deed.COMPOSE_REPORT)
def section_autosave(request: HttpRequest, pk: int, key: str) -> HttpResponseBase:
    """Keep what is being typed: 200 with the new version, 409 where somebody saved first, 422 for nonsense."""
    found = _composer(_editable(request, pk), key)
    form = SectionForm(found.section, found.entry, request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=UNPROCESSABLE)
    try:
        _save(request, found.section, form)
    except ValidationError as errors:
        return JsonResponse({"errors": errors.messages}, status=UNPROCESSABLE)
    except Refusal as refusal:
        return JsonResponse({"refusal": refusal.sentence}, status=CONFLICT)
    return JsonResponse({"version": found.section.version, "words": _saved_words(found.section)})


@require_POST
@access.allowed(Deed.COMPOSE_REPORT)
def section_preview(request: HttpRequest, pk: int, key: str) -> HttpResponseBase:
    """The words as they will stand in the report; nothing is saved."""
    found = _composer(_editable(request, pk), key)
    form = SectionForm(found.section, found.entry, request.POST)
    form.is_valid()
    title = form.cleaned_data.get("title") or found.section.title
    text = form.cleaned_data.get("text", found.section.text)
    context = {"composer": found, "title": title, "words": _words(found.report, text)}
    return render(request, "workspace/reports/_sheet.html", context)


@require_safe
@access.allowed(Deed.COMPOSE_REPORT)
def section_page(request: HttpRequest, pk: int, key: str) -> HttpResponseBase:
    """A section as it stands in the report now: its tables and charts from what is approved, its words as saved.

    The whole report is assembled for it, so the composer asks for it after it has been shown itself.
    """
    found = _composer(_editable(request, pk), key)
    content = assemble(found.report, today=clock.today(), state=draft_state(found.report))
    shown = replace(content, sections=tuple(section for section in content.sections if section.key == key))
    html = render_html(shown, medium="screen") if shown.sections else ""
    template = "_section_page.html" if request.headers.get("HX-Request") else "section_page.html"
    return render(request, f"workspace/reports/{template}", {"composer": found, "html": html})


@require_http_methods(["GET", "HEAD", "POST"])
@access.allowed(Deed.COMPOSE_REPORT)
def report_arrange(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Put the sections in order, one step up or down at a time."""
    report = _editable(request, pk)
    sections = list(report.sections.all())
    if request.method == "POST":
        keys = _moved([section.key for section in sections], request.POST.get("key", ""), request.POST.get("move", ""))
        arrange_sections(
            report,
            version=whole_number_in(request.POST.get("version", "")) or 0,
            keys=keys,
            by=access.person(request),
            at=clock.now(),
        )
        return redirect("workspace:report-arrange", pk)
    return render(request, "workspace/reports/report_arrange.html", {"report": report, "sections": sections})


def _editable(request: HttpRequest, pk: int) -> Report:
    """A report in its composers' hands; the page of one that is not says what may be done instead."""
    report = access.report(request, pk)
    access.check(request, Deed.COMPOSE_REPORT, report)
    if not report.is_editable:
        raise Refusal(_("This report is not being composed any more. It can be changed again if it is returned."))
    return report


def _composer(report: Report, key: str) -> Composer:
    found = read_composer(report, key=key, today=clock.today())
    if found is None:
        raise Http404(key)
    return found


def _save(request: HttpRequest, section: Section, form: SectionForm) -> None:
    """Save what was typed. The same words saved from elsewhere a moment ago are no conflict."""
    try:
        write_section(
            section,
            version=form.cleaned_data["version"],
            **form.words,
            by=access.person(request),
            at=clock.now(),
        )
    except Stale:
        section.refresh_from_db()
        if {name: getattr(section, name) for name in form.words} != form.words:
            raise


def _page(
    request: HttpRequest, found: Composer, form: SectionForm, insert: InsertForm | None = None
) -> HttpResponseBase:
    text = form["text"].value() or "" if "text" in form.fields else found.section.text
    return render(
        request,
        "workspace/reports/composer.html",
        {
            "composer": found,
            "report": found.report,
            "form": form,
            "title": form["title"].value() or "",
            "words": _words(found.report, str(text or "")),
            "saved_words": _saved_words(found.section) if found.section.edited_at else "",
            "insert": insert or InsertForm(found.report),
            "comments": comments_on(found.section),
        },
        status=UNPROCESSABLE if form.errors or (insert and insert.errors) else 200,
    )


def _conflict(request: HttpRequest, report: Report, key: str, form: SectionForm) -> HttpResponseBase:
    """Two texts of one section, 409: what is stored and what was typed."""
    stored = report.sections.select_related("edited_by").get(key=key)
    typed = form.words
    parts = differences(f"{stored.title}\n\n{stored.text}", f"{typed['title']}\n\n{typed['text']}")
    return render(
        request,
        "workspace/reports/section_conflict.html",
        {
            "report": report,
            "stored": stored,
            "saved_by": offices_of([stored.edited_by], on=clock.today()).get(stored.edited_by_id or 0, ""),
            "typed": typed,
            "theirs": [part for part in parts if part.kind != PartKind.ADDED],
            "mine": [part for part in parts if part.kind != PartKind.REMOVED],
        },
        status=CONFLICT,
    )


def _moved(keys: list[str], key: str, move: str) -> list[str]:
    """The order with one section a step up or down; at the end of the list it stays where it is."""
    if key not in keys:
        raise Http404(key)
    place = keys.index(key)
    other = place + {UP: -1, DOWN: 1}.get(move, 0)
    if 0 <= other < len(keys):
        keys[place], keys[other] = keys[other], keys[place]
    return keys


def _words(report: Report, text: str) -> str:
    """What was written, with its charts, tables, figures, quotations and pictures."""
    parts = parts_while_written(report, text, today=clock.today())
    return render_words(text, parts, level=3, language=LOCALES[Language(report.language)])


def _saved_words(section: Section) -> str:
    saved = timezone.localtime(section.edited_at) if section.edited_at else None
    if saved is None or saved.date() != clock.today():
        return _("Saved. You can go on where you were.")
    return _("Saved at %(time)s. You can close this page and come back.") % {"time": f"{saved:%H:%M}"}
