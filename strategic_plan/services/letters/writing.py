"""Writing letters down: the digests of a day, a nudge, and the news that an update came back."""

from __future__ import annotations

import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from strategic_plan.models import Action, Cycle, Letter, UpdateReturn, User
from strategic_plan.permissions import Deed, Person, person_of
from strategic_plan.services import audit, jobs
from strategic_plan.services.errors import Refusal, Stale, require
from strategic_plan.services.letters.wording import Wording, digest_wording, return_wording
from strategic_plan.services.swap import swap
from strategic_plan.summaries.updates.digests import Digest, read_digests, read_owing

SEND = "send letters"


def write_digests(*, day: datetime.date, at: datetime.datetime) -> list[Letter]:
    """Write the digests of a day; asked again on the same day, only those that are not written yet.

    Each is a transaction of its own: whoever dies half way leaves whole letters, and the next run writes the rest.
    """
    for old in Letter.objects.digests().waiting().filter(for_day__lt=day):
        _overtake(old, at=at)
    letters = (_write_digest(digest, at=at) for digest in read_digests(day))
    return [letter for letter in letters if letter is not None]


@transaction.atomic
def nudge_owner(action: Action, *, cycle: Cycle, by: Person, at: datetime.datetime) -> list[Letter]:
    """Write to whoever owes an update, out of turn: one letter a day with everything they owe."""
    require(by, Deed.KEEP_CYCLES)
    day = at.date()
    owing = read_owing(day)
    line = next((each for each in owing.owed if each.action.pk == action.pk and each.cycle.pk == cycle.pk), None)
    if line is None:
        raise Refusal(_("The update of %(code)s is not owed any more.") % {"code": action.code})
    writers = owing.writers(line, day)
    if not writers:
        raise Refusal(
            _("%(code)s has no owner in office. The Chief’s office names another one.") % {"code": action.code}
        )
    written = []
    for person in writers:
        digest = Digest(person, day, day, owed=list(owing.of(person)))
        wording = digest_wording(digest, nudged_by=by.office)
        key = f"nudge:{day}:{person.acting.pk}"
        letter = _write(Letter.Kind.NUDGE, key, person, wording, cycle=cycle, day=day, at=at, by=by)
        if letter is not None:
            written.append(letter)
            said = f"{by.office} reminded the {person.office} of what is owed for {cycle}, {action.code} among it."
            audit.record("nudge owner", letter, said, by=by, at=at)
    if not written:
        raise Refusal(_("The %(office)s was reminded today already.") % {"office": writers[0].office})
    jobs.queue(SEND)
    return written


def tell_of_return(returned: UpdateReturn, *, by: Person, at: datetime.datetime) -> list[Letter]:
    """Tell whoever sent an update that it came back; inside the transaction that returns it."""
    update = returned.submission.update
    # The owner is told as well where somebody else entered the update for them.
    told = {returned.submission.submitted_by_id: returned.submission.submitted_by}
    if update.on_behalf_of:
        told[update.on_behalf_of.user_id] = update.on_behalf_of.user
    written = []
    for user in told.values():
        person = person_of(user, on=at.date())
        if person.user is None or not person.memberships:
            continue
        wording = return_wording(returned, language=user.language, office=by.office)
        key = f"returned:{returned.pk}:{user.pk}"
        letter = _write(Letter.Kind.RETURNED, key, person, wording, cycle=update.cycle, day=at.date(), at=at, by=by)
        written += [letter] if letter else []
    if written:
        jobs.queue(SEND)
    return written


@transaction.atomic
def _write_digest(digest: Digest, *, at: datetime.datetime) -> Letter | None:
    key = f"digest:{digest.day}:{digest.user.pk}"
    letter = _write(
        Letter.Kind.DIGEST, key, digest.person, digest_wording(digest), cycle=digest.cycle, day=digest.day, at=at
    )
    if letter is not None:
        said = f"The digest of {digest.day:%Y-%m-%d} was written to the {digest.person.office}: {letter.subject}."
        audit.record("write digest", letter, said, by=None, at=at)
    return letter


def _write(
    kind: Letter.Kind,
    key: str,
    person: Person,
    wording: Wording,
    *,
    cycle: Cycle | None,
    day: datetime.date,
    at: datetime.datetime,
    by: Person | None = None,
) -> Letter | None:
    """The letter of an occasion; none where it is written already, by whomever."""
    if Letter.objects.filter(key=key).exists():
        return None
    user: User = person.acting
    letter = Letter(
        kind=kind,
        key=key,
        recipient=user,
        office=person.office,
        address=user.email,
        language=user.language,
        cycle=cycle,
        for_day=day,
        subject=wording.subject,
        body=wording.body,
        written_at=at,
        written_by=by.acting if by else None,
    )
    letter.full_clean()
    try:
        with transaction.atomic():
            letter.save(force_insert=True)
    except IntegrityError:
        return None
    return letter


def _overtake(letter: Letter, *, at: datetime.datetime) -> None:
    """A digest that could not be sent on its day is not sent on a later one: that day has its own."""
    states = Letter.State
    try:
        with transaction.atomic():
            swap(letter, version=letter.version, states=(states.WAITING,), state=states.OVERTAKEN, settled_at=at)
            audit.record("overtake digest", letter, f"The digest of {letter.for_day} was never sent.", by=None, at=at)
    except Stale:
        return
