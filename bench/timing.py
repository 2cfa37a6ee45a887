"""How a time is taken: the median of several runs, the first of them thrown away."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable


def milliseconds(work: Callable[[], object], runs: int = 11) -> float:
    """The median of the runs that are as warm as those of a server."""
    work()
    taken = []
    for _run in range(runs):
        gc.collect()
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken) * 1000


def seconds(work: Callable[[], object]) -> float:
    """The time of one run, for what is too long or too lasting to repeat."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
