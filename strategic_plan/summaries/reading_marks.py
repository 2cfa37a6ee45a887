"""How far a person has read."""

from __future__ import annotations

from datetime import datetime

from strategic_plan.models import ReadingMark
from strategic_plan.permissions import Person


def read_until(person: Person) -> datetime | None:
    """The moment up to which a person marked everything as read; None where they never did."""
    if person.user is None:
        return None
    return ReadingMark.objects.filter(user=person.user).values_list("read_at", flat=True).first()
