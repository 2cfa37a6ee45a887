"""What is put between paragraphs: pictures that are brought, and charts, tables and figures that are picked."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from strategic_plan.models import Section
from strategic_plan.permissions import Deed
from strategic_plan.services.reports import bring_picture, require_editable, write_section
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.inserts import InsertForm, PictureForm

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@access.allowed(Deed.COMPOSE_REPORT)
def report_pictures(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The pictures of a report, and the way to bring another."""
    report = access.report(request, pk)
    require_editable(report)
    form = PictureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        try:
            picture = bring_picture(
                report,
                data=answers["file"].read(),
                description=answers["description"],
                caption=answers["caption"],
                by=access.person(request),
                at=clock.now(),
            )
        except ValidationError as errors:
            form.refuse(errors)
        else:
            messages.success(request, _("Picture %(number)s is here.") % {"number": picture.number})
            return redirect("workspace:report-pictures", pk)
    context = {"report": report, "form": form, "pictures": report.pictures.defer("encoded")}
    return render(
        request, "workspace/reports/report_pictures.html", context, status=UNPROCESSABLE if form.errors else 200
    )


@require_safe
@access.allowed(Deed.READ_DRAFT_REPORTS)
def report_picture(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """One picture, to those who read drafts; in an edition it stands inside the page."""
    picture = get_object_or_404(access.report(request, pk).pictures, number=number)
    response = HttpResponse(bytes(picture.encoded), content_type=f"image/{picture.format}")
    patch_cache_control(response, private=True, max_age=3600)
    return response


@require_POST
@access.allowed(Deed.COMPOSE_REPORT)
def section_insert(request: HttpRequest, pk: int, key: str) -> HttpResponseBase:
    """Put a chart, a table, a figure, a quotation or a picture at the end of a section's words."""
    report = access.report(request, pk)
    require_editable(report)
    section = get_object_or_404(Section.objects.select_related("report__plan"), report=report, key=key)
    form = InsertForm(report, request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect("workspace:section-edit", pk, key)
    text = f"{section.text.rstrip()}\n\n{form.line}\n".lstrip()
    write_section(
        section,
        version=form.cleaned_data["version"],
        title=section.title,
        text=text,
        included=section.included,
        by=access.person(request),
        at=clock.now(),
    )
    messages.success(request, _("It stands at the end of the words. Move its line to where it belongs."))
    return redirect("workspace:section-edit", pk, key)
