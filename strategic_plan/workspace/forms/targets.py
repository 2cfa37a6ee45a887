"""What a target asks: its kind, numbers and dates."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from strategic_plan.calculations.formats import date_words, number
from strategic_plan.models import Indicator, Target
from strategic_plan.services.targets import TargetWords
from strategic_plan.web.fields import (
    ChoiceCards,
    ChosenField,
    PlainDateField,
    PlainDecimalField,
    PlainIntegerField,
    PlainTextField,
    parse_plain_date,
    parse_plain_decimal,
)
from strategic_plan.workspace.forms.deeds import REASON_LENGTH, DeedForm, show_for

MOST_DIGITS: dict[str, Any] = {"max_digits": 18, "decimal_places": 4, "required": False}


_NUMBERS = f"{Target.Kind.REACH} {Target.Kind.AT_LEAST} {Target.Kind.AT_MOST} {Target.Kind.WITHIN}"
SHOWN_FOR = {
    "value": _NUMBERS,
    "tolerance": _NUMBERS,
    "upper": Target.Kind.WITHIN.value,
    "baseline": Target.Kind.REACH.value,
    "baseline_on": Target.Kind.REACH.value,
    "steps": Target.Kind.REACH.value,
    "outcome": f"{Target.Kind.FINISH} {Target.Kind.QUALITATIVE}",
}


class TargetForm(DeedForm):
    """A target of any kind. What its kind has no use for may stay empty."""

    version = PlainIntegerField(widget=forms.HiddenInput, min_value=0)
    kind = ChosenField(label=gettext_lazy("What kind of target is it?"), choices=Target.Kind, widget=ChoiceCards)
    value = PlainDecimalField(
        label=gettext_lazy("Value to reach, or to stay at; the lower end of a band (optional)"),
        help_text=gettext_lazy("In the unit of the indicator, such as 47."),
        **MOST_DIGITS,
    )
    upper = PlainDecimalField(
        label=gettext_lazy("Upper end of the band (optional)"),
        help_text=gettext_lazy("For “stay within” alone."),
        **MOST_DIGITS,
    )
    due_on = PlainDateField(
        label=gettext_lazy("Due on"),
        help_text=gettext_lazy("Such as 31 December 2026."),
        error_messages={"required": gettext_lazy("Say by when")},
    )
    baseline = PlainDecimalField(
        label=gettext_lazy("Baseline: where it began (optional)"),
        help_text=gettext_lazy("A value to reach needs it; the path is the straight line from here."),
        **MOST_DIGITS,
    )
    baseline_on = PlainDateField(label=gettext_lazy("Baseline on (optional)"), required=False)
    steps = PlainTextField(
        label=gettext_lazy("Steps on the way, one a line (optional)"),
        help_text=gettext_lazy("Such as 31 December 2024: 44"),
        rows=3,
        max_length=REASON_LENGTH,
        required=False,
    )
    tolerance = PlainDecimalField(
        label=gettext_lazy("Tolerance (optional)"),
        help_text=gettext_lazy("Empty: 10% of the way, 10% of a band’s width, 2% of a threshold."),
        min_value=0,
        **MOST_DIGITS,
    )
    outcome = PlainTextField(
        label=gettext_lazy("Described outcome (optional)"),
        help_text=gettext_lazy("What is true when it is reached, for what no number says."),
        rows=3,
        max_length=REASON_LENGTH,
        required=False,
    )

    def __init__(self, data: Any, *, target: Target | None, indicator: Indicator) -> None:
        super().__init__(data, initial=target_initial(target, indicator))
        show_for(self, "kind", SHOWN_FOR)

    def clean_steps(self) -> tuple[tuple[datetime.date, Decimal], ...]:
        """Each line is a date, a colon and a number; the first that is not is named."""
        steps = []
        for line in str(self.cleaned_data["steps"] or "").splitlines():
            if not line.strip():
                continue
            day, _colon, value = line.rpartition(":")
            try:
                steps.append((parse_plain_date(day), parse_plain_decimal(value)))
            except ValueError:
                raise ValidationError(
                    _("“%(line)s” is no step. Write a date, a colon and a number, such as 31 December 2024: 44")
                    % {"line": line.strip()[:80]}
                ) from None
        if len({on for on, _value in steps}) != len(steps):
            raise ValidationError(_("Two steps are on the same day. Keep one of them."))
        return tuple(sorted(steps))

    @property
    def words(self) -> TargetWords:
        """The target as it was typed."""
        names = ("kind", "due_on", "baseline", "baseline_on", "value", "upper", "tolerance", "outcome", "steps")
        return TargetWords(**{name: self.cleaned_data[name] for name in names})


def target_initial(target: Target | None, indicator: Indicator) -> dict[str, Any]:
    """The answers of a form that a target begins with: as it stands, or the kind that its indicator can have."""
    if target is None:
        qualitative = indicator.form == Indicator.Form.QUALITATIVE
        return {"version": 0, "kind": Target.Kind.QUALITATIVE if qualitative else Target.Kind.REACH}
    names = ("version", "kind", "due_on", "baseline_on", "outcome")
    numbers = ("baseline", "value", "upper", "tolerance")
    lines = [
        f"{date_words(step.on).replace(chr(160), ' ')}: {_plain(step.value)}" for step in target.steps.order_by("on")
    ]
    return {
        **{name: getattr(target, name) for name in names},
        **{name: _plain(getattr(target, name)) for name in numbers},
        "steps": "\n".join(lines),
    }


def _plain(value: Decimal | None) -> str:
    """A stored number as people write it: without trailing zeros."""
    if value is None:
        return ""
    digits = max(0, -int(value.normalize().as_tuple().exponent))
    return number(value, digits)
