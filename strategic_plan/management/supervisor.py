"""Runs several processes as one: they start together, and when one ends all of them end."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Collection, Mapping, Sequence
from types import FrameType

GRACE_SECONDS = 15.0
ASKED_TO_STOP = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def run_together(commands: Mapping[str, Sequence[str]], *, grace: float = GRACE_SECONDS) -> str | None:
    """Run the named commands until asked to stop; answer the name of the one that ended by itself, if one did.

    Each child leads a process group of its own: a Ctrl+C in the terminal reaches only this process, which then asks
    each child once, and a child's own children end with it. What has not ended `grace` seconds later is killed.
    """
    asked: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        asked.append(number)

    previous = {number: signal.signal(number, note) for number in ASKED_TO_STOP}
    children: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for name, command in commands.items():
            children[name] = subprocess.Popen(command, start_new_session=True)
        while not asked:
            for name, child in children.items():
                if child.poll() is not None:
                    return name
            time.sleep(0.2)
        return None
    finally:
        _end(children.values(), grace)
        for number, handler in previous.items():
            signal.signal(number, handler)


def _end(children: Collection[subprocess.Popen[bytes]], grace: float) -> None:
    for child in children:
        _signal_group(child, signal.SIGTERM)
    deadline = time.monotonic() + grace
    for child in children:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=max(0.0, deadline - time.monotonic()))
    for child in children:
        _signal_group(child, signal.SIGKILL)  # and whatever a child left behind in its group
        child.wait()


def _signal_group(child: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):  # the whole group has ended
        os.killpg(child.pid, number)
