"""What a deed answers when it does not happen: the wrong moment, a stale version, or no right."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied

from strategic_plan.permissions import Deed, Person, may


class Refusal(Exception):  # noqa: N818 - the moment is wrong, nothing is broken
    """The right deed at the wrong moment; the sentence says what to do instead (409)."""

    @property
    def sentence(self) -> str:
        return str(self.args[0])


class Stale(Refusal):
    """Somebody else changed the thing since it was read (409); nothing that was typed is lost."""


def require(person: Person, deed: Deed, thing: Any = None) -> None:
    """Refuse a deed a person has no right to (403). Pages ask first; a deed asks again."""
    if person.user is None or not may(person, deed, thing):
        raise PermissionDenied(deed.value)
