"""The questions of public pages."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from strategic_plan.summaries.portal.verification import DIGITS, digest_in
from strategic_plan.web.fields import PlainTextField

LONGEST = 200
"""Room for 64 digits in groups of any size; what is longer is no hash."""


class VerifyForm(forms.Form):
    """A hash, as it was printed, listed or worked out."""

    hash = PlainTextField(
        label=_("Hash or fingerprint"),
        help_text=_("64 letters and digits, as printed on the last page of a report. Spaces do not matter."),
        max_length=LONGEST,
    )

    def clean_hash(self) -> str:
        try:
            return digest_in(self.cleaned_data["hash"])
        except ValueError as error:
            raise ValidationError(
                _("A hash has %(wanted)s of the digits 0 to 9 and letters a to f; here are %(found)s")
                % {"wanted": DIGITS, "found": error}
            ) from error
