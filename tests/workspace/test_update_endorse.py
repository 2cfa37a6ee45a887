"""The pages of a supervisor who reads first: from My updates to the Chief's queue, or back to the owner."""

from __future__ import annotations

import pytest

from strategic_plan.models import Membership, Role, StatusUpdate
from strategic_plan.permissions import Person
from tests.factories.actions import make_action
from tests.factories.organization import make_organization
from tests.factories.people import chief, holder, make_membership, person
from tests.factories.updates import make_submitted
from tests.workspace.reading import heading, text_of
from tests.workspace.signed_in import client_of

pytestmark = pytest.mark.django_db
State = StatusUpdate.State
MINE = "/workspace/updates/"


@pytest.fixture
def supervisor() -> Person:
    make_organization()
    return holder(make_membership(Role.CONTRIBUTOR, office="Inspector"))


@pytest.fixture
def update(supervisor: Person) -> StatusUpdate:
    owner = make_membership(Role.CONTRIBUTOR, office="Sergeant", supervisor=supervisor.user, supervisor_first=True)
    return make_submitted(make_action(owner=owner))


def test_it_waits_on_my_updates_of_the_supervisor_and_the_owner_sees_where_it_is(
    supervisor: Person, update: StatusUpdate
) -> None:
    page = client_of(supervisor).get(MINE)
    assert '<span class="waiting">1<span' in page.content.decode()
    assert "For you to endorse" in text_of(page)
    assert f"/workspace/updates/{update.pk}/endorse/" in page.content.decode()
    assert "With the supervisor since 11 April 2024" in text_of(client_of(holder(update.action.owner)).get(MINE))


def test_endorsing_the_version_that_was_read_passes_it_on(supervisor: Person, update: StatusUpdate) -> None:
    client, address = client_of(supervisor), f"/workspace/updates/{update.pk}/endorse/"
    assert "Endorse version 1 or" in text_of(client.get(address))
    assert client.post(address, {"version": update.version}).headers["Location"] == MINE
    update.refresh_from_db()
    assert update.state == State.SUBMITTED
    decide = text_of(client_of(chief()).get(f"/workspace/queue/{update.pk}/"))
    assert "Endorsed" in decide
    assert "Approve version 1" in decide


def test_a_version_nobody_read_is_shown_instead_of_endorsed(supervisor: Person, update: StatusUpdate) -> None:
    answer = client_of(supervisor).post(f"/workspace/updates/{update.pk}/endorse/", {"version": update.version - 1})
    assert answer.status_code == 409
    assert "Nothing was decided: this is version 1 now." in text_of(answer)
    update.refresh_from_db()
    assert update.state == State.ENDORSING


def test_sending_back_asks_for_a_reason_and_keeps_the_page(supervisor: Person, update: StatusUpdate) -> None:
    client, address = client_of(supervisor), f"/workspace/updates/{update.pk}/send-back/"
    assert "Say what the owner should change" in text_of(client.post(address, {"version": update.version}))
    answer = client.post(address, {"version": update.version, "reason": "Name the crossings."})
    assert answer.headers["Location"] == MINE
    update.refresh_from_db()
    assert update.state == State.RETURNED


def test_the_queue_of_the_chiefs_office_shows_what_waits_for_a_supervisor(update: StatusUpdate) -> None:
    client, address = client_of(chief()), f"/workspace/updates/{update.pk}/endorse/"
    queue = client.get("/workspace/queue/")
    assert "who reads it first:" in text_of(queue)
    assert address in queue.content.decode()
    assert "Take it on without the supervisor" in text_of(client.get(address))
    assert client.post(address, {"version": update.version}).headers["Location"] == "/workspace/queue/"


def test_an_administrator_names_a_supervisor_who_reads_first() -> None:
    make_organization()
    office, other = make_membership(Role.CONTRIBUTOR), make_membership(Role.CONTRIBUTOR)
    client, address = client_of(person(Role.ADMINISTRATOR)), f"/workspace/people/memberships/{office.pk}/supervisor/"
    refused = client.post(address, {"supervisor": "", "reads_first": "on"})
    assert "Name the supervisor who reads the updates first." in text_of(refused)
    client.post(address, {"supervisor": other.user_id, "reads_first": "on"})
    office = Membership.objects.get(pk=office.pk)
    assert (office.supervisor_id, office.supervisor_first) == (other.user_id, True)
    assert heading(client.get(address)) == f"Supervisor of the office “{office.office}”"
