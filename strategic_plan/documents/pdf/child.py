"""The rendering process: reads a job, writes a PDF, says how far it is; started by documents.rendering, never imported.

Usage: python -m strategic_plan.documents.pdf.child JOB.json OUT.pdf

It has no database, no settings and no secrets. Before the first heavy import it limits its own memory and time, and
from then on the interpreter refuses every socket and every new process.
"""

import gc
import json
import resource
import sys
from pathlib import Path
from typing import Any

from strategic_plan.documents.job import Job, Limits, Phase

FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.system", "os.posix_spawn", "os.fork")
NO_MEMORY = "The report needs more memory than one rendering may use."


def main(job_path: str, pdf_path: str) -> int:
    """Typeset one job; each line on standard output is one JSON message, the last one a failure if there was one."""
    job = Job.from_json(Path(job_path).read_text())
    _limit(job.limits)
    try:
        from strategic_plan.documents.pdf.typeset import TypesettingError, typeset  # after the limits, and slow

        sys.addaudithook(_refuse)
        gc.disable()  # a process that ends after one document needs no collector, and it costs a fifth of the time
        try:
            pdf = typeset(job, said=_say_phase)
        except TypesettingError as error:
            return _fail(str(error))
    except MemoryError:
        return _fail(NO_MEMORY)
    except Exception as error:
        return _fail(f"The report cannot be laid out: {type(error).__name__}: {error}")
    Path(pdf_path).write_bytes(pdf)
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
    _say({"phase": phase})


def _fail(sentence: str) -> int:
    _say({"failure": sentence})
    return 1


def _say(message: dict[str, str]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
