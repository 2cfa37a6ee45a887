"""Who may sign in: each account with the offices it holds on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import count_words, date_words
from strategic_plan.models import Membership, Role, User


class Standing(StrEnum):
    """How an account stands; kept in the order in which the list shows them."""

    INVITED = "invited"
    IN_OFFICE = "in_office"
    WITHOUT_OFFICE = "without_office"
    SHUT_OUT = "shut_out"


@dataclass(frozen=True, slots=True)
class Account:
    """One person's account on a day."""

    user: User
    offices: tuple[Membership, ...]
    today: date

    @property
    def standing(self) -> Standing:
        if not self.user.is_active:
            return Standing.SHUT_OUT
        if not self.offices:
            return Standing.WITHOUT_OFFICE
        return Standing.IN_OFFICE if self.user.last_login else Standing.INVITED

    @property
    def last_login(self) -> datetime | None:
        return self.user.last_login

    @property
    def state_words(self) -> str:
        """How the account stands, in words."""
        match self.standing:
            case Standing.SHUT_OUT:
                return _("Shut out")
            case Standing.WITHOUT_OFFICE:
                return _("Holds no office")
            case Standing.INVITED:
                return _("Has not signed in yet")
            case _:
                return _("In office")

    @property
    def name(self) -> str:
        return self.user.name

    def office_words(self, membership: Membership) -> str:
        """An office with its role and its last day: "Inspector, District 1: Contributor, until 30 April 2024"."""
        role = Role(membership.role).label
        if membership.starts_on > self.today:
            return _("%(role)s, from %(day)s") % {"role": role, "day": date_words(membership.starts_on)}
        if membership.ends_on:
            return _("%(role)s, until %(day)s") % {"role": role, "day": date_words(membership.ends_on)}
        return str(role)


@dataclass(frozen=True, slots=True)
class People:
    """Every account, by name."""

    accounts: tuple[Account, ...]

    def standing(self, standing: str) -> tuple[Account, ...]:
        """Those that stand one way; all of them for no way in particular."""
        return tuple(each for each in self.accounts if not standing or each.standing == standing)

    @property
    def sentence(self) -> str:
        """What is so: "18 people may sign in; two have not done so yet."."""
        able = [each for each in self.accounts if each.standing in (Standing.IN_OFFICE, Standing.INVITED)]
        invited = sum(each.standing == Standing.INVITED for each in able)
        said = ngettext("{count} person may sign in", "{count} people may sign in", len(able)).format(
            count=count_words(len(able), capital=True)
        )
        if not invited:
            return f"{said}."
        if invited == len(able):
            return _("%(said)s; nobody has done so yet.") % {"said": said}
        rest = ngettext("{count} has not done so yet", "{count} have not done so yet", invited)
        return f"{said}; {rest.format(count=count_words(invited))}."


def read_people(*, today: date) -> People:
    """Every account with its offices that have not ended, in two queries."""
    current = Membership.objects.exclude(ends_on__lt=today).order_by("starts_on", "pk")
    users = User.objects.order_by("name", "pk").prefetch_related(
        Prefetch("memberships", queryset=current, to_attr="offices_held")
    )
    return People(tuple(Account(user, tuple(user.offices_held), today) for user in users))
