"""The form of a status update: a draft may have gaps, so no answer is required here; the deed says what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from strategic_plan.calculations.statuses import Health
from strategic_plan.models import Milestone, PromisedFigure, StatusUpdate
from strategic_plan.services.updates import FigureWords, MilestoneWords, Receipt, UpdateWords, words_of
from strategic_plan.summaries.updates.words import FigureWords as FigureContent
from strategic_plan.summaries.updates.words import MilestoneWords as MilestoneContent
from strategic_plan.summaries.updates.words import UpdateContent
from strategic_plan.web.fields import (
    AttachedFilesField,
    ChosenField,
    HealthChoices,
    PlainDateField,
    PlainDecimalField,
    PlainIntegerField,
    PlainTextField,
)

# The order of the cards: what is said most often comes first.
HEALTHS = (
    Health.ON_TRACK,
    Health.AT_RISK,
    Health.DELAYED,
    Health.COMPLETE,
    Health.NOT_STARTED,
    Health.ON_HOLD,
    Health.CANCELLED,
)
EXPLAINED = " ".join(health for health in HEALTHS if health.needs_reason)
"""The answers that ask for a reason, as the page's script reads them."""

LONGEST_FIGURE = 14
FIGURE_DECIMALS = 4
TOO_LONG = gettext_lazy("Shorten this to %(limit_value)d characters; it has %(show_value)d")
OUT_OF_PERCENT = gettext_lazy("Write a number from 0 to 100")
NOT_A_FIGURE = gettext_lazy("Write a number of zero or more, with at most four decimals")


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A milestone with the two questions about it; one that is settled has none."""

    milestone: Milestone
    met_on: forms.BoundField | None
    moved_to: forms.BoundField | None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A promised figure with its question."""

    promised: PromisedFigure
    value: forms.BoundField


def prose_field(name: str, **kwargs: Any) -> PlainTextField:
    """Running text, as long as the model allows; the browser does not cut it, so that nothing pasted is lost unseen."""
    column: models.TextField[str, str] = getattr(StatusUpdate, name).field
    return PlainTextField(required=False, validators=[MaxLengthValidator(column.max_length, TOO_LONG)], **kwargs)


class VersionedForm(forms.Form):
    """A form about the version of an update that its page was drawn from."""

    version = PlainIntegerField(widget=forms.HiddenInput, min_value=1)

    def hold(self, version: int, *, kept: bool = False) -> None:
        """Make the next post be about what is stored now; the answers stay as they were typed."""
        self.data = {name: self.data[name] for name in self.data} | {"version": str(version)}


