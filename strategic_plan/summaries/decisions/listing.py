"""The list of decision reports: what is on an agenda, what is being written, what the Board decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import count_words, date_words, distance
from strategic_plan.models import DecisionReport
from strategic_plan.permissions import Deed, Person, may, visible_decisions
from strategic_plan.summaries.decisions.words import state_words

State = DecisionReport.State


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One report in a list."""

    decision: DecisionReport
    changes: int
    left_to_do: int

    @property
    def state_words(self) -> str:
        return state_words(self.decision)

    @property
    def note(self) -> str:
        """How much of the plan it changes, and what is left to do."""
        parts = []
        if self.changes:
            parts.append(ngettext("%d change of the plan", "%d changes of the plan", self.changes) % self.changes)
        if self.left_to_do:
            parts.append(
                ngettext("%d follow-up left to do", "%d follow-ups left to do", self.left_to_do) % self.left_to_do
            )
        return ", ".join(parts)


@dataclass(frozen=True)
class DecisionList:
    """What a person sees of the Board's decisions, the next to be taken first."""

    lines: tuple[DecisionLine, ...]
    today: date
    keeps: bool

    def _in(self, *states: str) -> tuple[DecisionLine, ...]:
        return tuple(line for line in self.lines if line.decision.state in states)

    @property
    def on_agenda(self) -> tuple[DecisionLine, ...]:
        return tuple(
            sorted(
                self._in(State.ON_AGENDA),
                key=lambda line: (line.decision.meeting.held_on, line.decision.number),  # type: ignore[union-attr]
            )
        )

    @property
    def drafts(self) -> tuple[DecisionLine, ...]:
        return self._in(State.DRAFT)

    @property
    def coming_back(self) -> tuple[DecisionLine, ...]:
        return self._in(State.DEFERRED, State.REFERRED)

    @property
    def settled(self) -> tuple[DecisionLine, ...]:
        return self._in(*DecisionReport.CARRIED, State.LOST, State.WITHDRAWN)

    @property
    def sentence(self) -> str:
        """What is so: "One matter is before the Board on 25 April 2024, in 14 days."."""
        waiting = self.on_agenda
        if not self.lines:
            return _("The Board has decided nothing about the plan yet.")
        if not waiting:
            return _("No matter is before the Board.")
        first = waiting[0].decision.meeting
        assert first is not None
        at_first = sum(line.decision.meeting_id == first.pk for line in waiting)
        words = ngettext(
            "{count} matter is before the Board on {day}, {when}.",
            "{count} matters are before the Board on {day}, {when}.",
            at_first,
        )
        return words.format(
            count=count_words(at_first, capital=True),
            day=date_words(first.held_on),
            when=distance(first.held_on, self.today).words,
        )

    @property
    def lead(self) -> str:
        """What was decided so far."""
        carried = len(self._in(*DecisionReport.CARRIED))
        back = len(self.coming_back)
        said = ngettext("{count} decision was carried.", "{count} decisions were carried.", carried).format(
            count=count_words(carried, capital=True)
        )
        if not back:
            return said
        returning = ngettext(
            "{count} matter comes back to a later meeting.", "{count} matters come back to a later meeting.", back
        ).format(count=count_words(back, capital=True))
        return f"{said} {returning}"


def read_decisions(person: Person, *, today: date) -> DecisionList:
    """Every report a person may see, the newest first, in one query."""
    found = (
        visible_decisions(person)
        .select_related("meeting", "resolution")
        .annotate(
            changes=Count("proposals", filter=Q(proposals__left_out=False), distinct=True),
            left_to_do=Count("follow_ups", filter=Q(follow_ups__done_on__isnull=True), distinct=True),
        )
        .order_by(F("meeting__held_on").desc(nulls_first=True), "-number")
    )
    return DecisionList(
        tuple(DecisionLine(each, each.changes, each.left_to_do) for each in found),  # type: ignore[attr-defined]
        today,
        may(person, Deed.KEEP_DECISIONS),
    )
