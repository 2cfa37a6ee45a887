"""New targets and indicators that a decision report proposes: as lines of data in the proposal, checked, then made."""

from __future__ import annotations

import copy
import datetime
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from strategic_plan.models import Amendment, Area, Indicator, Measure, Objective, ProposedAmendment, Target
from strategic_plan.services.targets import TargetWords, check_target, steps_text, target_in_force, words_of

TARGET_FIELDS = ("area", "kind", "due_on", "baseline", "baseline_on", "value", "upper", "tolerance", "outcome", "steps")
INDICATOR_FIELDS = ("title", "public_title", "code", "form", "numerator", "denominator", "multiplier", "area",
                    "direction", "unit", "decimals", "definition", "scale")  # fmt: skip
_LINE = re.compile(r"([a-z_]+): (.*)")
_INDENT = "  "


def lines_of(values: Mapping[str, str]) -> str:
    """Values as lines "name: value"; further lines of a value are indented, and what is empty is left out."""
    return "\n".join(
        f"{name}: " + f"\n{_INDENT}".join(value.splitlines()) for name, value in values.items() if value.strip()
    )


def values_in(text: str, names: tuple[str, ...]) -> dict[str, str]:
    """The values behind the lines. Raises ValidationError at a line that says nothing."""
    found: dict[str, str] = {}
    name = ""
    for line in filter(str.strip, text.splitlines()):
        if line.startswith(_INDENT) and name:
            found[name] += f"\n{line.strip()}"
            continue
        parts = _LINE.fullmatch(line.strip())
        if parts is None or parts[1] not in names:
            raise ValidationError({"after": _("“%(line)s” says nothing that can be new.") % {"line": line[:80]}})
        name = parts[1]
        found[name] = parts[2].strip()
    return found


def target_lines(words: TargetWords, area: Area) -> str:
    """A target of an area as a proposal keeps it."""
    values = {name: _plain(value) for name, value in words.fields().items()}
    return lines_of({"area": area.code} | values | {"steps": steps_text(words.steps)})


def lines_in_force(indicator: Indicator, area: Area) -> str:
    """The target that an indicator has in an area, in the same lines; nothing where it has none."""
    target = target_in_force(indicator, area)
    return target_lines(words_of(target), area) if target else ""


def area_in(text: str) -> Area:
    """The area that a proposed target is for."""
    code = values_in(text, TARGET_FIELDS).get("area", "")
    found: Area = _found(Area.objects.filter(code=code).first(), code)
    return found


def target_in(text: str) -> TargetWords:
    """The target that a proposal keeps. Raises ValidationError where a line is no value of its kind."""
    values = values_in(text, TARGET_FIELDS)
    if values.get("kind") not in Target.Kind or "due_on" not in values:
        raise ValidationError({"after": _("A target says of which kind it is and by when it is due.")})
    given: dict[str, Any] = {name: _day(values[name]) for name in ("due_on", "baseline_on") if name in values}
    given |= {name: _number(values[name]) for name in ("baseline", "value", "upper", "tolerance") if name in values}
    steps = []
    for line in values.get("steps", "").splitlines():
        on, _colon, value = line.rpartition(":")
        steps.append((_day(on.strip()), _number(value.strip())))
    return TargetWords(kind=values["kind"], outcome=values.get("outcome", ""), steps=tuple(sorted(steps)), **given)


def indicator_lines(values: Mapping[str, Any]) -> str:
    """An indicator as a proposal keeps it: its measures and its area by their codes."""
    return lines_of({name: _plain(getattr(values.get(name), "code", values.get(name))) for name in INDICATOR_FIELDS})


def indicator_in(text: str, objective: Objective, since: datetime.date) -> Indicator:
    """The indicator that a proposal keeps, not yet stored. Raises ValidationError where it cannot be."""
    values: dict[str, Any] = values_in(text, INDICATOR_FIELDS)
    for name in ("numerator", "denominator"):
        if name in values:
            values[name] = _found(Measure.objects.filter(code=values[name]).first(), values[name])
    values["area"] = _found(Area.objects.filter(code=values.get("area", "")).first(), values.get("area", ""))
    values["decimals"] = int(_number(values.get("decimals", "0")))
    values["multiplier"] = _number(values.get("multiplier", "1"))
    position = Indicator.objects.filter(objective=objective).count() + 1
    new = Indicator(
        objective=objective, position=position, is_lead=position == 1, method_since=since, **{"scale": ""} | values
    )
    new.full_clean()
    return new


def fill_target(proposal: ProposedAmendment, indicator: Indicator) -> None:
    """Check a proposed target against the plan as it is, and write it down in order, beside the one it replaces."""
    words, area = target_in(proposal.after), area_in(proposal.after)
    check_target(indicator, words)
    target = target_in_force(indicator, area)
    _refuse_twice(proposal, indicator, area, target)
    tried = copy.copy(target) if target else Target(indicator=indicator, area=area, in_force_from=_start(indicator))
    for name, value in words.fields().items():
        setattr(tried, name, value)
    tried.full_clean()
    proposal.before = lines_in_force(indicator, area)
    proposal.after = target_lines(words, area)
    if proposal.after == proposal.before:
        raise ValidationError({"element": _("This is the target that it has already.")})
    proposal.into_words = str(indicator)[:200]
    whose = str(indicator) if area.pk == indicator.area_id else f"{indicator}, {area}"
    proposal.element_words = (f"Target of {whose}" if target else f"New target of {whose}")[:200]


def _refuse_twice(proposal: ProposedAmendment, indicator: Indicator, area: Area, target: Target | None) -> None:
    """One report says once what becomes of a target."""
    others = ProposedAmendment.objects.filter(
        decision=proposal.decision, element_kind=Amendment.ElementKind.TARGET
    ).exclude(pk=proposal.pk)
    added = others.filter(change=ProposedAmendment.Change.ADD, into_id=indicator.pk)
    if any(area_in(each.after).pk == area.pk for each in added):
        raise ValidationError({"element": _("This report proposes a target of this indicator already.")})
    if target and others.filter(element_id=target.pk).exists():
        raise ValidationError({"element": _("This report proposes a change of this target already.")})


def _start(indicator: Indicator) -> datetime.date:
    return indicator.objective.priority.plan.starts_on


def fill_indicator(proposal: ProposedAmendment, objective: Objective) -> None:
    """Check a proposed indicator, and name it."""
    new = indicator_in(proposal.after, objective, objective.priority.plan.starts_on)
    proposal.into_words = str(objective)[:200]
    proposal.element_words = f"New indicator of {objective}: {new.title}"[:200]


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise ValidationError({"after": _("“%(text)s” is no day such as 2026-12-31.") % {"text": text[:40]}}) from None


def _number(text: str) -> Decimal:
    try:
        found = Decimal(text)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise ValidationError({"after": _("“%(text)s” is no number such as 47.5.") % {"text": text[:40]}})
    return found


def _found(row: Any, code: str) -> Any:
    if row is None:
        raise ValidationError({"after": _("There is nothing of the code “%(code)s”.") % {"code": code[:60]}})
    return row
