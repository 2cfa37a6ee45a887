"""The plan, objective and action pages: the sentence at the head, and the rows below it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from strategic_plan.calculations.formats import count_words, date_words, join_words, number
from strategic_plan.calculations.ratings import Rating, RatingCounts
from strategic_plan.calculations.statuses import Health, StatusCounts
from strategic_plan.models import Action, ActionChange, Amendment, Objective, Plan, StatusUpdate, Succession
from strategic_plan.summaries.evidence import Found, remarks_on
from strategic_plan.summaries.plans import PlanReading, read_plan
from strategic_plan.summaries.reports.plan import PlanAction, PlanIndicator, PlanObjective, PlanPriority

BAD = (Rating.WORSENING, Rating.OFF_TRACK)


@dataclass(frozen=True)
class PlanPage:
    """The plan tree with its sentence."""

    heading: str
    lead: str
    reading: PlanReading
    priorities: tuple[PlanPriority, ...]
    counts: StatusCounts


@dataclass(frozen=True)
class ObjectivePage:
    """One objective: what was promised, what is said, what is known, and what the Board decided about it."""

    objective: PlanObjective
    priority: PlanPriority
    lead: str
    remarks: tuple[Found, ...]
    amendments: tuple[Amendment, ...]
    indicators_note: str


@dataclass(frozen=True)
class ActionPage:
    """One action with the life of its updates."""

    action: Action
    line: PlanAction
    lead: str
    objective: Objective
    remarks: tuple[Found, ...]
    updates: tuple[StatusUpdate, ...]
    changes: tuple[ActionChange, ...]
    came_from: tuple[ActionChange, ...]
    dropped: dict[str, str]
    """Why a milestone was dropped, by its title: for the workspace alone, it stands in no report."""


def plan_page(plan: Plan, *, today: date) -> PlanPage:
    """The plan as last reported: what needs attention comes first."""
    reading = read_plan(plan, today=today)
    counts = reading.counts
    objectives = sum(len(priority.objectives) for priority in reading.block.priorities)
    ratings = RatingCounts.of(evaluation.result for evaluation in reading.evaluations)
    lead = (
        f"{plan.title}: {count_words(len(reading.block.priorities))} priorities, {_many(objectives)} objectives. "
        f"{bad_ratings(ratings)}"
    )
    return PlanPage(attention_heading(counts), lead.strip(), reading, reading.block.priorities, counts)


def attention_heading(counts: StatusCounts) -> str:
    """ "Five of 18 actions need attention." """
    total, attention = number(counts.total), counts.needing_attention
    if not counts.total:
        return "No action answers this plan yet."
    if not attention:
        return f"None of {total} actions needs attention."
    return (
        f"{count_words(attention, capital=True)} of {total} actions {'needs' if attention == 1 else 'need'} attention."
    )


def bad_ratings(ratings: RatingCounts) -> str:
    """How many figures go the wrong way, in a sentence; never hidden behind the others."""
    counts = dict(ratings.counts)
    phrases = [(counts.get(Rating.WORSENING, 0), "getting worse"), (counts.get(Rating.OFF_TRACK, 0), "off track")]
    said = [f"{count_words(count)} {'is' if count == 1 else 'are'} {words}" for count, words in phrases if count]
    if not said:
        return ""
    first_count = next(count for count, _words in phrases if count)
    noun = "indicator" if first_count == 1 else "indicators"
    sentence = join_words(said).replace(" ", f" {noun} ", 1)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def objective_page(objective: Objective, *, today: date) -> ObjectivePage:
    """One objective, from the same reading as the plan."""
    plan = objective.priority.plan
    reading = read_plan(plan, today=today, with_charts=False, also=objective)
    priority = next(each for each in reading.block.priorities if each.number == objective.priority.number)
    shown = next(each for each in priority.objectives if each.code == objective.code)
    codes = {shown.code, *(action.code for action in shown.actions)}
    kinds = Amendment.ElementKind
    targets = [target.pk for row in objective.indicators.prefetch_related("targets") for target in row.targets.all()]
    amendments = [
        amendment
        for amendment in plan.amendments.select_related("resolution__meeting").order_by("-effective_on", "-pk")
        if (amendment.element_kind == kinds.OBJECTIVE and amendment.element_id == objective.pk)
        or (amendment.element_kind == kinds.TARGET and amendment.element_id in targets)
    ]
    return ObjectivePage(
        objective=shown,
        priority=priority,
        lead=f"{_what_became(objective)} {objective_lead(shown)}".strip(),
        remarks=tuple(found for found in remarks_on(reading, today=today) if found.code in codes),
        amendments=tuple(amendments),
        indicators_note=shown.rating_words,
    )


def _what_became(objective: Objective) -> str:
    """ "Retired on 1 January 2025, merged into 2.2 Build lasting ties." Empty while it is in force."""
    if objective.in_force_until is None:
        return ""
    found = list(
        Succession.objects.filter(
            amendment__element_kind=Amendment.ElementKind.OBJECTIVE, from_id=objective.pk
        ).order_by("pk")
    )
    day = date_words(objective.in_force_until)
    if not found:
        return f"Retired on {day}."
    return f"Retired on {day}, {found[0].get_kind_display().lower()} {join_words([each.to_words for each in found])}."


def objective_lead(objective: PlanObjective) -> str:
    """ "One of three actions is at risk, and the clearance rate is getting worse." """
    total = len(objective.actions)
    attention = [action for action in objective.actions if action.state.code in ("delayed", "at_risk", "on_hold")]
    if not total:
        sentence = "No action serves this objective yet"
    elif not attention:
        sentence = (
            "Its action is going as planned" if total == 1 else f"All {count_words(total)} actions are going as planned"
        )
    elif total == 1:
        sentence = f"Its action is {attention[0].state.words.lower()}"
    else:
        words = join_words(list(dict.fromkeys(action.state.words.lower() for action in attention)), last="or")
        verb = "is" if len(attention) == 1 else "are"
        sentence = f"{count_words(len(attention), capital=True)} of {count_words(total)} actions {verb} {words}"
    worst = next(
        (each for code in ("worsening", "off_track") for each in objective.indicators if each.rating.code == code), None
    )
    if worst is None:
        return f"{sentence}."
    phrase = "moving away from its target" if worst.rating.code == "worsening" else "off track"
    return f"{sentence}, and “{worst.title}” is {phrase}."


def action_page(action: Action, *, today: date, updates: tuple[StatusUpdate, ...]) -> ActionPage:
    """One action, from the same reading as the plan; `updates` are those this reader may see, newest first."""
    plan = action.objective.priority.plan
    reading = read_plan(plan, today=today, also=action.objective, action=action)
    changes = tuple(action.changes.select_related("became__objective__priority"))
    line = next(
        each
        for priority in reading.block.priorities
        for objective in priority.objectives
        for each in objective.actions
        if each.code == action.code
    )
    return ActionPage(
        action=action,
        line=line,
        lead=f"{_what_became_of_action(action, changes)} {action_lead(line, today)}".strip(),
        objective=action.objective,
        remarks=tuple(found for found in remarks_on(reading, today=today) if found.code == action.code),
        updates=updates,
        changes=changes,
        came_from=tuple(action.came_from.select_related("action__objective__priority")),
        dropped=dict(action.milestones.exclude(dropped_reason="").values_list("title", "dropped_reason")),
    )


def _what_became_of_action(action: Action, changes: tuple[ActionChange, ...]) -> str:
    """ "Ended on 1 April 2024: merged into 1.2.2." Empty while it is under way."""
    if action.ended_on is None:
        return ""
    said = f"Ended on {date_words(action.ended_on)}"
    others = [change.became.code for change in reversed(changes) if change.became]
    if not others:
        return f"{said}: {action.get_ending_display().lower()}."
    verb = "merged" if action.ending == Action.Ending.MERGED else "split"
    return f"{said}: {verb} into {join_words(others)}."


def action_lead(line: PlanAction, today: date) -> str:
    """What was last said, and how many of its milestones are met."""
    said = f"{line.state.words}, as last approved" if line.said_words else "Nothing is approved about it yet"
    if line.before and line.before.code != line.state.code:
        said += f"; it was {line.before.words.lower()} before"
    if not line.milestones_total:
        return f"{said}."
    met = (
        "all"
        if line.milestones_met == line.milestones_total
        else count_words(line.milestones_met)
        if line.milestones_met
        else "none"
    )
    verb = "is" if line.milestones_met == 1 else "are"
    return f"{said}. {met[:1].upper()}{met[1:]} of {count_words(line.milestones_total)} milestones {verb} met."


def adopted_words(plan: Plan) -> str:
    """ "Plan 2023 to 2026, as adopted 15 December 2022"."""
    return (
        f"Plan {plan.years}, as adopted {date_words(plan.adopted_on)}"
        if plan.adopted_on
        else f"Plan {plan.years}, a draft"
    )


def place_of(plan: Plan, *, today: date) -> str:
    """Where a plan stands among the Board's plans; empty for the one in force that nothing follows yet."""
    follows = plan.succeeded_by
    if plan.state == Plan.State.DRAFT:
        return ""
    if today < plan.starts_on:
        return f"This plan is in force from {date_words(plan.starts_on)}."
    if today > plan.ends_on:
        said = f"This plan was in force until {date_words(plan.ends_on)} and stays as it was."
        return f"{said} “{follows}” follows it." if follows else said
    return f"“{follows}” follows on {date_words(follows.starts_on)}." if follows else ""


def health_rank(action: PlanAction) -> int:
    """The place of an action when the worst comes first; one nobody reported on follows those that need attention."""
    if action.state.code == "no_rating":
        return 3
    return Health(action.state.code).rank + (Health(action.state.code).rank >= 3)


def lead_indicator(objective: PlanObjective) -> PlanIndicator | None:
    """The indicator an objective is known by."""
    return next((each for each in objective.indicators if each.is_lead), next(iter(objective.indicators), None))


def _many(count: int) -> str:
    return count_words(count) if count <= 12 else number(count)
