"""The invitation: who, to which office, with which role, from when."""

from __future__ import annotations

import datetime
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from strategic_plan.models import Area, Language, Membership, Role, Unit, User
from strategic_plan.services.accounts import Office
from strategic_plan.web.fields import ChosenField, EmailAddressField, PlainDateField, PlainTextField


class InvitationForm(forms.Form):
    """What an account and an office need."""

    name = PlainTextField(
        label=_("Name"),
        max_length=120,
        help_text=_("Only administrators see it: everywhere else people appear by office."),
    )
    email = EmailAddressField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_(
            "The invitation goes there, and it is what they sign in with. A known address gets one office more."
        ),
    )
    office = PlainTextField(label=_("Office"), max_length=120, help_text=_("Such as Inspector, District 1."))
    role = ChosenField(label=_("Role"), choices=[("", _("Choose a role")), *Role.choices])
    area = forms.ModelChoiceField(
        label=_("Area"), queryset=Area.objects.in_order(), required=False, empty_label=_("None in particular")
    )
    unit = forms.ModelChoiceField(
        label=_("Unit"), queryset=Unit.objects.all(), required=False, empty_label=_("None in particular")
    )
    starts_on = PlainDateField(label=_("From"), help_text=_("Such as 11 April 2024."))
    language = ChosenField(label=_("Language of the mail"), choices=Language.choices)

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"starts_on": today, "language": Language.ENGLISH, **self.initial}

    @property
    def given_office(self) -> Office:
        """The office as the deed takes it; after the form was found valid."""
        answers = self.cleaned_data
        return Office(answers["role"], answers["office"], answers["starts_on"], answers["area"], answers["unit"])


SUPERVISING = (Role.CONTRIBUTOR, Role.ANALYST, Role.CHIEFS_OFFICE)
"""Offices of the Service: nobody of the Board supervises what the Chief's people write."""


class SupervisorForm(forms.Form):
    """Who supervises an office, and whether they read its updates before the Chief's office does."""

    supervisor = forms.ModelChoiceField(
        label=_("Supervisor"), queryset=User.objects.none(), required=False, empty_label=_("Nobody")
    )
    reads_first = forms.BooleanField(
        label=_("The supervisor reads the updates first, and endorses them"), required=False
    )

    def __init__(self, *args: Any, membership: Membership, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Membership.objects.on(today).filter(role__in=SUPERVISING).exclude(user=membership.user_id)
        field = cast(forms.ModelChoiceField[User], self.fields["supervisor"])
        field.queryset = User.objects.filter(pk__in=held.values("user"))

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("reads_first") and not answers.get("supervisor"):
            self.add_error("supervisor", _("Name the supervisor who reads the updates first."))
        return answers
