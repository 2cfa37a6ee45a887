"""The calendar at a private address: whoever has the address reads it, whoever has not finds nothing."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from strategic_plan.exchange.icalendar import CalendarEvent, calendar_file
from strategic_plan.models import CalendarFeed, Deliverable, Meeting, Organization
from strategic_plan.permissions import Deed, may, person_of
from strategic_plan.services.obligations import address_hash
from strategic_plan.summaries.duties import Duty
from strategic_plan.web import clock

YEARS_BACK = 1


@login_not_required
@require_safe
@never_cache
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Deliverables and public meetings for the person whose address this is, as long as they may read the workspace.

    Nothing in camera goes into a feed: it is read by programs and telephones that nobody here knows.
    """
    today = clock.today()
    feed = CalendarFeed.objects.alive().filter(address_hash=address_hash(secret)).select_related("user").first()
    if feed is None or not may(person_of(feed.user, on=today), Deed.READ_WORKSPACE):
        raise Http404
    organization = Organization.objects.first()
    name = organization.board_name if organization else _("The Board")
    host = request.get_host().partition(":")[0]
    url = request.build_absolute_uri(reverse("workspace:calendar"))
    events = [
        CalendarEvent(
            uid=f"deliverable-{each.pk}@{host}",
            on=each.new_due_on or each.due_on,
            summary=each.title,
            description="\n".join(
                filter(None, (Duty(each, today).parties, each.obligation.citation, _state(each, Duty(each, today))))
            ),
            url=url,
        )
        for each in Deliverable.objects.filter(due_on__year__gte=today.year - YEARS_BACK)
        .select_related("obligation", "waived_by")
        .order_by("due_on", "pk")
    ]
    events += [
        CalendarEvent(
            uid=f"meeting-{each.pk}@{host}",
            on=each.held_on,
            summary=_("Meeting of the %(board)s") % {"board": name},
            description=each.place,
            url=each.agenda_url,
        )
        for each in Meeting.objects.public().filter(held_on__year__gte=today.year - YEARS_BACK).order_by("held_on")
    ]
    body = calendar_file(events, name=name, at=clock.now())
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")


def _state(deliverable: Deliverable, duty: Duty) -> str:
    """How it stands, without the distance in days, which would be wrong tomorrow."""
    if duty.is_open:
        return duty.note or _("Not received yet")
    return duty.state_words
