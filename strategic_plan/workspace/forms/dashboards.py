"""What a dashboard is asked: a range of days, areas, types and statuses, all kept in the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from strategic_plan.summaries.dashboards import Asked, AskedError, Subject
from strategic_plan.summaries.dashboards.asked import PERIOD
from strategic_plan.web.fields import PlainDateField

CHOSEN = ("area", "type", "status")


class DashboardForm(forms.Form):
    """The filters of a dashboard by area; several areas, types and statuses hold together."""

    start = PlainDateField(label=gettext_lazy("From"), required=False)
    end = PlainDateField(label=gettext_lazy("To"), required=False)
    area = forms.MultipleChoiceField(label=gettext_lazy("Area"), required=False, widget=forms.CheckboxSelectMultiple)
    type = forms.MultipleChoiceField(label=gettext_lazy("Type"), required=False, widget=forms.CheckboxSelectMultiple)
    status = forms.MultipleChoiceField(
        label=gettext_lazy("Status"), required=False, widget=forms.CheckboxSelectMultiple
    )
    view = forms.ChoiceField(choices=[("", ""), ("district", "")], required=False, widget=forms.HiddenInput)
    span = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    indicator = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    def __init__(self, *args: Any, subject: Subject, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subject = subject
        choices = {
            "area": [(area.code, area.name) for area in subject.areas],
            "type": [(category.code, category.title) for category in subject.categories],
            "status": [(state.code, state.title) for state in subject.states],
        }
        for name, known in choices.items():
            if len(known) < 2:
                del self.fields[name]
                continue
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = known
        if "type" in self.fields and subject.categories:
            self.fields["type"].label = subject.categories[0].breakdown.title

    def add_prefix(self, field_name: str) -> str:
        """Days are `from` and `to` in the address, which Python keeps for itself."""
        return super().add_prefix({"start": "from", "end": "to"}.get(field_name, field_name))

    @property
    def asked(self) -> Asked:
        """What was asked, as far as it could be read."""
        answers = self.cleaned_data if self.is_bound and (self.is_valid() or self.cleaned_data) else {}
        return Asked(
            start=answers.get("start"),
            end=answers.get("end"),
            areas=tuple(answers.get("area", ())),
            categories=tuple(answers.get("type", ())),
            states=tuple(answers.get("status", ())),
            by_district=answers.get("view") == "district",
            span=answers.get("span") or PERIOD,
        )

    def refuse(self, error: AskedError) -> None:
        """Show what cannot be answered at the question that asked for it."""
        field = {"from": "start", "to": "end"}.get(error.field, error.field)
        self.add_error(field if field in self.fields else None, error.sentence)

    def summary(self, name: str) -> str:
        """What is chosen of a filter, in a few words: "All 13", "905 and 908", "4 of 13"."""
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)
        known = dict(field.choices)  # type: ignore[arg-type]
        chosen = [str(known[code]) for code in (getattr(self, "cleaned_data", {}).get(name) or ()) if code in known]
        if not chosen or len(chosen) == len(known):
            return _("All %(count)d") % {"count": len(known)}
        return chosen[0] if len(chosen) == 1 else _("%(some)d of %(all)d") % {"some": len(chosen), "all": len(known)}

    @property
    def pickers(self) -> list[tuple[forms.BoundField, str]]:
        """The filters of several choices, each with what is chosen."""
        return [(self[name], self.summary(name)) for name in CHOSEN if name in self.fields]
