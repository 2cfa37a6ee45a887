"""What a reader does for themselves: move their mark, and keep private notes."""

from __future__ import annotations

import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from strategic_plan.models import Objective, PrivateNote, ReadingMark
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Stale, require
from strategic_plan.services.swap import swap


@transaction.atomic
def mark_as_read(*, until: datetime.datetime, by: Person, at: datetime.datetime) -> ReadingMark:
    """Everything up to a moment was read: the moment at which the page was drawn, so that what came later stays news.

    A mark only moves forward; an older page, sent again, changes nothing.
    """
    require(by, Deed.KEEP_NOTES)
    until = min(until, at)
    mark = ReadingMark.objects.filter(user=by.acting).first()
    if mark is None:
        mark = ReadingMark(user=by.acting, read_at=until)
        mark.full_clean()
        try:
            with transaction.atomic():
                mark.save(force_insert=True)
        except IntegrityError:
            # Two pages at once: the other one has just made the mark.
            return ReadingMark.objects.get(user=by.acting)
    elif until > mark.read_at:
        swap(mark, version=mark.version, read_at=until)
    else:
        return mark
    audit.record("mark as read", mark, f"{by.office} marked everything as read.", by=by, at=at)
    return mark


@transaction.atomic
def keep_note(
    objective: Objective | None, *, version: int, text: str, by: Person, at: datetime.datetime
) -> PrivateNote:
    """Keep one's own words about an objective, or about the whole; version 0 says that there was no note yet.

    The audit trail says that a note was kept, never what is in it or what it is about.
    """
    require(by, Deed.KEEP_NOTES)
    note = PrivateNote.objects.filter(user=by.acting, objective=objective).first()
    if note is None:
        note = PrivateNote(user=by.acting, objective=objective, text=text, saved_at=at)
        note.full_clean()
        try:
            with transaction.atomic():
                note.save(force_insert=True)
        except IntegrityError:
            raise Stale(_("You wrote this note in another tab since you opened this page.")) from None
    elif note.version != version:
        raise Stale(_("You wrote this note in another tab since you opened this page."))
    else:
        swap(note, version=version, text=text, saved_at=at)
    if not audit.continues("keep note", note, by=by):
        audit.record("keep note", note, f"{by.office} kept a private note.", by=by, at=at)
    return note
