"""The completion board: one seat for each action's update in a cycle, by priority."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import count_words, join_words, opening
from strategic_plan.models import Action, Cycle, StatusUpdate

State = StatusUpdate.State
NOT_BEGUN = "not_begun"


@dataclass(frozen=True, slots=True)
class Seat:
    """One action's update: `state` is that of the update, or that there is none."""

    code: str
    title: str
    priority: int
    state: str
    update: int | None
    is_readable: bool

    @property
    def is_approved(self) -> bool:
        return self.state == State.APPROVED

    @property
    def is_with_chief(self) -> bool:
        return self.state in (State.ENDORSING, State.SUBMITTED)

    @property
    def is_owed(self) -> bool:
        return not self.is_approved and not self.is_with_chief


@dataclass(frozen=True, slots=True)
class Row:
    """The seats of one priority."""

    title: str
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Every seat of a cycle."""

    cycle: Cycle
    rows: tuple[Row, ...]

    @property
    def seats(self) -> tuple[Seat, ...]:
        return tuple(seat for row in self.rows for seat in row.seats)

    @property
    def approved(self) -> int:
        return sum(seat.is_approved for seat in self.seats)

    @property
    def with_chief(self) -> int:
        return sum(seat.is_with_chief for seat in self.seats)

    @property
    def owed(self) -> int:
        return sum(seat.is_owed for seat in self.seats)

    def missing(self, priority: int | None = None) -> int:
        """How many are not approved yet, of one priority or of all."""
        return sum(not seat.is_approved for seat in self.seats if priority in (None, seat.priority))

    @property
    def sentence(self) -> str:
        """What is so: "Eleven of 18 updates are approved."."""
        total = len(self.seats)
        if not total:
            return _("No action is active yet.")
        if self.approved == total:
            return ngettext("The one update is approved.", "All {total} updates are approved.", total).format(
                total=count_words(total)
            )
        return ngettext(
            "{count} of {total} updates is approved.", "{count} of {total} updates are approved.", self.approved
        ).format(count=count_words(self.approved, capital=True), total=count_words(total))

    @property
    def counts(self) -> str:
        """Where they are: "11 approved, 4 with the Chief’s office, 3 still with their owners"."""
        words = (
            (self.approved, _("{count} approved")),
            (self.with_chief, _("{count} with the Chief’s office")),
            (self.owed, _("{count} still with their owners")),
        )
        return ", ".join(text.format(count=count) for count, text in words if count)

    @property
    def owners_words(self) -> str:
        """Who has yet to act: "three owners have yet to send theirs"; empty where nobody has."""
        parts = []
        if self.owed:
            parts.append(
                ngettext(
                    "{count} update is still with its owner", "{count} updates are still with their owners", self.owed
                ).format(count=count_words(self.owed))
            )
        if self.with_chief:
            parts.append(
                ngettext(
                    "{count} waits for the Chief’s office", "{count} wait for the Chief’s office", self.with_chief
                ).format(count=count_words(self.with_chief))
            )
        return opening(f"{join_words(parts)}.") if parts else ""


def read_board(cycle: Cycle, *, readable: Iterable[int]) -> Board:
    """The board of a cycle in two queries; `readable` are the updates the person who looks may open."""
    actions = list(Action.objects.active().filter(action_plan=cycle.action_plan_id).with_code().in_order())
    updates = {update.action_id: update for update in StatusUpdate.objects.filter(cycle=cycle).uncorrected()}
    opened = set(readable)
    rows: dict[str, list[Seat]] = {}
    for action in actions:
        update = updates.get(action.pk)
        priority = action.objective.priority
        rows.setdefault(f"{priority.number} {priority.title}", []).append(
            Seat(
                code=action.code,
                title=action.title,
                priority=priority.number,
                state=update.state if update else NOT_BEGUN,
                update=update.pk if update else None,
                is_readable=update is not None and update.pk in opened,
            )
        )
    return Board(cycle, tuple(Row(title, tuple(seats)) for title, seats in rows.items()))
