"""The office files of a report: which forms a content has, each made from the same content as its PDF."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from strategic_plan.documents.office.slides import render_slides
from strategic_plan.documents.office.word import render_word
from strategic_plan.models import EditionFile
from strategic_plan.summaries.reports.content import ReportContent

logger = logging.getLogger(__name__)


def office_files(content: ReportContent) -> dict[str, bytes]:
    """A report in its other forms. One that cannot be made is left out and logged: it holds up no publication."""
    makers: Mapping[str, Callable[[ReportContent], bytes]] = {EditionFile.Form.WORD: render_word}
    if content.plan is not None:
        makers = {**makers, EditionFile.Form.SLIDES: render_slides}
    made = {}
    for form, make in makers.items():
        try:
            made[form] = make(content)
        except Exception:
            logger.exception("%s was published without its form %s", content.title, form)
    return made
