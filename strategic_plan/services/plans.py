"""The plan's deeds: adopted by resolution, and after that changed by amendment alone."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import (
    Amendment,
    DecisionReport,
    Indicator,
    Objective,
    Plan,
    Priority,
    Resolution,
    Target,
)
from strategic_plan.models.base import Versioned
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, Stale, require
from strategic_plan.services.swap import swap

Element = Priority | Objective | Indicator | Target

ELEMENTS: dict[str, type[Element]] = {
    Amendment.ElementKind.PRIORITY: Priority,
    Amendment.ElementKind.OBJECTIVE: Objective,
    Amendment.ElementKind.INDICATOR: Indicator,
    Amendment.ElementKind.TARGET: Target,
}

# What the Board decided in words or numbers; the rest of an element is housekeeping.
AMENDABLE: dict[str, tuple[str, ...]] = {
    Amendment.ElementKind.PRIORITY: (
        "title",
        "public_title",
        "statement",
        "in_force_until",
    ),
    Amendment.ElementKind.OBJECTIVE: (
        "title",
        "public_title",
        "statement",
        "in_force_until",
    ),
    Amendment.ElementKind.INDICATOR: (
        "title",
        "public_words",
        "retired_on",
    ),
    Amendment.ElementKind.TARGET: (
        "value",
        "upper",
        "tolerance",
        "due_on",
        "outcome",
        "in_force_until",
    ),
}


@transaction.atomic
def adopt_plan(
    plan: Plan,
    *,
    version: int,
    resolution: Resolution,
    by: Person,
    at: datetime.datetime,
) -> Plan:
    """Adopt a draft by a carried resolution; from now on only amendments change it."""
    require(by, Deed.KEEP_PLAN)
    if plan.state != Plan.State.DRAFT:
        raise Refusal(_("This plan is adopted already."))
    if not resolution.is_carried:
        raise Refusal(_("Resolution %(number)s was not carried, so it adopts nothing.") % {"number": resolution.number})
    if resolution.meeting.held_on > at.date():
        raise Refusal(_("The meeting of this resolution is still to come."))
    if not Objective.objects.of_plan(plan).exists():
        raise Refusal(_("A plan without objectives cannot be adopted."))
    other = Plan.objects.overlapping(plan).first()
    if other is not None:
        words = _("“%(plan)s” covers part of this period: it is in force until %(day)s.")
        raise Refusal(words % {"plan": other.title, "day": date_words(other.ends_on)})
    swap(
        plan,
        version=version,
        states=(Plan.State.DRAFT,),
        state=Plan.State.ADOPTED,
        adopted_on=resolution.meeting.held_on,
        adopted_by=resolution,
    )
    _take_place(plan)
    audit.record(
        "adopt plan",
        plan,
        f"The Board adopted {plan} by resolution {resolution.number}.",
        by=by,
        at=at,
    )
    supersede_plans(at=at)
    return plan


def _take_place(plan: Plan) -> None:
    """Put an adopted plan between the one before and the one after it; both stay as they are otherwise."""
    others = Plan.objects.adopted().filter(language=plan.language).exclude(pk=plan.pk)
    before = others.filter(ends_on__lt=plan.starts_on).order_by("-ends_on").first()
    after = others.filter(starts_on__gt=plan.ends_on).order_by("starts_on").first()
    if before is not None:
        swap(before, version=before.version, succeeded_by=plan)
    if after is not None:
        swap(plan, version=plan.version, succeeded_by=after)


@transaction.atomic
def supersede_plans(*, at: datetime.datetime) -> list[Plan]:
    """Let every plan whose successor has begun be over; run when one is adopted, and daily. Twice does no harm."""
    begun = Plan.objects.filter(state=Plan.State.ADOPTED, succeeded_by__starts_on__lte=at.date())
    over = list(begun.select_related("succeeded_by"))
    for plan in over:
        swap(plan, version=plan.version, states=(Plan.State.ADOPTED,), state=Plan.State.SUPERSEDED)
        words = f"{plan.succeeded_by} is in force; {plan} is over and stays as it was."
        audit.record("supersede plan", plan, words, by=None, at=at)
    return over


@transaction.atomic
def amend_plan(
    element: Element,
    *,
    version: int,
    field: str,
    after: Any,
    reason: str,
    resolution: Resolution,
    effective_on: datetime.date,
    by: Person,
    at: datetime.datetime,
) -> Amendment:
    """Change one field of a part of an adopted plan, keeping what it was; a decision of the Board alone calls this."""
    require(by, Deed.KEEP_PLAN)
    kind = kind_of(element)
    if field not in AMENDABLE[kind]:
        raise ValueError(f"{field} of a {kind} is not decided by the Board")
    require_decided(resolution, effective_on)
    before = as_text(getattr(element, field))
    amendment = amendment_of(
        element,
        field=field,
        before=before,
        after=as_text(after),
        reason=reason,
        resolution=resolution,
        effective_on=effective_on,
        at=at,
    )
    try:
        swap(element, version=version, **{field: after})
    except Stale as stale:
        raise Stale(
            _("This part of the plan was amended meanwhile; what the amendment calls “before” is no longer true.")
        ) from stale
    amendment.save(force_insert=True)
    audit.record(
        "amend plan",
        amendment.plan,
        f"Resolution {resolution.number} changed {field} of {amendment.element_words} "
        f"from “{before}” to “{amendment.after}”.",
        by=by,
        at=at,
    )
    return amendment


def require_decided(resolution: Resolution, effective_on: datetime.date) -> None:
    """Refuse a change of the plan that no decision report of a carried resolution stands behind."""
    if not resolution.is_carried:
        raise Refusal(
            _("Resolution %(number)s was not carried, so it changes nothing.") % {"number": resolution.number}
        )
    if not DecisionReport.objects.filter(resolution=resolution, state__in=DecisionReport.CARRIED).exists():
        raise Refusal(_("An adopted plan changes only by a decision report that the Board carried."))
    if effective_on < resolution.meeting.held_on:
        raise ValidationError({"effective_on": _("A change takes effect on the day of its resolution, or later.")})


def amendment_of(
    element: Element,
    *,
    field: str,
    before: str,
    after: str,
    reason: str,
    resolution: Resolution,
    effective_on: datetime.date,
    at: datetime.datetime,
) -> Amendment:
    """The row that keeps a change, checked and not yet stored; without a field it brought the element into the plan."""
    amendment = Amendment(
        plan=plan_of(element),
        resolution=resolution,
        element_kind=kind_of(element),
        element_id=element.pk,
        element_words=str(element)[:200],
        field=field,
        before=before,
        after=after,
        reason=reason,
        effective_on=effective_on,
        recorded_at=at,
    )
    amendment.full_clean()
    return amendment


def kind_of(element: Versioned) -> str:
    """The kind of element that an amendment names."""
    return next(kind for kind, model in ELEMENTS.items() if isinstance(element, model))


def retirement_field(kind: str) -> str:
    """The field that says until when an element of a kind is in force."""
    return "retired_on" if kind == Amendment.ElementKind.INDICATOR else "in_force_until"


def plan_of(element: Element) -> Plan:
    """The plan an element belongs to."""
    if isinstance(element, Priority):
        return element.plan
    if isinstance(element, Objective):
        return element.priority.plan
    if isinstance(element, Indicator):
        return element.objective.priority.plan
    return element.indicator.objective.priority.plan


def as_text(value: Any) -> str:
    """A field's value as an amendment keeps it: ISO dates, plain numbers, empty for nothing."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
