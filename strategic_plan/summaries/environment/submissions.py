"""What came in on a public form: how many answers wait, count or are set aside, and the accepted ones as rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import date_words, plural_words
from strategic_plan.models import Submission, SubmissionCall


@dataclass(frozen=True, slots=True)
class CallPage:
    """One call: until when it is open, and its answers by state."""

    closes_on: date
    is_open: bool
    is_begun: bool
    counts: dict[str, int]
    addresses: int

    @property
    def received(self) -> int:
        return sum(self.counts.values())

    @property
    def sentence(self) -> str:
        """ "Three of twelve answers wait to be read." """
        waiting = self.counts[Submission.State.WAITING]
        if not self.received:
            return _("Nobody has answered yet.")
        if not waiting:
            return _("Every answer has been read.")
        return _("%(waiting)s to be read.") % {
            "waiting": plural_words(waiting, _("answer waits"), _("answers wait"), capital=True)
        }

    @property
    def lead(self) -> str:
        """ "Twelve answers came in. The form is open until 26 April 2024." """
        came = plural_words(self.received, _("answer came in"), _("answers came in"), capital=True)
        day = {"day": date_words(self.closes_on)}
        if not self.is_begun:
            return _("The form is not open yet; it closes on %(day)s.") % day
        state = _("The form is open until %(day)s.") if self.is_open else _("The form closed on %(day)s.")
        return f"{came}. {state % day}" if self.received else state % day

    @property
    def addresses_sentence(self) -> str:
        if not self.addresses:
            return _("No e-mail address is kept.")
        kept = plural_words(self.addresses, _("e-mail address is kept"), _("e-mail addresses are kept"), capital=True)
        return f"{kept}."


def read_call(call: SubmissionCall, *, today: date) -> CallPage:
    """The answers to a call, counted: one query."""
    counted: dict[str, Any] = Submission.objects.filter(call=call).aggregate(
        addresses=Count("pk", filter=~Q(email="")),
        **{state: Count("pk", filter=Q(state=state)) for state in Submission.State.values},
    )
    addresses = counted.pop("addresses")
    return CallPage(call.closes_on, call.is_open(today), call.opens_on <= today, counted, addresses)


def submission_rows(call: SubmissionCall) -> Iterator[tuple[int | date | str, ...]]:
    """The accepted answers without anything that leads to a person: two queries."""
    rows = Submission.objects.accepted().filter(call=call).prefetch_related("themes").order_by("received_at", "pk")
    for number, row in enumerate(rows, start=1):
        yield (
            number,
            timezone.localdate(row.received_at),
            row.text,
            row.about,
            _("yes") if row.may_be_quoted else _("no"),
            _("yes") if row.redacted_at else _("no"),
            "; ".join(str(theme) for theme in row.themes.all()),
        )
