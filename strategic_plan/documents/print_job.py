"""From a report's content to the job that typesets it: the page, the styles, the fonts, the files it encloses."""

from datetime import UTC, datetime, time
from pathlib import Path

from django.conf import settings

from strategic_plan.documents.enclosures import enclosures
from strategic_plan.documents.job import USUAL_LIMITS, Job, Limits
from strategic_plan.documents.report import render_html
from strategic_plan.documents.styles import print_stylesheets
from strategic_plan.summaries.reports.content import ReportContent, fingerprint

FACES = {
    "source-sans": ("SourceSans3-Regular", "SourceSans3-Semibold", "SourceSans3-It"),
    "source-serif": ("SourceSerif4-Regular", "SourceSerif4-Semibold", "SourceSerif4-It", "SourceSerif4Display-Regular"),
}


def print_job(content: ReportContent, *, limits: Limits = USUAL_LIMITS) -> Job:
    """Everything the rendering process needs. The only date is the edition's own, or the day its figures were read."""
    day = content.state.published_on or content.as_of
    return Job(
        html=render_html(content, medium="print"),
        styles=print_stylesheets(draft=content.state.is_draft, language=content.language, style=content.style),
        files=_fonts(),
        moment=datetime.combine(day, time(), UTC),
        identifier=fingerprint(content)[:32],
        enclosures=enclosures(content),
        limits=limits,
    )


def _fonts() -> dict[str, str]:
    folder = Path(settings.BASE_DIR) / "node_modules"
    return {
        f"fonts/{face}.ttf": str(folder / package / "TTF" / f"{face}.ttf")
        for package, faces in FACES.items()
        for face in faces
    }
