"""Lists the processes below one process, or fails when any of those given still runs.

.ci/descendants.py PROCESS
.ci/descendants.py --gone PROCESS...
"""

import sys
from pathlib import Path


def parents() -> dict[int, int]:
    """Process -> parent, of every process on this machine that has not ended."""
    found = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":\t", 1) for line in status.read_text().splitlines() if ":\t" in line)
        except (FileNotFoundError, ProcessLookupError):
            continue  # ended while we were reading
        if not fields["State"].startswith("Z"):
            found[int(fields["Pid"])] = int(fields["PPid"])
    return found


def below(process: int) -> list[int]:
    """Every descendant, nearest first."""
    tree = parents()
    found = [process]
    for one in found:
        found += [child for child, parent in tree.items() if parent == one]
    return found[1:]


if sys.argv[1] == "--gone":
    left = sorted(parents().keys() & {int(process) for process in sys.argv[2:]})
    if left:
        sys.exit(f"Still running: {left}")
    print(f"All {len(sys.argv) - 2} processes have ended.")
else:
    print(*below(int(sys.argv[1])))
