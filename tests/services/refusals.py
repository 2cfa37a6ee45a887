"""A refused deed leaves no trace: every table of the product is the same before and after."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from strategic_plan.models import Event, Membership, User

# Whoever tries the deed may be brought on for it, inside the test's own block.
PEOPLE = (User, Membership)


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of the product, but for people; in plain SQL, because it is asked for so often."""
    models = apps.get_app_config("strategic_plan").get_models(include_auto_created=True)
    found = {}
    with connection.cursor() as cursor:
        for table in [model._meta.db_table for model in models if model not in PEOPLE]:
            cursor.execute(f"SELECT * FROM {table} ORDER BY 1")
            found[table] = cursor.fetchall()
    return found


@contextmanager
def refused(error: type[Exception], match: str = "") -> Iterator[pytest.ExceptionInfo[Any]]:
    """The deed inside ends in this error, and has changed nothing."""
    before = everything()
    with pytest.raises(error, match=match or None) as caught:
        yield caught
    assert everything() == before


def last_words() -> str:
    """What the newest event of the audit trail says."""
    return Event.objects.newest_first()[0].words
