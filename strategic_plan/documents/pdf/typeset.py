"""HTML to PDF bytes: one file that is PDF/A-3a and PDF/UA-1, the same bytes for the same job."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration

from strategic_plan.documents.job import Enclosure, Job, Phase
from strategic_plan.documents.pdf.fetcher import OnlyNamedFiles
from strategic_plan.documents.pdf.finisher import finish
from strategic_plan.documents.pdf.structure import check_structure


class TypesettingError(Exception):
    """The document cannot be made; the message is a sentence for people."""


def typeset(job: Job, *, said: Callable[[Phase], None]) -> bytes:
    """The PDF of a job, checked. ``said`` hears each phase as it begins. Raises TypesettingError."""
    fetcher = OnlyNamedFiles(job.files)
    fonts = FontConfiguration()
    with _complaints() as complaints:
        said("laying_out")
        page = HTML(string=job.html, base_url="report:", url_fetcher=fetcher)
        styles = [CSS(string=text, url_fetcher=fetcher, font_config=fonts) for text in job.styles]
        document = page.render(stylesheets=styles, font_config=fonts, pdf_variant="pdf/a-3a")
        if len(document.pages) > job.limits.pages:
            raise TypesettingError(f"The report has {len(document.pages)} pages; {job.limits.pages} is the most.")
        said("writing")
        document.metadata.attachments = [_attachment(item, job, fetcher) for item in job.enclosures]
        pdf: bytes = document.write_pdf(
            finisher=finish, pdf_variant="pdf/a-3a", pdf_identifier=job.identifier.encode(), pdf_tags=True
        )
    said("checking")
    if problems := [*complaints, *check_structure(pdf)]:
        raise TypesettingError(" ".join(problems))
    return pdf


def _attachment(item: Enclosure, job: Job, fetcher: OnlyNamedFiles) -> Attachment:
    """Every date is the job's, or two renderings of one edition would differ."""
    return Attachment(
        string=item.text,
        name=item.name,
        description=item.description,
        relationship=item.relationship,
        created=job.moment,
        modified=job.moment,
        url_fetcher=fetcher,
    )


class _Complaints(logging.Handler):
    """Turns what WeasyPrint only logs, but no reader may meet, into problems: letters without a glyph, lost anchors."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.sentences: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if ".notdef" in message:
            self.sentences.append(f"A character is in none of the report's fonts: {message}")
        elif record.levelno >= logging.ERROR or "Font-face" in message:
            self.sentences.append(f"{message.rstrip('.')}.")


@contextmanager
def _complaints() -> Iterator[list[str]]:
    handler = _Complaints()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield handler.sentences
    finally:
        logger.removeHandler(handler)
