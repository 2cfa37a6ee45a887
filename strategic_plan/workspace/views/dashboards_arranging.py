"""Arranging dashboards: beginning one, and choosing what it shows, in which order and to whom."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from strategic_plan.models import Dashboard, Indicator
from strategic_plan.models.indicators.indicators import IndicatorQuerySet
from strategic_plan.permissions import Deed
from strategic_plan.services.dashboards import arrange_dashboard, begin_dashboard
from strategic_plan.services.errors import Refusal
from strategic_plan.web import access, clock
from strategic_plan.web.errors import CONFLICT
from strategic_plan.workspace.forms.dashboards_arranging import ArrangeForm, BeginDashboardForm


@require_http_methods(["GET", "HEAD", "POST"])
@access.allowed(Deed.KEEP_DASHBOARDS)
def dashboard_begin(request: HttpRequest) -> HttpResponse:
    """A new dashboard; it is arranged on the next page, and shown to the Board only when that is asked for."""
    form = BeginDashboardForm(request.POST or None, indicators=_indicators())
    if request.method == "POST" and form.is_valid():
        try:
            found = begin_dashboard(
                form.cleaned_data["slug"],
                kind=form.cleaned_data["kind"],
                arrangement=form.arrangement(),
                by=access.person(request),
                at=clock.now(),
            )
        except ValidationError as errors:
            _refuse(form, errors, {"indicators": "indicator"})
        else:
            messages.success(request, _("“%(title)s” is begun. Arrange what it shows.") % {"title": found.title})
            return redirect("workspace:dashboard-arrange", found.slug)
    return render(request, "workspace/dashboards/dashboard_begin.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@access.allowed(Deed.KEEP_DASHBOARDS)
def dashboard_arrange(request: HttpRequest, slug: str) -> HttpResponse:
    """What a dashboard shows, in which order, and to whom. Its figures stay what they are."""
    found = access.dashboard(request, slug)
    access.check(request, Deed.KEEP_DASHBOARDS, found)
    form = ArrangeForm(request.POST or None, dashboard=found, indicators=_indicators())
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            arrange_dashboard(
                found,
                version=form.cleaned_data["version"],
                arrangement=form.arrangement(),
                is_taken_down=form.cleaned_data["is_taken_down"],
                by=access.person(request),
                at=clock.now(),
            )
        except ValidationError as errors:
            _refuse(form, errors, {})
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
            status = CONFLICT
            version = Dashboard.objects.values_list("version", flat=True).get(pk=found.pk)
            form.data = {**request.POST.dict(), "version": str(version)}
        else:
            messages.success(request, _("“%(title)s” is arranged.") % {"title": found.title})
            return redirect("workspace:figures") if found.is_taken_down else redirect("workspace:dashboard", slug)
    return render(
        request, "workspace/dashboards/dashboard_arrange.html", {"form": form, "dashboard": found}, status=status
    )


def _indicators() -> IndicatorQuerySet:
    """Every indicator in use, with what says whether it can be shown by area."""
    found = Indicator.objects.current(clock.today())
    return found.select_related("objective__priority", "numerator__breakdown", "denominator__breakdown")


def _refuse(form: forms.Form, errors: ValidationError, names: dict[str, str]) -> None:
    """Put what the deed refuses at its question, or above them all."""
    if not hasattr(errors, "error_dict"):
        form.add_error(None, errors)
        return
    for name, found in errors.error_dict.items():
        field = names.get(name, name)
        form.add_error(field if field in form.fields else None, found)
