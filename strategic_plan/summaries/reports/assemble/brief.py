"""The exception brief of a plan: what a Board member has to know before the meeting, on two pages at most.

It is a status report that nobody wrote: the same sections from the same summaries, of what is approved today, with the
exceptions first. Where two pages do not hold everything, what is left out is counted and named.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from strategic_plan.calculations.formats import count_words, date_words, plural
from strategic_plan.calculations.periods import Period
from strategic_plan.calculations.statuses import Health
from strategic_plan.models import Cycle, DecisionReport, Language, Meeting, Organization, Plan, Report
from strategic_plan.permissions import Person, visible_decisions, visible_inquiries
from strategic_plan.summaries.evidence import remarks_on
from strategic_plan.summaries.plans import read_plan
from strategic_plan.summaries.reports.assemble.inquiries import inquiries_section
from strategic_plan.summaries.reports.assemble.parts import (
    all_actions,
    attention_row,
    indicator_row,
    indicators_of,
    needing_attention,
)
from strategic_plan.summaries.reports.assemble.source import Source, organization_block
from strategic_plan.summaries.reports.assemble.status import summary_heading, summary_section
from strategic_plan.summaries.reports.brief_sections import OffTarget
from strategic_plan.summaries.reports.content import AnySection, ReportContent, ReportState
from strategic_plan.summaries.reports.figures import SourceLine
from strategic_plan.summaries.reports.plan import PlanAction
from strategic_plan.summaries.reports.sections import AttentionRow
from strategic_plan.summaries.reports.status_sections import (
    Attention,
    BoardHead,
    Change,
    Disagreement,
    HeadEntry,
    Inquiries,
    Recommendation,
    StatusSummary,
)

MOST_PAGES = 2
OFF_TARGET = ("worsening", "off_track", "at_risk")
LOCALES = {Language.ENGLISH: "en-CA", Language.FRENCH: "fr-CA"}


@dataclass(frozen=True, slots=True)
class Room:
    """How much is told: exceptions and figures, characters of an owner's words, lines of a list, inquiries."""

    rows: int
    words: int
    lines: int
    inquiries: int


ROOMS = (Room(12, 1200, 6, 6), Room(10, 320, 4, 4), Room(8, 180, 3, 3), Room(5, 110, 2, 2))
"""From generous to sparse: the first with which the brief has two pages is taken."""


def exception_brief(reader: Person, plan: Plan, *, today: date, room: Room = ROOMS[0]) -> ReportContent:
    """What is approved of a plan today, the exceptions first. Nothing of a meeting in camera: a file travels."""
    source = _source(plan, today=today)
    return ReportContent(
        kind="brief",
        slug=f"exception-brief-{today:%Y-%m-%d}",
        title=f"Exception brief, {date_words(today)}",
        subject=f"What is off course in the {plan.title}, and what the Board is asked",
        organization=organization_block(source.organization),
        from_party=source.organization.board_name,
        to_party="Board members",
        audience="board",
        language=LOCALES[Language(plan.language)],
        period_start=source.period.start,
        period_end=source.period.end,
        period_words=source.period.words,
        as_of=today,
        as_of_words=date_words(today),
        state=ReportState(kind="brief", number=0, words=f"As approved by {date_words(today)}"),
        sections=tuple(_sections(source, reader, room)),
    )


def _source(plan: Plan, *, today: date) -> Source:
    """As a status report of the year to date would read it; it stands in no table, so nothing was written for it."""
    period = Period(date(today.year, 1, 1), today)
    reading = read_plan(plan, today=today)
    report = Report(kind=Report.Kind.STATUS, plan=plan, starts_on=period.start, ends_on=period.end)
    return Source(
        report=report,
        plan=plan,
        organization=Organization.objects.get(),
        sections=(),
        reading=reading,
        remarks=tuple(remarks_on(reading, today=today)),
        period=period,
        as_of=today,
        today=today,
    )


def _sections(source: Source, reader: Person, room: Room) -> Iterator[AnySection]:
    """In the order of a meeting: what is to be decided, what is off course, how the whole stands, what was asked."""
    actions = all_actions(source.reading.block)
    said = source.reading.said
    newest = max((each.update.cycle for each in said.values()), key=lambda cycle: cycle.starts_on, default=None)
    fresh = {
        action.code for action in source.reading.actions if action.pk in said and said[action.pk].update.cycle == newest
    }
    off = sorted(needing_attention(actions), key=lambda action: _worst_first(action, fresh))
    yield _head(source, actions, newest)
    if decisions := _decisions(source, reader):
        yield decisions
    if off:
        yield _exceptions(source, off, room)
    if figures := _off_target(source, room):
        yield figures
    yield _counts(source, room)
    inquiries = inquiries_section(source, among=visible_inquiries(reader))
    if inquiries.rows or inquiries.answered:
        yield _questions(inquiries, room)


def _worst_first(action: PlanAction, fresh: set[str]) -> tuple[bool, int, date]:
    """Those that got worse in the newest cycle, then the worst, then the one due first: as in the reading room."""
    health = Health(action.state.code)
    before = action.before.code if action.before else None
    got_worse = (
        action.code in fresh and before is not None and before != "no_rating" and health.rank < Health(before).rank
    )
    return not got_worse, health.rank, action.due_on or date.max


