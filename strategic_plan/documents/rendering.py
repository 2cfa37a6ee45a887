"""A report's PDF, made in a process of its own: limited in time and memory, with no network and none of our secrets.

Whoever calls this is a worker; web processes only queue the job. A rendering that fails says so in one sentence.
"""

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from django.conf import settings

from strategic_plan.documents.job import USUAL_LIMITS, Job, Limits, Phase
from strategic_plan.documents.print_job import print_job
from strategic_plan.summaries.reports.codec import canonical
from strategic_plan.summaries.reports.content import ReportContent

# An empty list of system fonts: a letter missing from the report's own fonts is then an error on every machine,
# not another letterform on some.
FONT_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{directory}</dir><cachedir>{directory}/cache</cachedir></fontconfig>
"""


class RenderFailure(Exception):  # noqa: N818  (what the product calls it)
    """The PDF could not be made. The message is for people; ``section`` is the key of the one at fault, if known."""

    def __init__(self, sentence: str, *, section: str = "") -> None:
        super().__init__(sentence)
        self.section = section


def render_pdf(
    content: ReportContent, *, said: Callable[[Phase], None] = lambda _: None, limits: Limits = USUAL_LIMITS
) -> bytes:
    """The finished, checked PDF of a report. ``said`` hears each phase as it begins.

    The same content gives the same bytes within one version of the software. Raises RenderFailure.
    """
    try:
        return run_job(print_job(content, limits=limits), said=said)
    except RenderFailure as failure:
        raise _with_section(failure, content) from failure


def run_job(job: Job, *, said: Callable[[Phase], None] = lambda _: None) -> bytes:
    """Typeset a job in a child process and read the PDF back. Raises RenderFailure when it fails or takes too long."""
    with TemporaryDirectory(prefix="report-") as directory:
        folder = Path(directory)
        (folder / "job.json").write_text(job.to_json())
        (folder / "fonts.conf").write_text(FONT_CONFIGURATION.format(directory=directory))
        errors = folder / "errors.txt"
        with errors.open("w") as error_output, _start(folder, error_output) as child:
            watch = threading.Timer(job.limits.wall_seconds, child.kill)
            watch.start()
            try:
                failure = _listen(child.stdout or (), said)
                code = child.wait()
            finally:
                watch.cancel()
                child.kill()  # whoever listened may have had enough; a child that has ended does not mind
        if failure or code != 0:
            raise RenderFailure(failure or _why_it_died(code, errors.read_text(), job.limits))
        return (folder / "report.pdf").read_bytes()


def _start(folder: Path, error_output: IO[str]) -> subprocess.Popen[str]:
    """The child at work on the job in its folder. Errors go to a file: a full pipe would stop it for ever."""
    return subprocess.Popen(
        [sys.executable, "-m", "strategic_plan.documents.pdf.child", "job.json", "report.pdf"],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=error_output,
        text=True,
        start_new_session=True,
    )


def _environment(folder: Path) -> dict[str, str]:
    """All the child knows of the world: where the program is and that it may write nowhere but here."""
    return {
        "PATH": os.defpath,
        "PYTHONPATH": str(settings.BASE_DIR),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "LANG": "C.UTF-8",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
    }


def _listen(lines: Iterable[str], said: Callable[[Phase], None]) -> str:
    """Pass phases on until the child ends; the failure it reports, or nothing."""
    failure = ""
    for line in lines:
        try:
            message = json.loads(line)
        except json.JSONDecodeError:
            continue
        if "phase" in message:
            said(message["phase"])
        failure = message.get("failure", failure)
    return failure


def _why_it_died(code: int, error_output: str, limits: Limits) -> str:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return f"The report took too long and was stopped: {limits.cpu_seconds} seconds of computing time is the most."
    last = (error_output.strip().splitlines() or ["no reason given"])[-1]
    return f"The rendering process ended without a document: {last}"


def _with_section(failure: RenderFailure, content: ReportContent) -> RenderFailure:
    """A missing letter can be looked up: the first section that contains it is the one to edit."""
    if not (found := re.search(r"\(U\+([0-9A-Fa-f]+)\)", str(failure))):
        return failure
    letter = chr(int(found[1], 16))
    for section in content.sections:
        if letter in canonical(section):
            return RenderFailure(
                f"“{section.run}” contains the character {letter} (U+{found[1].upper()}), "
                "which the report’s fonts do not have.",
                section=section.key,
            )
    return failure
