"""Measures: every stored series, and a page to define one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from strategic_plan.models import Measure
from strategic_plan.permissions import Deed
from strategic_plan.services.measures import change_measure, define_measure
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.indicators import MeasureForm
from strategic_plan.workspace.views.confirming import DeedPage, confirm


@require_safe
@access.allowed(Deed.LOAD_OBSERVATIONS)
def measures(request: HttpRequest) -> HttpResponseBase:
    """Every measure with how far it is complete and when the next figures are due."""
    every = Measure.objects.select_related("breakdown").order_by("title")
    return render(request, "workspace/measures/measures.html", {"measures": every, "today": clock.today()})


@access.allowed(Deed.LOAD_OBSERVATIONS)
def measure_define(request: HttpRequest) -> HttpResponse:
    """Define a series before anything is loaded of it."""
    form = MeasureForm(request.POST if request.method == "POST" else None, measure=None)
    page = DeedPage(
        title=_("Define a measure"),
        lead=_("A stored series: indicators are worked out from it, files and updates bring its figures."),
        button=_("Define this measure"),
        back=reverse("workspace:measures"),
        back_words=_("Measures"),
    )
    return confirm(
        request,
        page,
        form,
        lambda answers: define_measure(
            Measure(code=answers["code"], **form.words),
            total_of=list(answers["total_of"]),
            by=access.person(request),
            at=clock.now(),
        ),
        said=lambda: _("The measure is defined. Figures can be loaded of it."),
    )


@access.allowed(Deed.LOAD_OBSERVATIONS)
def measure_change(request: HttpRequest, code: str) -> HttpResponse:
    """Say more or other of a measure."""
    measure = get_object_or_404(Measure, code=code)
    form = MeasureForm(request.POST if request.method == "POST" else None, measure=measure)
    page = DeedPage(
        title=measure.title,
        lead=_("Grain, kind and breakdown say how stored figures are read; they stay once there are some."),
        button=_("Keep these words"),
        back=reverse("workspace:measures"),
        back_words=_("Measures"),
    )
    return confirm(
        request,
        page,
        form,
        lambda answers: change_measure(
            measure,
            version=answers["version"] or 0,
            words=form.words,
            total_of=list(answers["total_of"]),
            by=access.person(request),
            at=clock.now(),
        ),
        said=lambda: _("The measure is changed."),
        version=lambda: Measure.objects.get(pk=measure.pk).version,
    )
