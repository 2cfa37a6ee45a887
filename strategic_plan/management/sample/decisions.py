"""The sample's decision reports: begun, put before the Board, decided, followed up."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from strategic_plan.management.sample.cast import Cast
from strategic_plan.management.sample.data_files import Table
from strategic_plan.management.sample.planning import objective
from strategic_plan.management.sample.story import Deed, local
from strategic_plan.models import DecisionReport, FollowUp, Meeting, Plan, ProposedAmendment, Resolution, Target
from strategic_plan.services import decisions as deeds

WRITER = "officer"
WORDS = ("title", "matter", "motion", "effective_on")
AGENDA = datetime.timedelta(days=7)


def decision_story(row: Table, cast: Cast) -> Iterator[Deed]:
    """One matter from the day it was begun."""
    story = _DecisionStory(row, cast)
    begun = local(row["begun_at"])
    yield Deed(begun, story.begin)
    if "meeting" in row:
        yield Deed(local(row["agenda_at"]) if "agenda_at" in row else begun + AGENDA, story.put_on_agenda)
    if "resolution" in row:
        yield Deed(local(row["resolution"]["recorded_at"]), story.record)
    for task in row.get("follow_ups", ()):
        if "done_at" in task:
            yield Deed(local(task["done_at"]), story.finisher(task))


@dataclass
class _DecisionStory:
    """The deeds of one matter."""

    row: Table
    cast: Cast
    decision: DecisionReport = field(init=False)

    def begin(self, at: datetime.datetime) -> None:
        by = self.cast.acts(WRITER, at)
        words = {name: self.row[name] for name in WORDS if name in self.row}
        decision = DecisionReport(plan=Plan.objects.get(), options=self.row.get("options", ""), **words)
        self.decision = deeds.begin_decision(decision, by=by, at=at)
        for change in self.row.get("changes", ()):
            deeds.propose_amendment(_proposal(self.decision, change), version=self.decision.version, by=by, at=at)

    def put_on_agenda(self, at: datetime.datetime) -> None:
        meeting = Meeting.objects.public().get(held_on=self.row["meeting"])
        deeds.put_on_agenda(
            self.decision, version=self.decision.version, meeting=meeting, by=self.cast.acts(WRITER, at), at=at
        )

    def record(self, at: datetime.datetime) -> None:
        by = self.cast.acts(WRITER, at)
        words = {name: value for name, value in self.row["resolution"].items() if name != "recorded_at"}
        decided = {
            proposal.pk: change["decided"]
            for proposal, change in zip(self.decision.proposals.all(), self.row.get("changes", ()), strict=True)
            if "decided" in change
        }
        deeds.record_resolution(
            self.decision, Resolution(**words), version=self.decision.version, decided=decided, by=by, at=at
        )
        for task in self.row.get("follow_ups", ()):
            kept = {name: task[name] for name in ("what", "who", "due_on")}
            deeds.add_follow_up(FollowUp(decision=self.decision, **kept), by=by, at=at)

    def finisher(self, task: Table) -> Callable[[datetime.datetime], None]:
        def finish(at: datetime.datetime) -> None:
            follow_up = FollowUp.objects.get(decision=self.decision, what=task["what"])
            deeds.finish_follow_up(
                follow_up,
                version=follow_up.version,
                done_on=at.date(),
                outcome=task["outcome"],
                by=self.cast.acts(WRITER, at),
                at=at,
            )

        return finish


def _proposal(decision: DecisionReport, change: Table) -> ProposedAmendment:
    element = (
        objective(change["code"])
        if change["element"] == "objective"
        else Target.objects.get(indicator__code=change["code"])
    )
    return ProposedAmendment(
        decision=decision,
        change=change.get("change", ProposedAmendment.Change.FIELD),
        element_kind=change["element"],
        element_id=element.pk,
        into_id=objective(change["into"]).pk if "into" in change else None,
        field=change.get("field", ""),
        after=change.get("after", ""),
        reason=change["reason"],
    )
