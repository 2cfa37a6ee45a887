"""What the Board owes and is owed: each deliverable of a year with what is computed of it, and the year as a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import (
    NO_BREAK_SPACE,
    count_words,
    date_words,
    distance,
    month_name,
    opening,
    plural,
    short_date,
)
from strategic_plan.charts import Due, Tick, Timeline
from strategic_plan.models import Cycle, Deliverable, Meeting
from strategic_plan.models.meetings import MeetingQuerySet

BOARD = "Board"
"""How the parties of the Board begin: the Board itself, and the Board's office."""

SOON = timedelta(days=92)
"""A page that is not the calendar shows what is due within three months."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One deliverable on a day: upcoming, due and late are computed here and nowhere else."""

    deliverable: Deliverable
    today: date

    @property
    def is_open(self) -> bool:
        return self.deliverable.state == Deliverable.State.OPEN

    @property
    def is_late(self) -> bool:
        return self.is_open and self.deliverable.due_on < self.today

    @property
    def is_of_the_board(self) -> bool:
        """Whether the Board owes it; otherwise somebody owes it to the Board."""
        return self.deliverable.obligation.from_party.startswith(BOARD)

    @property
    def parties(self) -> str:
        """Who gives it to whom: "Chief of Police to Board"; what the Board owes itself names it once."""
        giver, receiver = self.deliverable.obligation.from_party, self.deliverable.obligation.to_party
        if giver == receiver:
            return giver
        if receiver.startswith("The "):
            receiver = receiver[:1].lower() + receiver[1:]
        return _("%(giver)s to %(receiver)s") % {"giver": giver, "receiver": receiver}

    @property
    def state_words(self) -> str:
        """How it stands: "11 days late", "In 34 days", "Received 14 February 2024", "Waived by resolution 2024-03"."""
        deliverable = self.deliverable
        if deliverable.received_on:
            return _("Received %(day)s") % {"day": date_words(deliverable.received_on)}
        if deliverable.waived_by:
            return _("Waived by resolution %(number)s") % {"number": deliverable.waived_by.number}
        if self.is_late:
            days = (self.today - deliverable.due_on).days
            return _("%(days)s late") % {"days": plural(days, _("day"), _("days"))}
        return opening(distance(deliverable.due_on, self.today).words)

    @property
    def note(self) -> str:
        """Why it is late and when it comes; empty where nobody has said."""
        if not self.deliverable.late_reason:
            return ""
        if self.deliverable.new_due_on is None:
            return self.deliverable.late_reason
        new_date = _("New date %(day)s.") % {"day": date_words(self.deliverable.new_due_on)}
        return f"{self.deliverable.late_reason} {new_date}"

    @property
    def rank(self) -> tuple[int, date]:
        """Its place in a list: late first, then what is coming, then what is settled, newest first among those."""
        if self.is_open:
            return (0 if self.is_late else 1), self.deliverable.due_on
        return 2, date.fromordinal(date.max.toordinal() - self.deliverable.due_on.toordinal())

    @property
    def mark(self) -> str:
        """Its mark on the line of the year."""
        if not self.is_open:
            return "given"
        return "overdue" if self.is_late else "coming"


