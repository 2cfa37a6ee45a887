"""Runs several processes as one: they start together, and when one ends all of them end."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from types import FrameType

GRACE_SECONDS = 15


class Stopped(Exception):
    """Somebody asked for the end; not an error."""


def run_together(commands: Mapping[str, Sequence[str]], *, grace: float = GRACE_SECONDS) -> str | None:
    """Run the named commands until asked to stop; answer the name of the one that ended by itself, if one did.

    Each child leads a process group of its own, so that a Ctrl+C in the terminal reaches only this process and the
    children are asked once, and so that a child's own children end with it. A child that does not end within
    `grace` seconds of being asked is killed.
    """
    previous = {number: signal.signal(number, _stop) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    children: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for name, command in commands.items():
            children[name] = subprocess.Popen(command, start_new_session=True)
        return _first_to_end(children)
    except Stopped:
        return None
    finally:
        for number in previous:
            signal.signal(number, signal.SIG_IGN)
        _end(children.values(), grace)
        for number, handler in previous.items():
            signal.signal(number, handler)


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped


def _first_to_end(children: Mapping[str, subprocess.Popen[bytes]]) -> str:
    while True:
        for name, child in children.items():
            if child.poll() is not None:
                return name
        time.sleep(0.2)


def _end(children: "Sequence[subprocess.Popen[bytes]] | object", grace: float) -> None:
    raise NotImplementedError
