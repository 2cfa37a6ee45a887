"""How an indicator is worked out: proposed by the analyst, defined by the Chief's office, each version kept."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.models import Indicator, Measure, MethodChange
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.swap import swap

FIELDS = (
    "form",
    "numerator",
    "denominator",
    "multiplier",
    "window",
    "unit",
    "decimals",
    "direction",
    "definition",
    "limits",
    "scale",
)
"""What a method says. Titles and targets are the Board's, and not of them."""
MEASURES = ("numerator", "denominator")


@transaction.atomic
def propose_method(
    indicator: Indicator, *, words: dict[str, Any], since: datetime.date, reason: str, by: Person, at: datetime.datetime
) -> MethodChange:
    """Say how an indicator should be worked out from a day on; nothing changes before it is defined."""
    require(by, Deed.PROPOSE_METHOD)
    if indicator.method_changes.filter(state=MethodChange.State.PROPOSED).exists():
        raise Refusal(_("A change of this method is proposed already. It is defined or declined first."))
    changes = {
        name: [_stored(getattr(indicator, name)), _stored(words[name])]
        for name in FIELDS
        if name in words and _stored(getattr(indicator, name)) != _stored(words[name])
    }
    if not changes:
        raise ValidationError(_("Nothing is different from the method as it stands."))
    if since < indicator.method_since:
        raise ValidationError({"since": _("A method holds from a day after the one before it.")})
    _try_out(indicator, changes)
    change = MethodChange(
        indicator=indicator,
        since=since,
        reason=reason.strip(),
        changes=changes,
        proposed_at=at,
        proposed_by=by.acting,
    )
    change.full_clean()
    change.save(force_insert=True)
    audit.record("propose method", change, f"{by.office} proposed another method for {indicator}.", by=by, at=at)
    return change


@transaction.atomic
def define_method(change: MethodChange, *, version: int, by: Person, at: datetime.datetime) -> MethodChange:
    """Let a proposal hold: the indicator is worked out so from now on, and its version counts up.

    Ratings that were kept stay as they were evaluated.
    """
    require(by, Deed.DEFINE_METHOD)
    _require_proposed(change)
    indicator = change.indicator
    if any(_stored(getattr(indicator, name)) != before for name, (before, _after) in change.changes.items()):
        raise Refusal(_("The method was changed since this was proposed. Decline it and propose it again."))
    number = indicator.method_version + 1
    swap(
        indicator,
        version=indicator.version,
        **{name: _read(name, after) for name, (_before, after) in change.changes.items()},
        method_version=number,
        method_since=change.since,
    )
    swap(
        change,
        version=version,
        states=(MethodChange.State.PROPOSED,),
        state=MethodChange.State.DEFINED,
        number=number,
        decided_at=at,
        decided_by=by.acting,
    )
    audit.record("define method", change, f"{by.office} defined method {number} of {indicator}.", by=by, at=at)
    return change


@transaction.atomic
def decline_method(
    change: MethodChange, *, version: int, answer: str, by: Person, at: datetime.datetime
) -> MethodChange:
    """Leave the method as it is, and say why."""
    require(by, Deed.DEFINE_METHOD)
    _require_proposed(change)
    swap(
        change,
        version=version,
        states=(MethodChange.State.PROPOSED,),
        state=MethodChange.State.DECLINED,
        answer=answer.strip(),
        decided_at=at,
        decided_by=by.acting,
    )
    audit.record(
        "decline method", change, f"{by.office} declined a method of {change.indicator}: {answer.strip()}", by=by, at=at
    )
    return change


def _try_out(indicator: Indicator, changes: dict[str, list[Any]]) -> None:
    """Whether the indicator could be so; nothing of it is stored."""
    tried = Indicator.objects.get(pk=indicator.pk)
    for name, (_before, after) in changes.items():
        setattr(tried, name, _read(name, after))
    tried.full_clean()


def _stored(value: Any) -> Any:
    """A field as the change keeps it: a measure by its code."""
    return value.code if isinstance(value, Measure) else value


def _read(name: str, value: Any) -> Any:
    if name in MEASURES:
        return Measure.objects.get(code=value) if value else None
    return value


def _require_proposed(change: MethodChange) -> None:
    if change.state != MethodChange.State.PROPOSED:
        raise Refusal(_("Only a proposal is defined or declined. This one is settled."))
