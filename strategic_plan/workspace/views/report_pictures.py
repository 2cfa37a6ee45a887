"""The pictures of a report: brought by its composers, seen by those who read drafts."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from strategic_plan.permissions import Deed
from strategic_plan.services.reports import bring_picture, require_editable
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.inserts import PictureForm

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
