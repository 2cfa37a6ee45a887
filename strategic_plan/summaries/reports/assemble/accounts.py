"""A priority's account and the pages of figures of the annual report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from strategic_plan.calculations.formats import count_words, number
from strategic_plan.summaries.clearance import Headline
from strategic_plan.summaries.reports.annual_sections import CodedLine, PriorityAccount, Story
from strategic_plan.summaries.reports.assemble.headline import (
    area_table,
    category_multiples,
    month_panels,
    part_multiples,
    source_words,
)
from strategic_plan.summaries.reports.assemble.inserts import parts_of
from strategic_plan.summaries.reports.assemble.parts import actions_of, indicator_row, indicators_of, milestones_coming
from strategic_plan.summaries.reports.assemble.source import Source, headed
from strategic_plan.summaries.reports.figures import KeyFigure, State, StateCount
from strategic_plan.summaries.reports.plan import PlanIndicator, PlanPriority
from strategic_plan.summaries.reports.sections import DataPage

ACCOUNT_FIGURES = 6
NEXT_LINES = 5


def is_activity(indicator: PlanIndicator) -> bool:
    """Shown for information, with something counted."""
    return indicator.direction == "informational" and bool(indicator.actual.value)


def key_figure(indicator: PlanIndicator) -> KeyFigure:
    """A number alone; its unit is in the label, its qualifier in the words."""
    words = indicator.change_words or "no earlier figure published"
    if indicator.qualifier_words:
        words = f"{indicator.qualifier_words.strip()}; {words}"
    return KeyFigure(
        label=indicator.title, figure=indicator.bare or indicator.actual, words=words[:1].upper() + words[1:]
    )


def account(source: Source, priority: PlanPriority, headline: Headline | None) -> PriorityAccount:
    actions, indicators = actions_of(priority), indicators_of(priority)
    key = f"priority-{priority.number}"
    heading, happened = headed(source.text(key), priority.promise)
    lead = next((each for _code, each in indicators if each.is_lead and each.actual.value is not None), None)
    lead = lead or next((each for _code, each in indicators if each.actual.value is not None), None)
    rated = tuple((code, each) for code, each in indicators if each.direction != "informational")
    is_headline = headline is not None and any(
        each.key == headline.evaluation.indicator.code for _code, each in indicators
    )
    info = [each for _code, each in indicators if is_activity(each)]
    figures_source = next((each.source for _code, each in indicators if each.source), None)
    run = f"Priority {priority.number}: {priority.title}"
    return PriorityAccount(
        key=key,
        run=run,
        kicker=run,
        finding=f"{heading.rstrip('.')}.",
        heading=heading,
        number=priority.number,
        title=priority.title,
        promise=priority.promise,
        key_figure=_number_that_matters(lead),
        action_counts_head=headed_count(len(actions), "action", "actions"),
        action_counts=priority.counts,
        indicator_counts_head=headed_count(len(indicators), "indicator", "indicators"),
        indicator_counts=_rating_counts([each for _code, each in indicators]),
        promised=tuple(CodedLine(code=objective.code, text=objective.promise) for objective in priority.objectives),
        happened=happened,
        parts=parts_of(source, happened),
        chart=next((each.chart for _code, each in indicators if each.is_lead and each.chart), None),
        multiples=part_multiples(headline, source.period, source=source_words(headline, source.as_of))
        if headline and is_headline
        else None,
        indicators_caption=_indicators_caption([each for _code, each in rated]),
        previous_head="Baseline",
        actual_head=str(source.report.ends_on.year),
        indicators=tuple(indicator_row(code, each) for code, each in rated),
        indicators_source=figures_source if rated else None,
        figures=tuple(key_figure(each) for each in info[:ACCOUNT_FIGURES]),
        story=_story(source, priority.number),
        next_lines=milestones_coming(
            source.reading,
            max(source.report.ends_on, source.as_of),
            date(source.report.ends_on.year + 1, 12, 31),
            priority.number,
        )[:NEXT_LINES],
        source=figures_source if info else None,
    )


def _number_that_matters(indicator: PlanIndicator | None) -> KeyFigure | None:
    if indicator is None:
        return None
    promised = f". Promised: {indicator.target_words}." if indicator.target_words else "."
    return KeyFigure(
        label="The number that matters",
        figure=indicator.bare or indicator.actual,
        words=sentence(indicator) + promised,
        tag=indicator.source.tag if indicator.source else "",
    )


def sentence(indicator: PlanIndicator) -> str:
    """What a figure is, in the words that follow it: "of every 100 reported offences were solved, down 5% from 44%"."""
    words = indicator.public_words or indicator.title
    return f"{words}, {indicator.change_words}" if indicator.change_words else words


def headed_count(count: int, one: str, many: str) -> str:
    return f"{count_words(count, capital=True)} {one if count == 1 else many}" if count else f"No {one}"


def _rating_counts(indicators: Sequence[PlanIndicator]) -> tuple[StateCount, ...]:
    """Ratings counted, best first; those without one by their reason."""
    order = ("achieved", "on_track", "at_risk", "off_track", "worsening", "no_rating")
    counts: list[StateCount] = []
    for code in order:
        states = [each.rating for each in indicators if each.rating.code == code]
        for words in dict.fromkeys(state.words for state in states):
            count = sum(state.words == words for state in states)
            state = State(code=states[0].code, words=words)
            counts.append(StateCount(state=state, count=count, words=f"{count} {_reason(words)}"))
    return tuple(counts)


def _reason(words: str) -> str:
    """ "No rating: informational" is counted as "for information", any other reason by its own words."""
    reason = words.split(": ", 1)[-1].lower()
    return {"informational": "for information"}.get(reason, reason)


def _indicators_caption(indicators: Sequence[PlanIndicator]) -> str:
    if not indicators:
        return ""
    well = sum(each.rating.code in ("achieved", "on_track") for each in indicators)
    if len(indicators) == 1:
        return f"The one indicator with a target: {indicators[0].rating.words.lower()}"
    verb = "is" if well == 1 else "are"
    number_words = count_words(well, capital=True) if well else "None"
    return f"{number_words} of {count_words(len(indicators))} indicators with a target {verb} on track or achieved"


def _story(source: Source, number_of: int) -> Story | None:
    text = source.text(f"story-{number_of}")
    if not text:
        return None
    heading, words = headed(text, source.title(f"story-{number_of}"))
    return Story(label="Story", heading=heading, text=words, tag=source.tag, parts=parts_of(source, words))


def figures_page(source: Source, headline: Headline) -> DataPage:
    span = headline.span(headline.evaluation.indicator.area_id, source.period)
    now, before = span.rate.value, span.rate_before.value
    heading = "The rate by area, month and type"
    if now is not None and before is not None and span.change.relative is not None:
        sense = "more" if span.change.relative > 0 else "fewer"
        size = number(abs(span.change.relative))
        moved = "down" if now < before else "up"
        share = f"{number(now)} in a hundred cleared, {moved} from {number(before)}"
        heading = f"{size}% {sense} {headline.bottom.title.lower()}; {share}"
    caption = f"{headline.bottom.title} and clearance, {source.period.words}"
    charts = [month_panels(headline, source.period), category_multiples(headline, last_year=source.report.ends_on.year)]
    return DataPage(
        key="clearance",
        run=source.title("clearance"),
        kicker=source.title("clearance"),
        finding="Every area, every month, five years by type.",
        heading=heading,
        tables=(area_table(headline, source.period, caption=caption),),
        charts=tuple(chart for chart in charts if chart),
        source=source_words(headline, source.as_of),
    )
