"""Supervisors as a first step: who reads first, what they may do, and when there is no such step."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.models import Event, Letter, Membership, Role, StatusUpdate, UpdateEndorsement
from strategic_plan.permissions import Person, visible_updates
from strategic_plan.services.accounts import name_supervisor
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.updates import (
    approve_update,
    endorse_update,
    return_update,
    save_update,
    submit_update,
)
from strategic_plan.summaries.updates.digests import read_digests
from tests.factories.actions import make_action
from tests.factories.moments import NOW, TODAY, later
from tests.factories.organization import make_organization
from tests.factories.people import chief, holder, make_membership, person
from tests.factories.updates import ON_TRACK, make_draft, make_submitted

pytestmark = pytest.mark.django_db
State = StatusUpdate.State


@dataclass(frozen=True)
class Team:
    """An owner whose supervisor reads first, and that supervisor."""

    owner: Membership
    supervisor: Person


@pytest.fixture
def team() -> Team:
    supervisor = make_membership(Role.CONTRIBUTOR, office="Inspector")
    owner = make_membership(Role.CONTRIBUTOR, office="Sergeant", supervisor=supervisor.user, supervisor_first=True)
    return Team(owner, holder(supervisor))


def sent(team: Team, **how: Any) -> StatusUpdate:
    return make_submitted(make_action(owner=team.owner), **how)


def last_words() -> str:
    return Event.objects.order_by("-number")[0].words


def test_an_update_of_a_supervised_office_waits_for_the_supervisor_first(team: Team) -> None:
    update = sent(team)
    assert update.state == State.ENDORSING
    assert last_words().endswith("; Inspector reads it first.")
    with pytest.raises(Stale, match="is with the supervisor, who reads it before you decide"):
        approve_update(update, version=update.version, by=chief(), at=NOW)
    with pytest.raises(Refusal, match="This update is with the supervisor"):
        save_update(update, version=update.version, words=ON_TRACK, by=holder(team.owner), at=NOW)


def test_once_endorsed_it_is_the_chiefs_turn_and_the_trail_says_who_stood_behind_which_version(team: Team) -> None:
    update = sent(team)
    endorse_update(update, version=update.version, by=team.supervisor, at=NOW)
    assert update.state == State.SUBMITTED
    given = UpdateEndorsement.objects.get()
    assert (given.submission.number, given.endorsed_by, given.in_place_of_supervisor) == (
        1,
        team.supervisor.user,
        False,
    )
    assert last_words() == f"Inspector endorsed version 1 of the update of {update.action.code} for {update.cycle}."
    approve_update(update, version=update.version, by=chief(), at=later(minutes=30))
    assert update.state == State.APPROVED


def test_a_supervisor_sends_it_back_with_a_reason_and_it_comes_to_them_again(team: Team) -> None:
    update = sent(team)
    with pytest.raises(ValidationError):
        return_update(update, version=update.version, reason=" ", by=team.supervisor, at=NOW)
    return_update(update, version=update.version, reason="Name the crossings.", by=team.supervisor, at=NOW)
    assert update.state == State.RETURNED
    assert Letter.objects.filter(recipient=team.owner.user).count() == 1
    submit_update(update, version=update.version, by=holder(team.owner), at=later(minutes=40))
    assert update.state == State.ENDORSING


def test_nobody_else_endorses(team: Team) -> None:
    update = sent(team)
    for other in (holder(team.owner), person(Role.CONTRIBUTOR), person(Role.GOVERNANCE_STAFF)):
        with pytest.raises(PermissionDenied):
            endorse_update(update, version=update.version, by=other, at=NOW)
        with pytest.raises(PermissionDenied):
            return_update(update, version=update.version, reason="No.", by=other, at=NOW)
    update.refresh_from_db()
    assert update.state == State.ENDORSING


def test_the_chiefs_office_takes_on_what_waits_for_somebody_away_and_the_trail_says_so(team: Team) -> None:
    update = sent(team)
    endorse_update(update, version=update.version, by=chief(), at=NOW)
    assert UpdateEndorsement.objects.get().in_place_of_supervisor
    assert "took on version 1" in last_words()
    assert last_words().endswith("without the supervisor.")


def test_a_version_that_moved_on_is_not_endorsed(team: Team) -> None:
    update = sent(team)
    with pytest.raises(Stale, match="Read what changed before you endorse it"):
        endorse_update(update, version=update.version - 1, by=team.supervisor, at=NOW)
    endorse_update(update, version=update.version, by=team.supervisor, at=NOW)
    with pytest.raises(Stale, match="does not wait for a supervisor any more"):
        endorse_update(update, version=update.version, by=team.supervisor, at=NOW)
    assert UpdateEndorsement.objects.count() == 1


def test_without_the_setting_it_goes_straight_to_the_chiefs_office() -> None:
    supervisor = make_membership(Role.CONTRIBUTOR, office="Inspector")
    owner = make_membership(Role.CONTRIBUTOR, supervisor=supervisor.user)
    assert make_submitted(make_action(owner=owner)).state == State.SUBMITTED


def test_a_supervisor_who_left_or_who_wrote_it_holds_nothing_up(team: Team) -> None:
    action = make_action(owner=team.owner, delegate=team.supervisor.memberships[0])
    assert make_submitted(action, by=team.supervisor).state == State.SUBMITTED
    Membership.objects.filter(user=team.supervisor.user).update(ends_on=TODAY - datetime.timedelta(days=1))
    assert sent(team).state == State.SUBMITTED


def test_a_supervisor_sees_what_was_sent_and_no_draft(team: Team) -> None:
    draft, update = make_draft(make_action(owner=team.owner)), sent(team)
    assert [each.pk for each in visible_updates(team.supervisor)] == [update.pk]
    assert [each.pk for each in visible_updates(person(Role.CONTRIBUTOR))] == []
    assert draft.pk in [each.pk for each in visible_updates(holder(team.owner))]


def test_the_digest_of_a_supervisor_counts_what_waits_for_them(team: Team) -> None:
    make_organization()
    sent(team)
    digest = next(each for each in read_digests(TODAY) if each.user == team.supervisor.user)
    assert digest.endorsing == 1


def test_a_supervisor_is_named_for_an_office_and_reads_first_only_where_there_is_one() -> None:
    administrator, office = person(Role.ADMINISTRATOR), make_membership(Role.CONTRIBUTOR, office="Sergeant")
    other = make_membership(Role.CONTRIBUTOR)
    with pytest.raises(ValidationError, match="Name the supervisor who reads the updates first"):
        name_supervisor(office, supervisor=None, reads_first=True, by=administrator, at=NOW)
    name_supervisor(office, supervisor=other.user, reads_first=True, by=administrator, at=NOW)
    office.refresh_from_db()
    assert (office.supervisor, office.supervisor_first) == (other.user, True)
    assert last_words().endswith("who reads its updates before the Chief’s office.")
    with pytest.raises(PermissionDenied):
        name_supervisor(office, supervisor=None, reads_first=False, by=chief(), at=NOW)
