"""Who owns an action, and who writes for its owner; people are chosen by office."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from strategic_plan.models import Action, Membership, Role
from strategic_plan.workspace.forms.deeds import DeedForm

WRITERS = (Role.CONTRIBUTOR, Role.ANALYST, Role.CHIEFS_OFFICE)


class OfficeField(forms.ModelChoiceField):  # type: ignore[type-arg]  # the class takes no argument when it runs
    """Somebody in office, by office and unit."""

    def label_from_instance(self, obj: Any) -> str:
        beside = obj.unit or obj.area
        return f"{obj.office} ({beside})" if beside else str(obj.office)


def in_office(day: datetime.date) -> Any:
    """Everybody who may write updates and stays in office."""
    return Membership.objects.on(day).filter(role__in=WRITERS).select_related("unit", "area").order_by("office", "pk")


class OwnerForm(DeedForm):
    """The next owner of an action, perhaps of all of its owner's actions."""

    owner = OfficeField(
        label=_("New owner"),
        queryset=Membership.objects.none(),
        empty_label=_("Choose an office"),
        error_messages={"required": _("Choose the new owner")},
    )
    others = forms.BooleanField(required=False)

    def __init__(self, *args: Any, action: Action, others: int, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = in_office(today).exclude(pk=action.owner_id)
        self.fields["owner"].queryset = offices  # type: ignore[attr-defined]
        if others:
            words = ngettext(
                "Hand over the other active action of the {office} as well",
                "Hand over the other {count} active actions of the {office} as well",
                others,
            )
            self.fields["others"].label = words.format(count=others, office=action.owner.office)
        else:
            del self.fields["others"]


class WriterForm(DeedForm):
    """Who writes for the owner; nobody, where nothing is chosen."""

    delegate = OfficeField(
        label=_("Who writes for the owner?"),
        queryset=Membership.objects.none(),
        required=False,
        empty_label=_("Nobody: the owner writes"),
        help_text=_("They are asked for the updates instead of the owner. Both are named with every update."),
    )

    def __init__(self, *args: Any, action: Action, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = in_office(today).exclude(pk=action.owner_id)
        self.fields["delegate"].queryset = offices  # type: ignore[attr-defined]
