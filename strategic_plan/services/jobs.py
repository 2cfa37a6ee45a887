"""Jobs: a deed asks for one by name; it is queued when the deed's transaction has been committed."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string


def queue(name: str, **arguments: Any) -> None:
    """Queue a task of settings.JOBS by its name; nothing is queued for a transaction that is rolled back."""
    transaction.on_commit(partial(_enqueue, name, arguments))


def _enqueue(name: str, arguments: dict[str, Any]) -> None:
    # By name, because tasks stand on a higher floor than deeds.
    import_string(settings.JOBS[name]).enqueue(**arguments)
