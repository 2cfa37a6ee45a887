"""A sample of each of the five kinds of report; three are editions of the product's own sample, kept as data.

What is kept is what an edition stores. So these also show that an edition of an earlier version can still be read.
"""

from collections.abc import Callable
from pathlib import Path

from strategic_plan.summaries.reports.content import ReportContent, from_json
from tests.documents.sample_annual import annual_report
from tests.documents.sample_status import status_report

KEPT = Path(__file__).parents[1] / "golden" / "reports"


def decision_report() -> ReportContent:
    return _kept("decision")


def district_overview() -> ReportContent:
    return _kept("overview")


def strategic_plan() -> ReportContent:
    return _kept("plan")


def _kept(name: str) -> ReportContent:
    return from_json((KEPT / f"{name}.json").read_text().rstrip("\n"))


KINDS: dict[str, Callable[[], ReportContent]] = {
    "status": status_report,
    "decision": decision_report,
    "annual": annual_report,
    "overview": district_overview,
    "plan": strategic_plan,
}
