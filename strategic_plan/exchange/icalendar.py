"""The calendar as a file that other programs read: deliverables and meetings as all-day events (RFC 5545)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One day of the calendar; `uid` stays the same for the same thing, so that a program replaces what it has."""

    uid: str
    on: datetime.date
    summary: str
    description: str = ""
    url: str = ""


def calendar_file(events: Iterable[CalendarEvent], *, name: str, at: datetime.datetime) -> bytes:
    """The file, in the order given. The same events at the same moment give the same bytes."""
    # Loading the library takes longer than most pages; only whoever asks for the file pays.
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Strategic plan//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval;value=duration", "PT12H")
    for each in events:
        event = Event()
        event.add("uid", each.uid)
        event.add("dtstamp", at.astimezone(datetime.UTC))
        event.add("dtstart", each.on)
        event.add("dtend", each.on + datetime.timedelta(days=1))
        event.add("summary", each.summary)
        event.add("transp", "TRANSPARENT")
        if each.description:
            event.add("description", each.description)
        if each.url:
            event.add("url", each.url)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
