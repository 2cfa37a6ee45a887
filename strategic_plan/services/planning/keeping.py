"""Writes one row of the planning cycle: a new one whole, an old one by compare-and-swap; with one event."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.db import models, transaction
from django.db.models import Max

from strategic_plan.models.base import Versioned
from strategic_plan.permissions import Person
from strategic_plan.services import audit
from strategic_plan.services.swap import swap

Row = TypeVar("Row", bound=Versioned)
Links = Mapping[str, Iterable[models.Model]]


@transaction.atomic
def keep(
    row: Row,
    values: Mapping[str, Any],
    *,
    version: int,
    links: Links | None = None,
    by: Person,
    at: datetime.datetime,
) -> Row:
    """Store a new row, or change one that still is the version that was read."""
    noun = str(row._meta.verbose_name)
    is_new = row._state.adding
    if is_new:
        for name, value in values.items():
            setattr(row, name, value)
        row.full_clean()
        row.save(force_insert=True)
    else:
        swap(row, version=version, **values)
    for name, linked in (links or {}).items():
        getattr(row, name).set(linked)
    deed = f"{'add' if is_new else 'change'} {noun}"
    said = "added" if is_new else "changed"
    audit.record(deed, row, f"{by.office} {said} the {noun} “{row}”.", by=by, at=at)
    return row


def next_number(rows: models.QuerySet[Any]) -> int:
    """The number after the last one given; a number that was given is not given again."""
    return int(rows.aggregate(last=Max("number"))["last"] or 0) + 1
