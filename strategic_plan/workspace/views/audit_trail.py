"""The audit trail: every deed in words, newest first, and whether the chain of hashes holds."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_tables2 import RequestConfig

from strategic_plan.calculations.formats import date_words, number
from strategic_plan.exchange.rows import Cell, csv_lines
from strategic_plan.models.audit import EventQuerySet
from strategic_plan.permissions import Deed
from strategic_plan.services import audit
from strategic_plan.summaries.trail import Asked, Trail, event_words, read_trail
from strategic_plan.web import access, clock
from strategic_plan.web.downloads import csv_file
from strategic_plan.workspace.forms.trail import TrailForm
from strategic_plan.workspace.tables.trail import TrailTable

ROWS_A_PAGE = 50
LAST_CHECK = "audit_trail_check"


@access.allowed(Deed.READ_AUDIT)
def audit_trail(request: HttpRequest) -> HttpResponse:
    """The events that are asked for; the address carries the question."""
    form, trail = _asked_for(request)
    query = request.GET.urlencode()
    table = TrailTable(
        trail.events, download_url=f"{reverse('workspace:audit-trail-csv')}{f'?{query}' if query else ''}"
    )
    RequestConfig(request, paginate={"per_page": ROWS_A_PAGE}).configure(table)
    return render(
        request,
        "workspace/audit_trail/audit_trail.html",
        {"trail": trail, "form": form, "table": table, "checked": request.session.get(LAST_CHECK)},
    )


@require_POST
@access.allowed(Deed.READ_AUDIT)
def audit_trail_check(request: HttpRequest) -> HttpResponse:
    """Read the whole trail and say whether each event follows from the one before it."""
    broken = audit.check_chain()
    total = read_trail(Asked()).total
    now = clock.now()
    when = f"{date_words(now.date())}, {now:%H:%M}"
    sentence = (
        broken.sentence if broken else _("All %(count)s events follow from each other.") % {"count": number(total)}
    )
    request.session[LAST_CHECK] = {"when": when, "holds": broken is None, "sentence": sentence}
    messages.success(request, _("The whole trail was read. %(sentence)s") % {"sentence": sentence})
    return redirect("workspace:audit-trail")


@access.allowed(Deed.READ_AUDIT)
def audit_trail_csv(request: HttpRequest) -> HttpResponseBase:
    """The same events as a file, with the hashes that chain them."""
    _form, trail = _asked_for(request)
    header = ("Number", "When", "Who", "Deed", "Kind of thing", "Thing", "Which thing", "What happened", "Hash")
    return csv_file(csv_lines(header, _rows(trail.events)), f"audit-trail-{clock.today().isoformat()}")


def _asked_for(request: HttpRequest) -> tuple[TrailForm, Trail]:
    whole = read_trail(Asked())
    form = TrailForm(request.GET or None, trail=whole)
    asked = form.asked
    return form, read_trail(asked) if asked.is_anything else whole


def _rows(events: EventQuerySet) -> Iterator[tuple[Cell, ...]]:
    for event in events.iterator():
        yield (
            event.number,
            event.at,
            event.actor_words,
            event.deed,
            event.thing_kind,
            event.thing_id,
            event.thing_words,
            event_words(event),
            event.hash,
        )
