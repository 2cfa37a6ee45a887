"""Compare-and-swap: the only way a stored row is changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models import F
from django.utils.translation import gettext as _

from strategic_plan.models.base import Versioned
from strategic_plan.services.errors import Stale


def swap(row: Versioned, *, version: int, states: Sequence[str] = (), **changes: Any) -> None:
    """Change a row if, and only if, it still is the version that was read and in one of the states.

    Checks the new row whole (`full_clean`), then changes it by one conditional UPDATE, on both engines
    the only guard that holds against a second writer. On success the instance carries the new values.
    A version that no row can have is one that has moved on, not a value that may not be.

    Raises ValidationError for values that may not be, Stale when the row has moved on.
    """
    before = {name: getattr(row, name) for name in (*changes, "version")}
    for name, value in changes.items():
        setattr(row, name, value)
    row.version = version + 1
    try:
        row.full_clean(exclude={"version"})
        conditions: dict[str, Any] = {"pk": row.pk, "version": version}
        if states:
            conditions["state__in"] = states
        manager: models.Manager[Any] = type(row)._default_manager
        if manager.filter(**conditions).update(version=F("version") + 1, **changes) != 1:
            raise Stale(_("Somebody changed this since you opened it."))
    except Exception:
        for name, value in before.items():
            setattr(row, name, value)
        raise
