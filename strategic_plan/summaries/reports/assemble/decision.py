"""The sections of a planning decision report, from the matter before the Board and the changes it proposes."""

from __future__ import annotations

from collections.abc import Iterator

from strategic_plan.calculations.formats import count_words, date_words
from strategic_plan.models import Coverage, DecisionReport, Meeting, ProposedAmendment, Target
from strategic_plan.summaries.coverage import read_coverage
from strategic_plan.summaries.decisions.words import after_words, change_words
from strategic_plan.summaries.reports.annual_sections import BoardChange
from strategic_plan.summaries.reports.assemble.inserts import parts_of
from strategic_plan.summaries.reports.assemble.parts import recommendation
from strategic_plan.summaries.reports.assemble.source import Source
from strategic_plan.summaries.reports.assemble.surroundings import coverage_row
from strategic_plan.summaries.reports.content import AnySection
from strategic_plan.summaries.reports.decision_sections import Decided, MattersTouched, Proposed
from strategic_plan.summaries.reports.sections import Written
from strategic_plan.summaries.reports.status_sections import BoardHead, HeadEntry

WRITTEN = ("background", "analysis", "options", "consultation", "finance")


def decision_sections(source: Source) -> Iterator[AnySection]:
    """Every section of the outline; the report takes those it includes, in its own order."""
    decision = source.report.decision
    yield _head(source, decision)
    yield recommendation(source)
    for key in WRITTEN:
        if text := source.text(key):
            yield Written(
                key=key, run=source.title(key), heading=source.title(key), text=text, parts=parts_of(source, text)
            )
    proposals = tuple(decision.proposals.order_by("pk")) if decision else ()
    yield _proposed(source, decision, proposals)
    if law := _law(source, proposals):
        yield law
    if decided := _decided(source, decision):
        yield decided


def _head(source: Source, decision: DecisionReport | None) -> BoardHead:
    report = source.report
    entries = [
        HeadEntry(name="To", value="Chair and Board members"),
        HeadEntry(name="From", value="Office of the Board"),
        HeadEntry(name="Date", value=date_words(source.as_of)),
        HeadEntry(name="Subject", value=source.plan.title),
    ]
    meeting = report.meeting or (decision.meeting if decision else None)
    if meeting:
        session = "in camera" if meeting.audience == Meeting.Audience.IN_CAMERA else "public session"
        entries.append(HeadEntry(name="Meeting", value=f"{date_words(meeting.held_on)}, {session}"))
    entries.append(HeadEntry(name="Kind", value="For decision"))
    if decision:
        entries.append(HeadEntry(name="Number", value=f"Decision report {decision.number}"))
    if report.deliverable:
        entries.append(HeadEntry(name="Answers", value=report.deliverable.obligation.citation))
    return BoardHead(
        key="head",
        run="Decision",
        kicker="Report to the Board, for decision",
        heading=report.title,
        entries=tuple(entries),
    )


def _proposed(source: Source, decision: DecisionReport | None, proposals: tuple[ProposedAmendment, ...]) -> Proposed:
    effective = date_words(decision.effective_on) if decision and decision.effective_on else ""
    count = len(proposals)
    heading = (
        f"{count_words(count, capital=True)} {'change' if count == 1 else 'changes'} of the plan, before and after"
        if count
        else "The plan stays as it is"
    )
    return Proposed(
        key="amendment",
        run=source.title("amendment"),
        heading=heading,
        effective=_effective(decision, effective) if effective and count else "",
        changes=tuple(_change(each, decided=bool(decision and decision.is_carried)) for each in proposals),
        after_head="As decided" if decision and decision.is_carried else "Proposed",
    )


def _effective(decision: DecisionReport | None, day: str) -> str:
    return f"In force since {day}." if decision and decision.is_carried else f"If carried, in force from {day}."


def _change(proposal: ProposedAmendment, *, decided: bool) -> BoardChange:
    left_out = "left out by the Board" if proposal.left_out else ""
    is_new = proposal.change == ProposedAmendment.Change.ADD
    after = proposal.carried if decided else proposal.after
    return BoardChange(
        title=proposal.element_words,
        resolution=change_words(proposal),
        meeting=left_out,
        before=after_words(proposal.element_kind, proposal.before, is_new=is_new) if proposal.before else "",
        now=after_words(proposal.element_kind, after, is_new=is_new) if after else "",
        why=proposal.reason,
    )


def _law(source: Source, proposals: tuple[ProposedAmendment, ...]) -> MattersTouched | None:
    """The matters that the changed objectives answer; nothing where none is touched and nobody wrote anything."""
    objectives = {each.element_id for each in proposals if each.element_kind == "objective"}
    targets = [each.element_id for each in proposals if each.element_kind == "target" and each.element_id]
    objectives |= set(Target.objects.filter(pk__in=targets).values_list("indicator__objective", flat=True))
    touched = set(
        Coverage.objects.filter(plan=source.plan, objective__in=[pk for pk in objectives if pk]).values_list(
            "matter", flat=True
        )
    )
    rows = tuple(coverage_row(line) for line in read_coverage(source.plan).lines if line.matter in touched)
    text = source.text("law")
    if not rows and not text:
        return None
    count = len(rows)
    return MattersTouched(
        key="law",
        run=source.title("law"),
        heading=f"{count_words(count, capital=True)} {'matter' if count == 1 else 'matters'} of law "
        f"{'is' if count == 1 else 'are'} touched"
        if count
        else source.title("law"),
        text=text,
        parts=parts_of(source, text),
        rows=rows,
    )


def _decided(source: Source, decision: DecisionReport | None) -> Decided | None:
    """What the Board resolved, once it did."""
    if decision is None or decision.resolution is None:
        return None
    resolution = decision.resolution
    return Decided(
        key="resolution",
        run=source.title("resolution"),
        heading=f"Resolution {resolution.number}: {str(resolution.get_result_display()).lower()}",
        result=str(resolution.get_result_display()),
        meeting=f"{date_words(resolution.meeting.held_on)}, minute {resolution.minute_number}"
        if resolution.minute_number
        else date_words(resolution.meeting.held_on),
        moved=f"Moved by the {resolution.mover}, seconded by the {resolution.seconder}" if resolution.mover else "",
        motion=resolution.motion,
        follow_ups=tuple(
            f"{each.what}: {each.who}, by {date_words(each.due_on)}" + (f". {each.outcome}" if each.outcome else "")
            for each in decision.follow_ups.order_by("due_on", "pk")
        ),
    )
