"""The form of one section: its title, its words, whether the report includes it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from strategic_plan.models import Section
from strategic_plan.summaries.reports.outline import Entry
from strategic_plan.web.fields import PlainIntegerField, PlainTextField
from strategic_plan.workspace.forms.reports import refuse


class SectionForm(forms.Form):
    """Asks for words only where the section takes words, and lets nobody leave out what is required."""

    version = PlainIntegerField(widget=forms.HiddenInput, min_value=1)
    title = PlainTextField(
        label=gettext_lazy("Title"),
        max_length=160,
        error_messages={"required": gettext_lazy("Give the section a title")},
    )
    text = PlainTextField(label=gettext_lazy("Words"), rows=14, required=False, max_length=20000, counts_words=True)
    included = forms.BooleanField(label=gettext_lazy("Include this section in the report"), required=False)

    def __init__(self, section: Section, entry: Entry, data: Any = None) -> None:
        initial = {name: getattr(section, name) for name in ("version", "title", "text", "included")}
        super().__init__(data, initial=initial)
        self.section = section
        self.fields["text"].help_text = entry.hint
        if not entry.is_written:
            del self.fields["text"]
        if entry.required:
            del self.fields["included"]

    @property
    def words(self) -> dict[str, Any]:
        """What is stored: what was not asked stays as it is."""
        answers = self.cleaned_data
        return {
            "title": answers["title"],
            "text": answers.get("text", self.section.text),
            "included": answers.get("included", True),
        }

    def refuse(self, errors: ValidationError) -> None:
        """Show what a deed found wrong."""
        refuse(self, errors)
