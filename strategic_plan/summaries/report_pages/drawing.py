"""How far the drawing of a report is, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import Rendering

State = Rendering.State
_HEADINGS = {
    Rendering.Purpose.PUBLISH: gettext_lazy("The report is being published."),
    Rendering.Purpose.PREVIEW: gettext_lazy("The preview is being drawn."),
    Rendering.Purpose.BRIEF: gettext_lazy("The exception brief is being drawn."),
}
PHASES = ("laying_out", "writing", "checking")


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the page of a rendering says. `step` counts the phases begun, for a progress bar."""

    heading: str
    words: str
    step: int
    is_alive: bool
    is_ready: bool
    may_repeat: bool
    steps: int = len(PHASES) + 1


def drawing(rendering: Rendering, *, now: datetime) -> Drawing:
    """The state of a rendering in sentences; one whose worker is gone is said to have stopped."""
    is_publication = rendering.purpose == Rendering.Purpose.PUBLISH
    match rendering.state:
        case State.DONE if rendering.purpose == Rendering.Purpose.BRIEF:
            return _done_brief(rendering)
        case State.DONE:
            return _done(rendering, is_publication)
        case State.FAILED | State.CANCELLED:
            return _ended(rendering, is_publication)
    if rendering.state == State.RUNNING and rendering.lease_until and rendering.lease_until < now:
        words = _("The worker stopped before it was done. Order it again.")
        return Drawing(_("The drawing stopped."), words, 0, False, False, not is_publication)
    heading = _HEADINGS[Rendering.Purpose(rendering.purpose)]
    step = PHASES.index(rendering.phase) + 1 if rendering.phase in PHASES else 0
    return Drawing(str(heading), _phase_words(rendering), step, True, False, False)


def _done(rendering: Rendering, is_publication: bool) -> Drawing:
    if is_publication:
        heading, words = _("The report is public."), _("It is frozen. What is served from now on are these very bytes.")
    else:
        pages = ngettext("{count} page", "{count} pages", rendering.pages or 0).format(count=rendering.pages)
        heading = _("The preview is ready: %(pages)s.") % {"pages": pages}
        words = _("It carries a watermark on every page and shows version %(version)s of the report.")
        words = words % {"version": rendering.report_version}
        if rendering.of_report.is_editable and rendering.of_report.version != rendering.report_version:
            words += " " + _("The report was changed since.")
    return Drawing(heading, words, len(PHASES) + 1, False, True, not is_publication)


def _done_brief(rendering: Rendering) -> Drawing:
    pages = ngettext("{count} page", "{count} pages", rendering.pages or 0).format(count=rendering.pages)
    day = date_words(timezone.localdate(rendering.finished_at or rendering.requested_at))
    heading = _("The exception brief is ready: %(pages)s.") % {"pages": pages}
    words = _("It says what was approved by %(day)s, the worst first.") % {"day": day}
    return Drawing(heading, words, len(PHASES) + 1, False, True, True)


def _ended(rendering: Rendering, is_publication: bool) -> Drawing:
    if rendering.state == State.CANCELLED:
        heading = _("The publication was cancelled.") if is_publication else _("The preview was cancelled.")
        words = _("Nothing was published.") if is_publication else ""
        return Drawing(heading, words, 0, False, False, not is_publication)
    if rendering.purpose == Rendering.Purpose.BRIEF:
        return Drawing(_("The exception brief could not be drawn."), rendering.failure, 0, False, False, True)
    heading = _("The report was not published.") if is_publication else _("The preview could not be drawn.")
    return Drawing(heading, rendering.failure, 0, False, False, not is_publication)


def _phase_words(rendering: Rendering) -> str:
    words = {
        "": _("It waits its turn."),
        "laying_out": _("The pages are laid out."),
        "writing": _("The PDF is written."),
        "checking": _("It is checked that everyone can read the PDF."),
    }
    if rendering.state == State.RUNNING and not rendering.phase:
        return _("The figures and words are brought together.")
    return words.get(rendering.phase, words[""])
