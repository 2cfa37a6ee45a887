"""What is asked of an indicator beside its figures: a judgement, another rating, another method, a measure."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from strategic_plan.models import Breakdown, Grain, Indicator, Measure, RatingWord
from strategic_plan.services.judgements import levels_of
from strategic_plan.services.methods import FIELDS
from strategic_plan.web.fields import (
    ChoiceCards,
    ChosenField,
    PlainDateField,
    PlainIntegerField,
    PlainTextField,
)
from strategic_plan.workspace.forms.deeds import REASON_LENGTH, DeedForm

RATED = [choice for choice in RatingWord.choices if choice[0] != RatingWord.NO_RATING]


class JudgementForm(forms.Form):
    """Where a described outcome stands, what was found, and what shows it."""

    level = forms.TypedChoiceField(
        label=gettext_lazy("Which step of the scale was reached?"),
        coerce=int,
        empty_value=None,
        required=False,
        widget=ChoiceCards,
    )
    rating = ChosenField(
        label=gettext_lazy("How does it stand against what was promised?"), choices=RATED, widget=ChoiceCards
    )
    found = PlainTextField(
        label=gettext_lazy("What was found, in a few words"),
        help_text=gettext_lazy("It stands where a number would: “a plan, little dialogue”."),
        max_length=300,
    )
    reason = PlainTextField(
        label=gettext_lazy("Reason and evidence"),
        help_text=gettext_lazy("What anyone can look up: minutes, a survey, a letter."),
        rows=4,
        max_length=1000,
    )
    link = forms.URLField(
        label=gettext_lazy("Link to the evidence (optional)"), max_length=300, required=False, assume_scheme="https"
    )

    def __init__(self, data: Any, *, indicator: Indicator) -> None:
        super().__init__(data)
        levels = levels_of(indicator)
        field = self.fields["level"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(str(place), f"{place} {words}") for place, words in enumerate(levels, start=1)]
        if not levels:
            del self.fields["level"]

    @property
    def answers(self) -> dict[str, Any]:
        return {"level": None} | self.cleaned_data


class OverrideForm(forms.Form):
    """Another rating than the rule's, with the reason."""

    word = ChosenField(label=gettext_lazy("Which rating should stand?"), choices=RatingWord.choices, widget=ChoiceCards)
    reason = PlainTextField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("The Board reads it beside what the rule gave."),
        rows=3,
        max_length=1000,
        error_messages={"required": gettext_lazy("Say why the rating is another")},
    )


class MethodForm(forms.Form):
    """How an indicator is worked out, from a day on."""

    form = ChosenField(label=gettext_lazy("What is shown?"), choices=Indicator.Form, widget=ChoiceCards)
    numerator = forms.ModelChoiceField(
        label=gettext_lazy("Measure; above the line of a ratio"), queryset=Measure.objects.all(), required=False
    )
    denominator = forms.ModelChoiceField(
        label=gettext_lazy("Measure below the line of a ratio (optional)"),
        queryset=Measure.objects.all(),
        required=False,
    )
    multiplier = PlainIntegerField(
        label=gettext_lazy("Multiplied by"), help_text=gettext_lazy("100 for a percentage, 1 for a count."), min_value=1
    )
    window = ChosenField(label=gettext_lazy("Over which span?"), choices=Indicator.Window)
    unit = PlainTextField(label=gettext_lazy("Unit (optional)"), max_length=40, required=False)
    decimals = PlainIntegerField(label=gettext_lazy("Decimals shown"), max_value=4)
    direction = ChosenField(
        label=gettext_lazy("Which way should it move?"), choices=Indicator.Direction, widget=ChoiceCards
    )
    definition = PlainTextField(label=gettext_lazy("Definition"), rows=4, max_length=1000)
    limits = PlainTextField(
        label=gettext_lazy("Limits: what a reader has to mind (optional)"), rows=3, max_length=1000, required=False
    )
    scale = PlainTextField(
        label=gettext_lazy("Described scale, one step a line, the lowest first (optional)"),
        rows=4,
        max_length=1000,
        required=False,
    )
    since = PlainDateField(label=gettext_lazy("Holds since"), help_text=gettext_lazy("Such as 1 July 2024."))
    reason = PlainTextField(label=gettext_lazy("Why does the method change?"), rows=3, max_length=1000)

    def __init__(self, data: Any, *, indicator: Indicator) -> None:
        super().__init__(data, initial={name: getattr(indicator, name) for name in FIELDS})

    @property
    def words(self) -> dict[str, Any]:
        """The method as it was typed."""
        return {name: self.cleaned_data[name] for name in FIELDS}


