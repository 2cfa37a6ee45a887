"""The reading room: what a Board member should know before the meeting, worst first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from strategic_plan.charts import Sparkline
from strategic_plan.permissions import Deed
from strategic_plan.summaries.reading_room import read_reading_room
from strategic_plan.web import access, clock


@access.allowed(Deed.READ_WORKSPACE)
def reading_room(request: HttpRequest) -> HttpResponse:
    """What is off course, what moved, and what there is to read."""
    page = read_reading_room(access.person(request), access.plan(request), today=clock.today())
    numbers = [(each, _drawn(each.line)) for each in page.numbers]
    return render(request, "workspace/reading_room/reading_room.html", {"page": page, "numbers": numbers})


def _drawn(line: Sparkline | None) -> SafeString | None:
    # Our own charts escape every text themselves.
    return mark_safe(line.svg(width=112.0, height=32.0)) if line else None
