"""Accounts: people are invited into an office, leave it on a day, are shut out; an administrator always remains."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import date_words, join_words
from strategic_plan.models import Action, Area, Language, Membership, Role, Unit, User
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, Stale, require


@dataclass(frozen=True, slots=True)
class Office:
    """What an invitation gives: a role under the title of an office, perhaps in one area or unit."""

    role: str
    title: str
    starts_on: datetime.date
    area: Area | None = None
    unit: Unit | None = None


@transaction.atomic
def invite_person(
    email: str, *, name: str, office: Office, by: Person, at: datetime.datetime, language: str = Language.ENGLISH
) -> Membership:
    """Give somebody an office; whoever has no account yet gets one, without a password until they set it.

    An address that is known already is that person's, who then holds one office more; a name that was typed again
    does not change theirs.
    """
    require(by, Deed.KEEP_ACCOUNTS)
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = User.objects.create_user(email, name=name, language=language)
    elif not user.is_active:
        raise Refusal(_("%(name)s was shut out. Let them back in first.") % {"name": user.name})
    membership = Membership(
        user=user, role=office.role, office=office.title, area=office.area, unit=office.unit, starts_on=office.starts_on
    )
    membership.full_clean()
    membership.save(force_insert=True)
    audit.record(
        "invite person",
        membership,
        f"{by.office} invited {user.name} as {office.title}, {Role(office.role).label}, "
        f"from {office.starts_on:%Y-%m-%d}.",
        by=by,
        at=at,
    )
    return membership


@transaction.atomic
def end_membership(membership: Membership, *, ends_on: datetime.date, by: Person, at: datetime.datetime) -> Membership:
    """Let an office end on a day. One administrator always remains; actions left behind go to the Chief's office."""
    require(by, Deed.KEEP_ACCOUNTS)
    before = membership.ends_on
    if before is not None:
        raise Refusal(_("This office ends on %(day)s already.") % {"day": date_words(before)})
    if ends_on < at.date():
        raise ValidationError({"ends_on": _("Choose today or a later day.")})
    _require_administrator(without=[membership], after=ends_on)
    membership.ends_on = ends_on
    try:
        membership.full_clean()
        if Membership.objects.filter(pk=membership.pk, ends_on__isnull=True).update(ends_on=ends_on) != 1:
            raise Stale(_("Somebody ended this office meanwhile."))
    except Exception:
        membership.ends_on = before
        raise
    audit.record(
        "end membership",
        membership,
        f"{by.office} ended the office {membership.office} of {membership.user.name} on {ends_on:%Y-%m-%d}."
        f"{_left_behind([membership])}",
        by=by,
        at=at,
    )
    return membership


@transaction.atomic
def name_supervisor(
    membership: Membership, *, supervisor: User | None, reads_first: bool, by: Person, at: datetime.datetime
) -> Membership:
    """Say who supervises an office: they are told what is late, and read its updates first where that is asked for.

    What waits for the supervisor before goes on to whoever is named now.
    """
    require(by, Deed.KEEP_ACCOUNTS)
    named_before, first_before = membership.supervisor, membership.supervisor_first
    membership.supervisor, membership.supervisor_first = supervisor, reads_first
    try:
        membership.full_clean()
        as_it_was = Membership.objects.filter(pk=membership.pk, supervisor=named_before, supervisor_first=first_before)
        if as_it_was.update(supervisor=supervisor, supervisor_first=reads_first) != 1:
            raise Stale(_("Somebody named another supervisor meanwhile."))
    except Exception:
        membership.supervisor, membership.supervisor_first = named_before, first_before
        raise
    words = f"{by.office} named {supervisor.name if supervisor else 'nobody'} as supervisor of {membership.office}"
    if reads_first:
        words += ", who reads its updates before the Chief’s office"
    audit.record("name supervisor", membership, f"{words}.", by=by, at=at)
    return membership


@transaction.atomic
def deactivate_user(user: User, *, by: Person, at: datetime.datetime) -> User:
    """Shut somebody out at once, from every session too. What they wrote stays theirs."""
    require(by, Deed.KEEP_ACCOUNTS)
    held = list(Membership.objects.of(user))
    _require_administrator(without=held, after=at.date())
    if User.objects.filter(pk=user.pk, is_active=True).update(is_active=False) != 1:
        raise Refusal(_("%(name)s is shut out already.") % {"name": user.name})
    user.is_active = False
    audit.record("deactivate user", user, f"{by.office} shut out {user.name}.{_left_behind(held)}", by=by, at=at)
    return user


@transaction.atomic
def reinstate_user(user: User, *, by: Person, at: datetime.datetime) -> User:
    """Let somebody back in who was shut out; their offices are what they were, as far as they have not ended."""
    require(by, Deed.KEEP_ACCOUNTS)
    if User.objects.filter(pk=user.pk, is_active=False).update(is_active=True) != 1:
        raise Refusal(_("%(name)s is not shut out.") % {"name": user.name})
    user.is_active = True
    audit.record("reinstate user", user, f"{by.office} let {user.name} back in.", by=by, at=at)
    return user


def _left_behind(memberships: list[Membership]) -> str:
    """The active actions that lose their owner, for the trail; the Chief's office has them on its queue."""
    owned = list(Action.objects.active().filter(owner__in=memberships).with_code().in_order())
    if not owned:
        return ""
    codes = join_words([action.code for action in owned])
    return f" It leaves {codes} without an owner, which the Chief’s office sees on its queue."


def _require_administrator(*, without: list[Membership], after: datetime.date) -> None:
    """Refuse to lock everybody out: from the day after, an administrator must remain whose office has no end."""
    if not any(membership.role == Role.ADMINISTRATOR for membership in without):
        return
    remaining = (
        Membership.objects.on(after + datetime.timedelta(days=1))
        .filter(role=Role.ADMINISTRATOR, ends_on__isnull=True)
        .exclude(pk__in=[membership.pk for membership in without])
    )
    if not remaining.exists():
        raise Refusal(_("This is the last administrator. Invite another one first."))
