"""What making figures public asks."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from strategic_plan.web.fields import PlainTextField
from strategic_plan.workspace.forms.deeds import REASON_LENGTH, DeedForm


class PrepareReleaseForm(forms.Form):
    """What the public is told about a release; it may be nothing."""

    note = PlainTextField(
        label=_("What the public should know about these figures (optional)"),
        help_text=_("Such as: figures of District 2 for February were counted again."),
        rows=3,
        max_length=REASON_LENGTH,
        required=False,
    )


class PublishReleaseForm(DeedForm):
    """One tick before a release becomes public."""

    read = forms.BooleanField(
        label=_("I have read what is withheld, and why"),
        error_messages={"required": _("Read what is withheld, and say so here")},
    )


class DiscardReleaseForm(DeedForm):
    """Discarding a prepared release asks nothing."""
