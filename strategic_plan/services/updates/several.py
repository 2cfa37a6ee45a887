"""Approving several updates that were read together: each by the version read, each in a transaction of its own."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from strategic_plan.models import StatusUpdate
from strategic_plan.permissions import Deed, Person, may
from strategic_plan.services.errors import Refusal
from strategic_plan.services.updates.deciding import approve_update


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of each update, by its key: approved, or why not in a sentence."""

    approved: tuple[int, ...]
    refused: Mapping[int, str]


def approve_several(updates: Mapping[StatusUpdate, int], *, by: Person, at: datetime.datetime) -> Decided:
    """Approve each update at the version that was read of it.

    One that has moved on, or that this person may not decide on, is left as it is and does not keep the others back.
    """
    approved, refused = [], {}
    for update, version in updates.items():
        if not may(by, Deed.APPROVE_UPDATE, update):
            refused[update.pk] = _("You wrote or sent this update, so somebody else decides on it.")
            continue
        try:
            approve_update(update, version=version, by=by, at=at)
        except Refusal as refusal:
            refused[update.pk] = refusal.sentence
        else:
            approved.append(update.pk)
    return Decided(tuple(approved), refused)
