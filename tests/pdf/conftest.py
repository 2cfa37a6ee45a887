"""The sample reports, typeset once for all tests of the PDFs."""

from collections.abc import Callable
from functools import cache

import pytest

from strategic_plan.documents.rendering import render_pdf
from strategic_plan.summaries.reports.content import ReportContent
from tests.documents.sample_brief import exception_brief
from tests.documents.sample_kinds import KINDS
from tests.documents.sample_status import status_draft

SAMPLES: dict[str, Callable[[], ReportContent]] = {**KINDS, "draft": status_draft, "brief": exception_brief}


@cache
def _typeset(name: str) -> bytes:
    return render_pdf(SAMPLES[name]())


@pytest.fixture
def sample_pdf() -> Callable[[str], bytes]:
    """The PDF of a sample by its name: one of the five kinds, or draft."""
    return _typeset
