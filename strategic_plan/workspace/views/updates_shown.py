"""What the pages of updates have in common: the choice of an earlier text, and the address of an action."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from strategic_plan.models import Action
from strategic_plan.summaries.updates.page import Since, UpdateReading


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few views of the same thing."""

    label: str
    url: str
    current: bool


def since_choices(request: HttpRequest, reading: UpdateReading) -> list[Choice]:
    """The earlier texts that an update may be laid over; none where there is nothing to choose."""
    if len(reading.offered) < 2:
        return []
    last_cycle = reading.previous.cycle if reading.previous else ""
    version = _("Since version %(number)d, which was returned") % {"number": reading.base_number}
    labels = {
        Since.VERSION: version if reading.returned else _("Since the approved version"),
        Since.LAST_TIME: _("Since %(cycle)s") % {"cycle": last_cycle},
        Since.CLEAN: _("Clean"),
    }
    return [
        Choice(labels[since], switch_url(request, since=since), since == reading.since) for since in reading.offered
    ]


def switch_url(request: HttpRequest, **changed: object) -> str:
    """This page's address with another choice; its other choices stay."""
    query = request.GET.copy()
    for name, value in changed.items():
        query[name] = str(value)
    return f"{request.path}?{query.urlencode()}"


def action_url(action: Action) -> str:
    return reverse("workspace:action", args=[action.code])