@dataclass(frozen=True, slots=True)
class Year:
    """The deliverables of one year, worst first, with the meetings that are still to come."""

    year: int
    today: date
    duties: tuple[Duty, ...]
    meetings: tuple[Meeting, ...]
    years: tuple[int, ...]
    cycles: tuple[Cycle, ...]

    @property
    def late(self) -> tuple[Duty, ...]:
        return tuple(duty for duty in self.duties if duty.is_late)

    @property
    def open(self) -> tuple[Duty, ...]:
        return tuple(duty for duty in self.duties if duty.is_open)

    @property
    def next(self) -> tuple[Duty, ...]:
        """What is late, and what is due within three months."""
        return tuple(duty for duty in self.open if duty.deliverable.due_on <= self.today + SOON)

    @property
    def sentence(self) -> str:
        """What is so: "One duty of the Board is late; five are still to come in 2024."."""
        coming = len(self.open) - len(self.late)
        rest = ngettext("{count} is still to come in {year}", "{count} are still to come in {year}", coming).format(
            count=count_words(coming), year=self.year
        )
        if not self.duties:
            return _("Nothing is due in %(year)d.") % {"year": self.year}
        if not self.open:
            return _("Everything that was due in %(year)d is given.") % {"year": self.year}
        late = late_sentence(self.late)
        if not late:
            return opening(_("nothing is late; %(rest)s.") % {"rest": rest})
        return f"{late.removesuffix('.')}; {rest}." if coming else late

    @property
    def timeline(self) -> Timeline:
        """The year as a line: what was given, what is late, what is coming, and the day it is."""
        start, end = date(self.year, 1, 1), date(self.year, 12, 31)
        months = tuple(
            Tick(date(self.year, month, 1), f"{month_name(month)[:3]}{f' {self.year}' if month == 1 else ''}")
            for month in range(1, 13)
        )
        dues = [
            Due(
                at=duty.deliverable.due_on,
                label=duty.deliverable.short_title,
                when=_day_and_month(duty.deliverable.due_on),
                state=duty.mark,
                state_words=duty.state_words,
            )
            for duty in self.duties
            if duty.deliverable.due_on.year == self.year
        ]
        dues += [
            Due(
                at=cycle.updates_due_on,
                label=_("%(cycle)s updates") % {"cycle": cycle.title},
                when=_day_and_month(cycle.updates_due_on),
                state="now",
                state_words=opening(distance(cycle.updates_due_on, self.today).words),
            )
            for cycle in self.cycles
            if cycle.updates_due_on.year == self.year
        ]
        return Timeline(
            title=_("What is due in %(year)d. %(sentence)s") % {"year": self.year, "sentence": self.sentence},
            start=start,
            end=end,
            months=months,
            items=tuple(dues),
            today=self.today if self.today.year == self.year else None,
            today_label=_("Today"),
            header=(_("Due"), _("What"), _("State")),
        )


def late_sentence(duties: Sequence[Duty]) -> str:
    """What is late, and whose it is: "One duty of the Board is late."; empty where nothing is."""
    own = sum(duty.is_of_the_board for duty in duties)
    owed = len(duties) - own
    parts = []
    if own:
        parts.append(
            ngettext("{count} duty of the Board is late.", "{count} duties of the Board are late.", own).format(
                count=count_words(own, capital=True)
            )
        )
    if owed:
        parts.append(
            ngettext("{count} duty to the Board is late.", "{count} duties to the Board are late.", owed).format(
                count=count_words(owed, capital=True)
            )
        )
    return " ".join(parts)


def read_year(year: int, *, today: date, meetings: MeetingQuerySet | None = None) -> Year:
    """One year's deliverables and the next meetings, in four queries; this year has what is late from before it too.

    `meetings` are those the reader may know of; without them, the public ones.
    """
    wanted = Q(due_on__year=year)
    if year == today.year:
        wanted |= Q(due_on__year__lt=year, state=Deliverable.State.OPEN)
    deliverables = Deliverable.objects.filter(wanted).select_related("obligation", "waived_by")
    return Year(
        year=year,
        today=today,
        duties=duties_of(deliverables, today=today),
        meetings=tuple((Meeting.objects.public() if meetings is None else meetings).after(today)[:4]),
        years=tuple(
            Deliverable.objects.annotate(due_year=ExtractYear("due_on"))
            .values_list("due_year", flat=True)
            .order_by("due_year")
            .distinct()
        ),
        cycles=tuple(Cycle.objects.open()),
    )


def duties_of(deliverables: Iterable[Deliverable], *, today: date) -> tuple[Duty, ...]:
    """Deliverables with what is computed of them: the late first, then by date."""
    return tuple(sorted((Duty(each, today) for each in deliverables), key=lambda duty: duty.rank))


def _day_and_month(day: date) -> str:
    """A day on the line of a year: "31 Mar"."""
    return short_date(day).rsplit(NO_BREAK_SPACE, 1)[0]