class DefineMethodForm(DeedForm):
    """Defining asks nothing; the page shows what was and what will be."""


class DeclineMethodForm(DeedForm):
    """Why a proposal is declined."""

    answer = PlainTextField(
        label=gettext_lazy("Why is it declined?"),
        rows=3,
        max_length=REASON_LENGTH,
        error_messages={"required": gettext_lazy("Say why the proposal is declined")},
    )


MEASURE_FIELDS = (
    "title",
    "unit",
    "grain",
    "kind",
    "combine_periods",
    "combine_areas",
    "breakdown",
    "small_counts",
    "smallest_shown",
    "source",
    "limits",
    "next_due_on",
)


class MeasureForm(DeedForm):
    """A stored series: what it counts, in which steps of time, and how its parts add up."""

    version = PlainIntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    code = forms.SlugField(
        label=gettext_lazy("Code"),
        help_text=gettext_lazy("Small letters and hyphens, such as auto-thefts. Files name the measure by it."),
        max_length=60,
    )
    title = PlainTextField(label=gettext_lazy("Title"), max_length=160)
    unit = PlainTextField(label=gettext_lazy("Unit"), help_text=gettext_lazy("Such as vehicles, or %."), max_length=40)
    grain = ChosenField(label=gettext_lazy("In which steps of time is it kept?"), choices=Grain, widget=ChoiceCards)
    kind = ChosenField(label=gettext_lazy("Is it a count or a level?"), choices=Measure.Kind, widget=ChoiceCards)
    combine_periods = ChosenField(
        label=gettext_lazy("How do its periods make a longer one?"), choices=Measure.CombinePeriods
    )
    combine_areas = ChosenField(label=gettext_lazy("How do its areas make a whole?"), choices=Measure.CombineAreas)
    breakdown = forms.ModelChoiceField(
        label=gettext_lazy("Divided by"), queryset=Breakdown.objects.all(), empty_label=None
    )
    total_of = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Sum of other measures (optional)"),
        queryset=Measure.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    small_counts = ChosenField(
        label=gettext_lazy("Which small counts are withheld from the public?"),
        choices=Measure.SmallCounts,
        widget=ChoiceCards,
        help_text=gettext_lazy("The thresholds are settings of the Board."),
    )
    smallest_shown = PlainIntegerField(
        label=gettext_lazy("Smallest count shown, where it is another than the Board’s (optional)"),
        help_text=gettext_lazy("A whole number such as 20: counts below it are withheld, and what gives them away."),
        min_value=2,
        max_value=32000,
        required=False,
    )
    source = PlainTextField(label=gettext_lazy("Source"), max_length=160)
    limits = PlainTextField(
        label=gettext_lazy("Limits: what a reader has to mind (optional)"), rows=3, max_length=1000, required=False
    )
    next_due_on = PlainDateField(
        label=gettext_lazy("Next figures due on (optional)"),
        help_text=gettext_lazy("Said beside every chart and table of it."),
        required=False,
    )

    def __init__(self, data: Any, *, measure: Measure | None) -> None:
        initial: dict[str, Any] = {"version": 0, "grain": Grain.MONTH, "kind": Measure.Kind.COUNT}
        if measure is not None:
            initial = {name: getattr(measure, name) for name in (*MEASURE_FIELDS, "version", "code")}
            initial["total_of"] = list(measure.total_of.all())
        super().__init__(data, initial=initial)
        parts = self.fields["total_of"]
        assert isinstance(parts, forms.ModelMultipleChoiceField)
        others = Measure.objects.filter(total_of__isnull=True)
        parts.queryset = others.exclude(pk=measure.pk) if measure else others
        if measure is not None:
            self.fields["code"].disabled = True

    @property
    def words(self) -> dict[str, Any]:
        """The measure as it was typed."""
        return {name: self.cleaned_data[name] for name in MEASURE_FIELDS}

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if not self.fields["code"].disabled and Measure.objects.filter(code=code).exists():
            raise forms.ValidationError(_("Another measure has this code already."))
        return code
