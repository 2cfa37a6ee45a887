"""The audit trail as it is read: newest first, by deed, by person, by words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import date_words, number, opening
from strategic_plan.models import Event
from strategic_plan.models.audit import EventQuerySet

_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for; everything empty is the whole trail."""

    deed: str = ""
    person: str = ""
    words: str = ""

    @property
    def is_anything(self) -> bool:
        return bool(self.deed or self.person or self.words)


@dataclass(frozen=True)
class Trail:
    """The events that were asked for, and what there is to choose from."""

    events: EventQuerySet
    deeds: tuple[str, ...]
    total: int

    @property
    def sentence(self) -> str:
        """What is so: "190 deeds are on record."."""
        if not self.total:
            return _("No deed is on record yet.")
        return ngettext("{count} deed is on record.", "{count} deeds are on record.", self.total).format(
            count=number(self.total)
        )


def read_trail(asked: Asked) -> Trail:
    """The trail in two queries, and one more for each page of events that is drawn."""
    events = Event.objects.newest_first()
    if asked.deed:
        events = events.filter(deed=asked.deed)
    if asked.person:
        events = events.filter(actor_words__icontains=asked.person)
    if asked.words:
        events = events.filter(Q(words__icontains=asked.words) | Q(thing_words__icontains=asked.words))
    deeds = Event.objects.order_by("deed").values_list("deed", flat=True).distinct()
    return Trail(events, tuple(deeds), Event.objects.count())


def deed_words(deed: str) -> str:
    """A deed as it stands alone: "Approve update"."""
    return opening(deed)


def event_words(event: Event) -> str:
    """What happened, with its days as they are written everywhere; where the law asked for their erasure, that."""
    words = event.words or _("The words of this event were erased.")
    return _ISO_DAY.sub(_day_words, words)


def _day_words(found: re.Match[str]) -> str:
    """A day of the record as people write it; what only looks like one stays as it is."""
    try:
        return date_words(date.fromisoformat(found[0]))
    except ValueError:
        return found[0]
