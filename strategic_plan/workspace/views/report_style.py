"""The look of reports: what it is, and the way to make it the Board's own."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from strategic_plan.models import ReportStyle
from strategic_plan.permissions import Deed, may
from strategic_plan.services.reports import set_style
from strategic_plan.summaries.reports.assemble.look import block_of
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.report_style import StyleForm

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@access.allowed(Deed.KEEP_STYLE)
def report_style(request: HttpRequest) -> HttpResponseBase:
    """Two colours, a logo and a picture for covers; a colour that cannot be read on paper is refused."""
    style = ReportStyle.objects.first() or ReportStyle()
    initial = {name: getattr(style, name) for name in ("version", "primary", "accent", "logo_words")}
    form = StyleForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        try:
            set_style(
                version=answers["version"],
                primary=answers["primary"],
                accent=answers["accent"],
                logo=answers["logo"].read() if answers["logo"] else None,
                logo_words=answers["logo_words"],
                cover=answers["cover"].read() if answers["cover"] else None,
                without=frozenset(name for name in ("logo", "cover") if answers[f"without_{name}"]),
                by=access.person(request),
                at=clock.now(),
            )
        except ValidationError as errors:
            form.refuse(errors)
        else:
            messages.success(request, _("Saved. The next report that is sent for review looks like this."))
            return redirect("workspace:report-style")
    may_read = may(access.person(request), Deed.READ_WORKSPACE)
    context = {"form": form, "style": block_of(style), "may_read": may_read}
    return render(request, "workspace/reports/report_style.html", context, status=UNPROCESSABLE if form.errors else 200)
