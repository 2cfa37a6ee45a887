"""A report's PDF, made in a process of its own: limited in time and memory, with no network and none of our secrets.

The process is forked from the press, which has the typesetter loaded and never sees a document. Whoever calls this is a
worker; web processes only queue the job. A rendering that fails says so in one sentence.
"""

import atexit
import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings

from strategic_plan.documents.excess import first_excess, longest_section
from strategic_plan.documents.job import USUAL_LIMITS, Job, Limits, Phase
from strategic_plan.documents.pdf.child import ERRORS, FONTS, JOB, PDF
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
    """The PDF could not be made. The message is for people; ``section`` is the key of the one at fault, if known.

    ``letter`` is the character that the fonts lack, where that is why.
    """

    def __init__(self, sentence: str, *, section: str = "", letter: str = "") -> None:
        super().__init__(sentence)
        self.section = section
        self.letter = letter


def render_pdf(
    content: ReportContent, *, said: Callable[[Phase], None] = lambda _: None, limits: Limits = USUAL_LIMITS
) -> bytes:
    """The finished, checked PDF of a report. ``said`` hears each phase as it begins.

    The same content gives the same bytes within one version of the software. Raises RenderFailure.
    """
    return render_job(print_job(content, limits=limits), content, said=said)


def render_job(job: Job, content: ReportContent, *, said: Callable[[Phase], None] = lambda _: None) -> bytes:
    """The PDF of a job that was made from some content; a failure names the section of it that is at fault."""
    if found := first_excess(content):
        raise RenderFailure(found.sentence, section=found.section)
    try:
        return run_job(job, said=said)
    except RenderFailure as failure:
        raise _with_section(failure, content) from failure


def run_job(job: Job, *, said: Callable[[Phase], None] = lambda _: None) -> bytes:
    """Typeset a job in a child process and read the PDF back. Raises RenderFailure when it fails or takes too long."""
    with TemporaryDirectory(prefix="report-") as directory:
        folder = Path(directory)
        try:
            (folder / JOB).write_text(job.to_json())
            (folder / FONTS).write_text(FONT_CONFIGURATION.format(directory=directory))
            failure, code, seconds = PRESS.run(folder, limits=job.limits, said=said)
        except OSError as error:
            raise RenderFailure(f"The report cannot be written: {error.strerror or error}.") from error
        if failure or code != 0:
            errors = folder / ERRORS
            raise RenderFailure(
                failure or _why_it_died(code, seconds, errors.read_text() if errors.exists() else "", job.limits)
            )
        return (folder / PDF).read_bytes()


class Press:
    """The one process of this worker that has the typesetter loaded: started by the first job, and again if it died.

    Importing WeasyPrint takes longer than typesetting a short report; a child forked from the press has it already.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._home: TemporaryDirectory[str] | None = None
        self._turn = threading.Lock()

    def run(self, folder: Path, *, limits: Limits, said: Callable[[Phase], None]) -> tuple[str, int, float]:
        """What the child of one job reports: its failure, if any, its exit code, its seconds. One job at a time."""
        with self._turn:
            process = self._running()
            assert process.stdin is not None
            process.stdin.write(f"{folder}\n")
            process.stdin.flush()
            return _Child(process, limits).listen(said)

    def close(self) -> None:
        """End the press; the next job starts another."""
        if self._process is not None:
            with contextlib.suppress(OSError):
                assert self._process.stdin is not None
                self._process.stdin.close()
            self._process.kill()
            self._process.wait()
            assert self._process.stdout is not None
            self._process.stdout.close()
            self._process = None
        if self._home is not None:
            self._home.cleanup()
            self._home = None

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._home = TemporaryDirectory(prefix="press-")
            self._process = subprocess.Popen(
                [sys.executable, "-m", "strategic_plan.documents.pdf.press"],
                cwd=self._home.name,
                env=_environment(Path(self._home.name)),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        return self._process


class _Child:
    """What the press tells of the child it forked for one job."""

    def __init__(self, press: subprocess.Popen[str], limits: Limits) -> None:
        self._press = press
        self._pid = 0
        self._limits = limits
        self._ran_out = False
        self._watch = threading.Timer(limits.wall_seconds, self._run_out)

    def listen(self, said: Callable[[Phase], None]) -> tuple[str, int, float]:
        """Pass phases on until the child has ended. Whatever ``said`` raises stops the child first."""
        failure, code, seconds = "", None, 0.0
        self._watch.start()
        try:
            for message in self._messages():
                self._pid = message.get("pid", self._pid)
                if "phase" in message:
                    said(message["phase"])
                failure = message.get("failure", failure)
                seconds = message.get("seconds", seconds)
                code = message.get("ended")
                if code is not None:
                    return failure or self._too_long(), code, seconds
            return failure or self._too_long(), self._press.wait(), seconds
        except BaseException:
            self._drain()
            raise
        finally:
            self._watch.cancel()

    def _messages(self) -> Iterator[dict[str, Any]]:
        assert self._press.stdout is not None
        for line in self._press.stdout:
            with contextlib.suppress(json.JSONDecodeError):
                yield json.loads(line)

    def _drain(self) -> None:
        """The next job must not hear of this one: what the child still says is read to its end."""
        self._stop()
        for message in self._messages():
            if "ended" in message:
                return

    def _too_long(self) -> str:
        if not self._ran_out:
            return ""
        return f"The report took too long and was stopped: {self._limits.wall_seconds} seconds is the most."

    def _run_out(self) -> None:
        self._ran_out = True
        self._stop()

    def _stop(self) -> None:
        if self._pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
        else:
            self._press.kill()


PRESS = Press()
atexit.register(PRESS.close)


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
        "FONTCONFIG_FILE": str(folder / FONTS),
    }


def _why_it_died(code: int, seconds: float, error_output: str, limits: Limits) -> str:
    if code == -signal.SIGKILL and seconds < limits.cpu_seconds - 1:
        return "The rendering was ended from outside, perhaps because the machine ran out of memory. Try again."
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return f"The report took too long and was stopped: {limits.cpu_seconds} seconds of computing time is the most."
    last = (error_output.strip().splitlines() or ["no reason given"])[-1]
    return f"The rendering process ended without a document: {last}"


def _with_section(failure: RenderFailure, content: ReportContent) -> RenderFailure:
    """A missing letter can be looked up: the first section that contains it is the one to edit.

    Where a document was too much for its limits, the longest section is the one to look at first.
    """
    if lost := re.search(r"No anchor #(\S+) for", str(failure)):
        for section in content.sections:
            if f"(#{lost[1]})" in canonical(section):
                sentence = f"“{section.run}” points at #{lost[1]}, which this report does not have."
                return RenderFailure(sentence, section=section.key)
    if not (found := re.search(r"\(U\+([0-9A-Fa-f]+)\)", str(failure))):
        if not re.search(r"is the most|more memory", str(failure)) or not content.sections:
            return failure
        longest = longest_section(content)
        return RenderFailure(f"{failure} Its longest section is “{longest.run}”.", section=longest.key)
    letter = chr(int(found[1], 16))
    for section in content.sections:
        if letter in canonical(section):
            return RenderFailure(
                f"“{section.run}” contains the character {letter} (U+{found[1].upper()}), "
                "which the report’s fonts do not have.",
                section=section.key,
                letter=letter,
            )
    return failure
