"""The sample's mail: holidays, a timer that ran every morning, a nudge, more time for an update, a departure."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.conf import settings
from django.core.mail import get_connection

from strategic_plan.management.sample.cast import Cast
from strategic_plan.management.sample.data_files import Table
from strategic_plan.management.sample.story import Deed, local, on
from strategic_plan.models import Action, Cycle, Organization
from strategic_plan.services.accounts import end_membership
from strategic_plan.services.cycles import extend_update
from strategic_plan.services.letters import nudge_owner, send_letters, set_reminders, write_digests

ONE_DAY = datetime.timedelta(days=1)
NOWHERE = "django.core.mail.backends.dummy.EmailBackend"


def mail_story(data: Table, cast: Cast) -> Iterator[Deed]:
    """Everything that made mail, or keeps it from being made."""
    yield _days_set(data["reminders"], cast)
    day: datetime.date = data["reminders"]["first_run"]
    while day <= data["reminders"]["last_run"]:
        yield Deed(on(day, 7, 30), _run)
        yield Deed(on(day, 17), _send)
        day += ONE_DAY
    for row in data["nudges"]:
        yield _nudged(row, cast)
    for row in data["extensions"]:
        yield _extended(row, cast)
    for row in data["departures"]:
        yield _departed(row, cast)


def _run(at: datetime.datetime) -> None:
    write_digests(day=at.date(), at=at)
    _send(at)


def _send(at: datetime.datetime) -> None:
    # Outside the demonstration the sample writes to nobody.
    send_letters(at=at, connection=get_connection() if settings.DEMO else get_connection(NOWHERE))


def _days_set(row: Table, cast: Cast) -> Deed:
    def act(at: datetime.datetime) -> None:
        organization = Organization.objects.get()
        set_reminders(
            organization,
            version=organization.version,
            before=row["before"],
            after=row["after"],
            escalate_after=row["escalate_after"],
            holidays={datetime.date.fromisoformat(day): name for day, name in row["holidays"].items()},
            by=cast.acts("governance", at),
            at=at,
        )

    return Deed(local(row["set_at"]), act)


def _action(code: str) -> Action:
    priority, objective, number = code.split(".")
    return Action.objects.with_code().get(
        objective__priority__number=priority, objective__number=objective, number=number
    )


def _nudged(row: Table, cast: Cast) -> Deed:
    def act(at: datetime.datetime) -> None:
        cycle = Cycle.objects.open().get()
        nudge_owner(_action(row["action"]), cycle=cycle, by=cast.acts("governance", at), at=at)
        _send(at)

    return Deed(local(row["at"]), act)


def _extended(row: Table, cast: Cast) -> Deed:
    def act(at: datetime.datetime) -> None:
        extend_update(
            Cycle.objects.open().get(),
            _action(row["action"]),
            due_on=row["due_on"],
            reason=row["reason"],
            by=cast.acts("chief", at),
            at=at,
        )

    return Deed(local(row["at"]), act)


def _departed(row: Table, cast: Cast) -> Deed:
    def act(at: datetime.datetime) -> None:
        membership = cast.memberships[row["who"]]
        end_membership(membership, ends_on=row["ends_on"], by=cast.acts("administrator", at), at=at)

    return Deed(local(row["at"]), act)
