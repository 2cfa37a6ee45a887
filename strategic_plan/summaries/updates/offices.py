"""The office a user is shown under: people appear by office, whatever the row that names them keeps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from strategic_plan.models import Membership, User
from strategic_plan.permissions import Person


def offices_of(users: Iterable[User | None], *, on: date) -> dict[int, str]:
    """The office of each user on a day, by key; one query, and the words stay when somebody has left."""
    named = {user.pk: user for user in users if user is not None}
    held: dict[int, list[Membership]] = {key: [] for key in named}
    rows = (
        Membership.objects.filter(user__in=named, starts_on__lte=on).select_related("user").order_by("starts_on", "pk")
    )
    for membership in rows:
        held[membership.user_id].append(membership)
    return {key: Person(user, _current(held[key], on)).office for key, user in named.items()}


def _current(memberships: list[Membership], day: date) -> tuple[Membership, ...]:
    """Those in force on the day; of a person who has left, the last one held."""
    now = tuple(each for each in memberships if each.ends_on is None or each.ends_on >= day)
    return now or tuple(memberships[-1:])
