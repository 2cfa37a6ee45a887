"""A contributor's home: what is owed now, what is with others, what is coming up, and what became of the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import count_words
from strategic_plan.models import Action, Cycle, Milestone, Report, StatusUpdate, UpdateReturn
from strategic_plan.permissions import Person, visible_reports
from strategic_plan.summaries.updates.dues import Dues
from strategic_plan.summaries.updates.offices import offices_of
from strategic_plan.summaries.updates.queue import for_supervisor

BOTH = 2
DAYS_AHEAD = 90
"""Milestones this near are coming up."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A version that came back: what was asked, when and by which office."""

    reason: str
    at: datetime
    office: str


@dataclass(frozen=True, slots=True)
class Line:
    """One action of mine in an open cycle, with its update where one is begun."""

    action: Action
    cycle: Cycle
    update: StatusUpdate | None
    last_health: str
    due_on: date
    returned: Returned | None = None
    more_time: str = ""

    @property
    def state(self) -> str:
        return self.update.state if self.update else ""

    @property
    def is_owed(self) -> bool:
        return self.update is None or self.update.is_editable


@dataclass(frozen=True, slots=True)
class Coming:
    """A milestone that is due soon, with the update in which it may be marked as met, while that is being written."""

    milestone: Milestone
    update: StatusUpdate | None


@dataclass(frozen=True, slots=True)
class Carried:
    """The newest published report that carried this person's words."""

    report: Report
    count: int

    @property
    def sentence(self) -> str:
        """How many updates were carried: "Your four updates for Quarter 4 2023 were in the"."""
        words = ngettext(
            "Your update for {cycle} was in the", "Your {count} updates for {cycle} were in the", self.count
        )
        return words.format(count=count_words(self.count), cycle=self.report.cycle)


@dataclass(frozen=True, slots=True)
class MyUpdates:
    """Everything the page shows."""

    cycles: tuple[Cycle, ...]
    lines: tuple[Line, ...]
    coming: tuple[Coming, ...]
    carried: Carried | None
    to_endorse: tuple[StatusUpdate, ...] = ()

    @property
    def owed(self) -> tuple[Line, ...]:
        """What is still to be sent, in order of due date; on one day returned first, then begun, then by code."""
        order: dict[str, int] = {StatusUpdate.State.RETURNED: 0, StatusUpdate.State.DRAFT: 1}
        owed = (line for line in self.lines if line.is_owed)
        return tuple(sorted(owed, key=lambda line: (line.due_on, order.get(line.state, 2))))

    @property
    def with_others(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if not line.is_owed)

    @property
    def sentence(self) -> str:
        """What is so: "Two of your four updates are still to come."."""
        owed, total = len(self.owed), len(self.lines)
        if not self.cycles:
            return _("No update is asked for now.")
        if not total:
            return _("No action is in your name yet.")
        if not owed and total == BOTH:
            return _("Both of your updates are done.")
        if not owed:
            return ngettext("Your update is done.", "All {total} of your updates are done.", total).format(
                total=count_words(total)
            )
        if owed == total:
            return ngettext("Your update is still to come.", "Your {total} updates are still to come.", total).format(
                total=count_words(total)
            )
        return ngettext(
            "{owed} of your {total} updates is still to come.",
            "{owed} of your {total} updates are still to come.",
            owed,
        ).format(owed=count_words(owed, capital=True), total=count_words(total))

    @property
    def lead(self) -> str:
        """What to know beside it: "One came back with a question. Two are done: nothing more to do there."."""
        returned = sum(line.returned is not None for line in self.owed)
        done = len(self.with_others)
        parts = []
        if returned:
            parts.append(
                ngettext("{count} came back with a question.", "{count} came back with questions.", returned).format(
                    count=count_words(returned, capital=True)
                )
            )
        if done and self.owed:
            parts.append(
                ngettext(
                    "{count} is done: nothing more to do there.", "{count} are done: nothing more to do there.", done
                ).format(count=count_words(done, capital=True))
            )
        elif done:
            parts.append(_("Nothing more to do in this cycle, unless one comes back."))
        waiting = len(self.to_endorse)
        if waiting:
            words = ngettext("{count} waits for you to endorse.", "{count} wait for you to endorse.", waiting)
            parts.append(words.format(count=count_words(waiting, capital=True)))
        return " ".join(parts)


