"""The days of reminding and the public holidays, as a person writes them down."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from strategic_plan.models.organization import FURTHEST_REMINDER, validate_days
from strategic_plan.web.fields import PlainIntegerField, PlainTextField, parse_plain_date
from strategic_plan.workspace.forms.deeds import DeedForm

# A day, written in either order, and the name after it.
_HOLIDAY = re.compile(r"(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.? \w+\.? \d{4}|\w+\.? \d{1,2},? \d{4})[,:]?\s+(\S.*)")
LONGEST_NAME = 80


class HolidaysField(PlainTextField):
    """Public holidays, one a line: the day, then its name. Cleans to the names by day."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value) or ""
        found: dict[date, str] = {}
        for number, line in enumerate(text.split("\n"), start=1):
            if not line.strip():
                continue
            day, name = self._read(number, line.strip())
            if day in found:
                words = _("Line %(number)d names a day that stands above already: “%(line)s”")
                raise ValidationError(words, params={"number": number, "line": line.strip()})
            found[day] = name
        return found

    @staticmethod
    def _read(number: int, line: str) -> tuple[date, str]:
        match = _HOLIDAY.fullmatch(line)
        try:
            if match is None or len(match[2]) > LONGEST_NAME:
                raise ValueError(line)
            return parse_plain_date(match[1]), match[2]
        except ValueError:
            words = _("Line %(number)d is “%(line)s”; write the day and its name, such as 2024-07-01 Canada Day")
            raise ValidationError(words, params={"number": number, "line": line[:60]}) from None


class RemindersForm(DeedForm):
    """When people are reminded, when a supervisor is told, and when nobody is written to."""

    before = PlainTextField(
        label=_("Days before an update is due"),
        help_text=_("With commas between them, such as 14, 3, 0. Zero is the day itself."),
        required=False,
        max_length=40,
        validators=[validate_days],
    )
    after = PlainTextField(
        label=_("Days after"),
        help_text=_("While it is still owed, such as 1, 5."),
        required=False,
        max_length=40,
        validators=[validate_days],
    )
    escalate_after = PlainIntegerField(
        label=_("The supervisor is told after"),
        help_text=_("Days after the update was due."),
        min_value=1,
        max_value=FURTHEST_REMINDER,
    )
    holidays = HolidaysField(
        label=_("Public holidays"),
        help_text=_("One a line: the day and its name, such as 2024-07-01 Canada Day. Nobody is written to on them."),
        required=False,
        rows=10,
    )
