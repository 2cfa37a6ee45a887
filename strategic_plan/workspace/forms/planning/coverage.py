"""Forms of the coverage of the law: a matter, what answers it, why there is a gap."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from strategic_plan.models import Indicator, Matter, Objective, Plan
from strategic_plan.web.fields import ChosenField, PlainDateField, PlainIntegerField, PlainTextField
from strategic_plan.workspace.forms.deeds import DeedForm


class MatterForm(DeedForm):
    """A line of what the law asks."""

    code = forms.SlugField(label=_("Code"), help_text=_("Short, such as PM-3-iv."), max_length=20)
    citation = PlainTextField(label=_("Citation"), max_length=200)
    text = PlainTextField(label=_("What must be addressed"), help_text=_("In your own words."), rows=3, max_length=300)
    kind = ChosenField(label=_("What answers it"), choices=Matter.Kind.choices)
    parent = forms.ModelChoiceField(
        queryset=Matter.objects.filter(kind=Matter.Kind.GROUP),
        required=False,
        label=_("Part of"),
        empty_label=_("Nothing; it stands alone"),
    )
    source = PlainTextField(label=_("Source"), required=False, max_length=160)
    source_url = forms.URLField(label=_("Address of the source"), required=False, assume_scheme="https", max_length=200)
    note = PlainTextField(label=_("Note"), required=False, max_length=300)
    position = PlainIntegerField(label=_("Place in the list"), min_value=1, max_value=999)
    is_current = forms.BooleanField(label=_("On the list"), required=False)


class CoverForm(forms.Form):
    """One thing of the plan that answers a matter."""

    objective = forms.ModelChoiceField(
        queryset=Objective.objects.none(), required=False, label=_("An objective"), empty_label=_("None")
    )
    indicator = forms.ModelChoiceField(
        queryset=Indicator.objects.none(), required=False, label=_("Or an indicator"), empty_label=_("None")
    )
    text = PlainTextField(label=_("Or words of the plan"), rows=3, required=False, max_length=2000)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows: dict[str, Any] = {
            "objective": Objective.objects.of_plan(plan),
            "indicator": Indicator.objects.filter(objective__priority__plan=plan, retired_on__isnull=True),
        }
        for name, queryset in rows.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = queryset

    def clean(self) -> dict[str, Any]:
        answers = self.cleaned_data
        if not any(answers.get(name) for name in ("objective", "indicator", "text")) and not self.errors:
            raise forms.ValidationError(_("Choose an objective or an indicator, or write the words of the plan."))
        return answers


class NothingAskedForm(forms.Form):
    """A deed that asks nothing; its page says what happens."""


class GapForm(DeedForm):
    """Why a matter is not answered, and until when."""

    reason = PlainTextField(label=_("Why is there a gap?"), rows=4, max_length=1000)
    closes_on = PlainDateField(
        label=_("To be closed by"), help_text=_("Such as 31 December 2025. May stay empty."), required=False
    )