def read_my_updates(person: Person, *, today: date) -> MyUpdates:
    """What one person owes and has given, in a fixed number of queries."""
    cycles = tuple(Cycle.objects.open().order_by("starts_on", "pk"))
    mine = Action.objects.active().written_by(person.acting).with_code().in_order().distinct()
    if cycles:
        mine = mine.filter(action_plan__in={cycle.action_plan_id for cycle in cycles})
    actions = list(mine)
    updates = _updates_of(actions, cycles) if cycles else {}
    returned = _returned(updates.values(), today)
    lines = tuple(_lines(actions, cycles, updates, returned, _last_healths(actions))) if cycles else ()
    # The newest cycle stands last, and is the one that a milestone is marked in.
    being_written = {line.action.pk: line.update for line in lines if line.is_owed}
    coming = tuple(
        Coming(milestone, being_written.get(milestone.action_id))
        for milestone in Milestone.objects.open()
        .filter(action__in=actions, due_on__range=(today, today + timedelta(days=DAYS_AHEAD)))
        .select_related("action__objective__priority")
        .order_by("due_on", "pk")
    )
    return MyUpdates(cycles, lines, coming, _carried(person, actions), tuple(for_supervisor(person)))


def _lines(
    actions: Sequence[Action],
    cycles: Sequence[Cycle],
    updates: dict[tuple[int, int], StatusUpdate],
    returned: dict[int, Returned],
    last: Sequence[tuple[int, date, str]],
) -> Iterator[Line]:
    dues = Dues(cycles)
    for cycle in cycles:
        healths = {action: health for action, starts_on, health in last if starts_on < cycle.starts_on}
        for action in actions:
            if action.action_plan_id != cycle.action_plan_id:
                continue
            update = updates.get((cycle.pk, action.pk))
            given = dues.extension(cycle, action.pk)
            yield Line(
                action,
                cycle,
                update,
                healths.get(action.pk, ""),
                dues.of(cycle, action.pk),
                returned.get(update.pk) if update else None,
                given.reason if given else "",
            )


def _updates_of(actions: Sequence[Action], cycles: Sequence[Cycle]) -> dict[tuple[int, int], StatusUpdate]:
    rows = (
        StatusUpdate.objects.filter(action__in=actions, cycle__in=cycles)
        .uncorrected()
        .prefetch_related("submissions__sent_back__returned_by")
    )
    return {(update.cycle_id, update.action_id): update for update in rows}


def _returned(updates: Iterable[StatusUpdate], today: date) -> dict[int, Returned]:
    found: dict[int, UpdateReturn] = {}
    for update in updates:
        if update.state == StatusUpdate.State.RETURNED:
            newest = list(update.submissions.all())[-1]
            found[update.pk] = newest.sent_back
    if not found:
        return {}
    offices = offices_of((each.returned_by for each in found.values()), on=today)
    return {
        update: Returned(each.reason, each.returned_at, offices[each.returned_by_id]) for update, each in found.items()
    }


def _last_healths(actions: Sequence[Action]) -> list[tuple[int, date, str]]:
    """What was approved of each action, with the day its cycle began, the newest last."""
    rows = StatusUpdate.objects.in_force().filter(action__in=actions).order_by("cycle__starts_on", "correction")
    return list(rows.values_list("action_id", "cycle__starts_on", "health"))


def _carried(person: Person, actions: Sequence[Action]) -> Carried | None:
    """The newest report that was published with updates of these actions."""
    said = StatusUpdate.objects.in_force().filter(action__in=actions)
    report = (
        visible_reports(person)
        .filter(kind=Report.Kind.STATUS, state=Report.State.PUBLISHED, cycle__in=said.values("cycle"))
        .select_related("cycle", "meeting")
        .order_by("-ends_on")
        .first()
    )
    return Carried(report, said.filter(cycle=report.cycle).count()) if report else None
