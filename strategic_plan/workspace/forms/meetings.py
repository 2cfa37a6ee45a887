"""Forms of meetings: when, what kind, where, its papers; and who may know of one in camera."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from strategic_plan.models import Meeting, Membership
from strategic_plan.web.fields import ChoiceCards, ChosenField, PlainDateField, PlainIntegerField, PlainTextField

NAMES = ("held_on", "kind", "audience", "place", "agenda_url", "minutes_url")


class AddressField(PlainTextField):
    """An address on the web, with its scheme."""

    default_error_messages = {"address": _("Give the whole address, such as https://example.org/agenda")}
    whole = URLValidator(schemes=["http", "https"])

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if text:
            try:
                self.whole(text)
            except ValidationError:
                raise ValidationError(self.error_messages["address"], code="address") from None
        return text


class MeetingForm(forms.Form):
    """One meeting of the Board."""

    version = PlainIntegerField(widget=forms.HiddenInput, min_value=1, required=False)
    held_on = PlainDateField(
        label=_("Date"), help_text=_("Such as 24 October 2024."), error_messages={"required": _("Choose the date")}
    )
    kind = ChosenField(label=_("Kind"), choices=Meeting.Kind.choices, widget=ChoiceCards)
    audience = ChosenField(
        label=_("Public or in camera?"),
        help_text=_("Of a meeting in camera only those know whom you name, not even your colleagues."),
        choices=Meeting.Audience.choices,
        widget=ChoiceCards,
    )
    place = PlainTextField(label=_("Place"), max_length=160, required=False)
    agenda_url = AddressField(label=_("Address of the agenda"), max_length=200, required=False)
    minutes_url = AddressField(label=_("Address of the minutes"), max_length=200, required=False)

    def meeting(self) -> Meeting:
        return Meeting(**self.changes())

    def changes(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in NAMES}


class MeetingGrantForm(forms.Form):
    """Somebody who may know of a meeting in camera, by their office."""

    user = ChosenField(label=_("Who?"), error_messages={"required": _("Choose who may know of it")})

    def __init__(self, data: Any = None, *, memberships: Iterable[Membership]) -> None:
        super().__init__(data)
        self.users = {str(each.user_id): each.user for each in memberships}
        field = self.fields["user"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(each.user_id), each.office) for each in memberships]
