"""Forms of public submissions: the call, and what is done with an answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from strategic_plan.models import HeardTheme, Plan
from strategic_plan.web.fields import ChoiceTicks, PlainDateField, PlainTextField
from strategic_plan.workspace.forms.deeds import DeedForm


class CallForm(DeedForm):
    """A public form: its question, what people should know, what they agree to, and from when until when."""

    question = PlainTextField(label=_("Question"), help_text=_("One question, in plain words."), max_length=200)
    slug = forms.SlugField(
        label=_("Address"),
        help_text=_("The last part of the page’s address: small letters, digits and hyphens."),
        max_length=60,
    )
    introduction = PlainTextField(
        label=_("What people should know before they write"),
        help_text=_("Why the Board asks, and what it will do with the answers."),
        rows=4,
        max_length=1000,
    )
    consent = PlainTextField(
        label=_("What people agree to"), help_text=_("Stands beside the box they tick."), rows=3, max_length=600
    )
    opens_on = PlainDateField(label=_("Open from"), help_text=_("Such as 11 April 2024."))
    closes_on = PlainDateField(label=_("Open until"))


class OfSubmissionForm(DeedForm):
    """A form about one answer."""


class AcceptForm(OfSubmissionForm):
    """The themes to which an answer belongs."""

    themes = forms.ModelMultipleChoiceField(
        queryset=HeardTheme.objects.none(),
        label=_("Themes"),
        help_text=_("Tick what it is about. It may stay empty for now."),
        widget=ChoiceTicks,
        required=False,
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["themes"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = HeardTheme.objects.filter(plan=plan)


class SetAsideForm(OfSubmissionForm):
    """Why an answer does not count."""

    reason = PlainTextField(
        label=_("Why is it set aside?"),
        help_text=_("Such as: advertising; an insult without a matter; about something else."),
        max_length=300,
    )


class RedactForm(OfSubmissionForm):
    """An answer without what names somebody."""

    text = PlainTextField(
        label=_("The answer, without what would name somebody"),
        help_text=_("Put […] where you take words out."),
        rows=9,
        max_length=4000,
    )
    about = PlainTextField(label=_("Where, or about what"), required=False, max_length=160)


class ThemeOfForm(OfSubmissionForm):
    """A theme that an answer begins."""

    title = PlainTextField(label=_("Title"), max_length=160)
    heard = PlainTextField(
        label=_("What was heard"),
        help_text=_("In the office’s words: it will be published."),
        rows=4,
        max_length=1000,
    )
