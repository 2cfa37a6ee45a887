"""Which report to begin: its kind, what it is about, who will read it, where it goes."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from strategic_plan.calculations.formats import date_words
from strategic_plan.calculations.periods import fiscal_year, fiscal_year_of
from strategic_plan.models import Area, Cycle, DecisionReport, Deliverable, Meeting, Organization, Plan, Report
from strategic_plan.web.fields import ChoiceCards, ChosenField
from strategic_plan.workspace.forms.reports import refuse

SLUG_LENGTH = 90
ADDRESSES_IN_USE = ("compare", "styles")  # pages that stand beside the reports


class MeetingField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A meeting by its date."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{date_words(obj.held_on)}, {str(obj.get_kind_display()).lower()}"


class DeliverableField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A duty with the day it is due."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title}, due {date_words(obj.due_on)}"


class DecisionField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A matter before the Board by its number and title."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.number}, {obj.title}"


class ComposeForm(forms.Form):
    """Which report to begin: its kind, what it is about, the meeting it goes to and the duty it answers."""

    kind = ChosenField(label=gettext_lazy("Which report"), choices=Report.Kind.choices, widget=ChoiceCards)
    cycle = forms.ModelChoiceField(
        label=gettext_lazy("Cycle it reports on"),
        help_text=gettext_lazy("For a status report."),
        queryset=Cycle.objects.none(),
        required=False,
        empty_label=gettext_lazy("Choose a cycle"),
    )
    year = forms.TypedChoiceField(
        label=gettext_lazy("Year it reports on"),
        help_text=gettext_lazy("For an annual report or an overview."),
        required=False,
        coerce=int,
        empty_value=None,
    )
    area = forms.ModelChoiceField(
        label=gettext_lazy("District it is about"),
        help_text=gettext_lazy("For an overview."),
        queryset=Area.objects.none(),
        required=False,
        empty_label=gettext_lazy("Choose a district"),
    )
    decision = DecisionField(
        label=gettext_lazy("Matter to be decided"),
        help_text=gettext_lazy("For a planning decision report."),
        queryset=DecisionReport.objects.none(),
        required=False,
        empty_label=gettext_lazy("Choose a matter"),
    )
    meeting = MeetingField(
        label=gettext_lazy("Meeting it goes to"),
        queryset=Meeting.objects.none(),
        required=False,
        empty_label=gettext_lazy("Not known yet"),
    )
    audience = ChosenField(
        label=gettext_lazy("Who will read it"),
        help_text=gettext_lazy("In camera: only you and the persons you name on the report’s page."),
        choices=Report.Audience.choices,
        initial=Report.Audience.PUBLIC,
        required=False,
        widget=ChoiceCards,
    )
    deliverable = DeliverableField(
        label=gettext_lazy("Duty it answers"),
        help_text=gettext_lazy("It is marked as received when the report is published."),
        queryset=Deliverable.objects.none(),
        required=False,
        empty_label=gettext_lazy("None"),
    )

    def __init__(self, plan: Plan, data: Any = None, *, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.plan = plan
        self.today = today
        begun = Cycle.objects.filter(action_plan__plan=plan, starts_on__lte=today).order_by("-starts_on")
        self._choices("cycle", begun)
        recent = today - datetime.timedelta(days=31)
        self._choices("meeting", Meeting.objects.public().after(recent))
        self._choices("deliverable", Deliverable.objects.open().order_by("due_on"))
        self._choices("decision", DecisionReport.objects.filter(plan=plan).order_by("-number"))
        self._choices("area", Area.objects.filter(kind=Area.Kind.DISTRICT).in_order())
        years = range(min(today.year, plan.ends_on.year), plan.starts_on.year - 1, -1)
        field = self.fields["year"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose a year")), *((year, str(year)) for year in years)]

    def clean(self) -> dict[str, Any]:
        """The kind says what else must be answered; one report of a kind for a period is enough."""
        answers = self.cleaned_data
        kind = answers.get("kind")
        asked = {
            Report.Kind.STATUS: (("cycle", _("Choose the cycle that the status report is about")),),
            Report.Kind.ANNUAL: (("year", _("Choose the year that the annual report is about")),),
            Report.Kind.OVERVIEW: (
                ("year", _("Choose the year that the overview is about")),
                ("area", _("Choose the district that the overview is about")),
            ),
            Report.Kind.DECISION: (("decision", _("Choose the matter that is to be decided")),),
        }
        for name, sentence in asked.get(Report.Kind(kind), ()) if kind else ():
            if not answers.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        if kind and not self.errors and (there := self._there(kind)):
            field = _NAMED_BY.get(Report.Kind(kind), "year")
            self.add_error(field, _("“%(title)s” has been begun already") % {"title": there.title})
        return answers

    def report(self) -> Report:
        """The report that was asked for, not stored yet."""
        answers, (starts_on, ends_on) = self.cleaned_data, self._span()
        title = self._title(ends_on)
        reports_on_updates = answers["kind"] in (Report.Kind.ANNUAL, Report.Kind.OVERVIEW)
        return Report(
            kind=answers["kind"],
            title=title,
            slug=_free_slug(title),
            plan=self.plan,
            cycle=self._last_cycle(ends_on) if reports_on_updates else self._cycle(),
            starts_on=starts_on,
            ends_on=ends_on,
            audience=answers.get("audience") or Report.Audience.PUBLIC,
            meeting=answers["meeting"] or (answers["decision"].meeting if answers.get("decision") else None),
            deliverable=answers["deliverable"],
            decision=answers["decision"] if answers["kind"] == Report.Kind.DECISION else None,
        )

    @property
    def areas(self) -> list[Area]:
        """The areas it is about: the district of an overview, otherwise the whole."""
        chosen = self.cleaned_data.get("area") if self.cleaned_data["kind"] == Report.Kind.OVERVIEW else None
        return [chosen] if chosen else list(Area.objects.filter(kind=Area.Kind.REGION))

    def refuse(self, errors: ValidationError) -> None:
        """Show what a deed found wrong; what has no field of its own stands above the form."""
        refuse(self, errors)

    def _title(self, ends_on: datetime.date) -> str:
        answers = self.cleaned_data
        match answers["kind"]:
            case Report.Kind.STATUS:
                return _("Implementation status report, %(cycle)s") % {"cycle": answers["cycle"]}
            case Report.Kind.OVERVIEW:
                return _("%(area)s operational overview %(year)s") % {"area": answers["area"], "year": ends_on.year}
            case Report.Kind.PLAN:
                return self.plan.title
            case Report.Kind.SCAN:
                return _("Environmental scan, %(plan)s") % {"plan": self.plan.title}
            case Report.Kind.DECISION:
                return str(answers["decision"].title)
            case _:
                return _("Annual report to the community %(year)s") % {"year": ends_on.year}

    def _there(self, kind: str) -> Report | None:
        """A report of this kind that is there already; one matter has one document."""
        if kind == Report.Kind.DECISION:
            return Report.objects.filter(decision=self.cleaned_data["decision"]).first()
        there = Report.objects.filter(plan=self.plan, kind=kind, ends_on=self._span()[1])
        if kind == Report.Kind.OVERVIEW:
            there = there.filter(areas=self.cleaned_data["area"])
        return there.first()

    def _span(self) -> tuple[datetime.date, datetime.date]:
        kind = self.cleaned_data["kind"]
        if kind == Report.Kind.STATUS:
            cycle = self.cleaned_data["cycle"]
            return cycle.starts_on, cycle.ends_on
        if kind in (Report.Kind.PLAN, Report.Kind.SCAN):
            return self.plan.starts_on, self.plan.ends_on
        first_month = Organization.objects.get().fiscal_year_first_month
        if kind == Report.Kind.DECISION:
            meeting = self.cleaned_data["meeting"] or self.cleaned_data["decision"].meeting
            year = fiscal_year_of(meeting.held_on if meeting else self.today, first_month)
        else:
            year = fiscal_year(self.cleaned_data["year"], first_month)
        return year.start, year.end

    def _cycle(self) -> Cycle | None:
        return self.cleaned_data["cycle"] if self.cleaned_data["kind"] == Report.Kind.STATUS else None

    def _last_cycle(self, ends_on: datetime.date) -> Cycle | None:
        """The cycle whose updates say how the year ended."""
        cycles = Cycle.objects.filter(action_plan__plan=self.plan, ends_on__lte=ends_on)
        return cycles.order_by("-ends_on").first()

    def _choices(self, name: str, queryset: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = queryset


_NAMED_BY = {
    Report.Kind.STATUS: "cycle",
    Report.Kind.PLAN: "kind",
    Report.Kind.SCAN: "kind",
    Report.Kind.DECISION: "decision",
}
"""The question at which a report that is there already is told of."""


def _free_slug(title: str) -> str:
    """An address from the title that no other report has."""
    slug = slugify(title)[:SLUG_LENGTH]
    taken = {*ADDRESSES_IN_USE, *Report.objects.filter(slug__startswith=slug).values_list("slug", flat=True)}
    return next(each for each in (slug, *(f"{slug}-{n}" for n in range(2, 100))) if each not in taken)
