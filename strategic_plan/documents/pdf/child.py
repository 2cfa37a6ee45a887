"""One rendering: reads a job, writes a PDF, says how far it is; runs in a process of its own that the press forks.

It has no database, no settings and no secrets. Before it reads a word it limits its own memory and time, and from then
on the interpreter refuses every socket and every new process.
"""

import gc
import json
import os
import resource
import sys
from pathlib import Path
from typing import Any, NoReturn

from strategic_plan.documents.job import Job, Limits, Phase

FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.system", "os.posix_spawn", "os.fork")
NO_MEMORY = "The report needs more memory than one rendering may use."
JOB, PDF, ERRORS, FONTS = "job.json", "report.pdf", "errors.txt", "fonts.conf"


def work(folder: Path) -> NoReturn:
    """Typeset the job in a folder and end the process; each line on standard output is one JSON message."""
    os.setsid()
    os.chdir(folder)
    os.environ.update(HOME=str(folder), TMPDIR=str(folder), FONTCONFIG_FILE=str(folder / FONTS))
    with Path(ERRORS).open("w") as errors:
        os.dup2(errors.fileno(), sys.stderr.fileno())
    # Nothing of the press is run on the way out: its buffers and its exit handlers are its own.
    os._exit(_typeset())


def _typeset() -> int:
    job = Job.from_json(Path(JOB).read_text())
    _limit(job.limits)
    try:
        from strategic_plan.documents.pdf.typeset import TypesettingError, typeset  # the press has it loaded

        sys.addaudithook(_refuse)
        gc.disable()  # a process that ends after one document needs no collector, and it costs a fifth of the time
        try:
            pdf = typeset(job, said=_say_phase)
        except TypesettingError as error:
            return _fail(str(error))
        Path(PDF).write_bytes(pdf)
    except MemoryError:
        return _fail(NO_MEMORY)
    except OSError as error:
        return _fail(f"The report cannot be written: {error.strerror or error}.")
    except Exception as error:
        return _fail(f"The report cannot be laid out: {type(error).__name__}: {error}")
    return 0


def _limit(limits: Limits) -> None:
    """Hard limits, so that the process cannot raise them again."""
    for kind, amount in (
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_FSIZE, limits.file_bytes),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (amount, amount))


def _refuse(event: str, _: tuple[Any, ...]) -> None:
    if event.startswith(FORBIDDEN):
        raise PermissionError(f"a rendering may not use {event}")


def _say_phase(phase: Phase) -> None:
    say({"phase": phase})


def _fail(sentence: str) -> int:
    say({"failure": sentence})
    return 1


def say(message: dict[str, object]) -> None:
    """One message to the process that listens."""
    os.write(sys.stdout.fileno(), (json.dumps(message) + "\n").encode())
