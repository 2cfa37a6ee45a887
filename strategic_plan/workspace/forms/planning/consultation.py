"""Forms of consultation: parties, events and surveys, themes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from strategic_plan.models import Consultation, HeardTheme, Party, Plan
from strategic_plan.web.fields import ChoiceTicks, ChosenField, PlainDateField, PlainIntegerField, PlainTextField
from strategic_plan.workspace.forms.deeds import DeedForm
from strategic_plan.workspace.forms.planning.environment import Objectives, OfPlanForm


class PartyForm(DeedForm):
    """A line of the list of who is consulted."""

    name = PlainTextField(label=_("Who"), max_length=160)
    citation = PlainTextField(
        label=_("Section or policy"), help_text=_("What says so."), required=False, max_length=200
    )
    note = PlainTextField(label=_("Note"), required=False, max_length=300)
    is_required = forms.BooleanField(label=_("Must be consulted"), required=False)
    is_current = forms.BooleanField(label=_("On the list"), required=False)
    position = PlainIntegerField(label=_("Place in the list"), min_value=1, max_value=999)


class ConsultationForm(DeedForm):
    """An event or survey."""

    title = PlainTextField(label=_("Title"), max_length=160)
    kind = ChosenField(label=_("Kind"), choices=Consultation.Kind.choices)
    parties = forms.ModelMultipleChoiceField(
        queryset=Party.objects.current(), label=_("Who was heard"), widget=ChoiceTicks, required=False
    )
    held_on = PlainDateField(label=_("Date"), help_text=_("Such as 14 September 2022."))
    held_until = PlainDateField(label=_("Until"), help_text=_("Where it lasted longer than a day."), required=False)
    place = PlainTextField(label=_("Place"), required=False, max_length=160)
    method = PlainTextField(label=_("Method"), help_text=_("Such as round table, open house, mail."), max_length=160)
    languages = PlainTextField(label=_("Languages offered"), required=False, max_length=160)
    accessibility = PlainTextField(
        label=_("What made it possible for everybody to take part"), rows=3, required=False, max_length=600
    )
    invited = PlainIntegerField(label=_("Invited"), required=False)
    attended = PlainIntegerField(label=_("Took part"), required=False)
    notes = PlainTextField(
        label=_("Notes"),
        help_text=_("For the Board’s office; never published."),
        rows=3,
        required=False,
        max_length=2000,
    )


class ThemeForm(OfPlanForm):
    """A theme with its counts and its answer; one count for each consultation of the plan."""

    title = PlainTextField(label=_("Title"), max_length=160)
    heard = PlainTextField(label=_("What was heard"), rows=3, max_length=1000)
    examples = PlainTextField(
        label=_("Examples"),
        help_text=_("One a line. Nobody is named, and nobody can be recognized."),
        rows=3,
        required=False,
        max_length=1000,
    )
    answer = ChosenField(label=_("Answer of the Board"), choices=HeardTheme.Answer.choices)
    did = PlainTextField(label=_("What the Board did"), rows=3, required=False, max_length=1000)
    not_adopted_because = PlainTextField(label=_("Not adopted because"), rows=3, required=False, max_length=1000)
    objectives = Objectives(label=_("Objectives that answer it"))

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, plan=plan, **kwargs)
        self.places = list(Consultation.objects.filter(plan=plan).select_related("call"))
        for place in self.places:
            self.fields[f"count_{place.pk}"] = PlainIntegerField(
                label=_("How often at “%(place)s”") % {"place": place.title},
                help_text=_("Answers on the public form are counted beside.") if hasattr(place, "call") else "",
                required=False,
            )

    def counts(self) -> Iterator[tuple[Consultation, int | None]]:
        for place in self.places:
            yield place, self.cleaned_data[f"count_{place.pk}"]


class PublishHeardForm(forms.Form):
    """What a later publication corrects; the first one asks nothing."""

    notice = PlainTextField(
        label=_("What is corrected?"), help_text=_("Shown above the page."), rows=3, required=False, max_length=600
    )


class VerifyForm(DeedForm):
    """When somebody compared a citation with its source."""

    verified_on = PlainDateField(label=_("Checked on"), help_text=_("Such as 11 April 2024."))
