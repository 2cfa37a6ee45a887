"""Everything that waits in the queue on one page: each update whole, laid over the text it follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from strategic_plan.calculations.evidence import Remark
from strategic_plan.models import StatusUpdate
from strategic_plan.permissions import Deed, Person, may
from strategic_plan.summaries.updates.background import in_short, read_background
from strategic_plan.summaries.updates.changes import Changes, changes_between
from strategic_plan.summaries.updates.page import Since
from strategic_plan.summaries.updates.queue import waiting_updates
from strategic_plan.summaries.updates.words import UpdateContent


@dataclass(frozen=True, slots=True)
class WholeUpdate:
    """One update as it is read among others; `reading` lends the template of a single one its names."""

    update: StatusUpdate
    number: int
    previous: StatusUpdate | None
    changes: Changes
    since: Since
    base_number: int
    remarks: tuple[Remark, ...]
    is_own: bool

    @property
    def last_time(self) -> UpdateContent | None:
        return UpdateContent.sent(self.previous) if self.previous else None

    @property
    def known(self) -> tuple[str, ...]:
        return in_short(self.remarks)


def read_several(person: Person, *, now: datetime, read: Mapping[int, int] | None = None) -> tuple[WholeUpdate, ...]:
    """Every update that waits, the oldest first, in a fixed number of queries for each cycle.

    `read` names by update the version a stale decision was about: it is laid over that one instead.
    """
    submitted = list(waiting_updates())
    by_cycle: dict[int, list[StatusUpdate]] = {}
    for update in submitted:
        by_cycle.setdefault(update.cycle_id, []).append(update)
    found = {each.update.pk: each for group in by_cycle.values() for each in _whole(group, person, now, read or {})}
    return tuple(found[update.pk] for update in submitted)


def _whole(
    updates: Sequence[StatusUpdate], person: Person, now: datetime, read: Mapping[int, int]
) -> list[WholeUpdate]:
    background = read_background([update.action for update in updates], cycle=updates[0].cycle, today=now.date())
    rows = []
    for update in updates:
        submissions = list(update.submissions.all())
        content = UpdateContent.submitted(submissions[-1])
        last_time = background.last_time(update.action)
        earlier = next((each for each in submissions if each.number == read.get(update.pk)), None)
        earlier = earlier or next((each for each in reversed(submissions[:-1]) if hasattr(each, "sent_back")), None)
        base = UpdateContent.submitted(earlier) if earlier else last_time
        rows.append(
            WholeUpdate(
                update=update,
                number=submissions[-1].number,
                previous=background.previous.get(update.action_id),
                changes=changes_between(base, content, last_time=last_time),
                since=Since.VERSION if earlier else (Since.LAST_TIME if last_time else Since.CLEAN),
                base_number=earlier.number if earlier else 0,
                remarks=background.remarks(update.action, content),
                is_own=not may(person, Deed.APPROVE_UPDATE, update),
            )
        )
    return rows
