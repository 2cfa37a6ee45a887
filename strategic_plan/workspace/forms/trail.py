"""What is looked for in the audit trail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from strategic_plan.summaries.trail import Asked, Trail, deed_words
from strategic_plan.web.fields import PlainTextField

LONGEST = 100


class TrailForm(forms.Form):
    """By deed, by person, by words; an answer that cannot be right looks for nothing."""

    deed = forms.ChoiceField(label=_("Deed"), required=False)
    person = PlainTextField(label=_("Person or office"), required=False, max_length=LONGEST)
    words = PlainTextField(label=_("Words"), required=False, max_length=LONGEST)

    def __init__(self, *args: Any, trail: Trail, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        deed = self.fields["deed"]
        assert isinstance(deed, forms.ChoiceField)
        deed.choices = [("", _("Any")), *((each, deed_words(each)) for each in trail.deeds)]

    @property
    def asked(self) -> Asked:
        """What was asked, as far as it could be read."""
        answers = self.cleaned_data if self.is_bound and (self.is_valid() or self.cleaned_data) else {}
        return Asked(answers.get("deed", ""), answers.get("person", ""), answers.get("words", ""))
