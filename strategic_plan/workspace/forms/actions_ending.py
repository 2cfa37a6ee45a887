"""What becomes of an action: another name, its end, a merger, a split."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from strategic_plan.models import Action, Milestone
from strategic_plan.web.fields import ChoiceCards, ChosenField, PlainDateField, PlainTextField
from strategic_plan.workspace.forms.deeds import DeedForm

LONGEST_NAME, LONGEST_REASON = 160, 500


class ActionChangeForm(DeedForm):
    """Why, and since when: every change of an action says both."""

    field_order: tuple[str, ...] = ()

    reason = PlainTextField(
        label=_("Why?"),
        help_text=_("One or two sentences. The Board reads them beside the change."),
        rows=3,
        max_length=LONGEST_REASON,
        error_messages={"required": _("Say why")},
    )
    effective_on = PlainDateField(
        label=_("From which day?"),
        help_text=_("Such as 11 April 2024; today or a day before."),
        error_messages={"required": _("Say from which day")},
    )


class RenameActionForm(ActionChangeForm):
    """Another name for an action."""

    field_order = ("version", "title", "public_title", "reason", "effective_on")

    title = PlainTextField(label=_("New name"), max_length=LONGEST_NAME)
    public_title = PlainTextField(
        label=_("Name in plain words"), optional_words=_("optional"), required=False, max_length=LONGEST_NAME
    )


class EndActionForm(ActionChangeForm):
    """How an action ends by itself."""

    field_order = ("version", "ending", "result", "reason", "effective_on")

    ending = ChosenField(
        label=_("How does it end?"),
        choices=[(each.value, each.label) for each in (Action.Ending.DONE, Action.Ending.CANCELLED)],
        widget=ChoiceCards,
        error_messages={"required": _("Choose how it ends")},
    )
    result = PlainTextField(
        label=_("What came of it?"),
        help_text=_("For an action that is done."),
        shown_for=Action.Ending.DONE.value,
        rows=3,
        required=False,
        max_length=1500,
    )

    decides = "ending"


class MergeActionForm(ActionChangeForm):
    """The action that carries this one on."""

    field_order = ("version", "into", "reason", "effective_on")

    into = forms.ModelChoiceField(
        queryset=Action.objects.none(),
        label=_("Which action carries it on?"),
        empty_label=_("Choose an action"),
        error_messages={"required": _("Choose the action that carries it on")},
    )

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["into"]
        assert isinstance(field, forms.ModelChoiceField)
        others = Action.objects.active().filter(action_plan=action.action_plan_id).exclude(pk=action.pk)
        field.queryset = others.with_code().in_order()


class SplitActionForm(ActionChangeForm):
    """The parts that carry an action on, and which of them takes each open milestone."""

    titles = PlainTextField(
        label=_("The parts"),
        help_text=_("One name a line, two to six. Owner, unit, areas and due date are those of the action."),
        rows=4,
        max_length=1000,
        error_messages={"required": _("Write the parts, one a line")},
    )

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.milestones: list[Milestone] = list(action.milestones.open())
        numbers = [(str(number), _now("Part %(number)s") % {"number": number}) for number in range(1, 7)]
        for milestone in self.milestones:
            self.fields[f"milestone_{milestone.pk}"] = ChosenField(
                label=_now("Which part takes “%(milestone)s”?") % {"milestone": milestone},
                choices=numbers,
                initial="1",
            )
        names = [f"milestone_{milestone.pk}" for milestone in self.milestones]
        self.order_fields(["version", "titles", *names, "reason", "effective_on"])

    def clean_titles(self) -> list[str]:
        titles = [line.strip() for line in str(self.cleaned_data["titles"]).splitlines() if line.strip()]
        for title in titles:
            if len(title) > LONGEST_NAME:
                raise ValidationError(_now("“%(title)s…” is longer than 160 characters.") % {"title": title[:60]})
        return titles

    def clean(self) -> dict[str, Any]:
        answers = self.cleaned_data
        parts = len(answers.get("titles") or ())
        for milestone in self.milestones:
            name = f"milestone_{milestone.pk}"
            if parts and int(answers.get(name) or 1) > parts:
                self.add_error(name, _now("There are only %(parts)s parts: choose one of them.") % {"parts": parts})
        return answers

    def chosen(self) -> dict[int, int]:
        """The part of each open milestone, counted from 0."""
        return {each.pk: int(self.cleaned_data[f"milestone_{each.pk}"]) - 1 for each in self.milestones}
