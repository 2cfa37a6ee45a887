"""The guard of compare-and-swap, switched off to see that it is the guard that holds."""

from typing import Any

import pytest
from django.db.models import QuerySet


@pytest.fixture
def version_guard_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """No query asks for the version that was read."""
    ask = QuerySet.filter

    def without_version(self: QuerySet[Any], *args: Any, **conditions: Any) -> QuerySet[Any]:
        conditions.pop("version", None)
        return ask(self, *args, **conditions)

    monkeypatch.setattr(QuerySet, "filter", without_version)
