"""Forms of single deeds: what a cycle, a deliverable or a membership is asked before it changes."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from strategic_plan.web.fields import PlainDateField, PlainIntegerField, PlainTextField

REASON_LENGTH = 600


def show_for(form: forms.Form, decides: str, needs: Mapping[str, str]) -> None:
    """Show some questions only where the answer to another asks for them; without script all of them are shown.

    `needs` says by field for which answers, parted by blanks. What is hidden is not sent.
    """
    form.decides = decides  # type: ignore[attr-defined]  # read by workspace/deed.html
    for name, answers in needs.items():
        if name in form.fields:
            form.fields[name].shown_for = answers  # type: ignore[attr-defined]  # read by forms/field.html


class DeedForm(forms.Form):
    """A deed names the version that was read; a form may ask nothing else."""

    version = PlainIntegerField(widget=forms.HiddenInput, min_value=1)


class OpenCycleForm(DeedForm):
    """Opening a planned cycle asks nothing; there is nothing to explain the first time."""


class ChangeCycleForm(DeedForm):
    """The title and the days of a cycle that is planned."""

    title = PlainTextField(label=_("Title"), max_length=60)
    updates_due_on = PlainDateField(label=_("Updates due"))
    approvals_due_on = PlainDateField(label=_("Approvals due"))
    report_due_on = PlainDateField(label=_("Report due"))


class ReopenCycleForm(DeedForm):
    """Opening a closed cycle again."""

    reason = PlainTextField(
        label=_("Why is it opened again?"),
        help_text=_("One sentence. It is kept in the audit trail."),
        rows=3,
        max_length=REASON_LENGTH,
        error_messages={"required": _("Say why the cycle is opened again")},
    )


class ExtendCycleForm(DeedForm):
    """Giving owners more time."""

    updates_due_on = PlainDateField(
        label=_("Updates are now due on"),
        help_text=_("Such as 19 April 2024. The later dates move along where they must."),
        error_messages={"required": _("Choose the new date")},
    )
    reason = PlainTextField(
        label=_("Why is there more time?"),
        rows=3,
        max_length=REASON_LENGTH,
        error_messages={"required": _("Say why there is more time")},
    )


class ExtendUpdateForm(forms.Form):
    """Giving the owner of one update more time."""

    due_on = PlainDateField(
        label=_("The update is now due on"),
        help_text=_("Such as 19 April 2024. The cycle’s own days stay."),
        error_messages={"required": _("Choose the new date")},
    )
    reason = PlainTextField(
        label=_("Why is there more time?"),
        help_text=_("One sentence. It is shown beside the update and kept in the audit trail."),
        rows=3,
        max_length=REASON_LENGTH,
        error_messages={"required": _("Say why there is more time")},
    )


class ReceiveDeliverableForm(DeedForm):
    """The day on which something that was owed came in."""

    received_on = PlainDateField(
        label=_("Received on"),
        help_text=_("Such as 11 April 2024."),
        error_messages={"required": _("Say when it was received")},
    )


class ExplainLatenessForm(DeedForm):
    """Why a deliverable is late, and when it comes."""

    reason = PlainTextField(
        label=_("Why is it late?"),
        help_text=_("One or two sentences. The Board reads them."),
        rows=3,
        max_length=REASON_LENGTH,
        error_messages={"required": _("Say why it is late")},
    )
    new_due_on = PlainDateField(
        label=_("New date"),
        help_text=_("Such as 25 April 2024. The old date stays."),
        error_messages={"required": _("Choose the new date")},
    )


class EndMembershipForm(forms.Form):
    """The last day of an office."""

    ends_on = PlainDateField(
        label=_("Last day in office"),
        help_text=_("Such as 30 April 2024. From the next day on its rights are gone."),
        error_messages={"required": _("Say which day is the last")},
    )


class DeactivateForm(forms.Form):
    """Shutting somebody out asks nothing; the page says what happens."""
