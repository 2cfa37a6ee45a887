"""Reports as PDF in the warm press, beside a bare WeasyPrint of the same page; and queries to assemble them."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.timing import seconds
from strategic_plan.documents.job import Job
from strategic_plan.documents.print_job import print_job
from strategic_plan.documents.rendering import run_job
from strategic_plan.models import Report
from strategic_plan.summaries.reports.assemble import assemble, draft_state
from tests.documents.sample_kinds import KINDS
from tests.factories.moments import TODAY
from tests.factories.quarter import make_quarter
from tests.factories.reports import make_report

LONG, SHORT = "annual", "status"


def run() -> dict[str, float]:
    """Seconds of a long and of a short report, each way, and their pages; the most queries of any kind of report."""
    jobs = {kind: print_job(KINDS[kind]()) for kind in (LONG, SHORT)}
    run_job(jobs[SHORT])  # the press is warm from here on
    found: dict[str, float] = {"queries": _queries()}
    for kind, job in jobs.items():
        found[f"{kind}, warm press"] = min(seconds(partial(run_job, job)) for _time in range(3))
        found |= {f"{kind}, {name}": value for name, value in _bare(job).items()}
    return found


def _bare(job: Job) -> dict[str, float]:
    """A process for this page alone, start to end; and its second time, when everything is loaded."""
    with tempfile.TemporaryDirectory(prefix="strategic-plan-bench-") as folder:
        path = Path(folder) / "job.json"
        path.write_text(job.to_json())

        def typeset(times: int) -> dict[str, list[float]]:
            run = [sys.executable, "-m", "bench.bare_press", str(path), str(times)]
            answer: dict[str, list[float]] = json.loads(subprocess.run(run, stdout=subprocess.PIPE, check=True).stdout)
            return answer

        cold = min(seconds(partial(typeset, 1)) for _time in range(2))
        answer = typeset(3)
    return {"bare and cold": cold, "bare and warm": min(answer["taken"][1:]), "pages": float(str(answer["pages"]))}


def _queries() -> int:
    """The most that any kind takes, of a plan with nine objectives."""
    call_command("migrate", verbosity=0)
    plan, most = make_quarter(3), 0
    for kind in KINDS:
        report = Report.objects.get(pk=make_report(plan, kind=kind, slug=kind).pk)
        with CaptureQueriesContext(connection) as asked:
            assemble(report, today=TODAY, state=draft_state(report))
        most = max(most, len(asked))
    return most
