"""The questions of public pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from strategic_plan.models import Edition
from strategic_plan.summaries.portal.verification import DIGITS, digest_in
from strategic_plan.web.fields import ChosenField, PlainTextField

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


class CompareForm(forms.Form):
    """Two editions of one kind of report, named by their addresses: "status-report-2023-q4/1"."""

    before = ChosenField(label=_("What it was"))
    after = ChosenField(label=_("What it is"))

    def __init__(self, *args: Any, editions: Sequence[Edition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.editions = {edition_key(edition): edition for edition in editions}
        for name in ("before", "after"):
            field = self.fields[name]
            assert isinstance(field, ChosenField)
            field.choices = [("", _("Choose an edition")), *_grouped(editions)]
            field.error_messages["invalid_choice"] = _("Choose one of the editions in the list")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, second = (self.editions.get(data.get(name, "")) for name in ("before", "after"))
        if first and second:
            if first == second:
                self.add_error("after", _("Choose another edition: these two are the same"))
            elif first.report.kind != second.report.kind:
                self.add_error("after", _("Choose a report of the same kind: these two say different things"))
            data["pair"] = (first, second)
        return data


def edition_key(edition: Edition) -> str:
    """How an edition is named in an address."""
    return f"{edition.report.slug}/{edition.number}"


def _grouped(editions: Sequence[Edition]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The choices under the names of their kinds."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for edition in editions:
        words = _("%(title)s, edition %(number)s") % {"title": edition.title, "number": edition.number}
        groups.setdefault(edition.report.get_kind_display(), []).append((edition_key(edition), words))
    return list(groups.items())
