"""Revising one figure: found by what it is about, then replaced with a reason."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from strategic_plan.calculations.formats import PLAIN, date_words, qualified
from strategic_plan.calculations.values import Absence, Qualifier, Value
from strategic_plan.models import Observation
from strategic_plan.permissions import Deed
from strategic_plan.services.loads import figure_words, revise_figure
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.revising import FigureFindForm, FigureForm
from strategic_plan.workspace.views.confirming import DeedPage, confirm

NEVER = datetime(1, 1, 1, tzinfo=UTC)


@require_safe
@access.allowed(Deed.LOAD_OBSERVATIONS)
def figure_find(request: HttpRequest) -> HttpResponseBase:
    """Say which figure is meant; the next page revises it."""
    asked = "period" in request.GET
    form = FigureFindForm(request.GET if asked else None, initial=request.GET.dict())
    if asked and form.is_valid():
        return redirect("workspace:figure-revise", form.cleaned_data["cell"].pk)
    return render(request, "workspace/loads/figure_find.html", {"form": form})


@access.allowed(Deed.LOAD_OBSERVATIONS)
def figure_revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Replace one figure, with the reason; what it was is kept."""
    cell = get_object_or_404(Observation.objects.select_related("measure", "area", "category"), pk=pk)
    form = FigureForm(request.POST if request.method == "POST" else None, cell=cell)
    page = DeedPage(
        title=figure_words(cell),
        lead=_("It is {figure}, {finality}, recorded on {day}.").format(
            figure=_shown(cell), finality=str(cell.get_finality_display()).lower(), day=date_words(cell.recorded_at)
        ),
        button=_("Revise this figure"),
        back=reverse("workspace:loads"),
        back_words=_("Loads"),
        effects=(
            _("What it was is kept as a revision, with your reason, and stands on the page of each indicator."),
            _("Pages show the new figure at once. What was published stays until the next release or edition."),
        ),
    )
    return confirm(
        request,
        page,
        form,
        lambda answers: revise_figure(
            cell,
            answers["figure"],
            finality=form.finality_chosen,
            read=answers["recorded"] or NEVER,
            reason=answers["reason"],
            by=access.person(request),
            at=clock.now(),
        ),
        said=lambda: _("%(figure)s is revised.") % {"figure": page.title},
    )


def _shown(cell: Observation) -> str:
    if cell.value is None:
        return Absence(cell.absence).words
    return qualified(Value.of(cell.value, Qualifier(cell.qualifier)), PLAIN, in_detail=True)
