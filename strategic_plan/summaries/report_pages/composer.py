"""The composer: every section with how it stands, the one being written, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from strategic_plan.calculations.formats import count_words, date_words, distance, opening
from strategic_plan.models import Report, Section
from strategic_plan.summaries.desk.board import Board, read_board
from strategic_plan.summaries.desk.progress import Readiness, SectionProgress, report_progress
from strategic_plan.summaries.reports.outline import Entry, Source, outline

EVERYTHING = Entry(key="", title="", source=Source.WRITTEN)

# Whose a section is, in words for its composer.
COMES_FROM = {
    Source.GENERATED: gettext_lazy("This section is made from what is approved. There is nothing to write."),
    Source.BOTH: gettext_lazy("The tables and figures come from approved updates. The words are yours."),
    Source.WRITTEN: gettext_lazy("This section is yours to write."),
}


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A section in the outline, with its mark and what it waits for."""

    section: Section
    readiness: Readiness | None
    note: str
    is_current: bool

    @property
    def shape(self) -> str:
        """The mark before its title."""
        shapes = {Readiness.READY: "check", Readiness.WAITS: "ring", Readiness.NEEDS_WORDS: "triangle", None: "dash"}
        return shapes[self.readiness]

    @property
    def state(self) -> str:
        """The state whose colour the mark takes."""
        states = {Readiness.READY: "complete", Readiness.WAITS: "not_started", Readiness.NEEDS_WORDS: "at_risk"}
        return states[self.readiness] if self.readiness else "no_rating"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is so, with its mark."""

    shape: str
    state: str
    strong: str
    words: str


@dataclass(frozen=True, slots=True)
class Composer:
    """The page of a report that is being composed, with one section open."""

    report: Report
    heading: str
    lead: str
    facts: tuple[Fact, ...]
    lines: tuple[OutlineLine, ...]
    section: Section
    entry: Entry
    place: int

    @property
    def comes_from(self) -> str:
        return str(COMES_FROM[self.entry.source])


def read_composer(report: Report, *, key: str, today: date) -> Composer | None:
    """The composer with a section open; without a key, the first that needs words. None where there is no such one."""
    prefetch_related_objects([report], "sections")
    sections = list(report.sections.all())
    board = read_board(report.cycle, readable=()) if report.cycle else None
    progress = {each.key: each for each in _progress(report, board)}
    current = _current(sections, progress, key)
    if current is None:
        return None
    entries = {entry.key: entry for entry in outline(report.kind, report.plan)}
    return Composer(
        report=report,
        heading=heading(tuple(progress.values())),
        lead=_lead(report, today),
        facts=_facts(tuple(progress.values()), board),
        lines=tuple(_line(section, progress.get(section.key), section is current) for section in sections),
        section=current,
        entry=entries.get(current.key, EVERYTHING),
        place=sections.index(current) + 1,
    )


def heading(sections: tuple[SectionProgress, ...]) -> str:
    """The first line: "Two sections need your words; five wait for others."."""
    needs = sum(each.readiness == Readiness.NEEDS_WORDS for each in sections)
    waits = sum(each.readiness == Readiness.WAITS for each in sections)
    if not needs and not waits:
        return _("Every section is ready.")
    if not needs:
        words = ngettext("{count} section waits for others.", "{count} sections wait for others.", waits)
        return words.format(count=count_words(waits, capital=True))
    said = ngettext("{count} section needs your words", "{count} sections need your words", needs)
    said = said.format(count=count_words(needs, capital=True))
    if waits:
        said += "; " + ngettext("{count} waits for others", "{count} wait for others", waits).format(
            count=count_words(waits)
        )
    return f"{said}."


def _progress(report: Report, board: Board | None) -> tuple[SectionProgress, ...]:
    return report_progress(report, board).sections


def _current(sections: list[Section], progress: dict[str, SectionProgress], key: str) -> Section | None:
    if key:
        return next((section for section in sections if section.key == key), None)
    needing = (section for section in sections if section.key in progress and progress[section.key].needs)
    return next(needing, sections[0] if sections else None)


def _lead(report: Report, today: date) -> str:
    """Which report it is, and by when it is due."""
    due_on = report.deliverable.due_on if report.deliverable else report.meeting.held_on if report.meeting else None
    if due_on is None:
        return f"{report.title}."
    due = _("Due to the Board on %(day)s, %(distance)s.")
    return f"{report.title}. {due % {'day': date_words(due_on), 'distance': distance(due_on, today).words}}"


def _facts(sections: tuple[SectionProgress, ...], board: Board | None) -> tuple[Fact, ...]:
    """What stands in the way, the composer's own part first."""
    facts = []
    if needs := sum(each.needs for each in sections):
        words = ngettext("section needs your words", "sections need your words", needs)
        facts.append(_counted("triangle", "at_risk", needs, words))
    else:
        facts.append(Fact("check", "complete", _("Every section"), _("that needs words has them")))
    if board and board.with_chief:
        words = ngettext("update is with the Chief’s office", "updates are with the Chief’s office", board.with_chief)
        facts.append(_counted("ring", "not_started", board.with_chief, words))
    if board and board.owed:
        words = ngettext("update is with its owner", "updates are with their owners", board.owed)
        facts.append(_counted("ring", "not_started", board.owed, words))
    if board and not board.missing():
        facts.append(Fact("check", "complete", opening(_("every update")), _("is approved")))
    return tuple(facts)


def _counted(shape: str, state: str, count: int, words: str) -> Fact:
    """ "2 sections" stands strong, what is so of them plain."""
    noun, _space, rest = words.partition(" ")
    return Fact(shape, state, f"{count} {noun}", rest)


def _line(section: Section, progress: SectionProgress | None, is_current: bool) -> OutlineLine:
    if progress is None:
        return OutlineLine(section, None, _("Left out"), is_current)
    return OutlineLine(section, progress.readiness, progress.note, is_current)
