"""Which updates of the open cycle are still owed, for whoever enters them on the owners' behalf."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import count_words
from strategic_plan.models import Action, Cycle, Membership, StatusUpdate
from strategic_plan.permissions import Person, visible_updates


@dataclass(frozen=True, slots=True)
class Owed:
    """One action without an update that was sent.

    `may_enter` is false while its owner is writing; an owner who has left owes nothing any more, but the action does.
    """

    action: Action
    update: StatusUpdate | None
    last_health: str
    may_enter: bool
    owner_has_left: bool

    @property
    def state(self) -> str:
        return self.update.state if self.update else ""


@dataclass(frozen=True, slots=True)
class OwedUpdates:
    """What the page shows: what is owed, and what was entered for an owner and sent in this cycle."""

    cycle: Cycle | None
    owed: tuple[Owed, ...]
    entered: tuple[StatusUpdate, ...]
    total: int
    cycles: tuple[Cycle, ...] = ()

    @property
    def sentence(self) -> str:
        """What is so: "Three of 18 updates are still owed."."""
        if self.cycle is None:
            return _("No update is asked for now.")
        if not self.owed:
            return _("Every update is in.")
        if self.total == 1:
            return _("The only update is still owed.")
        return ngettext(
            "{count} of {total} updates is still owed.", "{count} of {total} updates are still owed.", len(self.owed)
        ).format(count=count_words(len(self.owed), capital=True), total=count_words(self.total))


def read_owed_updates(person: Person, *, today: date, cycle_pk: int | None = None) -> OwedUpdates:
    """What is owed for one open cycle, the newest where none is named, in a fixed number of queries.

    How it reads is the owner's business until it is sent.
    """
    cycles = tuple(Cycle.objects.open().order_by("-starts_on"))
    if not cycles:
        return OwedUpdates(None, (), (), 0)
    cycle = next((each for each in cycles if each.pk == cycle_pk), cycles[0])
    actions = list(Action.objects.active().filter(action_plan=cycle.action_plan_id).with_code().in_order())
    updates = {update.action_id: update for update in StatusUpdate.objects.filter(cycle=cycle).uncorrected()}
    readable = set(visible_updates(person).filter(cycle=cycle).values_list("pk", flat=True))
    last = dict(
        StatusUpdate.objects.in_force()
        .filter(action__in=actions, cycle__starts_on__lt=cycle.starts_on)
        .order_by("cycle__starts_on", "correction")
        .values_list("action_id", "health")
    )
    owed = []
    for action in actions:
        update = updates.get(action.pk)
        if update is None or update.is_editable:
            may_enter = update is None or update.pk in readable
            owed.append(Owed(action, update, last.get(action.pk, ""), may_enter, _has_left(action.owner, today)))
    entered = (
        StatusUpdate.objects.filter(cycle=cycle, entered_by=person.acting, on_behalf_of__isnull=False)
        .exclude(state__in=StatusUpdate.EDITABLE)
        .for_page()
    )
    return OwedUpdates(cycle, tuple(owed), tuple(entered), len(actions), cycles)


def next_to_enter(person: Person, *, after: StatusUpdate, today: date) -> Action | None:
    """The next action, by code, whose update may be entered for the same cycle; from the end back to the beginning."""
    owed = read_owed_updates(person, today=today, cycle_pk=after.cycle_id).owed
    actions = [each.action for each in owed if each.may_enter]
    later = [action for action in actions if _place(action) > _place(after.action)]
    return next(iter(later or actions), None)


def _has_left(owner: Membership, day: date) -> bool:
    """Whether nobody holds the owner's office any more, or its holder may no longer sign in."""
    return not owner.user.is_active or (owner.ends_on is not None and owner.ends_on < day)


def _place(action: Action) -> tuple[int, int, int]:
    objective = action.objective
    return objective.priority.number, objective.number, action.number
