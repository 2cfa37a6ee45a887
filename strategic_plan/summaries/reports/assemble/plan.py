"""The sections of the strategic plan as a document of the Board, from the plan as it reads on a day."""

from __future__ import annotations

from collections.abc import Iterator

from strategic_plan.calculations.formats import count_words, date_words, number, plural, short_date
from strategic_plan.models import Amendment, Obligation
from strategic_plan.summaries.reports.annual_sections import (
    Contents,
    Cover,
    Governance,
    MarginFact,
    Message,
    PriorityLine,
)
from strategic_plan.summaries.reports.assemble.back import back
from strategic_plan.summaries.reports.assemble.inserts import parts_of
from strategic_plan.summaries.reports.assemble.source import Source, headed
from strategic_plan.summaries.reports.assemble.surroundings import coverage, making
from strategic_plan.summaries.reports.content import AnySection
from strategic_plan.summaries.reports.drawings import Bars
from strategic_plan.summaries.reports.figures import Aside, Cell, Column, Figure, FigureRow, FigureTable, SourceLine
from strategic_plan.summaries.reports.plan import PlanIndicator, PlanPriority
from strategic_plan.summaries.reports.plan_sections import (
    Foundation,
    ObjectiveBlock,
    PlanPriorityPage,
    TargetRow,
    ValueLine,
    WideTable,
)
from strategic_plan.summaries.reports.sections import Written

DIRECTIONS = {
    "increase": "more is better",
    "decrease": "less is better",
    "maintain": "within its band",
    "informational": "for information",
}

QUARTERLY = (
    "what was done for each objective, how every indicator stands against its target, and what needs attention, with a "
    "reason, a remedy and a new date. What nobody reported stays visible as a gap."
)
YEARLY = "by 30 June of the next year, on what was promised, what happened and what the numbers say."
CHANGING = (
    "with the words before and after. Nothing changes without a resolution, and the next edition of this document says "
    "what changed."
)
RATING = (
    "where a straight line from baseline to target would have it by then. They are kept as they were worked out: a "
    "later change of a target never colours the past."
)


def plan_sections(source: Source) -> Iterator[AnySection]:
    """Every section of the outline; the report takes those it includes, in its own order."""
    yield _cover(source)
    yield _message(source)
    yield Contents(key="contents", run="Contents", kicker="Contents", heading="What this plan says, page by page")
    yield _foundation(source)
    yield making(source)
    yield _structure(source)
    for priority in source.reading.block.priorities:
        yield _priority(source, priority)
    if source.text("resources"):
        heading, text = headed(source.text("resources"), source.title("resources"))
        yield Written(
            key="resources",
            run=source.title("resources"),
            kicker=source.title("resources"),
            finding=f"{heading.rstrip('.')}.",
            heading=heading,
            text=text,
            parts=parts_of(source, text),
        )
    if matrix := coverage(source):
        yield matrix
    yield _measures(source)
    yield _reporting(source)
    yield back(source)


def _cover(source: Source) -> Cover:
    plan, priorities = source.plan, source.reading.block.priorities
    first, _, years = plan.title.partition(str(plan.starts_on.year))
    return Cover(
        key="cover",
        run="Cover",
        heading=source.report.title,
        lines=tuple(first.split() or ("Strategic", "plan")),
        year=f"{plan.starts_on.year}{years}",
        standfirst=source.reading.block.vision,
        caption="",
        bars=Bars(title="", points=()),
        foot=tuple(f"{priority.number}  {priority.title}" for priority in priorities),
    )


def _message(source: Source) -> Message:
    heading, text = headed(source.text("message-chair"), source.title("message-chair"))
    signature = f"Chair, {source.organization.board_name}"
    text = text.removesuffix(signature).rstrip()
    block = source.reading.block
    objectives = [objective for priority in block.priorities for objective in priority.objectives]
    promised = sum(bool(each.target_words) for objective in objectives for each in objective.indicators)
    facts = (
        MarginFact(
            figure=Figure(text=str(len(block.priorities))), words="priorities, each with a sentence that can be checked"
        ),
        MarginFact(figure=Figure(text=str(len(objectives))), words="objectives"),
        MarginFact(
            figure=Figure(text=str(promised)), words=f"targets with a date, the last on {date_words(block.ends_on)}"
        ),
    )
    return Message(
        key="message-chair",
        run="Message",
        kicker=source.title("message-chair"),
        listed=source.title("message-chair"),
        finding=f"{heading.rstrip('.')}.",
        heading=heading,
        facts=facts,
        text=text,
        parts=parts_of(source, text),
        signature=signature,
        source=SourceLine(text="Sample text, by office only.", tag=source.tag) if source.tag else None,
    )


