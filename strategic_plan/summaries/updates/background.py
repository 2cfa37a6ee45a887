"""What is known beside the updates of a cycle: the last one, the silence before it, the milestones, the indicators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy

from strategic_plan.calculations.evidence import (
    IndicatorKnown,
    Known,
    MilestoneSaid,
    Remark,
    RemarkCode,
    Said,
    check_update,
)
from strategic_plan.calculations.ratings import Rating
from strategic_plan.calculations.statuses import Health
from strategic_plan.models import Action, Cycle, Indicator, Milestone, Organization, StatusUpdate
from strategic_plan.summaries.indicators.figures import Evaluation, by_objective, evaluate_indicators
from strategic_plan.summaries.indicators.lines import actual_figure
from strategic_plan.summaries.updates.words import UpdateContent

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# The questions of the form that a remark may lead to, where the check names them otherwise.
FIELD_OF_ANCHOR = {"narrative": "done"}

# A remark in the few words that fit a row of a list.
IN_SHORT: dict[RemarkCode, StrOrPromise] = {
    RemarkCode.MILESTONE_OVERDUE: gettext_lazy("A milestone is overdue"),
    RemarkCode.MILESTONE_WITHOUT_DATE: gettext_lazy("No new date for a missed milestone"),
    RemarkCode.MILESTONE_OPEN: gettext_lazy("A milestone is still open"),
    RemarkCode.DUE_DATE_PAST: gettext_lazy("The due date is past"),
    RemarkCode.EXPECTED_DATE_PAST: gettext_lazy("The expected date is past"),
    RemarkCode.START_DATE_PAST: gettext_lazy("The start date is past"),
    RemarkCode.PROGRESS_DOWN: gettext_lazy("Progress went down"),
    RemarkCode.PROGRESS_DISAGREES: gettext_lazy("Progress does not fit the status"),
    RemarkCode.SAME_NARRATIVE: gettext_lazy("Same words as last time"),
    RemarkCode.NO_UPDATE: gettext_lazy("Nothing was said for two cycles"),
    RemarkCode.INDICATOR_OFF_TRACK: gettext_lazy("An indicator is off track"),
}


@dataclass(frozen=True, slots=True)
class Beside:
    """What is said beside what is known, and one way to settle it; with nothing to settle the two fit.

    ``source`` is where what is known stands, and ``about`` the indicator it is about.
    """

    said: str
    known: str
    settle: str = ""
    anchor: str = ""
    url: str = ""
    about: str = ""
    source: str = ""
    source_words: str = ""


@dataclass(frozen=True)
class Background:
    """What is known of some actions in one cycle, read in a fixed number of queries whatever their number."""

    cycle: Cycle
    today: date
    previous: dict[int, StatusUpdate]
    silent_cycles: dict[int, int]
    healths: dict[int, Health | None]
    objective_actions: dict[int, frozenset[int]]
    evaluations: dict[int, list[Evaluation]]

    def last_time(self, action: Action) -> UpdateContent | None:
        """What was last approved of an action before this cycle."""
        update = self.previous.get(action.pk)
        return UpdateContent.sent(update) if update else None

    def remarks(self, action: Action, content: UpdateContent) -> tuple[Remark, ...]:
        """Where an update does not fit what is known; none while it does not say how the action is going."""
        if content.health is None:
            return ()
        last = self.last_time(action)
        said = Said(
            health=content.health,
            narrative=content.done,
            percent=_decimal(content.percent),
            expected_on=content.expected_on,
            milestones=tuple(_said_of(milestone, content) for milestone in action.milestones.all()),
            previous_narrative=last.done if last else "",
            previous_percent=_decimal(last.percent) if last else None,
        )
        known = Known(
            today=self.today,
            starts_on=action.starts_on,
            due_on=action.due_on,
            cycles_without_update=self.silent_cycles.get(action.pk, 0),
            all_on_track=self._all_on_track(action, content.health),
            indicators=self._indicators(action),
        )
        return tuple(
            replace(remark, anchor=FIELD_OF_ANCHOR.get(remark.anchor, remark.anchor))
            for remark in check_update(said, known)
        )

    def fitting(self, action: Action, content: UpdateContent) -> tuple[Beside, ...]:
        """What is known and bears a stated difficulty out: the indicators of the objective that are off track too."""
        if content.health is None or not content.health.needs_attention:
            return ()
        return tuple(
            Beside(f"{content.health.label}.", f"{each.title} is {each.rating.words}: {each.actual}.", about=each.code)
            for each in self._indicators(action)
            if each.rating in (Rating.OFF_TRACK, Rating.WORSENING)
        )

    def _all_on_track(self, action: Action, health: Health) -> bool:
        others = self.objective_actions.get(action.objective_id, frozenset()) - {action.pk}
        stated = [health, *(self.healths.get(other) for other in others)]
        return all(each in (Health.ON_TRACK, Health.COMPLETE) for each in stated)

    def _indicators(self, action: Action) -> tuple[IndicatorKnown, ...]:
        return tuple(
            IndicatorKnown(
                title=evaluation.indicator.title,
                code=evaluation.indicator.code,
                rating=evaluation.result.rating,
                actual=actual_figure(evaluation).text,
                expected=""
                if evaluation.result.expected is None
                else evaluation.unit.show_in_detail(evaluation.result.expected),
            )
            for evaluation in self.evaluations.get(action.objective_id, [])
        )


def read_background(actions: Sequence[Action], *, cycle: Cycle, today: date) -> Background:
    """Read what is known beside the updates of some actions for a cycle."""
    prefetch_related_objects(actions, "milestones")
    objectives = {action.objective_id for action in actions}
    together = Action.objects.active().filter(objective__in=objectives).values_list("objective_id", "pk")
    objective_actions: dict[int, set[int]] = {}
    for objective, action in together:
        objective_actions.setdefault(objective, set()).add(action)
    everyone = {action for group in objective_actions.values() for action in group} | {each.pk for each in actions}
    sent = list(
        StatusUpdate.objects.handed_in()
        .filter(
            action__in=everyone,
            cycle__action_plan=cycle.action_plan_id,
            cycle__starts_on__lte=cycle.starts_on,
        )
        .order_by("cycle__starts_on", "correction")
        .values_list("action_id", "pk", "cycle_id", "state", "health")
    )
    approved = {
        action: pk
        for action, pk, of_cycle, state, _health in sent
        if of_cycle != cycle.pk and state == StatusUpdate.State.APPROVED
    }
    previous = (
        StatusUpdate.objects.select_related("cycle")
        .prefetch_related("submissions", "milestone_reports__milestone", "key_figures__promised")
        .in_bulk([approved[each.pk] for each in actions if each.pk in approved])
    )
    return Background(
        cycle=cycle,
        today=today,
        previous={update.action_id: update for update in previous.values()},
        silent_cycles=_silence(actions, cycle, {(action, of_cycle) for action, _pk, of_cycle, *_rest in sent}),
        healths={action: Health(health) for action, _pk, _cycle, _state, health in sent},
        objective_actions={objective: frozenset(group) for objective, group in objective_actions.items()},
        evaluations=by_objective(
            evaluate_indicators(
                Indicator.objects.filter(objective__in=objectives).current(cycle.ends_on),
                starts_on=cycle.starts_on,
                ends_on=cycle.ends_on,
                today=today,
                organization=Organization.objects.get(),
            )
        ),
    )


def in_short(remarks: Sequence[Remark]) -> tuple[str, ...]:
    """Each kind of remark once, in a few words."""
    return tuple(dict.fromkeys(str(IN_SHORT[remark.code]) for remark in remarks))


def _silence(actions: Sequence[Action], cycle: Cycle, sent: set[tuple[int, int]]) -> dict[int, int]:
    """How many cycles just before this one each action let pass without a word, since it began."""
    earlier = list(Cycle.objects.before(cycle).values_list("pk", "ends_on"))
    silent: dict[int, int] = {}
    for action in actions:
        silent[action.pk] = 0
        for pk, ends_on in earlier:
            if (action.pk, pk) in sent or ends_on < action.starts_on:
                break
            silent[action.pk] += 1
    return silent


def _said_of(milestone: Milestone, content: UpdateContent) -> MilestoneSaid:
    said = content.milestones_by_key.get(milestone.pk)
    return MilestoneSaid(
        title=milestone.title,
        due_on=(said.moved_to if said else None) or milestone.due_on,
        is_met=milestone.state == Milestone.State.MET or bool(said and said.met_on),
        is_dropped=milestone.state == Milestone.State.DROPPED,
    )


def _decimal(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)
