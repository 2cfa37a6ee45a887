"""Actions whose owner has left or is about to: nothing is orphaned without the Chief's office seeing it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import count_words, date_words
from strategic_plan.models import Action


@dataclass(frozen=True, slots=True)
class LosingOwner:
    """One action, and why it needs another owner."""

    action: Action
    why: str
    is_gone: bool


@dataclass(frozen=True, slots=True)
class LosingOwners:
    """Every active action that needs another owner, those that have none first."""

    lines: tuple[LosingOwner, ...]

    def __bool__(self) -> bool:
        return bool(self.lines)

    @property
    def heading(self) -> str:
        """What is so: "Two actions have no owner", or that they will have none."""
        gone = sum(line.is_gone for line in self.lines)
        if gone:
            words = ngettext("{count} action has no owner", "{count} actions have no owner", gone)
            return words.format(count=count_words(gone, capital=True))
        count = len(self.lines)
        words = ngettext("{count} action will have no owner", "{count} actions will have no owner", count)
        return words.format(count=count_words(count, capital=True))


def read_losing_owner(*, today: date) -> LosingOwners:
    """The actions that need another owner; one query."""
    lines = [_line(action, today) for action in Action.objects.losing_owner().with_code().in_order()]
    return LosingOwners(tuple(sorted(lines, key=lambda line: not line.is_gone)))


def _line(action: Action, today: date) -> LosingOwner:
    owner = action.owner
    if not owner.user.is_active:
        return LosingOwner(action, _("may no longer sign in"), is_gone=True)
    assert owner.ends_on is not None
    if owner.ends_on < today:
        return LosingOwner(action, _("left on %(day)s") % {"day": date_words(owner.ends_on)}, is_gone=True)
    return LosingOwner(action, _("leaves on %(day)s") % {"day": date_words(owner.ends_on)}, is_gone=False)
