"""Targets: set with the plan while it is a draft, and after its adoption by a decision of the Board alone."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.models import Area, Indicator, Plan, Resolution, Target, TargetStep
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, Stale, require
from strategic_plan.services.plans import amendment_of, as_text, plan_of
from strategic_plan.services.swap import swap


@dataclass(frozen=True, slots=True)
class TargetWords:
    """What a target says; what its kind has no use for is left out."""

    kind: str
    due_on: datetime.date
    baseline: Decimal | None = None
    baseline_on: datetime.date | None = None
    value: Decimal | None = None
    upper: Decimal | None = None
    tolerance: Decimal | None = None
    outcome: str = ""
    steps: tuple[tuple[datetime.date, Decimal], ...] = ()

    def fields(self) -> dict[str, Any]:
        """The fields as stored: those that belong to the kind, the others empty."""
        used = {*_ALWAYS, *_USED[self.kind]}
        empty = {"outcome": ""}
        return {
            name: value if name in used else empty.get(name) for name, value in asdict(self).items() if name != "steps"
        }


_ALWAYS = ("kind", "due_on")
_USED: dict[str, tuple[str, ...]] = {
    Target.Kind.REACH: ("baseline", "baseline_on", "value", "tolerance"),
    Target.Kind.AT_LEAST: ("value", "tolerance"),
    Target.Kind.AT_MOST: ("value", "tolerance"),
    Target.Kind.WITHIN: ("value", "upper", "tolerance"),
    Target.Kind.FINISH: ("outcome",),
    Target.Kind.QUALITATIVE: ("outcome",),
}


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision of the Board behind a change: its resolution, why, and since when."""

    resolution: Resolution
    reason: str
    effective_on: datetime.date


@transaction.atomic
def set_target(
    indicator: Indicator,
    *,
    area: Area,
    words: TargetWords,
    version: int,
    by: Person,
    at: datetime.datetime,
) -> Target:
    """Set what an indicator of a draft should be in an area, by when; `version` is 0 where no target was read.

    Once the plan is adopted its targets are proposed in a decision report, and change when the Board carries it.
    """
    require(by, Deed.KEEP_PLAN)
    plan = plan_of(indicator)
    if plan.state != Plan.State.DRAFT:
        raise Refusal(_("The plan is adopted: its targets change by a decision report that the Board carries."))
    check_target(indicator, words)
    target = target_in_force(indicator, area)
    if (target.version if target else 0) != version:
        raise Stale(_("Somebody set this target since you opened it."))
    if target is None:
        target = begin_target(indicator, area, words, None, at)
    elif not change_target(target, words, None, at):
        raise ValidationError(_("Nothing is different from the target as it stands."))
    audit.record("set target", target, f"{by.office} set the target of {indicator} for {area}.", by=by, at=at)
    return target


def target_in_force(indicator: Indicator, area: Area) -> Target | None:
    """The target of an indicator in an area that nothing has ended."""
    return Target.objects.filter(indicator=indicator, area=area, in_force_until__isnull=True).first()


def words_of(target: Target) -> TargetWords:
    """What a target that is stored says."""
    names = (*_ALWAYS, "baseline", "baseline_on", "value", "upper", "tolerance", "outcome")
    steps = tuple((step.on, step.value) for step in target.steps.order_by("on"))
    return TargetWords(**{name: getattr(target, name) for name in names}, steps=steps)


def check_target(indicator: Indicator, words: TargetWords) -> None:
    """What no column can say: a day in the plan's period, words where a person judges, steps on the way."""
    plan = plan_of(indicator)
    if not plan.starts_on <= words.due_on <= plan.ends_on:
        raise ValidationError({"due_on": _("A target is due within the period of its plan.")})
    qualitative = indicator.form == Indicator.Form.QUALITATIVE
    if words.kind == Target.Kind.QUALITATIVE and not words.outcome.strip():
        raise ValidationError({"outcome": _("Describe the outcome that is wanted")})
    if qualitative and words.kind not in (Target.Kind.QUALITATIVE, Target.Kind.FINISH):
        raise ValidationError({"kind": _("A described scale has no number to reach. Describe the outcome.")})
    if not qualitative and words.kind == Target.Kind.QUALITATIVE:
        raise ValidationError({"kind": _("This indicator is a number. A described outcome is for a described scale.")})
    if words.steps and words.kind != Target.Kind.REACH:
        raise ValidationError({"steps": _("Only a value to reach has steps on the way.")})
    for on, _value in words.steps:
        if words.baseline_on is not None and not words.baseline_on < on < words.due_on:
            raise ValidationError({"steps": _("A step lies between the baseline’s day and the due date.")})


def begin_target(
    indicator: Indicator, area: Area, words: TargetWords, decided: Decided | None, at: datetime.datetime
) -> Target:
    """The first target of an indicator in an area; a decision behind it is kept as an amendment."""
    since = decided.effective_on if decided else indicator.objective.in_force_from
    target = Target(indicator=indicator, area=area, in_force_from=since, **words.fields())
    target.full_clean()
    target.save(force_insert=True)
    _keep_steps(target, words.steps)
    if decided:
        _amend(target, "", "", _all_words(words), decided, at)
    return target


def change_target(target: Target, words: TargetWords, decided: Decided | None, at: datetime.datetime) -> bool:
    """Whether anything changed; of each field that did, a decision keeps what it was as an amendment."""
    fields = words.fields()
    before = {name: getattr(target, name) for name in fields}
    changes = {name: value for name, value in fields.items() if value != before[name]}
    steps = words_of(target).steps
    other_steps = steps != tuple(sorted(words.steps))
    if not changes and not other_steps:
        return False
    swap(target, version=target.version, **changes)
    if other_steps:
        TargetStep.objects.filter(target=target).delete()
        _keep_steps(target, words.steps)
    if decided:
        for name, value in changes.items():
            _amend(target, name, _text(before[name]), _text(value), decided, at)
        if other_steps:
            _amend(target, "steps", steps_text(steps), steps_text(words.steps), decided, at)
    return True


def _keep_steps(target: Target, steps: Sequence[tuple[datetime.date, Decimal]]) -> None:
    for on, value in steps:
        step = TargetStep(target=target, on=on, value=value)
        step.full_clean()
        step.save(force_insert=True)


def _amend(target: Target, field: str, before: str, after: str, decided: Decided, at: datetime.datetime) -> None:
    amendment_of(
        target,
        field=field,
        before=before,
        after=after,
        reason=decided.reason.strip(),
        resolution=decided.resolution,
        effective_on=decided.effective_on,
        at=at,
    ).save(force_insert=True)


def _text(value: Any) -> str:
    """A field as an amendment keeps it: numbers without trailing zeros."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else as_text(value)


def steps_text(steps: Sequence[tuple[datetime.date, Decimal]]) -> str:
    """Steps as an amendment keeps them, one a line."""
    return "\n".join(f"{on.isoformat()}: {value.normalize():f}" for on, value in sorted(steps))


def _all_words(words: TargetWords) -> str:
    """A whole target as an amendment keeps it when it brings one in."""
    lines = [f"{name}: {_text(value)}" for name, value in words.fields().items() if value not in (None, "")]
    return "\n".join([*lines, *([f"steps: {steps_text(words.steps)}"] if words.steps else [])])
