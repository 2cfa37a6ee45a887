"""The outline of each kind of report: which sections it has, who fills them, and what may not be left out.

A later kind of report is one more list here, and the function that assembles its sections.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from strategic_plan.models import Plan, Priority, Report


class Source(StrEnum):
    """Where a section's content comes from."""

    GENERATED = "generated"
    WRITTEN = "written"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One section of an outline. `hint` tells its writer what belongs there; `words` is what it starts with."""

    key: str
    title: str
    source: Source
    required: bool = False
    hint: str = ""
    words: str = ""

    @property
    def is_written(self) -> bool:
        return self.source != Source.GENERATED

    @property
    def needs_words(self) -> bool:
        """A required section that only a person can fill."""
        return self.required and self.is_written


HINT_LENGTH = "80 to 120 words. Headings, lists, bold, links."

COMPARED = "What changed since the last report"

RECOMMENDATION = "That the Board receive this report for information."


def outline(kind: str, plan: Plan) -> tuple[Entry, ...]:
    """The sections of a kind of report for a plan, in their first order."""
    priorities = list(plan.priorities.order_by("number"))
    return OUTLINES[Report.Kind(kind)](priorities)


def _status(priorities: Iterable[Priority]) -> tuple[Entry, ...]:
    return (
        Entry(key="head", title="Head", source=Source.GENERATED, required=True),
        Entry(
            key="recommendation",
            title="Recommendation",
            source=Source.WRITTEN,
            required=True,
            hint="What the Board is asked to do, in one sentence that begins with “That the Board”.",
            words=RECOMMENDATION,
        ),
        Entry(key="summary", title="Summary", source=Source.GENERATED, required=True),
        Entry(key="attention", title="Exceptions", source=Source.GENERATED),
        Entry(key="milestones", title="Milestones", source=Source.GENERATED),
        Entry(key="inquiries", title="Inquiries open", source=Source.GENERATED),
        Entry(key="compared", title=COMPARED, source=Source.GENERATED),
        Entry(key="monitoring", title="Calendar of monitoring requirements", source=Source.GENERATED),
        *(
            Entry(
                key=f"priority-{priority.number}",
                title=f"{priority.number} {priority.title}",
                source=Source.BOTH,
                hint=f"In the Chief’s words: what moved under this priority, and what did not. {HINT_LENGTH}",
            )
            for priority in priorities
        ),
        Entry(key="appendix", title="The figures behind this report", source=Source.GENERATED, required=True),
        Entry(
            key="data-notes",
            title="Data notes",
            source=Source.WRITTEN,
            required=True,
            hint="What a reader must know about these figures: sources, gaps, revisions.",
        ),
        Entry(
            key="definitions",
            title="Definitions and source",
            source=Source.WRITTEN,
            hint="What each figure counts, and where it comes from.",
        ),
    )


def _annual(priorities: Iterable[Priority]) -> tuple[Entry, ...]:
    return (
        Entry(key="cover", title="Cover", source=Source.GENERATED, required=True),
        Entry(
            key="message-chair",
            title="A message from the Chair",
            source=Source.WRITTEN,
            required=True,
            hint="The first line is the heading. 200 to 300 words: what the Board asked for, and what became of it.",
        ),
        Entry(
            key="message-chief",
            title="A message from the Chief",
            source=Source.WRITTEN,
            required=True,
            hint="The first line is the heading. 200 to 300 words: what went well, what did not, what is next.",
        ),
        Entry(key="contents", title="Contents", source=Source.GENERATED, required=True),
        Entry(key="governance", title="The Board, the Service and the plan", source=Source.GENERATED),
        Entry(key="glance", title="The year at a glance", source=Source.GENERATED, required=True),
        *(
            entry
            for priority in priorities
            for entry in (
                Entry(
                    key=f"priority-{priority.number}",
                    title=f"Priority {priority.number}: {priority.title}",
                    source=Source.BOTH,
                    required=True,
                    hint="What happened, in plain words for the public. The first line is the heading of the page.",
                ),
                Entry(
                    key=f"story-{priority.number}",
                    title=f"Story: {priority.title}",
                    source=Source.WRITTEN,
                    hint="A short true story. The first line is its heading.",
                ),
            )
        ),
        Entry(key="clearance", title="Clearance rates", source=Source.GENERATED),
        Entry(key="changed", title="What the Board changed this year", source=Source.GENERATED),
        Entry(key="compared", title=COMPARED, source=Source.GENERATED),
        Entry(key="coverage", title="What the law asks of this plan", source=Source.GENERATED),
        Entry(key="you-said", title="You said, we did", source=Source.GENERATED),
        Entry(key="reading", title="How to read these numbers", source=Source.GENERATED, required=True),
        Entry(key="back", title="Contact and alternate formats", source=Source.GENERATED, required=True),
    )


def _overview(priorities: Iterable[Priority]) -> tuple[Entry, ...]:
    return (
        Entry(key="front", title="Areas of focus and themes", source=Source.GENERATED, required=True),
        Entry(key="clearance", title="Clearance dashboard", source=Source.GENERATED),
        *(
            Entry(
                key=f"priority-{priority.number}",
                title=f"Priority {priority.number}: {priority.title}",
                source=Source.BOTH,
                required=priority.number == 1,
                hint="The first line is the heading. What was done beside the actions: talks, media.",
            )
            for priority in priorities
        ),
        Entry(
            key="activity",
            title="Enforcement and road safety",
            source=Source.BOTH,
            hint="The first line is the heading; then up to two notes, each under a head that begins with ###.",
        ),
        Entry(
            key="next",
            title="What is next",
            source=Source.BOTH,
            hint="The first line is the heading. What the district sets out to do in the coming year.",
        ),
        Entry(key="back", title="Contact and alternate formats", source=Source.GENERATED, required=True),
    )


def _plan(priorities: Iterable[Priority]) -> tuple[Entry, ...]:
    return (
        Entry(key="cover", title="Cover", source=Source.GENERATED, required=True),
        Entry(
            key="message-chair",
            title="A message from the Chair",
            source=Source.WRITTEN,
            required=True,
            hint="The first line is the heading. 200 to 300 words: why these priorities.",
        ),
        Entry(key="contents", title="Contents", source=Source.GENERATED, required=True),
        Entry(key="foundation", title="Vision, mission and values", source=Source.GENERATED, required=True),
        Entry(
            key="making",
            title="How the plan was made",
            source=Source.BOTH,
            required=True,
            hint="The first line is the heading. What was looked at and who was asked; the scan and the consultation "
            "are shown below the words.",
        ),
        Entry(key="structure", title="Priorities and objectives", source=Source.GENERATED, required=True),
        *(
            Entry(
                key=f"priority-{priority.number}",
                title=f"Priority {priority.number}: {priority.title}",
                source=Source.BOTH,
                required=True,
                hint="The first line is the heading. Why this priority, in plain words for the public.",
            )
            for priority in priorities
        ),
        Entry(key="resources", title="Technology, people and facilities", source=Source.WRITTEN, hint=HINT_LENGTH),
        Entry(key="coverage", title="What the law asks of this plan", source=Source.GENERATED),
        Entry(key="measures", title="Indicators and targets", source=Source.GENERATED, required=True),
        Entry(key="reporting", title="How progress will be reported", source=Source.GENERATED, required=True),
        Entry(key="back", title="Contact and alternate formats", source=Source.GENERATED, required=True),
    )


def _decision(priorities: Iterable[Priority]) -> tuple[Entry, ...]:
    def written(key: str, title: str, hint: str, *, required: bool = False) -> Entry:
        return Entry(key=key, title=title, source=Source.WRITTEN, required=required, hint=f"{hint} {HINT_LENGTH}")

    return (
        Entry(key="head", title="Head", source=Source.GENERATED, required=True),
        Entry(
            key="recommendation",
            title="Recommendation",
            source=Source.WRITTEN,
            required=True,
            hint="The motion, word for word, in a sentence that begins with “That the Board”.",
        ),
        written("background", "Background", "What led to this.", required=True),
        written("analysis", "Analysis", "What the figures and the people concerned say."),
        written("options", "Options considered", "Each with what speaks for and against it."),
        Entry(key="amendment", title="Proposed amendment", source=Source.GENERATED, required=True),
        Entry(
            key="law",
            title="Matters of law touched",
            source=Source.BOTH,
            hint="Which matters the plan must address are touched, and that they stay addressed.",
        ),
        written("consultation", "Consultation", "Who was asked, and what they said."),
        written("finance", "Financial implications", "What it costs, and where that stands in the budget."),
        Entry(key="resolution", title="Resolution", source=Source.GENERATED),
    )


def _scan(priorities: Iterable[Priority]) -> tuple[Entry, ...]:
    return (
        Entry(key="head", title="Head", source=Source.GENERATED, required=True),
        Entry(
            key="recommendation",
            title="Recommendation",
            source=Source.WRITTEN,
            required=True,
            hint="What the Board is asked to do, in one sentence that begins with “That the Board”.",
            words=RECOMMENDATION,
        ),
        Entry(
            key="found",
            title="What the scan found",
            source=Source.BOTH,
            hint="The first line is the heading. Left empty, the scan’s own summary stands here; the factors with "
            "their evidence are shown below.",
        ),
        Entry(key="risks", title="Risks to the plan", source=Source.GENERATED),
        Entry(key="you-said", title="You said, we did", source=Source.GENERATED),
        Entry(key="coverage", title="What the law asks of this plan", source=Source.GENERATED),
    )


OUTLINES = {
    Report.Kind.STATUS: _status,
    Report.Kind.DECISION: _decision,
    Report.Kind.ANNUAL: _annual,
    Report.Kind.OVERVIEW: _overview,
    Report.Kind.PLAN: _plan,
    Report.Kind.SCAN: _scan,
}
