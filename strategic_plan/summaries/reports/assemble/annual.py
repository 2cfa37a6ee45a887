"""The sections of the annual report to the community, from what was approved and what was written for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from strategic_plan.calculations.formats import count_words, date_words, number, plural
from strategic_plan.models import Amendment
from strategic_plan.summaries.clearance import Headline
from strategic_plan.summaries.plans import amended_words
from strategic_plan.summaries.reports.annual_sections import (
    BoardChange,
    Changed,
    Contents,
    Cover,
    Glance,
    Governance,
    MarginFact,
    Message,
    PriorityLine,
)
from strategic_plan.summaries.reports.assemble.accounts import (
    account,
    figures_page,
    headed_count,
    is_activity,
    key_figure,
    sentence,
)
from strategic_plan.summaries.reports.assemble.back import back
from strategic_plan.summaries.reports.assemble.compared import compared
from strategic_plan.summaries.reports.assemble.headline import cover_bars, read_headline
from strategic_plan.summaries.reports.assemble.inserts import parts_of
from strategic_plan.summaries.reports.assemble.parts import (
    actions_of,
    all_actions,
    attention_row,
    going_well,
    indicators_of,
    needing_attention,
)
from strategic_plan.summaries.reports.assemble.reading import reading
from strategic_plan.summaries.reports.assemble.source import Source, headed
from strategic_plan.summaries.reports.assemble.surroundings import coverage, you_said
from strategic_plan.summaries.reports.content import AnySection
from strategic_plan.summaries.reports.drawings import Bars, Strip, StripRow
from strategic_plan.summaries.reports.figures import Aside, Figure, KeyFigure, SourceLine
from strategic_plan.summaries.reports.plan import PlanIndicator

GLANCE_FIGURES = 6
FACTS = 3
WHOLE_YEAR = "year"


def annual_sections(source: Source) -> Iterator[AnySection]:
    """Every section of the outline; the report takes those it includes, in its own order."""
    headline = read_headline(source.headline, source.organization)
    yield _cover(source, headline)
    chair = f"Chair, {source.organization.board_name}"
    yield _message(source, "message-chair", "A message from the Chair", chair, _chair_facts(source))
    yield _message(
        source, "message-chief", "A message from the Chief", source.organization.chief_title, _chief_facts(source)
    )
    yield Contents(key="contents", run="Contents", kicker="Contents", heading="What this report says, page by page")
    yield _governance(source)
    yield _glance(source)
    for priority in source.reading.block.priorities:
        yield account(source, priority, headline)
    if headline:
        yield figures_page(source, headline)
    yield _changed(source)
    yield from (section for section in (compared(source), coverage(source), you_said(source)) if section)
    yield reading(source, headline)
    yield back(source)


def _cover(source: Source, headline: Headline | None) -> Cover:
    year, plan = source.report.ends_on.year, source.plan
    order = year - plan.starts_on.year + 1
    names = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}
    bars = cover_bars(headline, source.period) if headline else Bars(title="", points=())
    illustrative = " Months are illustrative." if headline and headline.bottom.is_illustrative else ""
    caption = (
        f"Each bar is one month of recorded {headline.bottom.title.lower()}, "
        f"{bars.points[0].label} to {bars.points[-1].label}. "
        f"This year’s twelve are white.{illustrative}"
        if headline
        else ""
    )
    return Cover(
        key="cover",
        run="Cover",
        heading=source.report.title,
        lines=("Annual report", "to the community"),
        year=str(year),
        standfirst=f"The {names.get(order, f'{order}th')} year of the {plan.title}: "
        "what was promised, what happened, and what comes next.",
        caption=caption,
        bars=bars,
    )


def _message(source: Source, key: str, kicker: str, signature: str, facts: tuple[MarginFact, ...]) -> Message:
    heading, text = headed(source.text(key), kicker)
    # A letter that ends with its writer's office is not signed twice.
    text = text.removesuffix(signature).rstrip()
    return Message(
        key=key,
        run="Messages",
        kicker=kicker,
        listed="Messages from the Chair and the Chief" if key == "message-chair" else "",
        finding=f"{heading.rstrip('.')}." if key == "message-chair" else "",
        heading=heading,
        facts=facts,
        text=text,
        parts=parts_of(source, text),
        signature=signature,
        source=SourceLine(text="Sample text, by office only.", tag=source.tag) if source.tag else None,
    )


def _chair_facts(source: Source) -> tuple[MarginFact, ...]:
    block = source.reading.block
    objectives = sum(len(priority.objectives) for priority in block.priorities)
    changed = len(_amendments(source))
    return (
        MarginFact(figure=Figure(text=str(objectives)), words="objectives the Board adopted"),
        MarginFact(figure=Figure(text=str(len(all_actions(block)))), words="actions the Chief answered with"),
        MarginFact(
            figure=Figure(text=str(changed)),
            words=f"{'amendment' if changed == 1 else 'amendments'} to the plan, each by resolution",
        ),
    )


def _chief_facts(source: Source) -> tuple[MarginFact, ...]:
    actions = all_actions(source.reading.block)
    attention = len(needing_attention(actions))
    facts = [
        MarginFact(figure=indicator.bare or indicator.actual, words=sentence(indicator))
        for priority in source.reading.block.priorities
        for _code, indicator in indicators_of(priority)
        if indicator.is_lead and indicator.actual.value is not None
    ]
    needing = MarginFact(
        figure=Figure(text=f"{attention} of {len(actions)}"), words="actions need attention; each has a new date"
    )
    return (*facts[: FACTS - 1], needing)


def _governance(source: Source) -> Governance:
    organization, block = source.organization, source.reading.block
    lines = tuple(
        PriorityLine(
            number=priority.number,
            title=priority.title,
            promise=priority.promise,
            objectives=len(priority.objectives),
            actions=len(actions_of(priority)),
        )
        for priority in block.priorities
    )
    objectives, actions = sum(line.objectives for line in lines), sum(line.actions for line in lines)
    asides = [
        Aside(
            head="How progress is reported",
            text=f"Each quarter the {organization.chief_title} reports to the Board, in public. When the plan has to "
            "change, the Board decides so by a resolution. Once a year the Board reports to you.",
        )
    ]
    if source.plan.how_it_was_made:
        asides.insert(0, Aside(head="How the plan was made", text=source.plan.how_it_was_made))
    return Governance(
        key="governance",
        run=source.title("governance"),
        kicker=source.title("governance"),
        finding=f"Who decides what, and the {count_words(len(lines))} priorities.",
        heading="The Board decides what should be better. The Chief decides how.",
        owners=(
            Aside(
                head="The Board owns",
                text="priorities, objectives, targets and its own reports. They change by resolution only, in public.",
            ),
            Aside(
                head="The Chief owns",
                text="actions, milestones and what is said about them. The Chief’s office approved every status here.",
            ),
        ),
        caption=f"{count_words(len(lines), capital=True)} priorities, {plural(objectives, 'objective', 'objectives')}, "
        f"{plural(actions, 'action', 'actions')}",
        promise_head=f"What the Board wants to be true by the end of {source.plan.ends_on.year}",
        priorities=lines,
        total_head="The plan",
        objectives_total=objectives,
        actions_total=actions,
        asides=tuple(asides),
        source=SourceLine(text="Objectives and actions:", tag=source.tag) if source.tag else None,
    )


def _glance(source: Source) -> Glance:
    block = source.reading.block
    actions = all_actions(block)
    attention = needing_attention(actions)
    well = going_well(actions)
    ends = date_words(source.report.ends_on)
    need = f"{count_words(len(attention), capital=True)} {'needs' if len(attention) == 1 else 'need'} attention."
    unsaid = sum(action.state.code == "no_rating" for action in actions)
    rest = f" For {count_words(unsaid)} nobody reported." if unsaid else ""
    first = f"{count_words(well, capital=True)} of {count_words(len(actions))} actions are done or on track."
    strip_heading = f"Where the {count_words(len(actions))} actions stood on {ends}"
    return Glance(
        key="glance",
        run=source.title("glance"),
        kicker=source.title("glance"),
        finding=first,
        heading=f"{first} {need}{rest}",
        strip=Strip(
            title=strip_heading,
            heading=strip_heading,
            note="One mark is one action, in the Chief’s words; every mark is explained near the end of this report.",
            rows=tuple(
                StripRow(
                    number=priority.number,
                    title=priority.title,
                    states=tuple(action.state for action in actions_of(priority)),
                    counts=priority.counts,
                    words=", ".join(count.words for count in priority.counts),
                )
                for priority in block.priorities
            ),
        ),
        attention_caption=f"The {count_words(len(attention))} that need attention, and when they will be right"
        if len(attention) != 1
        else "The one that needs attention, and when it will be right",
        attention=tuple(attention_row(action) for action in attention),
        attention_source=source.updates_source(),
        figures_heading=_figures_heading(source),
        large=_large_figures(source),
        small=tuple(key_figure(each) for each in _chosen(source)),
        source=SourceLine(
            text=f"Period: {source.period.words}. Source: Service records, as of {date_words(source.as_of)}. Change is "
            "relative unless it says points. Counts of police activity are for information: more is neither better "
            "nor worse.",
            tag="",
        ),
    )


def _figures_heading(source: Source) -> str:
    headline = source.headline
    if headline is None or headline.top is None or headline.change.relative is None:
        return "What was counted in the year"
    counts = headline.indicator.denominator.title if headline.indicator.denominator else "Events"
    share = "a smaller share" if headline.change.relative < 0 else "a larger share"
    cleared = number(headline.actual.number or 0)
    return f"Of every hundred {counts.lower()}, {cleared} were cleared: {share} than the year before."


def _large_figures(source: Source) -> tuple[KeyFigure, ...]:
    headline = read_headline(source.headline, source.organization)
    if headline is None:
        return ()
    area = headline.evaluation.indicator.area
    span = headline.span(area.pk, source.period)
    if span.count.number is None or span.rate.value is None:
        return ()
    before = source.report.ends_on.year - 1
    return (
        KeyFigure(
            label=f"{headline.bottom.title}, {area.name}",
            figure=Figure(text=number(span.count.number), value=span.count.number),
            words=_changed_from(span.change.sentence, number(span.count_before.number or 0), before),
        ),
        KeyFigure(
            label=f"Cleared, {area.name}",
            figure=Figure(text=f"{number(span.rate.value)}%", value=span.rate.value),
            words=_changed_from(span.rate_change.sentence, f"{number(span.rate_before.value or 0)}%", before),
        ),
    )


def _changed_from(change: str, before: str, year: int) -> str:
    return f"{change[:1].upper()}{change[1:]} from {before} in {year}"


def _chosen(source: Source) -> list[PlanIndicator]:
    """The activity of the year in a few numbers: first those with a comparison, then one priority after another."""
    rounds: list[tuple[bool, int, int, PlanIndicator]] = []
    for number_of, priority in enumerate(source.reading.block.priorities):
        yearly = [each for _code, each in indicators_of(priority) if is_activity(each) and each.window == WHOLE_YEAR]
        rounds += [(not each.change_words, turn, number_of, each) for turn, each in enumerate(yearly)]
    return [each for *_order, each in sorted(rounds, key=lambda chosen: chosen[:3])][:GLANCE_FIGURES]


def _amendments(source: Source) -> list[tuple[Amendment, ...]]:
    """What the Board changed within the period: the fields of one part changed by one resolution are one amendment."""
    rows = source.plan.amendments.filter(
        resolution__meeting__held_on__gte=source.report.starts_on,
        resolution__meeting__held_on__lte=source.report.ends_on,
    )
    grouped: dict[tuple[int, str, int], list[Amendment]] = {}
    for row in rows.select_related("resolution__meeting").order_by("effective_on", "pk"):
        grouped.setdefault((row.resolution_id, row.element_kind, row.element_id), []).append(row)
    return [tuple(fields) for fields in grouped.values()]


def _changed(source: Source) -> Changed:
    amendments = _amendments(source)
    times = {1: "once", 2: "twice"}.get(len(amendments), f"{count_words(len(amendments))} times")
    heading = (
        f"The plan changed {times}, in public and with reasons" if amendments else "The plan did not change this year"
    )
    return Changed(
        key="changed",
        run="What the Board changed",
        listed=source.title("changed"),
        kicker=source.title("changed"),
        finding=f"{headed_count(len(amendments), 'amendment', 'amendments')}, before and after."
        if amendments
        else "Nothing this year.",
        heading=heading,
        standfirst="A plan has to be able to change, and everyone has to be able to see that it did. What it said "
        "before is kept beside what it says now.",
        changes=tuple(_board_change(fields) for fields in amendments),
        source=SourceLine(text="Resolutions and the plan as it read on any day are kept by the Board.", tag=source.tag),
    )


def _board_change(fields: tuple[Amendment, ...]) -> BoardChange:
    resolution = fields[0].resolution
    return BoardChange(
        title=fields[0].element_words,
        resolution=f"Resolution {resolution.number}, {resolution.get_result_display().lower()}",
        meeting=f"Meeting of {date_words(resolution.meeting.held_on)}",
        before=_together(field.before for field in fields),
        now=_together(field.after for field in fields),
        why=fields[0].reason,
    )


def _together(values: Iterable[str]) -> str:
    """Several fields read one after another: a title, then its statement."""
    read = [amended_words(value) for value in values]
    return read[0] if len(read) == 1 else " ".join(f"{value.rstrip('.')}." for value in read)
