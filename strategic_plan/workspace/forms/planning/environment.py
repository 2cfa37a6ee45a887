"""Forms of scans, factors and risks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from strategic_plan.models import Factor, Indicator, Objective, Plan, Risk, RiskStep
from strategic_plan.web.fields import ChoiceTicks, ChosenField, PlainDateField, PlainTextField
from strategic_plan.workspace.forms.deeds import DeedForm


class Objectives(forms.ModelMultipleChoiceField[Objective]):
    """Objectives of one plan, ticked."""

    widget = ChoiceTicks

    def __init__(self, *, label: Any, help_text: Any = "") -> None:
        super().__init__(queryset=Objective.objects.none(), required=False, label=label, help_text=help_text)


class OfPlanForm(DeedForm):
    """A form whose choices are those of one plan."""

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        if "objectives" in self.fields:
            self._choices("objectives", Objective.objects.of_plan(plan))

    def _choices(self, name: str, rows: QuerySet[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows


class ScanForm(DeedForm):
    """A scan: its name, when it was finished, by whom, and what it found."""

    title = PlainTextField(label=_("Title"), max_length=160)
    scanned_on = PlainDateField(label=_("Finished on"), help_text=_("Such as 31 August 2022."))
    made_by = PlainTextField(label=_("Made by"), help_text=_("An office."), max_length=120)
    summary = PlainTextField(label=_("What it found"), help_text=_("In a few sentences."), rows=5, max_length=2000)


class FactorForm(OfPlanForm):
    """A factor with its evidence."""

    title = PlainTextField(label=_("Title"), help_text=_("One line that says what is so."), max_length=160)
    kind = ChosenField(label=_("Kind"), choices=Factor.Kind.choices)
    reach = ChosenField(label=_("Local or national"), choices=Factor.Reach.choices)
    description = PlainTextField(label=_("What is seen"), rows=4, max_length=2000)
    implications = PlainTextField(label=_("What it means for the plan"), rows=3, max_length=1000)
    indicator = forms.ModelChoiceField(
        queryset=Indicator.objects.none(),
        required=False,
        label=_("Evidence: an indicator"),
        help_text=_("Its last five years are drawn from the figures."),
        empty_label=_("None"),
    )
    source = PlainTextField(
        label=_("Evidence: a source"), help_text=_("Its name, with the year."), required=False, max_length=200
    )
    source_url = forms.URLField(label=_("Address of the source"), required=False, assume_scheme="https", max_length=200)
    objectives = Objectives(label=_("Objectives that answer it"))

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, plan=plan, **kwargs)
        self._choices("indicator", Indicator.objects.filter(retired_on__isnull=True).order_by("title"))


class RiskForm(OfPlanForm):
    """A risk on the Board's scales."""

    title = PlainTextField(label=_("Title"), max_length=160)
    description = PlainTextField(label=_("What may happen, and why"), rows=3, max_length=1000)
    likelihood = forms.TypedChoiceField(label=_("How likely?"), coerce=int)
    impact = forms.TypedChoiceField(label=_("How grave?"), coerce=int)
    owner = PlainTextField(label=_("Owner"), help_text=_("The office that looks after it."), max_length=120)
    response = ChosenField(label=_("Response"), choices=Risk.Response.choices)
    treatment = PlainTextField(
        label=_("Treatment"),
        help_text=_("What is done. May stay empty where the risk is accepted."),
        rows=3,
        required=False,
        max_length=1000,
    )
    review_on = PlainDateField(label=_("Next review"), help_text=_("Such as 30 September 2024."))
    factor = forms.ModelChoiceField(
        queryset=Factor.objects.none(), required=False, label=_("From the scan"), empty_label=_("None")
    )
    objectives = Objectives(label=_("Objectives that answer it"))

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, plan=plan, **kwargs)
        self._choices("factor", Factor.objects.of_plan(plan))
        words: dict[str, list[tuple[int, str]]] = {}
        for step in RiskStep.objects.order_by("number"):
            words.setdefault(step.scale, []).append((step.number, f"{step.number} {step.word}"))
        for scale in ("likelihood", "impact"):
            field = self.fields[scale]
            assert isinstance(field, forms.ChoiceField)
            field.choices = words.get(scale) or [(number, str(number)) for number in range(1, 6)]


class CloseRiskForm(DeedForm):
    """Why a risk is no longer one."""

    reason = PlainTextField(label=_("Why is it closed?"), rows=3, max_length=600)


class ScaleForm(forms.Form):
    """The words of the three scales, a step a line."""

    likelihood = PlainTextField(
        label=_("Likelihood"), help_text=_("From the least likely up, one word a line, two to five."), rows=5
    )
    impact = PlainTextField(
        label=_("Impact"), help_text=_("From the lightest up, one word a line, two to five."), rows=5
    )
    level = PlainTextField(
        label=_("Levels"),
        help_text=_(
            "One a line: the score at which it begins, then its word, such as “10 High”. The first begins at 1."
        ),
        rows=4,
    )

    def steps(self, scale: str) -> list[tuple[int, str, str]]:
        """Number, word and no meaning of each line; a level begins with its score."""
        lines = [line.strip() for line in self.cleaned_data[scale].splitlines() if line.strip()]
        if scale != "level":
            return [(number, line, "") for number, line in enumerate(lines, start=1)]
        found = []
        for line in lines:
            score, _space, word = line.partition(" ")
            if not (score.isascii() and score.isdigit() and len(score) < 3 and word.strip()):
                message = _("“%(line)s” should begin with a score and end with a word, such as “10 High”.")
                raise forms.ValidationError({"level": message % {"line": line[:40]}})
            found.append((int(score), word.strip(), ""))
        return found
