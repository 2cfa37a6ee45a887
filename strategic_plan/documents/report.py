"""A report's content as HTML: one set of section templates for the screen and for the page."""

from dataclasses import dataclass, replace

from django.template.loader import render_to_string
from django.utils import translation

from strategic_plan.documents.numbering import END_OF_NOTES, Medium, Numbering
from strategic_plan.summaries.reports.content import AnySection, ReportContent, fingerprint
from strategic_plan.summaries.reports.inserts import Part as InsertPart

TEMPLATES: dict[Medium, str] = {"screen": "reports/web.html", "print": "reports/print.html"}


class SectionError(Exception):
    """A section could not be set; the message names it, ``section`` is its key, the cause is what went wrong."""

    def __init__(self, section: AnySection) -> None:
        super().__init__(f"The section “{section.run or section.heading}” cannot be set.")
        self.section = section.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section with the template that shows it."""

    section: AnySection
    template: str


def render_html(content: ReportContent, *, medium: Medium) -> str:
    """The body of the web page (``screen``), or the whole document that is typeset (``print``).

    Both are complete in themselves: nothing is read but the content, so the stored HTML says the same for ever.
    Raises SectionError where one section is at fault.
    """
    try:
        return _html(content, medium=medium)
    except Exception as error:
        for section in content.sections:
            try:
                _html(replace(content, sections=(section,)), medium=medium)
            except Exception:
                raise SectionError(section) from error
        raise


def _html(content: ReportContent, *, medium: Medium) -> str:
    parts = tuple(
        Part(section=section, template=f"reports/sections/{section.block}.html") for section in content.sections
    )
    numbering = Numbering(medium)
    with translation.override(content.language):
        html = render_to_string(
            TEMPLATES[medium],
            {
                "report": content,
                "parts": parts,
                "listed": tuple(section for section in content.sections if section.finding),
                "fingerprint": _in_groups(fingerprint(content)),
                "medium": medium,
                "is_print": medium == "print",
                "numbering": numbering,
            },
        )
        return numbering.settled(html)


def render_words(text: str, parts: tuple[InsertPart, ...], *, level: int, language: str) -> str:
    """Somebody's words with their inserts, as a web report shows them: what a composer sees while writing."""
    numbering = Numbering("screen")
    context = {"text": text, "parts": parts, "level": level, "medium": "screen", "is_print": False}
    with translation.override(language):
        html = render_to_string("reports/parts/prose.html", {**context, "numbering": numbering})
        return numbering.settled(f"{html}{END_OF_NOTES}")


def _in_groups(digest: str) -> tuple[str, ...]:
    """A fingerprint in two lines of four groups of eight: short enough to read aloud."""
    groups = [digest[start : start + 8] for start in range(0, len(digest), 8)]
    return " ".join(groups[:4]), " ".join(groups[4:])
