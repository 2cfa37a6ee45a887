"""Forms of the register: a duty with its rule, its retirement, its check, a waiver, and the year to fill."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from strategic_plan.calculations.formats import date_words, month_name
from strategic_plan.models import Obligation, Report, Resolution
from strategic_plan.web.fields import (
    FIRST_YEAR,
    LAST_YEAR,
    ChoiceCards,
    ChosenField,
    PlainDateField,
    PlainIntegerField,
    PlainTextField,
)
from strategic_plan.workspace.forms.deeds import REASON_LENGTH, DeedForm, show_for
from strategic_plan.workspace.forms.meetings import AddressField

Rule = Obligation.Rule
WORDS = (
    "title",
    "short_title",
    "from_party",
    "to_party",
    "basis",
    "citation",
    "source_url",
    "answered_by",
    "starts_on",
)
RULES = ("rule", "rule_month", "rule_day", "rule_months", "rule_days_after", "rule_years", "rule_from", "frequency")
MONTHS = [("", _("Not needed")), *((str(number), month_name(number)) for number in range(1, 13))]
PERIODS = [("", _("Not needed")), ("1", _("month")), ("3", _("quarter")), ("6", _("half-year")), ("12", _("year"))]


SHOWN_FOR = {  # a blank alone stands for the answer "by hand", which is empty
    "rule_month": f"{Rule.FIXED_DAY} {Rule.MEETING_BEFORE}",
    "rule_day": f"{Rule.FIXED_DAY} {Rule.MEETING_BEFORE}",
    "rule_months": Rule.AFTER_PERIOD.value,
    "rule_days_after": Rule.AFTER_PERIOD.value,
    "rule_years": Rule.EVERY_YEARS.value,
    "rule_from": Rule.EVERY_YEARS.value,
    "frequency": " ",
}


class ObligationForm(forms.Form):
    """A standing duty: who gives what to whom, under what, and when it falls due."""

    version = PlainIntegerField(widget=forms.HiddenInput, min_value=1, required=False)
    title = PlainTextField(
        label=_("What is owed?"),
        help_text=_("Such as: Report on use of force."),
        max_length=160,
        error_messages={"required": _("Say what is owed")},
    )
    short_title = PlainTextField(
        label=_("In the calendar"), help_text=_("A few words, such as: Use of force."), max_length=40, required=False
    )
    from_party = PlainTextField(
        label=_("Who gives it?"), max_length=80, error_messages={"required": _("Say who gives it")}
    )
    to_party = PlainTextField(
        label=_("To whom?"), max_length=120, error_messages={"required": _("Say to whom it is given")}
    )
    basis = ChosenField(label=_("What asks for it?"), choices=Obligation.Basis.choices, widget=ChoiceCards)
    citation = PlainTextField(
        label=_("Which section, policy or motion?"),
        help_text=_("Changing it takes the check against its source away."),
        max_length=200,
        error_messages={"required": _("Name the section, policy or motion")},
    )
    source_url = AddressField(label=_("Address of the source"), max_length=200, required=False)
    rule = ChosenField(label=_("When is it due?"), choices=Rule.choices, widget=ChoiceCards, required=False)
    rule_month = ChosenField(
        label=_("Month"),
        help_text=_("For the same day every year, or the last meeting before it."),
        choices=MONTHS,
        required=False,
    )
    rule_day = PlainIntegerField(
        label=_("Day of the month"), help_text=_("Such as 30."), min_value=1, max_value=31, required=False
    )
    rule_months = ChosenField(
        label=_("Which period?"), help_text=_("For days after a period ends."), choices=PERIODS, required=False
    )
    rule_days_after = PlainIntegerField(label=_("Days after it ends"), max_value=366, required=False)
    rule_years = PlainIntegerField(label=_("Every how many years?"), min_value=1, max_value=20, required=False)
    rule_from = PlainDateField(
        label=_("Counted from"), help_text=_("The first day it is due, such as 31 December 2024."), required=False
    )
    frequency = PlainTextField(
        label=_("How often, in words"),
        help_text=_("Only where it comes up by hand; otherwise the rule says it."),
        max_length=120,
        required=False,
    )
    answered_by = ChosenField(
        label=_("Is it answered by a report of this system?"),
        help_text=_("Then publishing that report marks it as received."),
        required=False,
    )
    starts_on = PlainDateField(label=_("In force from"), required=False)

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        field = self.fields["answered_by"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("No")), *Report.Kind.choices]
        show_for(self, "rule", SHOWN_FOR)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if not answers.get("rule") and not answers.get("frequency"):
            self.add_error("frequency", _("Say how often it comes up"))
        return answers

    def changes(self) -> dict[str, Any]:
        """The answers as the deeds take them."""
        found = {name: self.cleaned_data[name] for name in (*WORDS, *RULES)}
        for name in ("rule_month", "rule_months"):
            found[name] = int(found[name]) if found[name] else None
        found["frequency"] = found["frequency"] or "-"
        return found

    def obligation(self) -> Obligation:
        """A new duty; its code is made of its title, and a number where that is taken."""
        code = base = slugify(self.cleaned_data["title"])[:32].strip("-") or "duty"
        number = 2
        while Obligation.objects.filter(code=code).exists():
            code, number = f"{base}-{number}", number + 1
        return Obligation(code=code, **self.changes())


class RetireObligationForm(DeedForm):
    """From when on, and why."""

    retired_on = PlainDateField(
        label=_("Retired on"),
        help_text=_("What was due before that day stays."),
        error_messages={"required": _("Choose the day")},
    )
    reason = PlainTextField(
        label=_("Why?"), rows=2, max_length=REASON_LENGTH, error_messages={"required": _("Say why it is retired")}
    )


class VerifyObligationForm(DeedForm):
    """When the citation was checked, and against what."""

    verified_on = PlainDateField(label=_("Checked on"), error_messages={"required": _("Say when it was checked")})
    note = PlainTextField(
        label=_("Against what?"),
        help_text=_("Such as: e-Laws, consolidation of 1 April 2024."),
        max_length=200,
        error_messages={"required": _("Say against what it was checked")},
    )


class WaiveDeliverableForm(DeedForm):
    """The resolution that waives it."""

    resolution = ChosenField(label=_("By which resolution?"), error_messages={"required": _("Choose the resolution")})

    def __init__(
        self, data: Any = None, *, resolutions: Iterable[Resolution], initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.resolutions = {str(each.pk): each for each in resolutions}
        field = self.fields["resolution"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (key, f"{each.number}, {date_words(each.meeting.held_on)}: {each.motion[:70]}")
            for key, each in self.resolutions.items()
        ]


class FillCalendarForm(forms.Form):
    """The year whose deliverables are put into the calendar."""

    year = PlainIntegerField(
        label=_("Which year?"),
        help_text=_("Such as 2025."),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages={"required": _("Choose the year")},
    )


class StepDoneForm(DeedForm):
    """The day on which a step of the way was done."""

    done_on = PlainDateField(label=_("Done on"), error_messages={"required": _("Say when it was done")})
