"""The rendering process: what it may fetch, how much it may take, and what it says when it fails."""

import contextlib
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from weasyprint.urls import FatalURLFetchingError

from strategic_plan.documents import rendering
from strategic_plan.documents.job import PHASES, Job, Limits, Phase
from strategic_plan.documents.pdf.typeset import TypesettingError, typeset
from strategic_plan.documents.print_job import print_job
from strategic_plan.documents.rendering import PRESS, RenderFailure, render_pdf, run_job
from strategic_plan.summaries.reports.sections import Written
from tests.documents.sample_status import status_report

pytestmark = pytest.mark.pdf


def job(body: str, **changes: object) -> Job:
    """A small document that is whole in every way a report is."""
    sample = print_job(status_report())
    html = f"<!doctype html><html lang='en'><head><title>Small</title></head><body><h1>Small</h1>{body}</body></html>"
    small = Job(
        html=html, styles=sample.styles, files=sample.files, moment=datetime(2024, 1, 1, tzinfo=UTC), identifier="1"
    )
    return replace(small, **changes)  # type: ignore[arg-type]


def streams(pdf: bytes) -> Iterator[bytes]:
    """Everything in a PDF, as it is before compression."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Stream):
                yield item.read_bytes()


def test_phases_are_said_in_order() -> None:
    heard: list[Phase] = []
    assert run_job(job("<p>One.</p>"), said=heard.append).startswith(b"%PDF-1.7")
    assert tuple(heard) == PHASES


@pytest.mark.parametrize(
    "body",
    [
        "<img alt='a' src='file:///etc/passwd'>",
        "<img alt='a' src='http://127.0.0.1:9/a.png'>",
        "<img alt='a' src='https://example.org/a.png'>",
        "<img alt='a' src='ftp://example.org/a.png'>",
        "<img alt='a' src='report:../../etc/passwd'>",
        "<img alt='a' src='data:image/png;base64,AAAA'>",
        "<link rel='stylesheet' href='file:///etc/passwd'>",
        "<link rel='attachment' href='file:///etc/passwd'>",
        "<style>body { background: url(file:///etc/passwd) }</style>",
        "<style>@import 'http://127.0.0.1:9/a.css';</style>",
        "<style>@font-face { font-family: X; src: url(file:///etc/passwd) } p { font-family: X }</style><p>x</p>",
        "<svg xmlns='http://www.w3.org/2000/svg'><title>a</title><image href='file:///etc/passwd' width='9'/></svg>",
        "<object data='file:///etc/passwd'></object>",
    ],
)
def test_nothing_outside_the_project_is_fetched(body: str) -> None:
    try:
        pdf = typeset(job(body), said=lambda _: None)
    except (TypesettingError, FatalURLFetchingError):
        return
    assert not any(b"root:" in stream for stream in streams(pdf))


def press_pid() -> int:
    """The process that has the typesetter loaded."""
    assert PRESS._process is not None
    return PRESS._process.pid


def test_the_press_draws_one_document_after_another() -> None:
    first = run_job(job("<p>One.</p>"))
    pid = press_pid()
    assert run_job(job("<p>One.</p>")) == first
    assert press_pid() == pid


def test_a_document_that_breaks_leaves_the_press_at_work() -> None:
    run_job(job("<p>One.</p>"))
    pid = press_pid()
    with pytest.raises(RenderFailure, match="seconds of computing time"):
        run_job(job("<p>x</p>" * 20000, limits=Limits(cpu_seconds=1)))
    assert run_job(job("<p>One.</p>")).startswith(b"%PDF")
    assert press_pid() == pid


def test_a_press_that_was_killed_is_replaced() -> None:
    run_job(job("<p>One.</p>"))
    pid = press_pid()
    os.kill(pid, signal.SIGKILL)
    with contextlib.suppress(RenderFailure):  # whoever meets it dying orders again
        run_job(job("<p>One.</p>"))
    assert run_job(job("<p>One.</p>")).startswith(b"%PDF")
    assert press_pid() != pid


def test_whoever_stops_listening_leaves_nothing_for_the_next() -> None:
    class Enough(Exception):  # noqa: N818
        pass

    def enough(_phase: Phase) -> None:
        raise Enough

    with pytest.raises(Enough):
        run_job(job("<p>One.</p>"), said=enough)
    heard: list[Phase] = []
    run_job(job("<p>Two.</p>"), said=heard.append)
    assert tuple(heard) == PHASES


def test_the_press_ends_with_whoever_started_it() -> None:
    program = (
        "import sys; from pathlib import Path; from strategic_plan.documents.rendering import PRESS; "
        "print(PRESS._running().pid, flush=True); import os; os.kill(os.getpid(), 9)"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    started = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, env=environment
    )
    pid = int(started.stdout)
    for _moment in range(100):
        if not Path(f"/proc/{pid}").exists() or "Z" in Path(f"/proc/{pid}/stat").read_text().split(")")[1][:3]:
            return
        time.sleep(0.1)
    pytest.fail("The press outlived the process that started it.")


def test_a_disk_without_room_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RenderFailure, match=r"The report cannot be written"):
        run_job(job("<p>x</p>", limits=Limits(file_bytes=1000)))


def test_a_file_on_the_disk_stops_the_rendering() -> None:
    with pytest.raises(RenderFailure, match="may not fetch file:///etc/passwd"):
        run_job(job("<img alt='a' src='file:///etc/passwd'>"))


def test_a_letter_without_a_glyph_is_an_error_that_names_its_section() -> None:
    section = Written(key="words", run="Words", heading="Words", text="A line with \u4e2d in it.")
    content = replace(status_report(), sections=(*status_report().sections, section))
    with pytest.raises(RenderFailure, match=r"“Words” contains the character 中 \(U\+4E2D\)") as failure:
        render_pdf(content)
    assert failure.value.section == "words"


def test_a_cell_across_a_hundred_thousand_columns_ends_within_its_limits() -> None:
    bomb = "<table><tr><td colspan='100000'>x</td></tr></table>" * 50
    with pytest.raises(RenderFailure, match=r"seconds of computing time|more memory"):
        run_job(job(bomb, limits=Limits(cpu_seconds=4, wall_seconds=20)))


def test_a_rendering_that_sleeps_is_stopped_too() -> None:
    with pytest.raises(RenderFailure, match="was stopped"):
        run_job(job("<p>x</p>", limits=Limits(wall_seconds=0)))


def test_too_many_pages_are_refused() -> None:
    body = "<p style='break-before: page'>x</p>" * 6
    with pytest.raises(TypesettingError, match="has 7 pages; 5 is the most"):
        typeset(job(body, limits=Limits(pages=5)), said=lambda _: None)


def test_too_little_memory_is_said_in_words() -> None:
    with pytest.raises(RenderFailure, match=r"memory|ended without a document"):
        run_job(job("<p>x</p>", limits=Limits(memory_bytes=120 * 1024 * 1024)))


def test_a_document_without_a_language_is_not_published() -> None:
    html = "<!doctype html><html><head><title>Small</title></head><body><h1>Small</h1></body></html>"
    with pytest.raises(TypesettingError, match="does not say its language"):
        typeset(replace(job(""), html=html), said=lambda _: None)


def test_a_skipped_heading_level_is_a_problem() -> None:
    with pytest.raises(TypesettingError, match="A heading of level 3 follows one of level 1"):
        typeset(job("<h3>Deep</h3>"), said=lambda _: None)


def test_a_picture_without_words_is_a_problem() -> None:
    with pytest.raises(TypesettingError, match="Figure 1 has no description"):
        typeset(
            job("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"),
            said=lambda _: None,
        )


def test_the_process_knows_no_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", "secret")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///secret")
    assert not {"SECRET_KEY", "DATABASE_URL"} & rendering._environment(tmp_path).keys()


@pytest.mark.parametrize("event", ["socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec"])
def test_the_process_refuses_sockets_and_other_processes(event: str) -> None:
    """The interpreter's own audit hook, tried in an interpreter of its own, since a hook can never be taken off."""
    program = (
        "import sys; from strategic_plan.documents.pdf.child import _refuse; "
        f"sys.addaudithook(_refuse); sys.audit({event!r}, None)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert f"PermissionError: a rendering may not use {event}" in done.stderr