class UpdateForm(VersionedForm):
    """What is asked of one action, with the questions that its milestones and promised figures add."""

    checked = forms.CharField(required=False, widget=forms.HiddenInput)

    received_by = ChosenField(
        label=gettext_lazy("How did it come in?"),
        required=False,
        choices=[("", gettext_lazy("Choose one")), *StatusUpdate.Means.choices],
    )
    received_from = PlainTextField(
        label=gettext_lazy("From whom?"), required=False, validators=[MaxLengthValidator(160, TOO_LONG)]
    )
    received_on = PlainDateField(label=gettext_lazy("On which day?"), required=False)

    health = ChosenField(
        label=gettext_lazy("How is it going?"),
        required=False,
        choices=[(health.value, health.label) for health in HEALTHS],
        widget=HealthChoices,
    )
    reason = prose_field("reason", label=gettext_lazy("Why is that?"), rows=2)
    corrective_action = prose_field("corrective_action", label=gettext_lazy("What is being done about it?"), rows=2)
    expected_on = PlainDateField(label=gettext_lazy("Back on track by"), required=False)
    done = prose_field(
        "done",
        label=gettext_lazy("What was done?"),
        help_text=gettext_lazy("About 60 words. Begin with the result. The Board reads this as you write it."),
        rows=4,
        counts_words=True,
    )
    nothing_changed = forms.BooleanField(
        label=gettext_lazy("Nothing has changed since the last update"), required=False
    )
    next = prose_field("next", label=gettext_lazy("What is next?"), optional_words=gettext_lazy("(optional)"), rows=2)
    percent = PlainIntegerField(
        label=gettext_lazy("How much of it is done, in percent?"),
        required=False,
        min_value=0,
        max_value=100,
        error_messages={"min_value": OUT_OF_PERCENT, "max_value": OUT_OF_PERCENT},
    )

    attach = AttachedFilesField(
        label=gettext_lazy("Attach files"),
        required=False,
        help_text=gettext_lazy(
            "A PDF, a picture, a document without macros, a mail or plain text; at most 10 MB each, ten in all."
        ),
    )

    RECEIPT = ("received_by", "received_from", "received_on")

    def __init__(
        self,
        update: StatusUpdate,
        data: Mapping[str, Any] | None = None,
        *,
        today: date,
        milestones: Sequence[Milestone],
        promised: Sequence[PromisedFigure],
        asks_receipt: bool = False,
    ) -> None:
        self.update, self.today = update, today
        self.opened_version = update.version
        self.milestones, self.promised = tuple(milestones), tuple(promised)
        super().__init__(data, initial=None if data is not None else self._answers(update))
        for milestone in self._open_milestones():
            self.fields[f"milestone_{milestone.pk}_met_on"] = PlainDateField(label=_("Met on"), required=False)
            self.fields[f"milestone_{milestone.pk}_moved_to"] = PlainDateField(label=_("New date"), required=False)
        for figure in self.promised:
            self.fields[f"figure_{figure.pk}"] = PlainDecimalField(
                label=figure.label,
                required=False,
                min_value=0,
                max_digits=LONGEST_FIGURE,
                decimal_places=FIGURE_DECIMALS,
                error_messages=dict.fromkeys(
                    ("min_value", "max_digits", "max_decimal_places", "max_whole_digits"), NOT_A_FIGURE
                ),
            )
        if self.milestones:
            del self.fields["percent"]
        if not asks_receipt:
            for name in self.RECEIPT:
                del self.fields[name]

    @property
    def milestone_rows(self) -> list[MilestoneRow]:
        """Every milestone in the order of its dates; the open ones with their questions."""
        asked = {milestone.pk for milestone in self._open_milestones()}
        return [
            MilestoneRow(
                milestone,
                self[f"milestone_{milestone.pk}_met_on"] if milestone.pk in asked else None,
                self[f"milestone_{milestone.pk}_moved_to"] if milestone.pk in asked else None,
            )
            for milestone in self.milestones
        ]

    @property
    def figure_rows(self) -> list[FigureRow]:
        return [FigureRow(figure, self[f"figure_{figure.pk}"]) for figure in self.promised]

    @property
    def receipt_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.RECEIPT if name in self.fields]

    def hold(self, version: int, *, kept: bool = False) -> None:
        """As in any form; but what another page saved meanwhile is not passed over: that page is still to be seen."""
        if kept or self.data.get("version") == str(self.opened_version):
            super().hold(version)

    @property
    def explained_for(self) -> str:
        return EXPLAINED

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = self.cleaned_data
        for milestone in self._open_milestones():
            met_on = cleaned.get(f"milestone_{milestone.pk}_met_on")
            if met_on and met_on > self.today:
                self.add_error(
                    f"milestone_{milestone.pk}_met_on", _("Give the day on which it was met; this day is still to come")
                )
        return cleaned

    def words(self) -> UpdateWords:
        """The answers as the deed takes them."""
        answers = self.cleaned_data
        return UpdateWords(
            health=answers["health"],
            reason=answers["reason"],
            corrective_action=answers["corrective_action"],
            expected_on=answers["expected_on"],
            percent=answers.get("percent"),
            done=answers["done"],
            next=answers["next"],
            nothing_changed_on=self._nothing_changed_on(answers["nothing_changed"]),
            milestones=tuple(self._milestone_words()),
            figures=tuple(
                FigureWords(figure.pk, answers[f"figure_{figure.pk}"])
                for figure in self.promised
                if answers[f"figure_{figure.pk}"] is not None
            ),
        )

    def content(self) -> UpdateContent:
        """The answers as they are read beside another text of the same update."""
        words = self.words()
        milestones = {milestone.pk: milestone for milestone in self.milestones}
        labels = {figure.pk: figure.label for figure in self.promised}
        return UpdateContent(
            health=Health(words.health) if words.health else None,
            **{name: value for name, value in words.fields().items() if name != "health"},
            milestones=tuple(
                MilestoneContent(
                    said.milestone,
                    milestones[said.milestone].title,
                    milestones[said.milestone].due_on,
                    said.met_on,
                    said.moved_to,
                )
                for said in words.milestones
            ),
            figures=tuple(
                FigureContent(given.promised, labels[given.promised], given.value, given.qualifier)
                for given in words.figures
            ),
        )

    def receipt(self) -> Receipt | None:
        """How it came in, where the update is entered for an owner by somebody else."""
        if not self.receipt_fields:
            return None
        return Receipt(*(self.cleaned_data[name] for name in self.RECEIPT))

    def add_missing(self, errors: ValidationError) -> None:
        """Put what the deed refuses at the questions it is about."""
        for name, sentences in errors.message_dict.items():
            field = name if name in self.fields else f"{name}_met_on"
            for sentence in sentences:
                self.add_error(field if field in self.fields else None, sentence)

    def _open_milestones(self) -> list[Milestone]:
        return [milestone for milestone in self.milestones if milestone.state == Milestone.State.OPEN]

    def _milestone_words(self) -> Iterator[MilestoneWords]:
        for milestone in self._open_milestones():
            met_on, moved_to = (
                self.cleaned_data[f"milestone_{milestone.pk}_{name}"] for name in ("met_on", "moved_to")
            )
            if met_on or moved_to:
                yield MilestoneWords(milestone.pk, met_on, moved_to)

    def _nothing_changed_on(self, said: bool) -> date | None:
        """The day on which it was first said; saying it again with the next save does not move the day."""
        return (self.update.nothing_changed_on or self.today) if said else None

    @staticmethod
    def _answers(update: StatusUpdate) -> dict[str, Any]:
        """The questions answered so far; never what was said the last time."""
        words = words_of(update)
        answers: dict[str, Any] = words.fields() | {
            "version": update.version,
            "nothing_changed": words.nothing_changed_on is not None,
            "received_by": update.received_by,
            "received_from": update.received_from,
            "received_on": update.received_on,
        }
        for said in words.milestones:
            answers[f"milestone_{said.milestone}_met_on"] = said.met_on
            answers[f"milestone_{said.milestone}_moved_to"] = said.moved_to
        for given in words.figures:
            answers[f"figure_{given.promised}"] = given.value.normalize()
        return answers


class CorrectionForm(forms.Form):
    """Why an approved update is corrected; the reason is read with the correction."""

    reason = PlainTextField(
        label=gettext_lazy("Why is it corrected?"),
        rows=3,
        help_text=gettext_lazy("The Chief’s office and the Board read this beside the correction."),
        error_messages={"required": gettext_lazy("Say why the update is corrected")},
        validators=[MaxLengthValidator(1000, TOO_LONG)],
    )


class ReturnForm(VersionedForm):
    """The reason why an update goes back to its owner."""

    reason = PlainTextField(
        label=gettext_lazy("Return it, and say why"),
        rows=4,
        help_text=gettext_lazy("The owner reads these words above the form. They are kept for good."),
        error_messages={"required": gettext_lazy("Say what the owner should change")},
        validators=[MaxLengthValidator(2000, TOO_LONG)],
    )
