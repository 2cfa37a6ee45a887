"""Meetings of the Board and its resolutions."""

import datetime
from itertools import count, cycle
from typing import Any

from strategic_plan.models import Meeting, Resolution

_numbers = count(1)
_days = cycle(range(25))
FIRST = datetime.date(2022, 11, 17)
"""Meetings made without a date stand in the weeks from here, before anything the tests tell of."""


def make_meeting(**fields: Any) -> Meeting:
    values: dict[str, Any] = {"held_on": FIRST + datetime.timedelta(days=next(_days))} | fields
    return Meeting.objects.create(**values)


def make_resolution(meeting: Meeting | None = None, **fields: Any) -> Resolution:
    """A motion that was carried."""
    values: dict[str, Any] = {
        "number": f"2022-{next(_numbers)}",
        "motion": "That the Board approve what is before it.",
        "mover": "Vice-Chair",
        "seconder": "Councillor of the north ward",
        "result": Resolution.Result.CARRIED,
    } | fields
    return Resolution.objects.create(meeting=meeting or make_meeting(), **values)
