"""What may need a decision of the Board: the system points at it and suggests words; whether it does is for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import date_words, distance, plural
from strategic_plan.calculations.periods import Period, month_end, month_start, ordinal_of
from strategic_plan.calculations.ratings import Rating
from strategic_plan.models import (
    Action,
    Amendment,
    Coverage,
    CoverageGap,
    DecisionReport,
    Indicator,
    Matter,
    Organization,
    Plan,
    ProposedAmendment,
    StatusUpdate,
    Target,
)
from strategic_plan.summaries.indicators.figures import Evaluation, evaluate_indicators

EXPIRES_WITHIN = timedelta(days=90)
LATE_BEYOND = timedelta(days=60)
MONTHS_OF_A_PERIOD = 3
BAD = (Rating.OFF_TRACK, Rating.WORSENING)
# What answers a matter by being there; the rest wants coverage.
NEEDS_NO_COVERAGE = (Matter.Kind.GROUP, Matter.Kind.OPEN, Matter.Kind.PROCESS)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that may need a decision: what is so, and the words a report could begin with."""

    key: str
    kind: str
    title: str
    because: str
    motion: str
    code: str = ""

    @property
    def anchor(self) -> str:
        return self.key.replace(":", "-")


def suggest(plan: Plan, *, today: date) -> tuple[Suggestion, ...]:
    """Everything that may need a decision and has no report yet, the most pressing first."""
    begun = set(
        DecisionReport.objects.filter(plan=plan).open().exclude(began_from="").values_list("began_from", flat=True)
    )
    found = [*_expiring(plan, today), *_figures(plan, today), *_late_actions(plan, today), *_gaps(plan)]
    return tuple(each for each in found if each.key not in begun)


def _being_changed(plan: Plan) -> set[int]:
    """Targets that a report on its way to the Board would change already."""
    found = ProposedAmendment.objects.filter(
        decision__plan=plan, decision__state__in=DecisionReport.OPEN, element_kind=Amendment.ElementKind.TARGET
    ).values_list("element_id", flat=True)
    return {pk for pk in found if pk is not None}


def _expiring(plan: Plan, today: date) -> Iterator[Suggestion]:
    """Targets in force that fall due within 90 days."""
    targets = (
        Target.objects.filter(
            Q(in_force_until__isnull=True) | Q(in_force_until__gt=today),
            indicator__objective__priority__plan=plan,
            indicator__retired_on__isnull=True,
            due_on__gte=today,
            due_on__lte=today + EXPIRES_WITHIN,
        )
        .exclude(pk__in=_being_changed(plan))
        .select_related("indicator__objective__priority")
        .order_by("due_on", "pk")
    )
    for target in targets:
        indicator = target.indicator
        yield Suggestion(
            key=f"target:{target.pk}:{target.due_on:%Y-%m-%d}",
            kind=_("Target expires"),
            title=_("A new target for “%(indicator)s”") % {"indicator": indicator.title},
            because=_("Its target is due on %(day)s, %(when)s. After that day nothing says what is wanted.")
            % {"day": date_words(target.due_on), "when": distance(target.due_on, today).words},
            motion=_(
                "That the target for “%(indicator)s” of objective %(code)s be renewed, with a new value and a new date."
            )
            % {"indicator": indicator.title, "code": indicator.objective.code},
            code=indicator.objective.code,
        )


def _figures(plan: Plan, today: date) -> Iterator[Suggestion]:
    """Indicators off track at the end of the last two quarters, and those with a target and no figure to rate it."""
    last = ordinal_of(today) - ordinal_of(today) % MONTHS_OF_A_PERIOD - 1
    periods = [
        Period(month_start(end - MONTHS_OF_A_PERIOD + 1), month_end(end)) for end in (last, last - MONTHS_OF_A_PERIOD)
    ]
    organization = Organization.objects.get()
    now, before = (
        {
            each.indicator.pk: each
            for each in evaluate_indicators(
                Indicator.objects.filter(objective__priority__plan=plan).current(period.end),
                starts_on=period.start,
                ends_on=period.end,
                today=today,
                organization=organization,
            )
        }
        for period in periods
    )
    for pk, evaluation in now.items():
        rated = evaluation.result.rating
        earlier = before.get(pk)
        if rated in BAD and earlier is not None and earlier.result.rating in BAD:
            yield _off_track(evaluation, periods)
        elif _is_without_figure(evaluation) and earlier is not None and _is_without_figure(earlier):
            yield _without_figure(evaluation, periods[0])


