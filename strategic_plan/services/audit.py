"""The audit trail: one event for every deed, appended under one lock, each chained to the one before."""

from __future__ import annotations

import datetime
import hashlib
import json
import secrets
from dataclasses import dataclass

from django.db import connection, models

from strategic_plan.models import Event
from strategic_plan.permissions import Person

BEGINNING = "0" * 64
# Any constant will do, as long as every writer on PostgreSQL asks for the same one.
ADVISORY_LOCK = 7_201_148


def digest(*parts: object) -> str:
    """SHA-256 of the parts as canonical JSON, so that no two lists of parts share one text."""
    text = json.dumps([str(part) for part in parts], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def event_hash(event: Event) -> str:
    """The link of one event: everything but the words and their salt, which it covers by their hash."""
    return digest(
        event.previous_hash,
        event.number,
        event.at.astimezone(datetime.UTC).isoformat(),
        event.actor_id,
        event.actor_words,
        event.deed,
        event.thing_kind,
        event.thing_id,
        event.thing_words,
        event.words_hash,
    )


def record(
    deed: str,
    thing: models.Model,
    words: str,
    *,
    by: Person | None,
    at: datetime.datetime,
) -> Event:
    """Append one event inside the deed's own transaction: no deed without its event, no event without its deed."""
    if not connection.in_atomic_block:
        raise RuntimeError("an event is recorded inside the transaction of its deed")
    _lock()
    last = Event.objects.order_by("-number").only("number", "hash").first()
    salt = secrets.token_hex(16)
    event = Event(
        number=last.number + 1 if last else 1,
        at=at,
        actor_id=by.user.pk if by and by.user else None,
        actor_words=_actor_words(by),
        deed=deed,
        thing_kind=type(thing).__name__,
        thing_id=thing.pk,
        thing_words=str(thing)[:300],
        words=words,
        salt=salt,
        words_hash=digest(salt, words),
        previous_hash=last.hash if last else BEGINNING,
    )
    event.hash = event_hash(event)
    event.save(force_insert=True)
    return event


def continues(deed: str, thing: models.Model, *, by: Person) -> bool:
    """Whether the newest event about a thing is this very deed by this very person.

    A draft that saves itself every few seconds is one deed that goes on, not a hundred.
    """
    newest = Event.objects.about(type(thing).__name__, thing.pk).newest_first().values_list("deed", "actor_id").first()
    return newest == (deed, by.acting.pk)


def head() -> str:
    """The hash of the newest event; printed in every edition, so that a cut tail would show."""
    newest = Event.objects.order_by("-number").values_list("hash", flat=True).first()
    return newest or BEGINNING


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain does not hold, and how."""

    number: int
    sentence: str


def check_chain() -> Break | None:
    """The first place where the trail was altered, or None where it is whole."""
    previous, expected = BEGINNING, 1
    for event in Event.objects.order_by("number").iterator():
        if event.number != expected:
            return Break(expected, f"Event {expected} is missing.")
        if event.previous_hash != previous or event.hash != event_hash(event):
            return Break(
                event.number,
                f"Event {event.number} does not follow from the one before it.",
            )
        if (event.words or event.salt) and event.words_hash != digest(event.salt, event.words):
            return Break(event.number, f"The words of event {event.number} were altered.")
        previous, expected = event.hash, expected + 1
    return None


def _lock() -> None:
    """SQLite's IMMEDIATE transactions are the lock already; PostgreSQL is asked for one until the commit."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_LOCK])


def _actor_words(by: Person | None) -> str:
    if by is None or by.user is None:
        return "The system"
    return f"{by.office} ({by.user.name})"
