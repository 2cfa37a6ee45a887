"""The page of a cycle: who owes what, a nudge to whoever has not sent it, and more time for one update."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import Cycle
from strategic_plan.models.base import deeds_from
from strategic_plan.permissions import Deed, may
from strategic_plan.services.cycles import extend_update
from strategic_plan.services.letters import nudge_owner
from strategic_plan.summaries.cycles import read_cycle
from strategic_plan.summaries.updates.dues import Dues
from strategic_plan.web import access, clock
from strategic_plan.web.figures import Figure
from strategic_plan.workspace.forms.deeds import ExtendUpdateForm
from strategic_plan.workspace.views.confirming import DeedPage, confirm


@require_safe
@access.allowed(Deed.READ_COMPLETION)
def cycle(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has sent an update and who has not, how late, and how the cycles before went."""
    person = access.person(request)
    page = read_cycle(access.cycle(request, pk), today=clock.today())
    keeps = may(person, Deed.KEEP_CYCLES)
    return render(
        request,
        "workspace/cycles/cycle.html",
        {
            "page": page,
            "cycle": page.cycle,
            "today": clock.today(),
            "keeps": keeps,
            "extends": may(person, Deed.EXTEND_CYCLE) and page.cycle.state == Cycle.State.OPEN,
            "deeds": cycle_deeds(page.cycle) if keeps else [],
            "trend": Figure(page.trend, says=page.trend_sentence, sub=_("Updates asked for in each cycle")),
        },
    )


@require_POST
@access.allowed(Deed.KEEP_CYCLES)
def cycle_nudge(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Write to whoever owes an update, once a day."""
    cycle, action = access.cycle(request, pk), access.action(request, code)
    written = nudge_owner(action, cycle=cycle, by=access.person(request), at=clock.now())
    offices = _(" and the ").join(letter.office for letter in written)
    messages.success(request, _("The %(offices)s is written to about %(code)s.") % {"offices": offices, "code": code})
    return redirect("workspace:cycle", pk)


@access.allowed(Deed.EXTEND_CYCLE)
def cycle_extend_update(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Give the owner of one update more time, and say why."""
    cycle, action = access.cycle(request, pk), access.action(request, code)
    due_on = Dues([cycle]).of(cycle, action.pk)
    page = DeedPage(
        title=_("Give more time for %(code)s") % {"code": action.code},
        lead=_("%(title)s. The update of the %(office)s for %(cycle)s is due on %(day)s.")
        % {"title": action.title, "office": action.owner, "cycle": cycle, "day": date_words(due_on)},
        button=_("Give more time"),
        back=reverse("workspace:cycle", args=[pk]),
        back_words=cycle.title,
        effects=(
            _("The other updates of the cycle, its approvals and its report stay due as they are."),
            _("Reminders follow the new day."),
        ),
    )
    return confirm(
        request,
        page,
        ExtendUpdateForm(request.POST or None),
        lambda answers: extend_update(cycle, action, **answers, by=access.person(request), at=clock.now()),
        said=lambda: _("%(code)s has more time.") % {"code": action.code},
    )


def cycle_deeds(cycle: Cycle) -> list[tuple[str, str]]:
    """The deeds that may start from a cycle's state, as the table of its life has them."""
    labels = {"open": _("Open it again")} if cycle.state == Cycle.State.CLOSED else {}
    deeds = [
        (labels.get(row.deed, str(row.label)), reverse(f"workspace:cycle-{row.deed}", args=[cycle.pk]))
        for row in deeds_from(Cycle.TRANSITIONS, cycle.state)
    ]
    if cycle.state == Cycle.State.PLANNED:
        deeds.append((_("Change its days"), reverse("workspace:cycle-change", args=[cycle.pk])))
    if cycle.state == Cycle.State.OPEN:
        deeds.insert(0, (_("Give more time"), reverse("workspace:cycle-extend", args=[cycle.pk])))
    return deeds
