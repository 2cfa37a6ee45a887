"""Planning a year of cycles: proposed from the fiscal year and the Board's meetings, changed, and kept together."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.cycle_plans import Rhythm
from strategic_plan.calculations.formats import count_words
from strategic_plan.models import ActionPlan
from strategic_plan.permissions import Deed
from strategic_plan.services.cycles import plan_year
from strategic_plan.services.errors import Refusal
from strategic_plan.summaries.cycles import propose_year
from strategic_plan.web import access, clock
from strategic_plan.web.choices import Choice
from strategic_plan.web.fields import whole_number_in
from strategic_plan.workspace.forms.cycles import YearForm

YEARS_AHEAD = 2


@access.allowed(Deed.KEEP_CYCLES)
def cycles_plan(request: HttpRequest) -> HttpResponse:
    """The cycles of a fiscal year; the address carries the year and the rhythm."""
    action_plan = ActionPlan.objects.filter(plan=access.plan(request)).order_by("-issued_on", "-pk").first()
    if action_plan is None:
        raise Refusal(_("There is no action plan yet, so there is nothing to report on."))
    this_year = clock.today().year
    years = range(this_year - 1, this_year + YEARS_AHEAD + 1)
    asked = whole_number_in(request.GET.get("year", ""))
    year = asked if asked is not None and asked in years else this_year
    rhythm = Rhythm(request.GET["by"]) if request.GET.get("by") in list(Rhythm) else Rhythm.QUARTERS
    proposed = propose_year(year, rhythm, action_plan=action_plan.pk)
    form = YearForm(proposed.free, action_plan, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = plan_year(form.cycles(), by=access.person(request), at=clock.now())
        except ValidationError as error:
            form.refuse(error)
        else:
            said = ngettext("{count} cycle is planned.", "{count} cycles are planned.", len(kept))
            messages.success(request, said.format(count=count_words(len(kept), capital=True)))
            return redirect("workspace:desk")
    base = reverse("workspace:cycles-plan")
    labels = {Rhythm.QUARTERS: _("Quarters"), Rhythm.HALVES: _("Halves"), Rhythm.YEARS: _("One year")}
    return render(
        request,
        "workspace/cycles/cycles_plan.html",
        {
            "proposed": proposed,
            "form": form,
            "years": [Choice(str(each), f"{base}?year={each}&by={rhythm}", each == year) for each in years],
            "rhythms": [
                Choice(label, f"{base}?year={year}&by={each}", each == rhythm) for each, label in labels.items()
            ],
        },
    )
