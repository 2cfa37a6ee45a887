"""The queue of SQLite's writers: a turn is taken with the transaction, and over with it, however it ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator

import pytest
from django.db import OperationalError, connection, connections, transaction

from strategic_plan.models import Unit

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL has a queue of its own"),
]


def somebody_else_may_write() -> bool:
    """Whether another process would get its turn now."""
    queue = os.open(f"{connection.settings_dict['NAME']}-queue", os.O_RDWR | os.O_CREAT)
    try:
        fcntl.flock(queue, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    else:
        return True
    finally:
        os.close(queue)


@pytest.fixture(autouse=True)
def free_before() -> Iterator[None]:
    assert somebody_else_may_write()
    yield
    assert somebody_else_may_write()


def test_a_transaction_holds_the_turn_until_it_commits() -> None:
    with transaction.atomic():
        assert not somebody_else_may_write()
        with transaction.atomic():
            Unit.objects.exists()
        assert not somebody_else_may_write()
    assert somebody_else_may_write()


def test_a_transaction_that_is_rolled_back_ends_its_turn() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        raise ZeroDivisionError
    assert somebody_else_may_write()


def test_a_connection_that_is_closed_in_the_middle_ends_its_turn() -> None:
    other = connections.create_connection("default")
    with pytest.raises(OperationalError), transaction.atomic():
        raise OperationalError
    other.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    assert not somebody_else_may_write()
    other.close()
    assert somebody_else_may_write()


def test_reading_waits_for_nobody() -> None:
    other = connections.create_connection("default")
    other.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    assert not Unit.objects.exists()
    other.rollback()
    other.close()


def test_a_transaction_that_cannot_begin_leaves_no_turn_behind() -> None:
    other = connections.create_connection("default")
    other.connect()
    other.transaction_mode = "NONSENSE"  # type: ignore[attr-defined]
    with pytest.raises(OperationalError):
        other.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    assert somebody_else_may_write()
    other.close()
