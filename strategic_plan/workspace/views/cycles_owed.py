"""What is owed in a cycle: a nudge to whoever has not sent it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from strategic_plan.permissions import Deed
from strategic_plan.services.letters import nudge_owner
from strategic_plan.web import access, clock


@require_POST
@access.allowed(Deed.KEEP_CYCLES)
def cycle_nudge(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Write to whoever owes an update, once a day."""
    cycle, action = access.cycle(request, pk), access.action(request, code)
    written = nudge_owner(action, cycle=cycle, by=access.person(request), at=clock.now())
    offices = _(" and ").join(letter.office for letter in written)
    messages.success(request, _("The %(offices)s is written to about %(code)s.") % {"offices": offices, "code": code})
    return redirect("workspace:desk")
