"""Many writers at once, on connections of their own: no edit is lost, no words are approved unread, no trail forks.

Each guard has its counterpart: with the condition on the version taken out, the loss shows.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections, transaction

from strategic_plan.models import Event, StatusUpdate
from strategic_plan.permissions import Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.updates import approve_update, return_update, save_update, submit_update, words_of
from tests.factories.meetings import make_meeting
from tests.factories.moments import NOW
from tests.factories.people import chief, holder
from tests.factories.updates import ON_TRACK, make_draft, make_submitted, saying

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS, EDITS, ROUNDS = 8, 6, 12


def at_once(*deeds: Callable[[], None]) -> None:
    """Each on a thread and a connection of its own, begun together; the first error of any is raised here."""
    together = threading.Barrier(len(deeds))

    def run(deed: Callable[[], None]) -> None:
        together.wait()
        try:
            deed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        for future in [pool.submit(run, deed) for deed in deeds]:
            future.result()


def write_one_word(pk: int, word: str, owner: Person) -> None:
    """Read, add a word, save; and where somebody else was quicker, read again."""
    while True:
        update = StatusUpdate.objects.get(pk=pk)
        words = saying(words_of(update), done=f"{update.done} {word}")
        try:
            save_update(update, version=update.version, words=words, by=owner, at=NOW)
        except Stale:
            continue
        return


def words_kept_of_all_writers() -> set[str]:
    update = make_draft(words=saying(ON_TRACK, done="Begun."))
    owner = holder(update.action.owner)

    def writer(number: int) -> Callable[[], None]:
        def write() -> None:
            for edit in range(EDITS):
                write_one_word(update.pk, f"w{number}e{edit}", owner)

        return write

    at_once(*(writer(number) for number in range(WRITERS)))
    update.refresh_from_db()
    return set(update.done.split()) - {"Begun."}


ALL_WORDS = {f"w{number}e{edit}" for number in range(WRITERS) for edit in range(EDITS)}


def test_of_many_writers_no_word_is_lost() -> None:
    assert words_kept_of_all_writers() == ALL_WORDS
    assert audit.check_chain() is None


@pytest.mark.usefixtures("version_guard_off")
def test_without_the_condition_on_the_version_words_are_lost() -> None:
    assert words_kept_of_all_writers() < ALL_WORDS


def text_read_and_text_approved() -> tuple[str, str]:
    """One approver against an owner who gets the update back and sends other words, as quickly as both can."""
    update = make_submitted(words=saying(ON_TRACK, done="Version 1."))
    owner, returner, approver = holder(update.action.owner), chief(), chief()
    pk, read = update.pk, ""

    def rewrite() -> None:
        for number in range(2, ROUNDS):
            current = StatusUpdate.objects.get(pk=pk)
            try:
                return_update(current, version=current.version, reason="Say more.", by=returner, at=NOW)
                words = saying(ON_TRACK, done=f"Version {number}.")
                save_update(current, version=current.version, words=words, by=owner, at=NOW)
                submit_update(current, version=current.version, by=owner, at=NOW)
            except Refusal:
                return

    def approve() -> None:
        nonlocal read
        while True:
            current = StatusUpdate.objects.select_related("cycle").get(pk=pk)
            read = current.done
            try:
                approve_update(current, version=current.version, by=approver, at=NOW)
            except Stale:
                continue
            return

    at_once(rewrite, approve)
    update.refresh_from_db()
    assert update.state == "approved"
    return read, update.done


def test_the_words_approved_are_always_the_words_read() -> None:
    for _round in range(5):
        read, approved = text_read_and_text_approved()
        assert read == approved


def append_events(count: int) -> None:
    meeting = make_meeting()

    def append() -> None:
        for _each in range(count):
            with transaction.atomic():
                audit.record("plan meeting", meeting, "A meeting was planned.", by=None, at=NOW)

    at_once(*(append for _writer in range(WRITERS)))


def test_the_trail_of_many_writers_never_forks() -> None:
    append_events(EDITS)
    assert list(Event.objects.order_by("number").values_list("number", flat=True)) == list(
        range(1, WRITERS * EDITS + 1)
    )
    assert audit.check_chain() is None


def test_outside_a_transaction_nothing_is_recorded() -> None:
    meeting = make_meeting()
    with pytest.raises(RuntimeError, match="inside the transaction of its deed"):
        audit.record("plan meeting", meeting, "Alone.", by=None, at=NOW)
    assert not Event.objects.exists()


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite's IMMEDIATE transactions are the lock")
def test_without_its_lock_the_trail_is_refused_rather_than_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "_lock", lambda: None)
    with pytest.raises(Exception, match="unique"):
        append_events(EDITS)
    assert connection.vendor == "postgresql"
    assert audit.check_chain() is None
