"""Who is written to today, and about what: one digest for a person, and none where nothing is owed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from strategic_plan.calculations.reminders import ReminderRule
from strategic_plan.models import Action, Cycle, Letter, Membership, Role, StatusUpdate, User
from strategic_plan.permissions import Person
from strategic_plan.summaries.updates.dues import Dues, read_rule

LOOKS_BACK = timedelta(days=7)
"""A timer that stood still is made up for, but nobody is reminded of what was to be said longer ago."""


@dataclass(frozen=True, slots=True)
class OwedUpdate:
    """One update that has not been sent, with the day on which it is due."""

    action: Action
    cycle: Cycle
    due_on: date
    state: str
    returned_reason: str = ""

    @property
    def is_returned(self) -> bool:
        return self.state == StatusUpdate.State.RETURNED

    @property
    def is_begun(self) -> bool:
        return bool(self.state)


@dataclass
class Digest:
    """What one person is told on one day."""

    person: Person
    day: date
    since: date
    owed: list[OwedUpdate] = field(default_factory=list)
    team: list[OwedUpdate] = field(default_factory=list)
    without_owner: list[OwedUpdate] = field(default_factory=list)
    endorsing: int = 0
    waiting: int = 0
    came: int = 0
    approvals_due_on: date | None = None
    is_due: bool = False

    @property
    def user(self) -> User:
        return self.person.acting

    @property
    def cycle(self) -> Cycle | None:
        """The cycle it is about; the newest where it is about several."""
        named = [line.cycle for line in (*self.owed, *self.team, *self.without_owner)]
        return max(named, key=lambda cycle: cycle.starts_on, default=None)

    @property
    def first_due_on(self) -> date | None:
        return min((line.due_on for line in self.owed), default=None)


@dataclass(frozen=True)
class Owing:
    """Every update that is owed in an open cycle, and who is to be asked for it; a fixed number of queries."""

    owed: tuple[OwedUpdate, ...]
    people: dict[int, Person]

    def writers(self, line: OwedUpdate, day: date) -> list[Person]:
        """Who is asked: the one named to write, and the owner too from the day on which it is due."""
        owner, delegate = (self.in_office(each) for each in (line.action.owner, line.action.delegate))
        named = [delegate, owner] if delegate is None or day >= line.due_on else [delegate]
        return list({person.acting.pk: person for person in named if person}.values())

    def in_office(self, membership: Membership | None) -> Person | None:
        """The person who holds an office now; nobody where it has ended."""
        person = self.people.get(membership.user_id) if membership else None
        held = person is not None and any(each.pk == membership.pk for each in person.memberships if membership)
        return person if held else None

    def of(self, person: Person) -> tuple[OwedUpdate, ...]:
        """What one person may write and has not sent, in order of due date."""
        offices = {membership.pk for membership in person.memberships}
        return tuple(line for line in self.owed if {line.action.owner_id, line.action.delegate_id} & offices)


def read_owing(day: date) -> Owing:
    """What is owed on a day in every open cycle."""
    cycles = list(Cycle.objects.open())
    dues = Dues(cycles)
    plans = {cycle.action_plan_id for cycle in cycles}
    actions = list(Action.objects.active().filter(action_plan__in=plans).with_code().in_order())
    updates = {
        (update.cycle_id, update.action_id): update
        for update in StatusUpdate.objects.filter(cycle__in=cycles)
        .uncorrected()
        .prefetch_related("submissions__sent_back")
    }
    owed = []
    for cycle in cycles:
        for action in actions:
            update = updates.get((cycle.pk, action.pk))
            if action.action_plan_id == cycle.action_plan_id and _is_owed(update):
                state = update.state if update else ""
                owed.append(OwedUpdate(action, cycle, dues.of(cycle, action.pk), state, _asked(update)))
    owed.sort(key=lambda line: line.due_on)
    return Owing(tuple(owed), _people(day))


def read_digests(day: date, *, rule: ReminderRule | None = None) -> list[Digest]:
    """The digests of a day, one for each person who is told something; nothing on a day nobody works."""
    rule = rule or read_rule()
    if not rule.is_working_day(day):
        return []
    owing = read_owing(day)
    told: dict[int, date] = dict(
        Letter.objects.digests()
        .filter(for_day__lt=day)
        .values_list("recipient")
        .annotate(last=Max("for_day"))
        .values_list("recipient", "last")
    )
    found = _Collected(day, told)
    for line in owing.owed:
        writers = owing.writers(line, day)
        for person in writers:
            digest = found.of(person)
            digest.owed.append(line)
            digest.is_due |= rule.reminds(line.due_on, since=digest.since, on=day)
        supervisor = owing.people.get(line.action.owner.supervisor_id or 0)
        if supervisor and rule.escalation_day(line.due_on) <= day and supervisor not in writers:
            digest = found.of(supervisor)
            digest.team.append(line)
            digest.is_due |= rule.escalates(line.due_on, since=digest.since, on=day)
    _tell_supervisors(found, owing)
    _tell_the_chiefs_office(found, owing, rule, day)
    return [digest for digest in found.digests.values() if digest.is_due]


class _Collected:
    """The digests that are being put together, by person."""

    def __init__(self, day: date, told: dict[int, date]) -> None:
        self.day, self.told = day, told
        self.digests: dict[int, Digest] = {}

    def of(self, person: Person) -> Digest:
        key = person.acting.pk
        if key not in self.digests:
            since = max(self.told.get(key, date.min), self.day - LOOKS_BACK)
            self.digests[key] = Digest(person, self.day, since)
        return self.digests[key]


def _tell_supervisors(found: _Collected, owing: Owing) -> None:
    """What waits to be endorsed: told when something came since, and again with whatever else there is to say."""
    waiting = StatusUpdate.objects.endorsing().exclude(cycle__state=Cycle.State.LOCKED)
    for at, user in waiting.values_list("submitted_at", "action__owner__supervisor"):
        supervisor = owing.people.get(user or 0)
        if supervisor and at:
            digest = found.of(supervisor)
            digest.endorsing += 1
            digest.is_due |= timezone.localtime(at).date() >= digest.since


def _tell_the_chiefs_office(found: _Collected, owing: Owing, rule: ReminderRule, day: date) -> None:
    """What waits for a decision: told when something came since, and as approvals become due."""
    submitted: list[tuple[datetime, date]] = [
        (at, due)
        for at, due in StatusUpdate.objects.submitted()
        .exclude(cycle__state=Cycle.State.LOCKED)
        .values_list("submitted_at", "cycle__approvals_due_on")
        if at
    ]
    orphans = [line for line in owing.owed if owing.in_office(line.action.owner) is None]
    for person in _with_role(owing.people.values(), Role.CHIEFS_OFFICE):
        digest = found.of(person)
        digest.waiting = len(submitted)
        digest.came = sum(timezone.localtime(at).date() >= digest.since for at, _due in submitted)
        digest.approvals_due_on = min((due for _at, due in submitted), default=None)
        digest.without_owner = orphans
        digest.is_due |= digest.came > 0 or any(rule.reminds(due, since=digest.since, on=day) for _at, due in submitted)
        digest.is_due |= any(rule.reminds(line.due_on, since=digest.since, on=day) for line in orphans)


def _with_role(people: Iterable[Person], role: str) -> Iterator[Person]:
    return (person for person in people if person.has(role))


def _people(day: date) -> dict[int, Person]:
    """Everybody in office on a day, by user."""
    held: dict[int, list[Membership]] = {}
    for membership in Membership.objects.on(day).order_by("starts_on", "pk"):
        held.setdefault(membership.user_id, []).append(membership)
    return {key: Person(memberships[0].user, tuple(memberships)) for key, memberships in held.items()}


def _is_owed(update: StatusUpdate | None) -> bool:
    """Not begun, being written, or returned. A correction that is being written is nobody's debt."""
    if update is None:
        return True
    return update.is_editable and not (update.correction and update.state == StatusUpdate.State.DRAFT)


def _asked(update: StatusUpdate | None) -> str:
    """What was asked for when it was returned last."""
    if update is None or update.state != StatusUpdate.State.RETURNED:
        return ""
    newest = list(update.submissions.all())[-1:]
    return newest[0].sent_back.reason if newest and hasattr(newest[0], "sent_back") else ""