def _foundation(source: Source) -> Foundation:
    block = source.reading.block
    values = [
        ValueLine(name=name.strip(), meaning=meaning.strip()[:1].upper() + meaning.strip()[1:])
        for name, _, meaning in (v.partition(":") for v in block.values)
    ]
    return Foundation(
        key="foundation",
        run=source.title("foundation"),
        kicker="Our vision",
        listed=source.title("foundation"),
        finding="What the Board wants for the Region, its own task, and how it means to act.",
        heading=block.vision or source.title("foundation"),
        mission_head="Our mission",
        mission=block.mission,
        values_head="Our values",
        values=tuple(values),
    )


def _structure(source: Source) -> Governance:
    block, organization = source.reading.block, source.organization
    lines = tuple(
        PriorityLine(
            number=priority.number,
            title=priority.title,
            promise=priority.promise,
            objectives=len(priority.objectives),
            actions=sum(len(objective.indicators) for objective in priority.objectives),
        )
        for priority in block.priorities
    )
    objectives, measured = sum(line.objectives for line in lines), sum(line.actions for line in lines)
    adopted = source.plan.adopted_by
    asides = [
        Aside(
            head="How it holds together",
            text=f"A {organization.priority_label.lower()} says what should be true at the end of the plan. "
            f"Its objectives say what has to be achieved for that, and indicators say how anybody can tell. The "
            f"{organization.chief_title} answers with an action plan, which belongs to the Chief and may change with "
            "what is learned.",
        )
    ]
    if adopted:
        asides.append(
            Aside(
                head="Adopted",
                text=f"By resolution {adopted.number} at the public meeting of {date_words(adopted.meeting.held_on)}.",
            )
        )
    return Governance(
        key="structure",
        run=source.title("structure"),
        kicker=source.title("structure"),
        finding=f"{count_words(len(lines), capital=True)} priorities and {count_words(objectives)} objectives.",
        heading=f"{count_words(len(lines), capital=True)} priorities, {count_words(objectives)} objectives, "
        "and a date for every promise",
        owners=(
            Aside(
                head="The Board owns",
                text="priorities, objectives, indicators and targets. They change by resolution only, in public.",
            ),
            Aside(head="The Chief owns", text="the actions that answer them, and what is reported about those."),
        ),
        caption=f"{count_words(len(lines), capital=True)} priorities, {plural(objectives, 'objective', 'objectives')}, "
        f"{plural(measured, 'indicator', 'indicators')}",
        promise_head=f"What the Board wants to be true by the end of {block.ends_on.year}",
        priorities=lines,
        total_head="The plan",
        objectives_total=objectives,
        actions_total=measured,
        last_head="Indicators",
        asides=tuple(asides),
    )


def _priority(source: Source, priority: PlanPriority) -> PlanPriorityPage:
    key = f"priority-{priority.number}"
    heading, text = headed(source.text(key), priority.promise)
    return PlanPriorityPage(
        key=key,
        run=f"Priority {priority.number}: {priority.title}",
        kicker=f"Priority {priority.number}: {priority.title}",
        finding=f"{heading.rstrip('.')}.",
        heading=heading,
        number=priority.number,
        title=priority.title,
        promise=priority.promise,
        text=text if source.text(key) else "",
        parts=parts_of(source, text if source.text(key) else ""),
        objectives=tuple(
            ObjectiveBlock(
                code=objective.code,
                title=objective.title,
                statement=objective.promise,
                targets=tuple(_target(each) for each in objective.indicators if each.target_words),
                informational="; ".join(each.title for each in objective.indicators if not each.target_words),
            )
            for objective in priority.objectives
        ),
        source=SourceLine(text="Baselines as recorded when the plan was adopted; targets:", tag=source.tag)
        if source.tag
        else None,
    )


