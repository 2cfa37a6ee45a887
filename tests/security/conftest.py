"""What these tests share: the day on which everything happens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from tests.factories.moments import NOW


@pytest.fixture(autouse=True)
def the_day() -> Iterator[None]:
    """11 April 2024, ten o’clock at the Board's own time."""
    with time_machine.travel(NOW, tick=False):
        yield
