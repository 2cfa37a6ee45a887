"""Which figure is meant, and what it is to be: one figure revised by hand."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from strategic_plan.calculations.values import Finality
from strategic_plan.exchange.numbers_in import Figure, figure_of
from strategic_plan.exchange.periods_in import period_of
from strategic_plan.models import Area, Category, Measure, Observation
from strategic_plan.services.observations import period_index
from strategic_plan.web.fields import ChoiceCards, ChosenField, PlainTextField
from strategic_plan.workspace.forms.deeds import REASON_LENGTH


class FigureFindForm(forms.Form):
    """Measure, area, period and category: the four that name one figure."""

    measure = ChosenField(label=gettext_lazy("Measure"))
    area = ChosenField(label=gettext_lazy("Area"))
    period = PlainTextField(
        label=gettext_lazy("Period"), help_text=gettext_lazy("Such as January 2024, Q1 2024 or 2024."), max_length=40
    )
    category = forms.ChoiceField(label=gettext_lazy("Category or type"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measures = {each.code: each for each in Measure.objects.all()}
        parts = Category.objects.filter(is_all=False).select_related("breakdown").order_by("breakdown", "position")
        self._offer("measure", [(each.code, each.title) for each in self.measures.values()])
        self._offer("area", [(each.code, each.name) for each in Area.objects.in_order()])
        self._offer(
            "category", [("", _("All")), *((each.code, f"{each.breakdown.title}: {each.title}") for each in parts)]
        )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        if not self.errors:
            answers["cell"] = self._cell(answers)
        return answers

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def _cell(self, answers: dict[str, Any]) -> Observation:
        measure = self.measures[answers["measure"]]
        try:
            found = period_of(answers["period"])
        except ValueError:
            raise ValidationError({"period": _("Write a period such as January 2024, Q1 2024 or 2024")}) from None
        if found.grain is not None and found.grain.value != measure.grain:
            grain = str(measure.get_grain_display()).lower()
            raise ValidationError({"period": _("This measure is kept by {grain}").format(grain=grain)})
        cells = Observation.objects.filter(
            measure=measure, area__code=answers["area"], period=period_index(measure.grain, found.day)
        )
        wanted = {"category__code": answers["category"]} if answers["category"] else {"category__is_all": True}
        cell = cells.filter(**wanted).first()
        if cell is None:
            raise ValidationError(_("There is no such figure yet. A file brings it; see Load a file."))
        return cell


class FigureForm(forms.Form):
    """The figure as it should be, and why."""

    recorded = forms.CharField(widget=forms.HiddenInput, required=False)
    figure = PlainTextField(
        label=gettext_lazy("What it should be"),
        help_text=gettext_lazy(
            "A number such as 1,234 or “at least 160”; or why there is none: “n/a” is not applicable, "
            "“..” not reported, “x” suppressed at source."
        ),
        max_length=60,
    )
    finality = ChosenField(
        label=gettext_lazy("It is from now on"),
        choices=[
            (Finality.PRELIMINARY.value, gettext_lazy("Preliminary: the source may still revise it")),
            (Finality.FINAL.value, gettext_lazy("Final: it is revised only with a reason")),
        ],
        widget=ChoiceCards,
    )
    reason = PlainTextField(
        label=gettext_lazy("Why is it revised?"),
        help_text=gettext_lazy("One or two sentences. They stand beside what it was."),
        rows=3,
        max_length=REASON_LENGTH,
        error_messages={"required": gettext_lazy("Say why the figure is revised")},
    )

    def __init__(self, data: Any, *, cell: Observation) -> None:
        super().__init__(data, initial={"recorded": cell.recorded_at.isoformat(), "finality": cell.finality})
        if cell.finality == Finality.FINAL.value:
            del self.fields["finality"]

    @property
    def finality_chosen(self) -> Finality:
        return Finality(self.cleaned_data.get("finality", Finality.FINAL.value))

    def clean_recorded(self) -> datetime | None:
        """When the figure that was looked at was recorded; nothing where the field was tampered with."""
        return parse_datetime(self.cleaned_data["recorded"])

    def clean_figure(self) -> Figure:
        try:
            figure = figure_of(self.cleaned_data["figure"])
        except ValueError:
            figure = None
        if figure is None:
            raise ValidationError(_("Write a number such as 1234 or 12.5, or a mark such as n/a"))
        return figure
