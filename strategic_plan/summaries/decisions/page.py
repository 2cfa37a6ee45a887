"""One decision report: the matter, the changes with what is so now, what the Board resolved, and the story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from strategic_plan.calculations.differences import Part, differences
from strategic_plan.calculations.formats import count_words, date_words, distance, opening
from strategic_plan.models import DecisionReport, Event, FollowUp, ProposedAmendment, Report, Resolution
from strategic_plan.permissions import Person, visible_reports
from strategic_plan.summaries.decisions.words import after_words, change_words, state_words
from strategic_plan.summaries.updates.page import moment_words

State = DecisionReport.State

STEPS = {
    "begin decision": gettext_lazy("Begun"),
    "write decision": gettext_lazy("Written"),
    "propose amendment": gettext_lazy("Change proposed"),
    "take out amendment": gettext_lazy("Change taken out"),
    "put on agenda": gettext_lazy("Put on an agenda"),
    "take off agenda": gettext_lazy("Taken off the agenda"),
    "drop decision": gettext_lazy("Draft withdrawn"),
    "record resolution": gettext_lazy("Resolution recorded"),
    "apply decision": gettext_lazy("Applied"),
    "add follow-up": gettext_lazy("Follow-up asked for"),
    "finish follow-up": gettext_lazy("Follow-up done"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a matter, as the timeline shows it."""

    deed: str
    when: str
    by: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class ProposedChange:
    """One change of the plan: what it is about, before, after, and why."""

    proposal: ProposedAmendment

    @property
    def label(self) -> str:
        return change_words(self.proposal)

    @property
    def before(self) -> str:
        return self._words(self.proposal.before)

    @property
    def after(self) -> str:
        """What the plan is to say, as decided where the Board changed it."""
        return self._words(self.proposal.carried)

    @property
    def parts(self) -> tuple[Part, ...]:
        """From before to after, for a change of what the plan says."""
        return differences(self.before, self.after)

    @property
    def as_proposed(self) -> str:
        """What was proposed, where the Board decided otherwise."""
        return self._words(self.proposal.after) if self.proposal.decided else ""

    def _words(self, text: str) -> str:
        is_new = self.proposal.change == ProposedAmendment.Change.ADD
        return after_words(self.proposal.element_kind, text, is_new=is_new)


@dataclass(frozen=True, slots=True)
class Task:
    """One follow-up on a day."""

    follow_up: FollowUp
    today: date

    @property
    def words(self) -> str:
        if self.follow_up.done_on:
            return _("Done %(day)s") % {"day": date_words(self.follow_up.done_on)}
        return opening(distance(self.follow_up.due_on, self.today).words)

    @property
    def is_late(self) -> bool:
        return self.follow_up.done_on is None and self.follow_up.due_on < self.today


@dataclass(frozen=True)
class DecisionPage:
    """Everything that is shown of one matter."""

    decision: DecisionReport
    changes: tuple[ProposedChange, ...]
    tasks: tuple[Task, ...]
    earlier: tuple[Resolution, ...]
    documents: tuple[Report, ...]
    story: tuple[Step, ...]
    today: date

    @property
    def lead(self) -> str:
        """Where the matter is, and what it did or would do to the plan."""
        return f"{state_words(self.decision)}. {self._effect}".strip()

    @property
    def _effect(self) -> str:
        count = sum(not change.proposal.left_out for change in self.changes)
        if not count:
            return _("It changes nothing of the plan.")
        counted = count_words(count, capital=True)
        if self.decision.state == State.APPLIED:
            words = ngettext(
                "{count} change of the plan is applied.", "{count} changes of the plan are applied.", count
            )
        elif self.decision.state in (State.LOST, State.WITHDRAWN):
            words = ngettext(
                "{count} change of the plan was not made.", "{count} changes of the plan were not made.", count
            )
        else:
            words = ngettext(
                "{count} change of the plan is proposed.", "{count} changes of the plan are proposed.", count
            )
        return words.format(count=counted)

    @property
    def left_to_do(self) -> tuple[Task, ...]:
        return tuple(task for task in self.tasks if task.follow_up.done_on is None)


def read_decision(decision: DecisionReport, person: Person, *, today: date) -> DecisionPage:
    """One matter with its story from the audit trail, in a fixed number of queries."""
    events = Event.objects.about(DecisionReport.__name__, decision.pk).newest_first()
    story = tuple(
        Step(
            str(STEPS.get(event.deed, opening(event.deed))),
            moment_words(event.at, today),
            event.actor_words.rpartition(" (")[0] or event.actor_words,
        )
        for event in events
    )
    return DecisionPage(
        decision=decision,
        changes=tuple(ProposedChange(each) for each in decision.proposals.all()),
        tasks=tuple(Task(each, today) for each in decision.follow_ups.all()),
        earlier=tuple(decision.earlier_resolutions.select_related("meeting").order_by("meeting__held_on")),
        documents=tuple(visible_reports(person).filter(decision=decision)),
        story=story,
        today=today,
    )
