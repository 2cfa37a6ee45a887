"""How far the report of a cycle is: each section ready, waiting for updates, or in need of somebody's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import count_words, opening
from strategic_plan.models import Report
from strategic_plan.summaries.desk.board import Board
from strategic_plan.summaries.reports.outline import outline

# Sections that say what owners say; the rest stand on figures or on somebody's words.
OVER_ALL_UPDATES = ("summary", "attention", "milestones")
OF_A_PRIORITY = re.compile(r"priority-(\d+)")


class Readiness(StrEnum):
    """How a section stands."""

    READY = "ready"
    WAITS = "waits"
    NEEDS_WORDS = "needs_words"


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """One section of the report in progress."""

    key: str
    title: str
    readiness: Readiness
    note: str

    @property
    def done(self) -> bool:
        return self.readiness == Readiness.READY

    @property
    def needs(self) -> bool:
        return self.readiness == Readiness.NEEDS_WORDS


@dataclass(frozen=True, slots=True)
class ReportProgress:
    """The report of a cycle and its sections."""

    report: Report
    sections: tuple[SectionProgress, ...]

    @property
    def sentence(self) -> str:
        """How many are ready: "Five of 10 sections are ready; three wait for updates, two need your words."."""
        ready, waits, needs = (sum(s.readiness == each for s in self.sections) for each in Readiness)
        total = len(self.sections)
        said = ngettext("{count} of {total} sections is ready", "{count} of {total} sections are ready", ready).format(
            count=count_words(ready, capital=True), total=count_words(total)
        )
        rest = []
        if waits:
            rest.append(ngettext("{count} waits for updates", "{count} wait for updates", waits))
        if needs:
            rest.append(ngettext("{count} needs your words", "{count} need your words", needs))
        if not rest:
            return _("Every section is ready.")
        counted = (
            words.format(count=count_words(count))
            for words, count in zip(rest, filter(None, (waits, needs)), strict=True)
        )
        return opening(f"{said}; {', '.join(counted)}.")


def report_progress(report: Report, board: Board | None) -> ReportProgress:
    """The sections that are included, each with how it stands; without a board nothing is waited for."""
    return ReportProgress(report, tuple(_sections(report, board)))


def _sections(report: Report, board: Board | None) -> Iterator[SectionProgress]:
    entries = {entry.key: entry for entry in outline(report.kind, report.plan)}
    for section in report.sections.all():
        entry = entries.get(section.key)
        if not section.included or entry is None:
            continue
        waiting = _waiting(section.key, board) if board else 0
        if entry.needs_words and not section.text.strip():
            yield SectionProgress(section.key, section.title, Readiness.NEEDS_WORDS, _("Needs your words"))
        elif waiting:
            note = ngettext("Waits for {count} update", "Waits for {count} updates", waiting).format(count=waiting)
            yield SectionProgress(section.key, section.title, Readiness.WAITS, note)
        else:
            yield SectionProgress(section.key, section.title, Readiness.READY, _("Ready"))


def _waiting(key: str, board: Board) -> int:
    """How many updates a section still waits for."""
    if key in OVER_ALL_UPDATES:
        return board.missing()
    of_one = OF_A_PRIORITY.fullmatch(key)
    return board.missing(int(of_one[1])) if of_one else 0
