"""What the public home, plan and objective pages say, computed from the plan that an edition carries."""

from __future__ import annotations

from dataclasses import dataclass

from strategic_plan.calculations.formats import count_words, opening, plural
from strategic_plan.summaries.portal.source import PublishedPlan
from strategic_plan.summaries.portal.words import (
    GOING_WELL,
    MEANINGS,
    OFF,
    Fact,
    actions_sentence,
    bare,
    counted,
    fact_of,
    figure_sentence,
    together,
    when,
)
from strategic_plan.summaries.reports.figures import State, StateCount
from strategic_plan.summaries.reports.plan import PlanIndicator, PlanObjective, PlanPriority, RatingInput

RULE = "Rule"
"""The input that repeats the sentence of a rating, which stands above its inputs already."""


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """An objective in the plan: its public name, its promise, and a mark for each of its actions."""

    code: str
    title: str
    promise: str
    states: tuple[State, ...]
    words: str


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A priority as a promise to the public, with how it stands and one figure."""

    number: int
    title: str
    promise: str
    words: str
    fact: Fact | None
    objectives: tuple[ObjectiveLine, ...]

    @property
    def first_code(self) -> str:
        """The objective that the priority's name leads to."""
        return self.objectives[0].code if self.objectives else ""


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The whole plan, for the home and for the plan's own page."""

    published: PublishedPlan
    lead: str
    tally: tuple[StateCount, ...]
    heading: str
    promises: tuple[PromiseLine, ...]


@dataclass(frozen=True, slots=True)
class ObjectivePage:
    """One objective: what was promised, what the numbers say, what was done."""

    published: PublishedPlan
    priority_number: int
    priority_title: str
    objective: PlanObjective
    title: str
    lead: PlanIndicator | None
    lead_figure: str
    lead_sentence: str
    lead_meaning: str
    why: tuple[RatingInput, ...]
    others: tuple[PlanIndicator, ...]
    actions_words: str

    @property
    def speaks_of_solving(self) -> bool:
        """Whether the word that needs explaining occurs."""
        return "solved" in self.lead_sentence


def plan_page(published: PublishedPlan) -> PlanPage:
    """The plan as last reported to the public."""
    priorities = published.block.priorities
    tally = together(each.counts for each in priorities)
    return PlanPage(
        published=published,
        lead=_lead(published, tally),
        tally=tally,
        heading=f"{_counted(len(priorities), 'thing')} the Board asked for",
        promises=tuple(_promise(each) for each in priorities),
    )


def objective_page(published: PublishedPlan, code: str) -> ObjectivePage | None:
    """One objective by its code; nothing where the published plan has no such objective."""
    for priority in published.block.priorities:
        for objective in priority.objectives:
            if objective.code == code:
                return _objective_page(published, priority, objective)
    return None


def _objective_page(published: PublishedPlan, priority: PlanPriority, objective: PlanObjective) -> ObjectivePage:
    known = [each for each in objective.indicators if each.actual.value is not None]
    lead = next((each for each in known if each.is_lead), known[0] if known else None)
    return ObjectivePage(
        published=published,
        priority_number=priority.number,
        priority_title=priority.public_title or priority.title,
        objective=objective,
        title=objective.public_title or objective.title,
        lead=lead,
        lead_figure=_large(lead) if lead else "",
        lead_sentence=figure_sentence(lead) if lead else "",
        lead_meaning=MEANINGS.get(lead.rating.code, "") if lead else "",
        why=tuple(given for given in lead.why if given.name != RULE) if lead else (),
        others=tuple(each for each in objective.indicators if each is not lead),
        actions_words=actions_sentence(_counts(objective)),
    )


def _counted(count: int, noun: str) -> str:
    """A count with its noun, as a sentence begins with it: "Five things"."""
    return f"{opening(count_words(count))} {noun if count == 1 else noun + 's'}"


def _large(indicator: PlanIndicator) -> str:
    """The figure that stands large: with its sign, but without a unit that is a word."""
    return indicator.actual.text if indicator.unit == "%" else bare(indicator.actual.text, indicator.unit)


def _lead(published: PublishedPlan, tally: tuple[StateCount, ...]) -> str:
    """The state of the whole plan in two sentences."""
    total, well, off = sum(each.count for each in tally), counted(tally, GOING_WELL), counted(tally, OFF)
    said = f"{when(published.block.status_as_of)}, {well} of {plural(total, 'promised action', 'promised actions')} "
    said += f"{'was' if well == 1 else 'were'} on track or complete."
    if off:
        said += f" {opening(count_words(off))} {'was' if off == 1 else 'were'} late or at risk."
    if silent := counted(tally, ("no_rating",)):
        said += f" On {count_words(silent)} nothing was reported."
    away = [
        each
        for priority in published.block.priorities
        for objective in priority.objectives
        for each in objective.indicators
        if each.rating.code == "worsening"
    ]
    if away:
        verb = "was" if len(away) == 1 else "were"
        said += f" {_counted(len(away), 'figure')} {verb} moving away from what was promised."
    return said


def _promise(priority: PlanPriority) -> PromiseLine:
    indicator = _leading(priority)
    meaning = MEANINGS.get(indicator.rating.code, "") if indicator else ""
    return PromiseLine(
        number=priority.number,
        title=priority.public_title or priority.title,
        promise=priority.promise,
        words=f"{actions_sentence(together([priority.counts]))} {meaning}".strip(),
        fact=fact_of(indicator) if indicator else None,
        objectives=tuple(
            ObjectiveLine(
                each.code,
                each.public_title or each.title,
                each.promise,
                tuple(action.state for action in each.actions),
                actions_sentence(_counts(each)),
            )
            for each in priority.objectives
        ),
    )


def _leading(priority: PlanPriority) -> PlanIndicator | None:
    """The figure a priority is told by: the first leading one that has a value, else the first that has one."""
    known = [
        each for objective in priority.objectives for each in objective.indicators if each.actual.value is not None
    ]
    return next((each for each in known if each.is_lead), known[0] if known else None)


def _counts(objective: PlanObjective) -> tuple[StateCount, ...]:
    return together((StateCount(state=action.state, count=1, words=""),) for action in objective.actions)
