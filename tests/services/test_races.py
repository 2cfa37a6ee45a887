"""The races of an update in numbers: edits of eight writers, and approvals against an edit.

Each has its counterpart: with the version left out of the condition, edits are lost and unread words are approved. With
`HYPOTHESIS_PROFILE=thorough` there are 1,600 edits and 300 approvals; otherwise fewer, so that the suite stays quick.
Nothing is tried again but what was too late: a database that is "locked" fails the test.
"""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest
from django.db import connections, transaction
from django.db.models import F

from strategic_plan.models import StatusUpdate
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.swap import swap
from strategic_plan.services.updates import approve_update, submit_update
from tests.factories.moments import NOW
from tests.factories.people import chief, holder
from tests.factories.updates import ON_TRACK, make_draft, make_submitted, saying

pytestmark = pytest.mark.django_db(transaction=True)

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
WRITERS, EDITS_EACH = 8, 200 if THOROUGH else 20
RACES = 300 if THOROUGH else 40
LOST_OF_EACH = 10
PAUSE = 0.05
"""The longest wait, in seconds, of a writer between two tries: without one nearly every try of eight is too late, and
the time goes into those; with it several hundred still are."""


@dataclass
class Tally:
    """What the writers were told: how many edits were kept, and how often somebody else was first."""

    kept: list[int] = field(default_factory=lambda: [0] * WRITERS)
    too_late: list[int] = field(default_factory=lambda: [0] * WRITERS)


def in_threads(*tasks: Callable[[], None]) -> None:
    """Each on a connection of its own; the first error of any is raised here."""

    def run(task: Callable[[], None]) -> None:
        try:
            task()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(tasks)) as pool:
        for future in [pool.submit(run, task) for task in tasks]:
            future.result()


def counters(text: str) -> list[int]:
    """How many edits of each writer the text holds: "3 0 7 ..."."""
    return [int(each) for each in text.split()]


def eight_writers(edits_each: int) -> tuple[Tally, list[int]]:
    """Each writer counts its own edits up in one text; what was kept, and what the text says in the end."""
    update = make_draft(words=saying(ON_TRACK, done=" ".join(["0"] * WRITERS)))
    tally, pk = Tally(), update.pk

    def writer(number: int) -> Callable[[], None]:
        chance = random.Random(number)

        def write() -> None:
            while tally.kept[number] < edits_each:
                read = StatusUpdate.objects.get(pk=pk)
                counts = counters(read.done)
                counts[number] += 1
                try:
                    with transaction.atomic():
                        swap(
                            read,
                            version=read.version,
                            states=StatusUpdate.EDITABLE,
                            done=" ".join(str(count) for count in counts),
                        )
                except Stale:
                    tally.too_late[number] += 1
                else:
                    tally.kept[number] += 1
                time.sleep(chance.random() * PAUSE)

        return write

    in_threads(*(writer(number) for number in range(WRITERS)))
    update.refresh_from_db()
    return tally, counters(update.done)


def test_of_all_edits_of_eight_writers_none_is_lost() -> None:
    tally, counted = eight_writers(EDITS_EACH)
    assert sum(tally.kept) == WRITERS * EDITS_EACH
    assert counted == tally.kept
    assert sum(tally.too_late) > 0


@pytest.mark.usefixtures("version_guard_off")
def test_without_the_version_in_the_condition_edits_are_lost() -> None:
    tally, counted = eight_writers(LOST_OF_EACH)
    assert sum(tally.too_late) == 0
    assert sum(counted) < sum(tally.kept)


@dataclass
class Races:
    """What became of the races: approvals, approvals of words that were not read, and refusals."""

    approved: int = 0
    unread: int = 0
    refused: int = 0


def approve_against_an_edit(races: int, *, edit_between: bool) -> Races:
    """One approves what they read while the other changes the words; `edit_between` lets the other win every time."""
    update = make_submitted(words=saying(ON_TRACK, done="Words 0."))
    approver, pk, found = chief(), update.pk, Races()
    begin, was_read, was_edited, over = (threading.Barrier(2) for _each in range(4))

    def approve() -> None:
        for _race in range(races):
            begin.wait()
            read = StatusUpdate.objects.select_related("cycle", "action__objective__priority").get(pk=pk)
            if edit_between:
                was_read.wait()
                was_edited.wait()
            words = read.done
            try:
                approve_update(read, version=read.version, by=approver, at=NOW)
            except Stale:
                found.refused += 1
            else:
                found.approved += 1
                found.unread += StatusUpdate.objects.values_list("done", flat=True).get(pk=pk) != words
            over.wait()

    def edit() -> None:
        for race in range(1, races + 1):
            begin.wait()
            if edit_between:
                was_read.wait()
            current = StatusUpdate.objects.get(pk=pk)
            try:
                with transaction.atomic():
                    swap(current, version=current.version, states=("submitted",), done=f"Words {race}.")
            except Refusal:
                pass
            if edit_between:
                was_edited.wait()
            over.wait()
            back = {"state": "submitted", "approved_at": None, "approved_by": None, "version": F("version") + 1}
            StatusUpdate.objects.filter(pk=pk).update(**back)

    in_threads(approve, edit)
    return found


def test_of_all_races_of_an_approval_against_an_edit_none_approves_unread_words() -> None:
    found = approve_against_an_edit(RACES, edit_between=False)
    assert found.approved + found.refused == RACES
    assert found.unread == 0


def test_an_edit_between_reading_and_approving_always_stops_the_approval() -> None:
    found = approve_against_an_edit(20, edit_between=True)
    assert (found.approved, found.refused) == (0, 20)


@pytest.mark.usefixtures("version_guard_off")
def test_without_the_version_in_the_condition_unread_words_are_approved() -> None:
    found = approve_against_an_edit(20, edit_between=True)
    assert found.unread == found.approved == 20


def sent_twice_at_once() -> int:
    """Two presses of one button, both on the page as it was before; how many versions were sent."""
    update = make_draft()
    owner = holder(update.action.owner)
    together = threading.Barrier(2)

    def send() -> None:
        read = StatusUpdate.objects.select_related("cycle", "action__objective__priority").get(pk=update.pk)
        together.wait()
        try:
            submit_update(read, version=read.version, by=owner, at=NOW)
        except Refusal:
            return

    in_threads(send, send)
    return update.submissions.count()


def test_of_two_presses_at_once_one_sends() -> None:
    assert sent_twice_at_once() == 1


def test_without_the_conditions_of_the_swap_both_would_send(monkeypatch: pytest.MonkeyPatch) -> None:
    from strategic_plan.services.updates import writing

    def unguarded(row: StatusUpdate, *, version: int, states: object = (), **changes: object) -> None:
        StatusUpdate.objects.filter(pk=row.pk).update(version=F("version") + 1, **changes)

    monkeypatch.setattr(writing, "swap", unguarded)
    assert sent_twice_at_once() == 2
