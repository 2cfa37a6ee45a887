"""Forms of the reading room: a private note, and the moment up to which everything was read."""

from __future__ import annotations

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy

from strategic_plan.web.fields import PlainIntegerField, PlainTextField
from strategic_plan.workspace.forms.updates import TOO_LONG


class NoteForm(forms.Form):
    """A person's own words; version 0 says that there was no note yet."""

    version = PlainIntegerField(widget=forms.HiddenInput, min_value=0)
    text = PlainTextField(
        label=gettext_lazy("Your note"),
        help_text=gettext_lazy("Only you see it: no other Board member, no office, no administrator."),
        rows=5,
        required=False,
        validators=[MaxLengthValidator(4000, TOO_LONG)],
    )


class ReadForm(forms.Form):
    """The moment at which the page was drawn."""

    until = forms.DateTimeField(
        widget=forms.HiddenInput, input_formats=["%Y-%m-%dT%H:%M:%S.%f%z", "%Y-%m-%dT%H:%M:%S%z"]
    )
