"""Two processes that start and end as one."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from strategic_plan.management.supervisor import run_together

pytestmark = pytest.mark.skipif(
    threading.current_thread() is not threading.main_thread(), reason="signals reach the main thread only"
)


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def process_ids(folder: Path, *names: str) -> list[int]:
    return [int((folder / name).read_text()) for name in names]


def is_running(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


def when(condition: Callable[[], bool], deed: Callable[[], None]) -> None:
    """Do a deed as soon as something is so, while the test itself waits inside `run_together`."""

    def wait() -> None:
        deadline = time.monotonic() + 20
        while not condition() and time.monotonic() < deadline:
            time.sleep(0.05)
        deed()

    threading.Thread(target=wait, daemon=True).start()


SLEEPER = "import os, pathlib, time; pathlib.Path({name!r}).write_text(str(os.getpid())); time.sleep(60)"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + SLEEPER


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_being_asked_to_stop_ends_every_child(tmp_path: Path, number: signal.Signals) -> None:
    names = "web", "worker"
    commands = {name: python(SLEEPER.format(name=str(tmp_path / name))) for name in names}
    when(
        lambda: all((tmp_path / name).exists() and (tmp_path / name).read_text() for name in names),
        lambda: os.kill(os.getpid(), number),
    )

    ended = run_together(commands)

    assert ended is None
    assert [is_running(child) for child in process_ids(tmp_path, *names)] == [False, False]


def test_a_child_that_ends_by_itself_ends_the_other_and_is_named(tmp_path: Path) -> None:
    wait_for_web = f"import pathlib, time\nwhile not pathlib.Path({str(tmp_path / 'web')!r}).exists(): time.sleep(0.05)"

    ended = run_together({"web": python(SLEEPER.format(name=str(tmp_path / "web"))), "worker": python(wait_for_web)})

    assert ended == "worker"
    assert not is_running(*process_ids(tmp_path, "web"))


def test_a_child_that_will_not_end_is_killed_after_the_grace(tmp_path: Path) -> None:
    name = tmp_path / "stubborn"
    when(lambda: name.exists() and bool(name.read_text()), lambda: os.kill(os.getpid(), signal.SIGTERM))

    ended = run_together({"stubborn": python(STUBBORN.format(name=str(name)))}, grace=0.5)

    assert ended is None
    assert not is_running(*process_ids(tmp_path, "stubborn"))


def test_handlers_of_signals_are_put_back() -> None:
    before = signal.getsignal(signal.SIGTERM)

    run_together({"short": python("pass")})

    assert signal.getsignal(signal.SIGTERM) is before
