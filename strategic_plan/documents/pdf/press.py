"""The press: a process that has the typesetter loaded and forks a child for each job; started by documents.rendering.

Usage: python -m strategic_plan.documents.pdf.press

Each line on standard input names the folder of a job. The answers on standard output are lines of JSON: the child's
process id, what the child says, and how it ended. The press itself reads no job, so nothing of one document can reach
the next; it ends when nobody holds its standard input any more.
"""

import gc
import importlib
import os
import signal
import sys
from pathlib import Path

from strategic_plan.documents.pdf.child import say, work


def main() -> int:
    """Fork a child for each line until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the whole group; the press ends with its owner
    importlib.import_module("strategic_plan.documents.pdf.typeset")  # all that a document needs, and a second's work
    gc.collect()
    gc.freeze()  # what every child shares is never walked by a collector, so its pages stay shared
    for line in sys.stdin:
        folder = Path(line.rstrip("\n"))
        child = os.fork()
        if child == 0:
            work(folder)
        say({"pid": child})
        _, status, used = os.wait4(child, 0)
        say({"seconds": used.ru_utime + used.ru_stime, "ended": os.waitstatus_to_exitcode(status)})
    return 0


if __name__ == "__main__":
    sys.exit(main())