def _is_without_figure(evaluation: Evaluation) -> bool:
    """Whether it has a target, and neither a figure nor a judgement says how it stands."""
    known = evaluation.actual.is_present or evaluation.judgement is not None
    return evaluation.target is not None and evaluation.result.rating == Rating.NO_RATING and not known


def _off_track(evaluation: Evaluation, periods: list[Period]) -> Suggestion:
    indicator = evaluation.indicator
    words = {"indicator": indicator.title, "code": indicator.objective.code}
    return Suggestion(
        key=f"off-track:{indicator.pk}:{periods[0].end:%Y-%m-%d}",
        kind=_("Off track twice"),
        title=_("What to do about “%(indicator)s”") % words,
        because=_("It was off track or worsening on %(before)s, and again on %(now)s.")
        % {"before": date_words(periods[1].end), "now": date_words(periods[0].end)},
        motion=_(
            "That the Chief of Police report at the next meeting how “%(indicator)s” of objective %(code)s will be "
            "brought back to its target, or what target the Board should set instead."
        )
        % words,
        code=indicator.objective.code,
    )


def _without_figure(evaluation: Evaluation, period: Period) -> Suggestion:
    indicator = evaluation.indicator
    words = {"indicator": indicator.title, "code": indicator.objective.code, "day": date_words(period.end)}
    return Suggestion(
        key=f"no-figure:{indicator.pk}:{period.end:%Y-%m-%d}",
        kind=_("Figure missing"),
        title=_("How “%(indicator)s” is to be measured") % words,
        because=_("It has a target, and for two quarters, up to %(day)s, no figure says whether it is met.") % words,
        motion=_(
            "That the Chief of Police report by when “%(indicator)s” of objective %(code)s can be measured, or that "
            "the Board retire it."
        )
        % words,
        code=indicator.objective.code,
    )


def _late_actions(plan: Plan, today: date) -> Iterator[Suggestion]:
    """Active actions past their own date by more than the limit, and those expected that much later than promised."""
    latest = dict(
        StatusUpdate.objects.in_force()
        .filter(action__objective__priority__plan=plan, expected_on__isnull=False)
        .order_by("cycle__starts_on")
        .values_list("action_id", "expected_on")
    )
    actions = Action.objects.active().of_plan(plan).select_related("objective__priority").in_order()
    for action in actions:
        expected = latest.get(action.pk)
        over = today - action.due_on
        slips = expected - action.due_on if expected else timedelta()
        if over <= LATE_BEYOND and slips <= LATE_BEYOND:
            continue
        words = {
            "action": action.title,
            "code": action.code,
            "due": date_words(action.due_on),
            "expected": date_words(expected) if expected else "",
            "days": plural(over.days, _("day"), _("days")),
        }
        because = (
            _("It was due on %(due)s and is %(days)s late.")
            if over > LATE_BEYOND
            else _("It was promised for %(due)s and is now expected on %(expected)s.")
        )
        yield Suggestion(
            key=f"late:{action.pk}:{expected or action.due_on:%Y-%m-%d}",
            kind=_("Action late"),
            title=_("Action %(code)s, “%(action)s”") % words,
            because=because % words,
            motion=_(
                "That the Board take note that action %(code)s is late, and ask the Chief of Police for a new date and "
                "for what it means for objective %(objective)s."
            )
            % (words | {"objective": action.objective.code}),
            code=action.objective.code,
        )


def _gaps(plan: Plan) -> Iterator[Suggestion]:
    """Matters of law that nothing in the plan answers and that nobody has explained."""
    answered = set(Coverage.objects.filter(plan=plan).values_list("matter_id", flat=True))
    explained = set(CoverageGap.objects.filter(plan=plan).values_list("matter_id", flat=True))
    for matter in Matter.objects.current().exclude(kind__in=NEEDS_NO_COVERAGE):
        if matter.pk in answered or matter.pk in explained:
            continue
        words = {"matter": matter.text, "citation": matter.citation}
        yield Suggestion(
            key=f"gap:{matter.pk}",
            kind=_("Gap in coverage"),
            title=_("Nothing in the plan answers %(citation)s") % words,
            because=_("“%(matter)s” has no objective, indicator or words in the plan, and no reason why not.") % words,
            motion=_("That the plan be amended so that it addresses %(citation)s.") % words,
        )
