"""Forms of a plan in the making."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from strategic_plan.models import Area, Indicator, Measure, Objective, Plan, Resolution
from strategic_plan.web.fields import ChosenField, PlainDateField, PlainIntegerField, PlainTextField
from strategic_plan.workspace.forms.deeds import DeedForm


class BeginPlanForm(forms.Form):
    """The next plan: its name, its address, its period, and the plan it starts from."""

    title = PlainTextField(label=_("Title"), max_length=160)
    slug = forms.SlugField(
        label=_("Address"),
        help_text=_("Such as strategic-plan-2027-2030."),
        max_length=80,
    )
    starts_on = PlainDateField(label=_("From"), help_text=_("Such as 1 January 2027."))
    ends_on = PlainDateField(label=_("Until"), help_text=_("Such as 31 December 2030."))
    start_from = forms.ModelChoiceField(
        queryset=Plan.objects.exclude(state=Plan.State.DRAFT).order_by("-starts_on"),
        required=False,
        label=_("Start from"),
        help_text=_("Its priorities, objectives and indicators are copied; targets are set anew."),
        empty_label=_("Nothing; begin empty"),
        to_field_name="slug",
    )


class WritePlanForm(DeedForm):
    """The words and the period of a draft."""

    title = PlainTextField(label=_("Title"), max_length=160)
    starts_on = PlainDateField(label=_("From"))
    ends_on = PlainDateField(label=_("Until"))
    vision = PlainTextField(label=_("Vision"), rows=3, required=False, max_length=1000)
    mission = PlainTextField(label=_("Mission"), rows=3, required=False, max_length=1000)
    values = PlainTextField(label=_("Values"), help_text=_("One a line."), rows=5, required=False, max_length=2000)
    how_it_was_made = PlainTextField(label=_("How the plan was made"), rows=6, required=False, max_length=4000)


class PriorityForm(DeedForm):
    """A priority in the Board's words and in plain words."""

    title = PlainTextField(label=_("Title"), max_length=120)
    public_title = PlainTextField(label=_("Title in plain words"), max_length=120)
    statement = PlainTextField(label=_("What the Board wants to be true"), rows=3, max_length=600)


class ObjectiveForm(DeedForm):
    """An objective in the Board's words and in plain words."""

    title = PlainTextField(label=_("Title"), max_length=160)
    public_title = PlainTextField(label=_("Title in plain words"), max_length=160)
    statement = PlainTextField(label=_("What is to be achieved"), rows=3, max_length=1000)


class DraftIndicatorForm(DeedForm):
    """An indicator made of measures that there are."""

    title = PlainTextField(label=_("Title"), max_length=160)
    public_title = PlainTextField(label=_("Title in plain words"), max_length=160)
    code = forms.SlugField(label=_("Code"), help_text=_("Its address, such as auto-thefts-2027."), max_length=60)
    form = ChosenField(label=_("Form"), choices=Indicator.Form.choices)
    numerator = forms.ModelChoiceField(
        queryset=Measure.objects.order_by("title"), required=False, label=_("Measure"), empty_label=_("None")
    )
    denominator = forms.ModelChoiceField(
        queryset=Measure.objects.order_by("title"),
        required=False,
        label=_("Divided by"),
        help_text=_("For a ratio."),
        empty_label=_("Nothing"),
    )
    area = forms.ModelChoiceField(queryset=Area.objects.in_order(), label=_("Area"))
    direction = ChosenField(label=_("Direction"), choices=Indicator.Direction.choices)
    unit = PlainTextField(label=_("Unit"), required=False, max_length=40)
    decimals = PlainIntegerField(label=_("Decimals shown"), min_value=0, max_value=4, required=False)
    definition = PlainTextField(label=_("Definition"), rows=3, required=False, max_length=1000)
    scale = PlainTextField(
        label=_("Described scale"),
        help_text=_("For a described scale, one step a line."),
        rows=4,
        required=False,
        max_length=1000,
    )

    def values(self) -> dict[str, Any]:
        """What is kept: a percentage is multiplied by a hundred, an empty number of decimals is none."""
        answers = dict(self.cleaned_data)
        answers["decimals"] = answers["decimals"] or 0
        answers["multiplier"] = 100 if answers["unit"] == "%" and answers["form"] == Indicator.Form.RATIO else 1
        return answers


class AdoptForm(DeedForm):
    """The resolution by which the Board adopts the plan."""

    resolution = forms.ModelChoiceField(
        queryset=Resolution.objects.none(), label=_("Resolution"), empty_label=_("Choose the resolution")
    )

    def __init__(self, *args: Any, resolutions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["resolution"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = resolutions
        field.label_from_instance = lambda obj: f"{obj.number}: {obj.motion[:90]}"  # type: ignore[method-assign]


class FollowForm(forms.Form):
    """What becomes of an objective in the next plan."""

    after = forms.ModelChoiceField(
        queryset=Objective.objects.none(),
        required=False,
        label=_("Carried on by"),
        empty_label=_("Nothing; it ends"),
    )
    reason = PlainTextField(
        label=_("Why it ends"), help_text=_("Where nothing carries it on."), rows=3, required=False, max_length=600
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["after"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Objective.objects.of_plan(plan)
