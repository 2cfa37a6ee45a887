"""A refused deed leaves no trace: every table of the product is the same before and after."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps

from strategic_plan.models import Event, Membership, User

# Whoever tries the deed may be brought on for it, inside the test's own block.
PEOPLE = (User, Membership)


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table of the product, but for people."""
    return {
        model.__name__: list(model._default_manager.order_by("pk").values())
        for model in apps.get_app_config("strategic_plan").get_models()
        if model not in PEOPLE
    }


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
