"""The log of letters: what was written to whom, and what became of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import count_words
from strategic_plan.models import Holiday, Letter, Organization

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of all time, and what is so of those of the last seven days."""

    organization: Organization
    holidays: tuple[Holiday, ...]
    letters: QuerySet[Letter]
    sent: int
    troubled: int
    waiting: int

    @property
    def sentence(self) -> str:
        """What is so: "Nine letters went out in the last seven days; one did not arrive."."""
        if not self.sent and not self.troubled and not self.waiting:
            return _("No letter went out in the last seven days.")
        said = ngettext(
            "{count} letter went out in the last seven days",
            "{count} letters went out in the last seven days",
            self.sent,
        ).format(count=count_words(self.sent, capital=True) if self.sent else _("No"))
        rest = []
        if self.troubled:
            words = ngettext("{count} may not have arrived", "{count} may not have arrived", self.troubled)
            rest.append(words.format(count=count_words(self.troubled)))
        if self.waiting:
            words = ngettext("{count} waits to be sent", "{count} wait to be sent", self.waiting)
            rest.append(words.format(count=count_words(self.waiting)))
        return f"{'; '.join([said, *rest])}."

    @property
    def holidays_text(self) -> str:
        """The holidays as they are written in the form, one a line."""
        return "\n".join(f"{each.day.isoformat()} {each.name}" for each in self.holidays)


def read_letters(*, today: date) -> Letters:
    """The log and the settings, in three queries."""
    organization = Organization.objects.first() or Organization()
    lately = Counter(Letter.objects.filter(for_day__gt=today - WEEK).values_list("state", flat=True))
    states = Letter.State
    return Letters(
        organization,
        tuple(Holiday.objects.all()),
        Letter.objects.all(),
        sent=lately[states.SENT],
        troubled=lately[states.REFUSED] + lately[states.UNKNOWN],
        waiting=lately[states.WAITING] + lately[states.SENDING],
    )
