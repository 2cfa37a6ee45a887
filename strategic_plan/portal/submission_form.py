"""The form on which the public writes to the Board, with what tells people from programs: no third party, no puzzle."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from strategic_plan.models import SubmissionCall
from strategic_plan.web.fields import EmailAddressField, PlainTextField

QUICKEST, LONGEST = 4, 24 * 3600
"""Seconds between the page being drawn and its answer: nobody writes in fewer, and nobody leaves it open longer."""


class SubmissionForm(forms.Form):
    """What somebody writes. Whatever is refused, the words stay.

    Two questions are not for people: `opened` is when the page was drawn, signed by the server, and `website` is not
    shown; programs fill it in.
    """

    text = PlainTextField(label=_("What do you want to tell the Board?"), rows=9, max_length=4000, counts_words=True)
    about = PlainTextField(
        label=_("Where, or about what?"),
        help_text=_("A street, a school, a service."),
        optional_words=_("optional"),
        required=False,
        max_length=160,
    )
    email = EmailAddressField(
        label=_("E-mail address"),
        help_text=_("Only if the Board’s office may ask you something. It is never published, and may stay empty."),
        required=False,
        max_length=254,
    )
    may_be_quoted = forms.BooleanField(label=_("My words may be quoted, without saying whose they are"), required=False)
    consents = forms.BooleanField(error_messages={"required": _("Nothing is kept without your consent: tick the box")})
    website = forms.CharField(label=_("Leave this empty"), required=False)
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, call: SubmissionCall, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.call = call
        self.fields["consents"].label = call.consent
        self.fields["website"].widget.attrs |= {"tabindex": "-1", "autocomplete": "off"}
        self.fields["email"].widget.attrs |= {"autocomplete": "email"}
        self.fields["email"].optional_words = _("optional")  # type: ignore[attr-defined]  # read by forms/field.html
        self.fields["opened"].initial = self._fresh

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("website"):
            self._put("website", "")
            self.add_error(
                None,
                _("A field that is not shown was filled in, perhaps by your browser. It is empty now: send once more."),
            )
        self._check_time(str(self.cleaned_data.get("opened", "")))
        return self.cleaned_data

    def _check_time(self, signed: str) -> None:
        """Refuse an answer to a page that this server did not draw, drew too long ago or only just now."""
        signer = self._signer()
        try:
            if signer.unsign(signed, max_age=LONGEST) != str(self.call.pk):
                raise BadSignature
        except BadSignature:
            self._put("opened", self._fresh())
            self.add_error(None, _("This page was open for a long time. Read your words and send once more."))
            return
        try:
            signer.unsign(signed, max_age=QUICKEST)
        except SignatureExpired:
            return
        self.add_error(None, _("That was quicker than people write. Wait a moment and send once more."))

    def _signer(self) -> TimestampSigner:
        return TimestampSigner(salt="strategic_plan.submission")

    def _fresh(self) -> str:
        return self._signer().sign(str(self.call.pk))

    def _put(self, name: str, value: str) -> None:
        """What the page is drawn with the next time, in place of what was sent."""
        self.data = (
            {**self.data.dict(), name: value} if isinstance(self.data, QueryDict) else {**self.data, name: value}
        )
