"""Two frozen contents side by side: what moved, what was restated, what came, ended or was dropped, what was redefined.

Both sides are what was published, so the answer is the same for ever. Only by which resolution a target or a word of
the plan changed is not in them; whoever asks may name the resolutions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeVar

from strategic_plan.calculations.formats import count_words
from strategic_plan.summaries.reports.figures import State
from strategic_plan.summaries.reports.plan import PlanAction, PlanBlock, PlanIndicator
from strategic_plan.summaries.reports.sections import Section

GroupKey = Literal[
    "ratings", "statuses", "completed", "added", "dropped", "restated", "targets", "definitions", "wording"
]
Resolutions = Mapping[tuple[str, str], str]
"""What changed a thing, in words, by its kind ("target", "indicator", "objective", "priority") and its code or key."""

NOT_THERE = "not in this report"
T = TypeVar("T")
IndicatorPairs = list[tuple[str, PlanIndicator | None, PlanIndicator | None]]
ActionPairs = list[tuple[str, PlanAction | None, PlanAction | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a row: a state with its mark, a text, or both."""

    text: str = ""
    state: State | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """One thing that differs: what it is, how it was, how it is, and by what it changed where that is known."""

    code: str
    title: str
    before: Side
    after: Side
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedGroup:
    """Differences of one kind under a sentence that counts them."""

    key: GroupKey
    heading: str
    rows: tuple[ComparedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared(Section):
    """The section "what changed since the last report": the same groups, frozen with the report."""

    block: ClassVar[str] = "compared"

    since: str
    groups: tuple[ComparedGroup, ...]


def compare_plans(
    before: PlanBlock, after: PlanBlock, resolutions: Resolutions | None = None
) -> tuple[ComparedGroup, ...]:
    """Every difference between the plan in two reports, by kind; kinds without any are left out."""
    named = resolutions or {}
    indicators = list(_pairs(_indicators(before), _indicators(after)))
    actions = list(_pairs(_actions(before), _actions(after)))
    groups: tuple[tuple[GroupKey, str, str, Iterator[ComparedRow]], ...] = (
        ("ratings", "rating moved", "ratings moved", _ratings(indicators)),
        ("statuses", "action changed its status", "actions changed their status", _statuses(actions)),
        ("completed", "action was completed", "actions were completed", _completed(actions)),
        ("added", "action is new", "actions are new", _only_after(actions)),
        ("dropped", "action is no longer in the plan", "actions are no longer in the plan", _only_before(actions)),
        ("restated", "figure was restated", "figures were restated", _restated(indicators)),
        ("targets", "target changed", "targets changed", _targets(indicators, named)),
        ("definitions", "definition changed", "definitions changed", _definitions(indicators, named)),
        ("wording", "part of the plan was reworded", "parts of the plan were reworded", _wording(before, after, named)),
    )
    made = ((key, one, many, tuple(rows)) for key, one, many, rows in groups)
    return tuple(
        ComparedGroup(
            key=key, heading=f"{count_words(len(rows), capital=True)} {one if len(rows) == 1 else many}", rows=rows
        )
        for key, one, many, rows in made
        if rows
    )


def comparison_sentence(groups: tuple[ComparedGroup, ...]) -> str:
    """What differs, counted in one sentence: the heading of the page and of the section."""
    if not groups:
        return "Nothing in the plan or its figures differs"
    total = sum(len(group.rows) for group in groups)
    return f"{count_words(total, capital=True)} {'thing differs' if total == 1 else 'things differ'}"


def kinds_of_difference(groups: tuple[ComparedGroup, ...]) -> str:
    """The headings in one line: "Two ratings moved, one action is new"."""
    line = ", ".join(group.heading[:1].lower() + group.heading[1:] for group in groups)
    return line[:1].upper() + line[1:]


def _indicators(block: PlanBlock) -> dict[str, PlanIndicator]:
    return {
        indicator.key: indicator
        for priority in block.priorities
        for objective in priority.objectives
        for indicator in objective.indicators
    }


def _actions(block: PlanBlock) -> dict[str, PlanAction]:
    return {
        action.code: action
        for priority in block.priorities
        for objective in priority.objectives
        for action in objective.actions
    }


def _pairs(before: Mapping[str, T], after: Mapping[str, T]) -> Iterator[tuple[str, T | None, T | None]]:
    """Each key of either side in the order of the newer, then what the newer has no more."""
    for key in [*after, *(key for key in before if key not in after)]:
        yield key, before.get(key), after.get(key)


def _ratings(pairs: IndicatorPairs) -> Iterator[ComparedRow]:
    for _key, was, now in pairs:
        if was and now and was.rating.code != now.rating.code:
            yield ComparedRow(
                code="",
                title=now.title,
                before=_rated(was),
                after=_rated(now),
            )


def _rated(indicator: PlanIndicator) -> Side:
    """A rating with its figure; where there is no figure the rating says so already."""
    has_figure = indicator.actual.value is not None or indicator.rating.code != "no_rating"
    return Side(state=indicator.rating, text=indicator.actual.text if has_figure else "")


def _statuses(pairs: ActionPairs) -> Iterator[ComparedRow]:
    for code, was, now in pairs:
        if was and now and was.state.code != now.state.code and now.state.code != "complete":
            yield _action_row(code, now, Side(state=was.state), Side(state=now.state, text=now.expected_words))


def _completed(pairs: ActionPairs) -> Iterator[ComparedRow]:
    for code, was, now in pairs:
        if was and now and was.state.code != "complete" and now.state.code == "complete":
            yield _action_row(code, now, Side(state=was.state), Side(state=now.state))


def _only_after(pairs: ActionPairs) -> Iterator[ComparedRow]:
    for code, was, now in pairs:
        if was is None and now is not None:
            yield _action_row(code, now, Side(text=NOT_THERE), Side(state=now.state))


def _only_before(pairs: ActionPairs) -> Iterator[ComparedRow]:
    for code, was, now in pairs:
        if was is not None and now is None:
            yield _action_row(code, was, Side(state=was.state), Side(text=NOT_THERE))


def _action_row(code: str, action: PlanAction, before: Side, after: Side) -> ComparedRow:
    return ComparedRow(code=code, title=action.title, before=before, after=after)


def _restated(pairs: IndicatorPairs) -> Iterator[ComparedRow]:
    """Another figure for the same span: a correction of what was published, never a figure of a later month."""
    for _key, was, now in pairs:
        if was is None or now is None:
            continue
        published = {(row.start, row.end): row.current for row in was.rows}
        for row in now.rows:
            old = published.get((row.start, row.end))
            if old is not None and old.text != row.current.text and old.value is not None:
                yield ComparedRow(
                    code="",
                    title=f"{now.title}, {row.label}",
                    before=Side(text=old.text),
                    after=Side(text=row.current.text),
                )


def _targets(pairs: IndicatorPairs, resolutions: Resolutions) -> Iterator[ComparedRow]:
    for key, was, now in pairs:
        if was and now and was.target_words != now.target_words:
            yield ComparedRow(
                code="",
                title=now.title,
                before=Side(text=was.target_words or "no target"),
                after=Side(text=now.target_words or "no target"),
                why=resolutions.get(("target", key), ""),
            )


def _definitions(pairs: IndicatorPairs, resolutions: Resolutions) -> Iterator[ComparedRow]:
    for key, was, now in pairs:
        if was and now and was.method != now.method:
            yield ComparedRow(
                code="",
                title=now.title,
                before=Side(text=was.method),
                after=Side(text=now.method),
                why=resolutions.get(("indicator", key), ""),
            )


def _wording(before: PlanBlock, after: PlanBlock, resolutions: Resolutions) -> Iterator[ComparedRow]:
    for kind, words_of in (("priority", _priority_words), ("objective", _objective_words)):
        for code, was, now in _pairs(words_of(before), words_of(after)):
            if was != now:
                yield ComparedRow(
                    code=code,
                    title=kind.capitalize(),
                    before=Side(text=was or NOT_THERE),
                    after=Side(text=now or NOT_THERE),
                    why=resolutions.get((kind, code), ""),
                )


def _priority_words(block: PlanBlock) -> dict[str, str]:
    return {str(priority.number): _said(priority.title, priority.promise) for priority in block.priorities}


def _objective_words(block: PlanBlock) -> dict[str, str]:
    return {
        objective.code: _said(objective.title, objective.promise)
        for priority in block.priorities
        for objective in priority.objectives
    }


def _said(title: str, promise: str) -> str:
    return f"{title}: {promise}" if promise and promise != title else title
