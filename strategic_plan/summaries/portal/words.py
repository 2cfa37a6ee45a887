"""Plain words for the public: counts as sentences, a measure as "42 in 100", a rating as what it means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from strategic_plan.calculations.formats import (
    NO_BREAK_SPACE,
    count_words,
    date_words,
    join_words,
    month_name,
    number,
    opening,
)
from strategic_plan.summaries.reports.figures import Code, StateCount
from strategic_plan.summaries.reports.plan import PlanIndicator

_OF = re.compile(r"of (every )?([0-9,]+) ")
_SPAN_SAID = re.compile(r" in (twelve|three) months$")
GOING_WELL: tuple[Code, ...] = ("complete", "on_track")
OFF: tuple[Code, ...] = ("delayed", "at_risk")
WORST_FIRST: tuple[Code, ...] = ("delayed", "at_risk", "on_hold", "not_started", "cancelled")

MEANINGS: dict[Code, str] = {
    "achieved": "The promise is kept.",
    "on_track": "The figure is where it should be by now.",
    "at_risk": "The figure is a little short of where it should be by now.",
    "off_track": "The figure is well short of where it should be by now.",
    "worsening": "The figure is moving away from the promise.",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One number that stands large, and the words that say what it is."""

    figure: str
    words: str


def when(day: date) -> str:
    """A day as a sentence begins with it: "At the end of March 2024", "On 11 April 2024"."""
    if (day + timedelta(days=1)).day == 1:
        return f"At the end of {month_name(day.month)}{NO_BREAK_SPACE}{day.year}"
    return f"On {date_words(day)}"


def counted(counts: Iterable[StateCount], codes: Iterable[Code]) -> int:
    """How many are in one of some states."""
    wanted = set(codes)
    return sum(each.count for each in counts if each.state.code in wanted)


def together(groups: Iterable[tuple[StateCount, ...]]) -> tuple[StateCount, ...]:
    """Counts of several priorities as one, in the order in which states are always said."""
    found: dict[str, StateCount] = {}
    for each in (each for group in groups for each in group):
        before = found[each.state.words].count if each.state.words in found else 0
        count = before + each.count
        found[each.state.words] = StateCount(
            state=each.state, count=count, words=f"{number(count)} {each.state.words.lower()}"
        )
    order = {code: place for place, code in enumerate((*GOING_WELL, "at_risk", "delayed", "on_hold", "not_started"))}
    return tuple(sorted(found.values(), key=lambda each: order.get(each.state.code, len(order))))


def actions_sentence(counts: tuple[StateCount, ...]) -> str:
    """How a few actions stand: "All four actions are on track or complete."; the worst is named."""
    total = sum(each.count for each in counts)
    if total == 0:
        return "No action serves it yet."
    well = counted(counts, GOING_WELL)
    if well == total:
        subject = {1: "Its one action is", 2: "Both actions are"}.get(total, f"All {count_words(total)} actions are")
        return f"{subject} {_state_of_all(counts)}."
    worst_first = sorted((each for each in counts if each.state.code not in GOING_WELL), key=_gravity)
    others = join_words(
        [f"{count_words(each.count)} {_are(each.count)} {each.state.words.lower()}" for each in worst_first]
    )
    if well == 0:
        return f"Of its {count_words(total)} actions, {others}." if total > 1 else f"Its one action {_rest(others)}."
    return f"{opening(count_words(well))} of {count_words(total)} actions {_are(well)} on track or complete; {others}."


def fact_of(indicator: PlanIndicator) -> Fact | None:
    """A measure as people say it: "42 in 100", "reported offences were solved in 2023"; nothing without a figure."""
    if indicator.actual.value is None:
        return None
    figure = bare(indicator.actual.text, indicator.unit)
    words = _SPAN_SAID.sub("", indicator.public_words or indicator.public_title.lower())
    share = _OF.match(words)
    if share and share[1] and "." in figure:  # nobody says "79.4 in 100"
        figure, words = indicator.actual.text, f"of {words[share.end() :]}"
    elif share:
        figure, words = f"{figure} {'in' if share[1] else 'of'} {share[2]}", words[share.end() :]
    return Fact(figure, f"{words} {_span(indicator.period_words)}{_before(indicator)}")


def bare(text: str, unit: str) -> str:
    """A figure without the name of its unit, which the words beside it say: "83 releases" becomes "83"."""
    return text.removesuffix(unit).rstrip(f" {NO_BREAK_SPACE}") or text


def figure_sentence(indicator: PlanIndicator) -> str:
    """The measure, what it was, and what is promised, in two or three short sentences."""
    value, words = bare(indicator.actual.text, indicator.unit), _SPAN_SAID.sub("", indicator.public_words)
    said = f"{opening(_span(indicator.period_words))}, {value} {words}."
    if indicator.previous is not None and indicator.previous.value is not None:
        said += f" A year earlier it was {bare(indicator.previous.text, indicator.unit)}."
    if indicator.target_words:
        said += f" The promise: {indicator.target_words}."
    return said


def _span(words: str) -> str:
    """A period inside a sentence: "in 2023", "in March 2024", "from 1 April 2023 to 31 March 2024"."""
    return f"from {words}" if " to " in words.replace(NO_BREAK_SPACE, " ") else f"in {words}"


def _before(indicator: PlanIndicator) -> str:
    if indicator.previous is None or indicator.previous.value is None:
        return ""
    return f"; {bare(indicator.previous.text, indicator.unit)} a year earlier"


def _state_of_all(counts: tuple[StateCount, ...]) -> str:
    """The states that occur, joined: "on track", "complete", "on track or complete"."""
    words = [each.state.words.lower() for each in counts if each.count]
    return join_words(sorted(words, reverse=True), last="or")


def _gravity(count: StateCount) -> int:
    """The place of a state when the worst comes first; what nobody reported on comes last."""
    return WORST_FIRST.index(count.state.code) if count.state.code in WORST_FIRST else len(WORST_FIRST)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _rest(words: str) -> str:
    return words.removeprefix("one ")
