"""The next plan starts from this one: its parts are copied, mapped old to new, and the old plan stays whole."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.models import CarryOver, Coverage, Indicator, Objective, Plan, Priority
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.planning.drafting import begin_plan, require_draft

COPIED_WORDS = ("vision", "mission", "values")
COPIED_PART = ("number", "title", "public_title", "statement")
COPIED_INDICATOR = (
    "title",
    "public_title",
    "form",
    "numerator",
    "denominator",
    "multiplier",
    "area",
    "window",
    "unit",
    "decimals",
    "direction",
    "position",
    "is_lead",
    "public_words",
    "definition",
    "limits",
    "scale",
)


@transaction.atomic
def succeed_plan(old: Plan, new: Plan, *, by: Person, at: datetime.datetime) -> Plan:
    """Begin the next plan as a copy: words, priorities, objectives, indicators and coverage.

    Targets, actions and what was reported stay with the old plan: the next one sets its own, and the checks name every
    indicator that has none.
    """
    require(by, Deed.KEEP_PLAN)
    if old.state == Plan.State.DRAFT:
        raise Refusal(_("A draft has nothing to carry on yet."))
    if new.starts_on <= old.starts_on:
        raise ValidationError({"starts_on": _("The next plan begins after the one it follows.")})
    for name in COPIED_WORDS:
        setattr(new, name, getattr(old, name))
    begin_plan(new, by=by, at=at)
    objectives: dict[int, Objective] = {}
    for priority in old.priorities.filter(in_force_until__isnull=True):
        copied = Priority(plan=new, in_force_from=new.starts_on, **_same(priority, COPIED_PART))
        copied.full_clean()
        copied.save(force_insert=True)
        for objective in priority.objectives.filter(in_force_until__isnull=True):
            twin = Objective(priority=copied, in_force_from=new.starts_on, **_same(objective, COPIED_PART))
            twin.full_clean()
            twin.save(force_insert=True)
            objectives[objective.pk] = twin
            CarryOver.objects.create(before=objective, after=twin)
    indicators = _copy_indicators(old, new, objectives)
    _copy_coverage(old, new, objectives, indicators)
    audit.record("succeed plan", new, f"{by.office} began {new} from {old}.", by=by, at=at)
    return new


@transaction.atomic
def carry_over(
    before: Objective,
    after: Objective | None,
    *,
    reason: str = "",
    by: Person,
    at: datetime.datetime,
) -> CarryOver:
    """Say what became of an objective in a later plan: another carries it on, or it ends for a reason."""
    require(by, Deed.KEEP_PLAN)
    if after is not None:
        require_draft(after.priority.plan)
        _refuse_circle(before, after)
        CarryOver.objects.filter(before=before, after__isnull=True).delete()
    elif before.followed_by.filter(after__isnull=False).exists():
        raise Refusal(_("This objective is carried on; take that back before you end it."))
    row = CarryOver(before=before, after=after, reason=reason)
    row.full_clean()
    row.save(force_insert=True)
    words = f"{before} is carried on by {after}." if after else f"{before} ends with its plan: {reason}"
    audit.record("carry over", before, f"{by.office}: {words}", by=by, at=at)
    return row


@transaction.atomic
def take_back_carry_over(row: CarryOver, *, by: Person, at: datetime.datetime) -> None:
    """Undo what was said to become of an objective, while the next plan is a draft."""
    require(by, Deed.KEEP_PLAN)
    if row.after is not None:
        require_draft(row.after.priority.plan)
    audit.record("take back carry over", row.before, f"{by.office} took back what follows {row.before}.", by=by, at=at)
    row.delete()


def _refuse_circle(before: Objective, after: Objective) -> None:
    """A mapping runs forward in time; one that leads back to where it began is refused."""
    if before.priority.plan_id == after.priority.plan_id:
        raise Refusal(_("Within one plan an objective is merged or split by an amendment."))
    seen, front = {after.pk}, {after.pk}
    while front:
        front = (
            set(CarryOver.objects.filter(before__in=front, after__isnull=False).values_list("after", flat=True)) - seen
        )
        seen |= front
    if before.pk in seen:
        raise Refusal(
            _("This mapping is circular: “%(after)s” already leads to “%(before)s”.")
            % {"after": after, "before": before}
        )
    if after.priority.plan.starts_on <= before.priority.plan.starts_on:
        raise Refusal(_("An objective is carried on by a later plan, not by an earlier one."))


def _copy_indicators(old: Plan, new: Plan, objectives: dict[int, Objective]) -> dict[int, Indicator]:
    found: dict[int, Indicator] = {}
    rows = Indicator.objects.filter(objective__in=objectives, retired_on__isnull=True)
    for row in rows.select_related("numerator", "denominator", "area"):
        copied = Indicator(
            code=_free_code(row.code, new.starts_on.year),
            objective=objectives[row.objective_id],
            method_since=new.starts_on,
            **_same(row, COPIED_INDICATOR),
        )
        copied.full_clean()
        copied.save(force_insert=True)
        found[row.pk] = copied
    return found


def _copy_coverage(old: Plan, new: Plan, objectives: dict[int, Objective], indicators: dict[int, Indicator]) -> None:
    for row in Coverage.objects.filter(plan=old):
        objective = objectives.get(row.objective_id or 0)
        indicator = indicators.get(row.indicator_id or 0)
        if objective or indicator or row.text:
            Coverage.objects.create(
                plan=new, matter_id=row.matter_id, objective=objective, indicator=indicator, text=row.text
            )


def _free_code(code: str, year: int) -> str:
    """The code of a copy: the old one with the year its plan begins, and a number where that is taken."""
    base = f"{code[:50]}-{year}"
    number, found = 2, base
    while Indicator.objects.filter(code=found).exists():
        found, number = f"{base}-{number}", number + 1
    return found


def _same(row: object, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(row, name) for name in names}
