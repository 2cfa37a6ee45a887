"""The calendar's private addresses: one for a person, known to that person alone, revoked by a click."""

from __future__ import annotations

import datetime
import hashlib
import secrets

from django.db import transaction

from strategic_plan.models import CalendarFeed
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import require

ADDRESS_BYTES = 32


@transaction.atomic
def make_feed(*, by: Person, at: datetime.datetime) -> str:
    """Make a person's own address and answer it, this once: only its hash is kept. An older one is revoked."""
    require(by, Deed.READ_WORKSPACE)
    CalendarFeed.objects.alive().filter(user=by.acting).update(revoked_at=at)
    secret = secrets.token_urlsafe(ADDRESS_BYTES)
    feed = CalendarFeed(user=by.acting, address_hash=address_hash(secret), made_at=at)
    feed.full_clean()
    feed.save(force_insert=True)
    audit.record("make calendar feed", feed, f"{by.office} made a private address of the calendar.", by=by, at=at)
    return secret


@transaction.atomic
def revoke_feed(*, by: Person, at: datetime.datetime) -> bool:
    """Revoke a person's address; whoever still asks there is told that there is nothing."""
    require(by, Deed.READ_WORKSPACE)
    feed = CalendarFeed.objects.alive().filter(user=by.acting).first()
    if feed is None or not CalendarFeed.objects.alive().filter(pk=feed.pk).update(revoked_at=at):
        return False
    audit.record("revoke calendar feed", feed, f"{by.office} revoked the address of the calendar.", by=by, at=at)
    return True


def address_hash(secret: str) -> str:
    """What is kept of an address."""
    return hashlib.sha256(secret.encode()).hexdigest()
