"""Forms of inquiries: asked by a Board member, recorded and led on by the Board's office, answered by the Chief's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import Indicator, Inquiry, Meeting, Objective
from strategic_plan.models.decisions.inquiries import ANSWER_LENGTH, WORDING_LENGTH
from strategic_plan.web.fields import ChoiceCards, ChosenField, PlainDateField, PlainTextField
from strategic_plan.workspace.forms.deeds import DeedForm
from strategic_plan.workspace.forms.updates import TOO_LONG

ASKS_ONLY = gettext_lazy(
    "It goes to the Chief through the Board’s office and is tracked until it is answered. It asks and directs nothing; "
    "a question on one investigation or a named person cannot be taken."
)
Choices = list[tuple[str, Any]]


class AboutForm(forms.Form):
    """What a new inquiry is about, and by when an answer is wanted."""

    wording = PlainTextField(
        label=gettext_lazy("Your question"),
        help_text=ASKS_ONLY,
        rows=4,
        validators=[MaxLengthValidator(WORDING_LENGTH, TOO_LONG)],
        error_messages={"required": gettext_lazy("Write what you would like to know")},
    )
    about = ChosenField(label=gettext_lazy("About"), required=False)
    due_on = ChosenField(
        label=gettext_lazy("Answer by"),
        error_messages={"required": gettext_lazy("Choose by when you would like the answer")},
    )

    def __init__(
        self,
        data: Any = None,
        *,
        objectives: Sequence[Objective],
        indicators: Sequence[Indicator],
        meetings: Iterable[Meeting],
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.things = {f"objective-{each.pk}": each for each in objectives} | {
            f"indicator-{each.pk}": each for each in indicators
        }
        choices: Choices = [("", _("The plan as a whole"))]
        choices.append((_("Objectives"), [(f"objective-{each.pk}", str(each)) for each in objectives]))
        choices.append((_("Indicators"), [(f"indicator-{each.pk}", each.title) for each in indicators]))
        self.fields["about"].choices = choices  # type: ignore[attr-defined]
        coming = {meeting.held_on: meeting for meeting in meetings}
        if not coming:
            self.fields["due_on"] = PlainDateField(
                label=_("Answer by"), help_text=_("Such as 30 May 2024. No meeting is in the calendar yet.")
            )
            return
        days = [(day.isoformat(), _("The meeting of %(day)s") % {"day": date_words(day)}) for day in coming]
        self.fields["due_on"].choices = days  # type: ignore[attr-defined]

    def inquiry(self) -> Inquiry:
        """What was asked, as the deed takes it."""
        answers = self.cleaned_data
        about, due_on = self.things.get(answers["about"]), answers["due_on"]
        return Inquiry(
            wording=answers["wording"],
            objective=about if isinstance(about, Objective) else None,
            indicator=about if isinstance(about, Indicator) else None,
            due_on=due_on if isinstance(due_on, date) else date.fromisoformat(due_on),
        )


class DirectionForm(AboutForm):
    """A direction of the Board, in the words of the minutes."""

    field_order = ("meeting", "wording", "to_whom", "about", "due_on")

    meeting = ChosenField(
        label=gettext_lazy("Given at the meeting"),
        error_messages={"required": gettext_lazy("Choose the meeting at which it was given")},
    )
    to_whom = PlainTextField(
        label=gettext_lazy("To whom?"),
        validators=[MaxLengthValidator(120, TOO_LONG)],
        error_messages={"required": gettext_lazy("Say who is to answer, by office")},
    )

    def __init__(self, data: Any = None, *, held: Sequence[Meeting], **rest: Any) -> None:
        super().__init__(data, **rest)
        self.held = {str(meeting.pk): meeting for meeting in held}
        self.fields["meeting"].choices = [  # type: ignore[attr-defined]
            (pk, date_words(meeting.held_on)) for pk, meeting in self.held.items()
        ]
        self.fields["wording"].label = _("What was directed")
        self.fields["wording"].help_text = _(
            "In the words of the minutes. A direction is about policy and what is reported to the Board; "
            "it directs no operation and names no person."
        )
        self.order_fields(list(self.field_order))

    def inquiry(self) -> Inquiry:
        inquiry = super().inquiry()
        inquiry.meeting, inquiry.to_whom = self.held[self.cleaned_data["meeting"]], self.cleaned_data["to_whom"]
        return inquiry


class RewordForm(DeedForm):
    """Other words for a question, for its asker to agree to."""

    wording = PlainTextField(
        label=gettext_lazy("Words you suggest"),
        help_text=gettext_lazy("Whoever asked reads both, and agrees or keeps their own."),
        rows=4,
        validators=[MaxLengthValidator(WORDING_LENGTH, TOO_LONG)],
        error_messages={"required": gettext_lazy("Write the words you suggest")},
    )


class AgreeForm(DeedForm):
    """The asker's word on other words."""

    answer = ChosenField(
        label=gettext_lazy("Which words go to the Chief?"),
        widget=ChoiceCards,
        choices=[("agree", gettext_lazy("The words suggested")), ("keep", gettext_lazy("My own words"))],
    )


class DeclineForm(DeedForm):
    """Why a question cannot be taken."""

    reason = PlainTextField(
        label=gettext_lazy("Why can it not be taken?"),
        help_text=gettext_lazy("Whoever asked reads this. It is kept for good."),
        rows=3,
        validators=[MaxLengthValidator(1000, TOO_LONG)],
        error_messages={"required": gettext_lazy("Say why the question cannot be taken")},
    )


class PassOnForm(DeedForm):
    """To whom an inquiry goes, and by when it is answered."""

    to_whom = PlainTextField(
        label=gettext_lazy("To whom?"),
        help_text=gettext_lazy("By office, such as Deputy Chief, Operations."),
        validators=[MaxLengthValidator(120, TOO_LONG)],
        error_messages={"required": gettext_lazy("Say who is to answer, by office")},
    )
    due_on = PlainDateField(
        label=gettext_lazy("Answer due"),
        help_text=gettext_lazy("Such as 30 May 2024."),
        error_messages={"required": gettext_lazy("Choose the day by which it is answered")},
    )


class AnswerForm(DeedForm):
    """The answer to an inquiry."""

    answer = PlainTextField(
        label=gettext_lazy("The answer"),
        help_text=gettext_lazy(
            "Begin with the answer itself. Every Board member reads it; the next status report prints it."
        ),
        rows=8,
        counts_words=True,
        validators=[MaxLengthValidator(ANSWER_LENGTH, TOO_LONG)],
        error_messages={"required": gettext_lazy("Write the answer")},
    )
