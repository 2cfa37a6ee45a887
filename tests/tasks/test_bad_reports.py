"""Bad input, drawn by the real rendering child: each ends with a clear reason and publishes nothing, or is harmless."""

from __future__ import annotations

import io
import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
import time_machine
from pypdf import PdfReader

from strategic_plan.documents.job import Limits
from strategic_plan.documents.print_job import print_job
from strategic_plan.documents.rendering import PRESS, RenderFailure, render_pdf
from strategic_plan.documents.report import SectionError, render_html
from strategic_plan.models import Edition, Rendering, Report
from strategic_plan.services import renderings
from strategic_plan.services.errors import Refusal
from strategic_plan.summaries.reports.figures import Cell, Column, FigureRow, FigureTable
from strategic_plan.summaries.reports.sections import DataPage, Written
from strategic_plan.summaries.reports.status_sections import Appendix
from strategic_plan.tasks import renderings as tasks
from tests.documents.sample_status import status_report
from tests.factories.moments import later
from tests.factories.people import staff
from tests.factories.reports import make_approved_report

pytestmark = [pytest.mark.django_db, pytest.mark.pdf]

AT = later(days=4)


def appendix(rows: int, span: int = 1) -> Appendix:
    row = FigureRow(head="Row", cells=(Cell(text="1", span=span),))
    table = FigureTable(
        caption="Rows", corner="Row", columns=(Column(head="One"), Column(head="Two")), rows=(row,) * rows
    )
    return Appendix(key="long", run="Long table", heading="Long", tables=(table,), notes=())


def written(text: str) -> Written:
    return Written(key="words", run="Words", heading="Words", text=text)


def drawn(section: Appendix | Written, limits: Limits | None = None) -> bytes:
    content = replace(status_report(), sections=(*status_report().sections[:1], section))
    return render_pdf(content, limits=limits or Limits())


def test_a_table_of_20_000_rows_is_refused_before_it_is_set() -> None:
    with pytest.raises(RenderFailure, match="“Long table” has a table of 20,000 rows; 3,000 is the most") as failure:
        drawn(appendix(20_000))
    assert failure.value.section == "long"


def test_the_longest_table_that_is_taken_ends_within_its_limits_and_names_the_section() -> None:
    with pytest.raises(RenderFailure, match=r"is the most\. Its longest section is “Long table”") as failure:
        drawn(appendix(3_000), Limits(cpu_seconds=3))
    assert failure.value.section == "long"


def test_a_colspan_of_100_000_is_refused_before_it_is_set() -> None:
    with pytest.raises(RenderFailure, match="“Long table” has a cell across 100,000 columns; its table has 2"):
        drawn(appendix(3, span=100_000))


def test_sixty_nested_lists_are_set_and_keep_their_words() -> None:
    text = "\n".join(f"{'  ' * depth}- Level {depth}" for depth in range(60))
    pdf = drawn(written(text))
    assert "Level 0" in " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize(
    "text",
    [
        "![a picture](http://127.0.0.1:9/a.png)",
        "![a picture](file:///etc/passwd)",
        "<img src='http://127.0.0.1:9/a.png'>",
        "[a file](file:///etc/passwd)",
        "[a script](javascript:alert(1))",
    ],
)
def test_a_remote_picture_or_a_link_to_a_file_is_only_words(text: str) -> None:
    pdf = drawn(written(text))
    assert b"file:///" not in pdf
    assert b"root:" not in pdf
    html = render_html(replace(status_report(), sections=(written(text),)), medium="print")
    assert 'src="' not in html
    assert 'href="file' not in html
    assert 'href="javascript' not in html


def test_a_link_to_what_the_report_does_not_have_names_the_section_that_holds_it() -> None:
    with pytest.raises(RenderFailure, match="“Words” points at #nowhere, which this report does not have") as failure:
        drawn(written("See [it](#nowhere)."))
    assert failure.value.section == "words"


def test_a_section_that_fails_is_named() -> None:
    broken = DataPage(key="long", run="Long table", heading="Long", tables=(), charts=(1,))  # type: ignore[arg-type]
    content = replace(status_report(), sections=(*status_report().sections[:2], broken))
    with pytest.raises(SectionError, match="The section “Long table” cannot be set") as error:
        render_html(content, medium="print")
    assert error.value.section == "long"


# The same at publication: the order says why, and nothing is half published.


def published(report: Report) -> Rendering:
    """The order to publish a report, drawn by the worker on the day."""
    with time_machine.travel(AT, tick=False):
        order = renderings.order_rendering(
            report, purpose=Rendering.Purpose.PUBLISH, version=report.version, by=staff(), at=AT
        )
        tasks.render_report.call(rendering=order.pk)
    order.refresh_from_db()
    report.refresh_from_db()
    return order


def test_a_full_disk_publishes_nothing_and_can_be_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    report = make_approved_report()
    with monkeypatch.context() as small:
        small.setattr(tasks, "print_job", partial(print_job, limits=Limits(file_bytes=1000)))
        order = published(report)
    assert order.state == Rendering.State.FAILED
    assert "The report cannot be written" in order.failure
    assert (report.state, Edition.objects.count()) == (Report.State.APPROVED, 0)
    assert published(report).state == Rendering.State.DONE
    assert (report.state, Edition.objects.count()) == (Report.State.PUBLISHED, 1)


def kill_first_child(of: Callable[[], int]) -> None:
    """End the first child that the press forks, as a machine without memory does."""
    for _moment in range(3000):
        children = Path(f"/proc/{of()}/task/{of()}/children").read_text().split()
        if children:
            os.kill(int(children[0]), signal.SIGKILL)
            return
        time.sleep(0.005)


def test_a_killed_renderer_is_said_and_publishes_nothing() -> None:
    report = make_approved_report()
    pid = PRESS._running().pid
    killer = threading.Thread(target=kill_first_child, args=(lambda: pid,))
    killer.start()
    order = published(report)
    killer.join()
    assert order.state == Rendering.State.FAILED
    assert "was ended from outside" in order.failure
    assert (report.state, Edition.objects.count()) == (Report.State.APPROVED, 0)


def test_two_publishers_at_once_make_one_edition() -> None:
    report = make_approved_report()
    first = renderings.order_rendering(
        report, purpose=Rendering.Purpose.PUBLISH, version=report.version, by=staff(), at=AT
    )
    try:
        second = renderings.order_rendering(
            report, purpose=Rendering.Purpose.PUBLISH, version=report.version, by=staff(), at=AT
        )
    except Refusal:
        second = first
    with time_machine.travel(AT, tick=False):
        for order in (first, second, first):
            tasks.render_report.call(rendering=order.pk)
    report.refresh_from_db()
    assert (report.state, Edition.objects.count()) == (Report.State.PUBLISHED, 1)
