"""Forms of decision reports: their words, the changes they propose, the agenda, the resolution, the follow-up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import (
    Amendment,
    Indicator,
    Meeting,
    Objective,
    Plan,
    ProposedAmendment,
    Resolution,
    Target,
)
from strategic_plan.services.plans import AMENDABLE, retirement_field
from strategic_plan.summaries.decisions.words import field_words
from strategic_plan.web.fields import ChoiceCards, ChosenField, PlainDateField, PlainIntegerField, PlainTextField
from strategic_plan.workspace.forms.deeds import DeedForm, show_for
from strategic_plan.workspace.forms.updates import TOO_LONG

Change = ProposedAmendment.Change
Kind = Amendment.ElementKind


def _limit(length: int) -> list[MaxLengthValidator]:
    return [MaxLengthValidator(length, TOO_LONG)]


class DecisionForm(forms.Form):
    """The words of a decision report."""

    version = PlainIntegerField(widget=forms.HiddenInput, min_value=1, required=False)
    title = PlainTextField(
        label=_("What is it about?"),
        help_text=_("A few words, such as: A later date for the first coaching sessions."),
        max_length=160,
        error_messages={"required": _("Say what it is about")},
    )
    matter = PlainTextField(
        label=_("What has come up?"),
        help_text=_("What is so, since when, and why the Board is asked."),
        rows=6,
        validators=_limit(4000),
        error_messages={"required": _("Say what has come up")},
    )
    options = PlainTextField(
        label=_("Options considered"),
        help_text=_("One a paragraph, doing nothing among them."),
        rows=4,
        required=False,
        validators=_limit(4000),
    )
    motion = PlainTextField(
        label=_("Recommended motion"),
        help_text=_("It begins “That the Board ...”."),
        rows=3,
        validators=_limit(2000),
        error_messages={"required": _("Write the motion that is recommended")},
    )
    effective_on = PlainDateField(
        label=_("From when would the plan read otherwise?"),
        help_text=_("Leave it empty for the day of the meeting. Such as 1 July 2024."),
        required=False,
    )


SHOWN_FOR = {
    "element": f"{Change.FIELD} {Change.RETIRE} {Change.MERGE} {Change.SPLIT}",
    "field": Change.FIELD.value,
    "after": f"{Change.FIELD} {Change.ADD} {Change.SPLIT}",
    "into": f"{Change.ADD} {Change.MERGE}",
    "public_title": Change.ADD.value,
    "statement": Change.ADD.value,
}


class AmendmentForm(DeedForm):
    """One change of the plan: which part, what is to happen to it, what it is to say, and why."""

    change = ChosenField(
        label=_("What is to happen?"),
        choices=Change.choices,
        widget=ChoiceCards,
        error_messages={"required": _("Choose what is to happen")},
    )
    element = ChosenField(label=_("To which part of the plan?"), required=False)
    field = ChosenField(
        label=_("Which words or numbers?"), help_text=_("Only for a change of what it says."), required=False
    )
    after = PlainTextField(
        label=_("What it is to say"),
        help_text=_(
            "For something new, its title. For a split, one part a line: a title, a colon, and what is to be achieved. "
            "A date as 2024-06-30, a number in digits."
        ),
        rows=3,
        required=False,
        validators=_limit(4000),
    )
    into = ChosenField(
        label=_("Into which part, or under which priority?"),
        help_text=_("Only for a merger, or for a new objective. A new priority leaves it empty."),
        required=False,
    )
    public_title = PlainTextField(
        label=_("Title in plain words"), help_text=_("Only for something new."), max_length=160, required=False
    )
    statement = PlainTextField(
        label=_("What is to be achieved"),
        help_text=_("Only for something new."),
        rows=3,
        required=False,
        validators=_limit(1000),
    )
    reason = PlainTextField(
        label=_("Why?"),
        help_text=_("The public reads it beside the change."),
        rows=3,
        validators=_limit(2000),
        error_messages={"required": _("Say why")},
    )

    def __init__(self, data: Any = None, *, plan: Plan, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        priorities = list(plan.priorities.filter(in_force_until__isnull=True).order_by("number"))
        objectives = list(Objective.objects.of_plan(plan).filter(in_force_until__isnull=True))
        groups = [
            (_("Priorities"), [(f"{Kind.PRIORITY}-{each.pk}", str(each)) for each in priorities]),
            (_("Objectives"), [(f"{Kind.OBJECTIVE}-{each.pk}", str(each)) for each in objectives]),
        ]
        rest = [(_("Indicators"), _indicators(plan)), (_("Targets"), _targets(plan))]
        self._choose("element", [("", _("None: it is something new")), *groups, *rest])
        self._choose("into", [("", _("None")), *groups, rest[0]])
        fields = dict.fromkeys(
            name for kind in Kind.values for name in AMENDABLE[kind] if name != retirement_field(kind)
        )
        self._choose("field", [("", _("None")), *((name, field_words(name)) for name in fields)])
        show_for(self, "change", SHOWN_FOR)

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def proposal(self) -> ProposedAmendment:
        """The change as the deed takes it; what is true before is read there."""
        answers = self.cleaned_data
        kind, pk = _named(answers["element"])
        _into_kind, into = _named(answers["into"])
        if answers["change"] == Change.ADD:
            kind, pk = (Kind.OBJECTIVE if into else Kind.PRIORITY), None
        return ProposedAmendment(
            change=answers["change"],
            element_kind=kind,
            element_id=pk,
            into_id=into if answers["change"] in (Change.ADD, Change.MERGE) else None,
            field=answers["field"] if answers["change"] == Change.FIELD else "",
            after=answers["after"],
            public_title=answers["public_title"],
            statement=answers["statement"],
            reason=answers["reason"],
        )


class AgendaForm(DeedForm):
    """The meeting a matter goes to."""

    meeting = ChosenField(
        label=_("Which meeting?"),
        widget=ChoiceCards,
        error_messages={"required": _("Choose the meeting")},
    )

    def __init__(self, data: Any = None, *, meetings: Iterable[Meeting], initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.meetings = {str(each.pk): each for each in meetings}
        field = self.fields["meeting"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (key, f"{date_words(each.held_on)}, {each.get_kind_display().lower()}")
            for key, each in self.meetings.items()
        ]


class ResolutionForm(DeedForm):
    """What the Board resolved, as the minutes have it."""

    result = ChosenField(
        label=_("What did the Board decide?"),
        choices=Resolution.Result.choices,
        widget=ChoiceCards,
        error_messages={"required": _("Choose what the Board decided")},
    )
    number = PlainTextField(
        label=_("Number of the resolution"),
        help_text=_("Such as 2024-18."),
        max_length=40,
        error_messages={"required": _("Give the number of the resolution")},
    )
    motion = PlainTextField(
        label=_("The motion, as it stands in the minutes"),
        rows=4,
        validators=_limit(2000),
        error_messages={"required": _("Give the words of the motion")},
    )
    mover = PlainTextField(
        label=_("Moved by"), max_length=120, error_messages={"required": _("Say who moved the motion")}
    )
    seconder = PlainTextField(
        label=_("Seconded by"), max_length=120, error_messages={"required": _("Say who seconded the motion")}
    )
    minute_number = PlainTextField(label=_("Number in the minutes"), max_length=40, required=False)

    def __init__(
        self, data: Any = None, *, proposals: Iterable[ProposedAmendment], initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.proposals = list(proposals)
        for each in self.proposals:
            name = f"decided_{each.pk}"
            if each.change in (Change.RETIRE, Change.MERGE):
                self.fields[f"keeps_{each.pk}"] = forms.BooleanField(
                    label=_("Carried: %(change)s") % {"change": each},
                    help_text=_("Only if carried as amended: take the tick away where the Board left it out."),
                    required=False,
                    initial=True,
                )
                continue
            self.fields[name] = PlainTextField(
                label=f"{each.element_words}: {field_words(each.field)}",
                help_text=_("Only if carried as amended: what the Board made of it. Empty leaves the change out."),
                rows=3,
                required=False,
                validators=_limit(4000),
            )
            self.initial.setdefault(name, each.after)

    def resolution(self) -> Resolution:
        answers = self.cleaned_data
        names = ("number", "motion", "mover", "seconder", "result", "minute_number")
        return Resolution(**{name: answers[name] for name in names})

    def decided(self) -> dict[int, str | None]:
        """What the Board made of the proposed changes; nothing where it carried the motion as it stood."""
        if self.cleaned_data["result"] != Resolution.Result.CARRIED_AS_AMENDED:
            return {}
        found: dict[int, str | None] = {}
        for each in self.proposals:
            if self.cleaned_data.get(f"keeps_{each.pk}") is False:
                found[each.pk] = None
            text = self.cleaned_data.get(f"decided_{each.pk}")
            if text is not None and text.strip() != each.after.replace("\r\n", "\n"):
                found[each.pk] = text.strip() or None
        return found


class FollowUpForm(forms.Form):
    """Something that a decision still needs."""

    what = PlainTextField(
        label=_("What is to be done?"), max_length=240, error_messages={"required": _("Say what is to be done")}
    )
    who = PlainTextField(
        label=_("Who does it?"), help_text=_("An office."), max_length=120, error_messages={"required": _("Say who")}
    )
    due_on = PlainDateField(
        label=_("By when?"), help_text=_("Such as 31 May 2024."), error_messages={"required": _("Say by when")}
    )


class FollowUpDoneForm(DeedForm):
    """What was done, and when."""

    done_on = PlainDateField(
        label=_("Done on"),
        help_text=_("Such as 11 April 2024."),
        error_messages={"required": _("Say when it was done")},
    )
    outcome = PlainTextField(
        label=_("What was done?"),
        rows=2,
        validators=_limit(600),
        error_messages={"required": _("Say what was done")},
    )


class PeriodForm(forms.Form):
    """From one day to another; neither is asked for."""

    start = PlainDateField(label=_("From"), required=False)
    end = PlainDateField(label=_("Until"), required=False)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        start, end = answers.get("start"), answers.get("end")
        if start and end and end < start:
            self.add_error(
                "end",
                _("Choose a day on or after %(start)s") % {"start": date_words(start)},
            )
        return answers


def _indicators(plan: Plan) -> list[tuple[str, str]]:
    found = Indicator.objects.filter(objective__priority__plan=plan, retired_on__isnull=True).select_related(
        "objective__priority"
    )
    return [(f"{Kind.INDICATOR}-{each.pk}", f"{each.objective.code} {each.title}") for each in found]


def _targets(plan: Plan) -> list[tuple[str, str]]:
    found = (
        Target.objects.filter(indicator__objective__priority__plan=plan, in_force_until__isnull=True)
        .select_related("indicator__objective__priority")
        .order_by("indicator__objective__priority__number", "indicator__objective__number", "pk")
    )
    return [(f"{Kind.TARGET}-{each.pk}", f"{each.indicator.objective.code} {each.indicator.title}") for each in found]


def _named(value: str) -> tuple[str, int | None]:
    """The kind and number behind a choice."""
    kind, _dash, pk = value.partition("-")
    return (kind, int(pk)) if pk else ("", None)
