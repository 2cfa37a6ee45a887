"""A queue for SQLite's writers: whoever waits to begin a transaction sleeps in the kernel until the database is free.

SQLite itself has no queue. A writer that finds the database taken looks again after a pause that grows to a tenth of a
second, while whoever has just committed begins again at once: eight busy writers on a slow disk keep some of their
number out until the busy timeout, and that one is told "database is locked". With a lock on a file beside the database,
for which the kernel wakes whoever waits, the longest wait fell from more than 20 seconds to 2 (decision 36). The busy
timeout stays, for writes outside a transaction and for programs that do not know of the queue.
"""

from __future__ import annotations

import fcntl
import os
from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, whose transactions wait their turn; its stubs leave out the methods that begin with a line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._queue: int | None = None

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> None:
        # Where the commit fails, the transaction is still there, and so is the turn: a rollback follows.
        super()._commit()  # type: ignore[misc]
        self._end_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _take_turn(self) -> None:
        """Wait until nobody else writes. The file is opened for each turn: whoever dies leaves no turn behind."""
        name = str(self.settings_dict["NAME"])
        if self._queue is not None or self.is_in_memory_db():
            return
        queue = os.open(f"{name}-queue", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(queue, fcntl.LOCK_EX)
        except BaseException:
            os.close(queue)
            raise
        self._queue = queue

    def _end_turn(self) -> None:
        # Closing lets go of the lock; nobody else has this opening of the file.
        queue, self._queue = self._queue, None
        if queue is not None:
            os.close(queue)
