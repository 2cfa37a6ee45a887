"""The filter of the list of actions: an ordinary GET form, so that the address carries the choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from strategic_plan.models import Area, Health
from strategic_plan.summaries.reports.plan import PlanAction


class ActionsFilter(forms.Form):
    """By health, owner, area, and words in the title."""

    health = forms.ChoiceField(
        label=_("Health"), required=False, choices=[("", _("Any")), *Health.choices, ("no_rating", _("Not reported"))]
    )
    owner = forms.ChoiceField(label=_("Owner"), required=False)
    area = forms.ModelChoiceField(
        label=_("Area"),
        required=False,
        queryset=Area.objects.in_order(),
        to_field_name="code",
        empty_label=_("Everywhere"),
    )
    words = forms.CharField(label=_("Words in the title"), required=False, max_length=80)

    def __init__(self, data: Any, *, owners: Sequence[str]) -> None:
        super().__init__(data)
        field = self.fields["owner"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Anyone")), *((owner, owner) for owner in owners)]

    @property
    def wants_areas(self) -> bool:
        return self.is_bound and self.is_valid() and bool(self.cleaned_data.get("area"))

    def chosen(self, lines: Sequence[PlanAction], areas: Mapping[str, set[str]]) -> list[PlanAction]:
        """The lines that fit; an unreadable filter shows everything and says why beside its field."""
        if not self.is_bound or not self.is_valid():
            return list(lines)
        health, owner = self.cleaned_data["health"], self.cleaned_data["owner"]
        area, words = self.cleaned_data["area"], self.cleaned_data["words"].casefold().split()
        return [
            line
            for line in lines
            if (not health or line.state.code == health)
            and (not owner or line.owner == owner)
            and (not area or area.code in areas.get(line.code, set()))
            and all(word in line.title.casefold() for word in words)
        ]