def _head(source: Source, actions: Sequence[PlanAction], newest: Cycle | None) -> BoardHead:
    had_before = any(action.before for action in actions)
    before = len([each for each in actions if each.before and each.before.code in ("delayed", "at_risk", "on_hold")])
    entries = (
        HeadEntry(name="For", value="Board members"),
        HeadEntry(name="Plan", value=source.plan.title),
        HeadEntry(name="As approved by", value=date_words(source.today)),
        HeadEntry(name="Newest updates", value=newest.title if newest else "None yet"),
    )
    off = len(needing_attention(actions))
    heading = summary_heading(off, len(actions), before if had_before else None)
    if not source.reading.said:
        heading = "Nothing has been approved for reading yet"
    return BoardHead(key="head", run="Exceptions", kicker="Exception brief", heading=heading, entries=entries)


def _decisions(source: Source, reader: Person) -> Recommendation | None:
    """What the Board is to decide at a public meeting to come."""
    found = list(
        visible_decisions(reader)
        .filter(
            state=DecisionReport.State.ON_AGENDA,
            meeting__audience=Meeting.Audience.PUBLIC,
            meeting__held_on__gte=source.today,
        )
        .select_related("meeting")
        .order_by("meeting__held_on", "number")[:5]
    )
    if not found:
        return None
    count = count_words(len(found), capital=True)
    return Recommendation(
        key="decisions",
        run="For decision",
        heading=f"{count} {'decision is' if len(found) == 1 else 'decisions are'} yours to make",
        text="\n".join(f"- {each.title}, on {date_words(each.meeting.held_on)}" for each in found if each.meeting),
    )


def _exceptions(source: Source, off: Sequence[PlanAction], room: Room) -> Attention:
    shown, left = off[: room.rows], off[room.rows :]
    number = count_words(len(off), capital=True)
    heading = f"{number} {'action is' if len(off) == 1 else 'actions are'} off course"
    if left:
        heading += f"; the {count_words(len(shown))} worst are told here"
    line = source.updates_source()
    more = f" Also: {', '.join(f'{each.code} ({each.state.words.lower()})' for each in left)}." if left else ""
    return Attention(
        key="attention",
        run="Exceptions",
        heading=heading,
        caption="Actions that need attention, those that got worse first",
        rows=tuple(_cut(attention_row(action), room) for action in shown),
        source=SourceLine(text=line.text + more, tag=line.tag),
    )


def _cut(row: AttentionRow, room: Room) -> AttentionRow:
    return replace(row, reason=shortened(row.reason, room.words), corrective=shortened(row.corrective, room.words))


def _off_target(source: Source, room: Room) -> OffTarget | None:
    """The indicators behind their promise, the worst first."""
    of_plan = [pair for priority in source.reading.block.priorities for pair in indicators_of(priority)]
    off = sorted(
        ((code, each) for code, each in of_plan if each.rating.code in OFF_TARGET),
        key=lambda pair: OFF_TARGET.index(pair[1].rating.code),
    )
    if not off:
        return None
    number = count_words(len(off), capital=True)
    left = len(off) - room.rows
    heading = (
        f"{number} of {plural(len(of_plan), 'figure', 'figures')} {'is' if len(off) == 1 else 'are'} not on target"
    )
    text = "Source: the measures of the plan; every figure stands in the reading room."
    if left > 0:
        text = f"The {count_words(room.rows)} worst are shown. {text}"
    return OffTarget(
        key="figures",
        run="Figures",
        heading=heading,
        caption="Indicators behind their promise, the worst first",
        rows=tuple(indicator_row(code, each) for code, each in off[: room.rows]),
        source=SourceLine(text=text, tag=source.tag),
    )


def _counts(source: Source, room: Room) -> StatusSummary:
    """The table of the status report, with as much of what changed as there is room for."""
    summary = summary_section(source)
    remarks = summary.disagreements[: room.lines]
    left = len(summary.disagreements) - len(remarks)
    if left:
        more = f"And {plural(left, 'other remark', 'other remarks')}; each stands on the page of its objective."
        remarks = (*remarks, Disagreement(code="more", text=more))
    return replace(
        summary,
        heading="How the whole plan stands",
        changes=tuple(_some(change, room) for change in summary.changes),
        disagreements=remarks,
    )


def _some(change: Change, room: Room) -> Change:
    left = len(change.items) - room.lines
    return replace(change, items=(*change.items[: room.lines], f"and {left} more")) if left > 0 else change


def _questions(inquiries: Inquiries, room: Room) -> Inquiries:
    """What is open by the day it is due, and the newest answers; the heading counts them all."""
    return replace(
        inquiries,
        rows=tuple(
            replace(row, question=shortened(row.question, room.words)) for row in inquiries.rows[: room.inquiries]
        ),
        answered=tuple(
            replace(row, question=shortened(row.question, room.words), answer=shortened(row.answer, room.words))
            for row in inquiries.answered[: room.inquiries]
        ),
    )


def shortened(text: str, most: int) -> str:
    """A person's words, whole where they fit, else cut between words and marked as cut."""
    return text if len(text) <= most else textwrap.shorten(text, most, placeholder=" …")
