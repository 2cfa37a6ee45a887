"""Updates by workbook: which of them a person may write, and keeping what came back, all of it or nothing."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.models import Action, Cycle, StatusUpdate
from strategic_plan.permissions import Deed, Person, may
from strategic_plan.permissions.table import own_or_delegated
from strategic_plan.services import audit
from strategic_plan.services.errors import Stale
from strategic_plan.services.updates.writing import UpdateWords, begin_update, save_update


@dataclass(frozen=True, slots=True)
class Writable:
    """One action whose update a person may write; `update` is None where nobody has begun it."""

    action: Action
    update: StatusUpdate | None

    @property
    def version(self) -> int:
        return self.update.version if self.update else 0


@dataclass(frozen=True, slots=True)
class Brought:
    """The words that came back for one action, and the version of the update that they were laid over."""

    writable: Writable
    version: int
    words: UpdateWords


def writable_updates(person: Person, cycle: Cycle, *, unit: int | None = None) -> list[Writable]:
    """What a person may write for a cycle, in the order of the codes: their own actions; for the Chief's office and
    the Board's office also those that nobody has begun. Somebody else's draft is nobody else's. `unit` keeps to one.
    """
    actions = (
        Action.objects.active()
        .filter(action_plan=cycle.action_plan_id)
        .with_code()
        .in_order()
        .select_related("owner__user", "delegate__user", "unit")
        .prefetch_related("milestones", "promised_figures__measure")
    )
    if unit is not None:
        actions = actions.filter(unit=unit)
    updates = {
        update.action_id: update
        for update in StatusUpdate.objects.filter(cycle=cycle)
        .uncorrected()
        .for_page()
        .prefetch_related("milestone_reports__milestone", "key_figures__promised", "attachments")
    }
    found = (Writable(action, updates.get(action.pk)) for action in actions)
    return [each for each in found if _may_write(person, each)]


@transaction.atomic
def keep_from_workbook(
    brought: Sequence[Brought], *, cycle: Cycle, by: Person, at: datetime.datetime
) -> list[StatusUpdate]:
    """Keep everything that came back, or nothing: each update at the version that was previewed.

    Raises Stale where one has moved on since, ValidationError where words cannot be, PermissionDenied for another's.
    """
    kept = []
    for each in brought:
        action, update = each.writable.action, each.writable.update
        if update is None:
            on_behalf_of = None if own_or_delegated(by, action) else action.owner
            update = begin_update(action, cycle=cycle, by=by, at=at, on_behalf_of=on_behalf_of)
            if update.version != 1 or update.entered_by_id != by.acting.pk:
                raise Stale(_("Somebody began the update of %(code)s meanwhile.") % {"code": action.code})
            version = update.version
        else:
            version = each.version
        save_update(update, version=version, words=each.words, by=by, at=at)
        audit.record(
            "bring workbook",
            update,
            f"{by.office} brought the words of {action.code} for {cycle} back in a workbook.",
            by=by,
            at=at,
        )
        kept.append(update)
    return kept


def _may_write(person: Person, each: Writable) -> bool:
    if each.update is not None:
        return each.update.is_editable and may(person, Deed.EDIT_UPDATE, each.update)
    deed = Deed.WRITE_UPDATE if own_or_delegated(person, each.action) else Deed.ENTER_FOR_OWNER
    return may(person, deed, each.action)
