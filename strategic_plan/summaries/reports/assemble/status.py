"""The sections of an implementation status report, from what was approved for its cycle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from strategic_plan.calculations.formats import count_words, date_words, plural
from strategic_plan.calculations.periods import Period, fiscal_year_of, ordinal_of, twelve_months_to
from strategic_plan.calculations.statuses import Health
from strategic_plan.models import Meeting
from strategic_plan.summaries.reports.assemble.compared import compared
from strategic_plan.summaries.reports.assemble.headline import area_table, month_table, read_headline
from strategic_plan.summaries.reports.assemble.inquiries import inquiries_section
from strategic_plan.summaries.reports.assemble.inserts import parts_of
from strategic_plan.summaries.reports.assemble.monitoring import monitoring_sections
from strategic_plan.summaries.reports.assemble.parts import (
    ATTENTION,
    GOOD,
    action_row,
    actions_of,
    all_actions,
    attention_row,
    columns_for,
    going_well,
    indicator_row,
    indicators_of,
    milestones_coming,
    milestones_met,
    needing_attention,
    recommendation,
)
from strategic_plan.summaries.reports.assemble.source import Source
from strategic_plan.summaries.reports.content import AnySection
from strategic_plan.summaries.reports.figures import FigureTable, State
from strategic_plan.summaries.reports.plan import PlanAction, PlanIndicator, PlanPriority
from strategic_plan.summaries.reports.sections import Note
from strategic_plan.summaries.reports.status_sections import (
    Appendix,
    Attention,
    BoardHead,
    Change,
    Disagreement,
    FeaturedIndicator,
    HeadEntry,
    Milestones,
    PriorityCounts,
    Progress,
    StatusSummary,
    Words,
)

NEXT_QUARTER = timedelta(days=92)
BAD_RATINGS = ("worsening", "off_track")


def status_sections(source: Source) -> Iterator[AnySection]:
    """Every section of the outline; the report takes those it includes, in its own order."""
    yield _head(source)
    yield recommendation(source)
    yield summary_section(source)
    attention = _attention(source)
    if attention.rows:
        yield attention
    yield _milestones(source)
    yield inquiries_section(source)
    if differences := compared(source):
        yield differences
    yield from monitoring_sections(source)
    for priority in source.reading.block.priorities:
        yield _progress(source, priority)
    yield _appendix(source)


def _head(source: Source) -> BoardHead:
    report, organization = source.report, source.organization
    entries = [
        HeadEntry(name="To", value="Chair and Board members"),
        HeadEntry(name="From", value=organization.chief_title),
        HeadEntry(name="Date", value=date_words(source.as_of)),
        HeadEntry(name="Period", value=source.period.words),
    ]
    if report.meeting:
        session = "in camera" if report.meeting.audience == Meeting.Audience.IN_CAMERA else "public session"
        entries.append(HeadEntry(name="Meeting", value=f"{date_words(report.meeting.held_on)}, {session}"))
    entries.append(HeadEntry(name="Kind", value="For information"))
    if report.deliverable:
        obligation, due = report.deliverable.obligation, report.deliverable.due_on
        entries.append(HeadEntry(name="Answers", value=obligation.citation))
        timeliness = "On time" if source.as_of <= due else "Late"
        entries.append(HeadEntry(name="Received", value=f"{timeliness}; due {date_words(due)}"))
    cycle = source.reading.cycle
    return BoardHead(
        key="head",
        run="Summary",
        kicker="Report to the Board",
        heading=f"Implementation of the {source.plan.title}, {cycle.title if cycle else source.period.words}",
        entries=tuple(entries),
    )


def summary_section(source: Source) -> StatusSummary:
    """Counts by priority, what changed, and where words and figures disagree."""
    actions = all_actions(source.reading.block)
    columns = columns_for(actions)
    had_before = any(action.before for action in actions)
    attention = len(needing_attention(actions))
    before = _attention_before(actions) if had_before else None
    approved = [said.update.approved_at for said in source.reading.said.values() if said.update.approved_at]
    last = f" Last approved {date_words(max(approved).date())}." if approved else ""
    line = source.updates_source()
    return StatusSummary(
        key="summary",
        run="Summary",
        heading=summary_heading(attention, len(actions), before),
        caption=f"Actions by status and priority, {date_words(source.report.ends_on)}",
        columns=columns,
        rows=tuple(_counts(priority, columns, had_before) for priority in source.reading.block.priorities),
        totals=PriorityCounts(
            number=None,
            title="All priorities",
            states=(),
            words="",
            counts=tuple(sum(action.state.code == column.code for action in actions) for column in columns),
            attention=attention,
            attention_before=before,
        ),
        before_head="Before",
        changes=tuple(_changes(actions)),
        disagreements=tuple(
            Disagreement(code=found.remark.code, text=f"{found.code}: {found.remark.said} {found.remark.known}")
            for found in source.remarks
        ),
        source=type(line)(text=line.text + last, tag=line.tag),
    )


def summary_heading(attention: int, total: int, before: int | None) -> str:
    """What is so, in one sentence: "Five of eighteen actions need attention, two more than last quarter"."""
    if not attention:
        return f"None of the {count_words(total)} actions needs attention"
    verb = "needs" if attention == 1 else "need"
    sentence = f"{count_words(attention, capital=True)} of {count_words(total)} actions {verb} attention"
    if before is None:
        return sentence
    if before == attention:
        return f"{sentence}, as many as before"
    size = count_words(abs(attention - before))
    return f"{sentence}, {size} {'more' if attention > before else 'fewer'} than before"


def _attention_before(actions: Sequence[PlanAction]) -> int:
    return sum(action.before is not None and action.before.code in ATTENTION for action in actions)


def _counts(priority: PlanPriority, columns: tuple[State, ...], had_before: bool) -> PriorityCounts:
    actions = actions_of(priority)
    return PriorityCounts(
        number=priority.number,
        title=priority.title,
        states=tuple(action.state for action in actions),
        words=", ".join(count.words for count in priority.counts),
        counts=tuple(sum(action.state.code == column.code for action in actions) for column in columns),
        attention=len(needing_attention(actions)),
        attention_before=_attention_before(actions) if had_before else None,
    )


def _changes(actions: Sequence[PlanAction]) -> Iterator[Change]:
    """What moved since the last report: completed, worse, better, and what nobody reported on."""
    moved: dict[str, list[str]] = {"Completed": [], "Got worse": [], "Got better": [], "Not reported": []}
    for action in actions:
        label = f"{action.code} {action.title}"
        if action.state.code == "no_rating":
            moved["Not reported"].append(label)
        elif action.before is None or action.before.code == action.state.code:
            continue
        elif action.state.code == "complete":
            moved["Completed"].append(label)
        else:
            worse = Health(action.state.code).rank < Health(action.before.code).rank
            passage = f"{label}, from {action.before.words.lower()} to {action.state.words.lower()}"
            moved["Got worse" if worse else "Got better"].append(passage)
    for words, items in moved.items():
        if items:
            yield Change(words=words, items=tuple(items))


def _attention(source: Source) -> Attention:
    rows = tuple(attention_row(action) for action in needing_attention(all_actions(source.reading.block)))
    number = count_words(len(rows), capital=True)
    each = "It has" if len(rows) == 1 else "Each has"
    return Attention(
        key="attention",
        run="Exceptions",
        heading=f"{number} {'action needs' if len(rows) == 1 else 'actions need'} attention. "
        f"{each} a reason, a remedy and a new date",
        caption="Actions that need attention",
        rows=rows,
        source=source.updates_source(),
    )


def _milestones(source: Source) -> Milestones:
    start, end = source.report.starts_on, source.report.ends_on
    return Milestones(
        key="milestones",
        run="Milestones",
        heading="",
        met_head="Milestones met in this period",
        met=milestones_met(source.reading, start, end),
        coming_head="Milestones due in the next three months",
        coming=milestones_coming(source.reading, end, end + NEXT_QUARTER),
    )


def _progress(source: Source, priority: PlanPriority) -> Progress:
    actions = actions_of(priority)
    indicators = tuple((code, each) for code, each in indicators_of(priority) if each.direction != "informational")
    featured = [each for _code, each in indicators if each.is_lead and each.chart][:1]
    words = source.text(f"priority-{priority.number}")
    return Progress(
        key=f"priority-{priority.number}",
        run=f"Priority {priority.number}: {priority.title}",
        heading=_progress_heading(actions, [each for _code, each in indicators]),
        counts=priority.counts,
        actions=tuple(
            action_row(objective.code, each) for objective in priority.objectives for each in objective.actions
        ),
        featured=tuple(_featured(each) for each in featured),
        indicators=tuple(indicator_row(code, each) for code, each in indicators),
        words=(Words(head="In the Chief’s words", text=words, parts=parts_of(source, words)),) if words else (),
        source=next((each.source for _code, each in indicators if each.source), source.updates_source()),
    )


def _progress_heading(actions: Sequence[PlanAction], indicators: Sequence[PlanIndicator]) -> str:
    """The count of what runs as planned, and the figure that says otherwise where there is one."""
    if not actions:
        return "No action serves this priority yet"
    well = going_well(actions)
    if well == len(actions):
        sentence = "Every action is done or on track" if len(actions) > 1 else "Its one action is done or on track"
    elif well == 0:
        sentence = (
            f"None of the {count_words(len(actions))} actions is on track"
            if len(actions) > 1
            else "Its one action is not on track"
        )
    else:
        verb = "is" if well == 1 else "are"
        sentence = f"{count_words(well, capital=True)} of {count_words(len(actions))} actions {verb} done or on track"
    worst = next((each for word in BAD_RATINGS for each in indicators if each.rating.code == word), None)
    if worst is None:
        return sentence
    link = ", yet" if any(action.state.code in GOOD for action in actions) and well == len(actions) else ";"
    return f"{sentence}{link} “{worst.title}” is {worst.rating.words.lower()}"


def _featured(indicator: PlanIndicator) -> FeaturedIndicator:
    if indicator.chart is None:
        raise ValueError("a featured indicator has a chart")
    pair = indicator.numerator is not None and indicator.denominator is not None
    figure = indicator.actual
    words = f"{indicator.period_words}; {indicator.change_words}" if indicator.change_words else indicator.period_words
    if pair and indicator.numerator and indicator.denominator:
        words = f"{indicator.numerator.text} of {indicator.denominator.text}, {words}"
    return FeaturedIndicator(
        label="Lead indicator",
        title=indicator.title,
        rating=indicator.rating,
        why=f"{indicator.rating_sentence} {_in_short(indicator)}",
        chart=indicator.chart,
        figure=figure,
        figure_words=words,
    )


def _in_short(indicator: PlanIndicator) -> str:
    """Where it began, should be and is: the inputs of its rating in a sentence."""
    parts = [
        (indicator.baseline, "began at"),
        (indicator.expected, "expected by now"),
        (indicator.actual, "actual"),
    ]
    said = "; ".join(f"{words} {figure.text}" for figure, words in parts if figure.value is not None)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _appendix(source: Source) -> Appendix:
    headline = read_headline(source.headline, source.organization)
    tables: tuple[FigureTable, ...] = ()
    if headline:
        year = fiscal_year_of(source.report.ends_on, source.organization.fiscal_year_first_month)
        so_far = Period(year.start, source.report.ends_on)
        twelve = twelve_months_to(ordinal_of(source.report.ends_on))
        counts = headline.bottom.title
        tables = (
            area_table(headline, so_far, caption=f"{counts} and clearance by area, {so_far.words}", dense=True),
            month_table(
                headline, twelve, caption=f"{headline.evaluation.indicator.area.name} by month, {twelve.words}"
            ),
        )
    notes = [("data-notes", "Data notes"), ("definitions", "Definitions and source")]
    shown = plural(len(source.reading.evaluations), "indicator", "indicators")
    return Appendix(
        key="appendix",
        run="Appendix",
        heading="The figures behind this report",
        finding=f"Areas, months and {shown}.",
        tables=tables,
        notes=tuple(
            Note(head=source.title(key) or head, text=text, parts=parts_of(source, text))
            for key, head in notes
            if (text := source.text(key))
        ),
    )
