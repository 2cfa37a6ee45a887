"""The sample's cycles: opened, answered by updates, closed and locked."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from strategic_plan.exchange.attached_files import read_attached
from strategic_plan.management.sample.cast import Cast
from strategic_plan.management.sample.data_files import Table
from strategic_plan.management.sample.story import Deed, local
from strategic_plan.models import Action, ActionPlan, Cycle, StatusUpdate
from strategic_plan.services import cycles, updates
from strategic_plan.services.updates import FigureWords, MilestoneWords, Receipt, UpdateWords

WRITING = datetime.timedelta(minutes=7)
DATES = ("title", "starts_on", "ends_on", "updates_due_on", "approvals_due_on", "report_due_on")
WORDS = ("health", "reason", "corrective_action", "expected_on", "percent", "done", "next")


def report_on(data: Table, cast: Cast) -> Iterator[Deed]:
    """One cycle with its updates, from the planning to where it stands on the day of the sample."""
    head = data.pop("cycle")
    cycle = Cycle(action_plan=ActionPlan.objects.get(), **{name: head[name] for name in DATES})

    def plan(at: datetime.datetime) -> None:
        cycles.plan_cycle(cycle, by=cast.acts("governance", at), at=at)

    def begin(at: datetime.datetime) -> None:
        cycles.open_cycle(cycle, version=cycle.version, by=cast.acts("governance", at), at=at)

    def close(at: datetime.datetime) -> None:
        cycles.close_cycle(cycle, version=cycle.version, by=cast.acts("governance", at), at=at)

    def lock(at: datetime.datetime) -> None:
        cycles.lock_cycle(cycle, version=cycle.version, by=cast.acts("governance", at), at=at)

    if "opened_at" not in head:
        yield Deed(local(head["planned_at"]), plan)
        return
    opened = local(head["opened_at"])
    yield Deed(opened - datetime.timedelta(days=14), plan)
    yield Deed(opened, begin)
    actions = {action.code: action for action in Action.objects.with_code()}
    for code, row in data.items():
        yield from UpdateStory(cycle, actions[code], cast, row).deeds()
    if "closed_at" in head:
        yield Deed(local(head["closed_at"]), close)
    if "locked_at" in head:
        yield Deed(local(head["locked_at"]), lock)


@dataclass
class UpdateStory:
    """One update through its versions: written, sent, returned, sent again, approved."""

    cycle: Cycle
    action: Action
    cast: Cast
    row: Table

    @property
    def writer(self) -> str:
        """The owner, unless somebody entered it on the owner's behalf."""
        entered_by: str | None = self.row.get("entered_by")
        return entered_by or self.cast.key_of(self.action.owner)

    def deeds(self) -> Iterator[Deed]:
        for version in self.row.get("versions", [self.row]):
            yield from self._deeds_of(version)

    def _deeds_of(self, version: Table) -> Iterator[Deed]:
        def write(at: datetime.datetime) -> None:
            update = self._begun(at)
            by = self.cast.acts(self.writer, at)
            updates.save_update(update, version=update.version, words=self._words(version), by=by, at=at)
            if attached := self.row.get("attached"):
                file = read_attached(attached["name"], attached["text"].encode())
                updates.attach_file(update, version=update.version, file=file, by=by, at=at)

        def submit(at: datetime.datetime) -> None:
            update = self._update()
            updates.submit_update(update, version=update.version, by=self.cast.acts(self.writer, at), at=at)

        def send_back(at: datetime.datetime) -> None:
            update = self._update()
            updates.return_update(
                update, version=update.version, reason=version["return_reason"], by=self.cast.acts("chief", at), at=at
            )

        def approve(at: datetime.datetime) -> None:
            update = self._update()
            updates.approve_update(update, version=update.version, by=self.cast.acts("chief", at), at=at)

        def say(comment: Table) -> Callable[[datetime.datetime], object]:
            def act(at: datetime.datetime) -> None:
                update = self._update()
                by = self.cast.acts("chief", at)
                updates.comment_on_update(
                    update, version=update.version, answer=comment["answer"], text=comment["text"], by=by, at=at
                )

            return act

        for comment in version.get("comments", ()):
            yield Deed(local(comment["at"]), say(comment))
        if "saved" in version:
            yield Deed(local(version["saved"]), write)
        if "submitted" in version:
            yield Deed(local(version["submitted"]) - WRITING, write)
            yield Deed(local(version["submitted"]), submit)
        if "returned" in version:
            yield Deed(local(version["returned"]), send_back)
        if "approved" in version:
            yield Deed(local(version["approved"]), approve)

    def _begun(self, at: datetime.datetime) -> StatusUpdate:
        entered = "entered_by" in self.row
        receipt = (
            Receipt(self.row["received_by"], self.row["received_from"], self.row["received_on"]) if entered else None
        )
        return updates.begin_update(
            Action.objects.get(pk=self.action.pk),
            cycle=self.cycle,
            by=self.cast.acts(self.writer, at),
            at=at,
            on_behalf_of=self.action.owner if entered else None,
            receipt=receipt,
        )

    def _update(self) -> StatusUpdate:
        return StatusUpdate.objects.for_page().get(action=self.action, cycle=self.cycle)

    def _words(self, version: Table) -> UpdateWords:
        milestones = dict(self.action.milestones.values_list("title", "pk"))
        promised = dict(self.action.promised_figures.values_list("measure__code", "pk"))
        return UpdateWords(
            **{name: version[name] for name in WORDS if name in version},
            milestones=(
                *(MilestoneWords(milestones[title], met_on=day) for title, day in version.get("met", {}).items()),
                *(MilestoneWords(milestones[title], moved_to=day) for title, day in version.get("moved", {}).items()),
            ),
            figures=tuple(
                FigureWords(promised[code], Decimal(number)) for code, number in version.get("figures", {}).items()
            ),
        )