def _target(indicator: PlanIndicator) -> TargetRow:
    due = indicator.target_due_on
    words = indicator.target_words
    if due and words.endswith(f" by {date_words(due)}"):
        words = words.removesuffix(f" by {date_words(due)}")
    return TargetRow(
        title=indicator.title,
        unit="" if indicator.unit == "%" else indicator.unit,
        baseline=indicator.baseline.text if indicator.baseline.value is not None else "–",
        target=words[:1].upper() + words[1:],
        by=short_date(due) if due else "",
    )


def _measures(source: Source) -> WideTable:
    rows = []
    count = 0
    for priority in source.reading.block.priorities:
        for objective in priority.objectives:
            for each in objective.indicators:
                count += bool(each.target_words)
                target = _target(each) if each.target_words else None
                cells = (
                    Cell(text=objective.code),
                    Cell(text=each.measured[:1].upper() + each.measured[1:]),
                    Cell(text=each.unit or "count"),
                    Cell(text=DIRECTIONS.get(each.direction, each.direction)),
                    Cell(text=target.baseline if target else "–", value=each.baseline.value),
                    Cell(
                        text=target.target if target else "No target",
                        value=each.target.value,
                        weight="strong" if target else "plain",
                    ),
                    Cell(text=target.by if target else "–"),
                )
                rows.append(FigureRow(head=each.title, cells=cells))
    heads = ("Obj.", "Over", "Unit", "Direction", "Baseline", "Target", "By")
    return WideTable(
        key="measures",
        run=source.title("measures"),
        kicker=source.title("measures"),
        finding=f"{number(len(rows))} indicators, {number(count)} of them with a target.",
        heading=f"{number(len(rows))} indicators; {number(count)} of them have a target with a date",
        table=FigureTable(
            caption="Every indicator of the plan: how it should move, where it begins, what is promised by when",
            corner="Indicator",
            columns=tuple(Column(head=head, numeric=False) for head in heads),
            rows=tuple(rows),
            dense=True,
        ),
        note="Counts of activity are for information: more is neither better nor worse. How each is worked out, from "
        "which source and with which limits, stands on its method card on the Board’s website.",
        source=SourceLine(text="Targets and baselines as adopted by the Board:", tag=source.tag)
        if source.tag
        else None,
    )


def _reporting(source: Source) -> Written:
    organization = source.organization
    words = [
        f"**Every quarter** the {organization.chief_title} reports to the Board, in public: {QUARTERLY}",
        f"**Once a year** the Board reports to the community, {YEARLY}",
        f"**When the plan has to change**, a report for decision comes before the Board {CHANGING}",
        f"**Ratings** compare each figure with {RATING}",
    ]
    duties = list(Obligation.objects.order_by("pk"))
    if duties:
        words.append("### Who owes what to whom")
        head = "| Report or review | From | To | How often |\n| --- | --- | --- | --- |"
        rows = [f"| {duty.title} | {duty.from_party} | {duty.to_party} | {duty.frequency} |" for duty in duties]
        words.append("\n".join((head, *rows)))
    changes = _changes(source)
    if changes:
        words.append("### What has changed since the plan was adopted")
        words.append("\n".join(changes))
    return Written(
        key="reporting",
        run=source.title("reporting"),
        kicker=source.title("reporting"),
        finding="Quarterly, yearly, and whenever the plan changes.",
        heading="Progress is counted in public, four times a year",
        text="\n\n".join(words),
    )


def _changes(source: Source) -> list[str]:
    """One line a resolution: which parts of the plan it changed, and since when."""
    lines: dict[str, str] = {}
    rows: list[Amendment] = list(
        source.plan.amendments.filter(recorded_at__date__lte=source.today).select_related("resolution__meeting")
    )
    for row in rows:
        of_it = [each for each in rows if each.resolution_id == row.resolution_id]
        elements = {(each.element_kind, each.element_id): each.element_words for each in of_it}
        lines[row.resolution.number] = (
            f"- Resolution {row.resolution.number}, {date_words(row.resolution.meeting.held_on)}: "
            f"{'; '.join(elements.values())}. In force since {date_words(row.effective_on)}."
        )
    return list(lines.values())
