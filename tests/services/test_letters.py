"""Letters: one for an occasion, to whoever owes something, handed to a real mail server at most once."""

from __future__ import annotations

import datetime
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.db import connection, transaction

from strategic_plan.models import Cycle, Event, Holiday, Letter, Membership, Organization, Role
from strategic_plan.services.errors import Refusal
from strategic_plan.services.letters import nudge_owner, send_letters, sending, write_digests
from strategic_plan.services.letters.sending import claim
from strategic_plan.services.updates import return_update
from strategic_plan.summaries.updates.digests import read_digests
from tests.factories import story
from tests.factories.moments import NOW, TODAY, later
from tests.factories.organization import make_organization
from tests.factories.people import holder, make_membership, make_user, staff
from tests.factories.updates import make_extension, make_letter
from tests.services.refusals import refused

pytestmark = pytest.mark.django_db
State = Letter.State
DUE = datetime.date(2024, 4, 12)


def day_of(day: int, month: int = 4) -> datetime.date:
    return datetime.date(2024, month, day)


def digests_on(day: datetime.date) -> list[Letter]:
    return write_digests(day=day, at=datetime.datetime.combine(day, datetime.time(7), tzinfo=NOW.tzinfo))


def states() -> list[str]:
    return list(Letter.objects.order_by("pk").values_list("state", flat=True))


class PostOffice:
    """A mail server's doings: what it accepted, and what it answers instead when told to."""

    def __init__(self) -> None:
        self.received: list[Envelope] = []
        self.answer = ""
        self.hangs_up = False

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.hangs_up:
            assert server.transport is not None
            self.received.append(envelope)
            server.transport.close()
            return "250 never heard"
        if self.answer:
            return self.answer
        self.received.append(envelope)
        return "250 Taken"

    @property
    def words(self) -> list[str]:
        return [envelope.original_content.decode() if envelope.original_content else "" for envelope in self.received]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def post_office() -> Iterator[tuple[PostOffice, Controller]]:
    office = PostOffice()
    controller = Controller(office, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield office, controller
    controller.stop()


@pytest.fixture
def line(post_office: tuple[PostOffice, Controller]) -> EmailBackend:
    """A connection to the post office, by SMTP."""
    port = post_office[1].port
    backend = "django.core.mail.backends.smtp.EmailBackend"
    made: Any = get_connection(backend, host="127.0.0.1", port=port, username="", password="", use_tls=False)
    assert isinstance(made, EmailBackend)
    return made


@pytest.fixture
def owner() -> Membership:
    make_organization(remind_before="14, 1, 0", remind_after="1, 5", escalate_after=5)
    return story.member(office="Traffic Sergeant")


@pytest.fixture
def cycle(owner: Membership) -> Cycle:
    """The open quarter, in which the owner owes two updates by 12 April, a Friday."""
    story.action(owner, title="Speed watch")
    return story.cycle(story.action(owner).action_plan)


# What is written


def test_everything_one_person_owes_stands_in_one_letter_with_one_link(cycle: Cycle) -> None:
    letter, *others = digests_on(TODAY)
    assert others == []
    assert letter.subject == "Two updates are due: 12 April 2024, tomorrow"
    assert letter.body.count("http") == 1
    assert "\nhttps://localhost/workspace/updates/\n" in letter.body
    assert "* 1.1.2 Case reviews every two weeks\n  Due on 12 April 2024, tomorrow. Not begun." in letter.body


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (day_of(29, 3), 1),
        (day_of(2), 0),
        (day_of(10), 0),
        (day_of(11), 1),
        (day_of(12), 1),
        (day_of(13), 0),
        (day_of(15), 1),
        (day_of(17), 1),
    ],
)
def test_letters_go_out_on_the_days_of_the_settings_moved_to_working_days(
    cycle: Cycle, day: datetime.date, count: int
) -> None:
    # What fell due before is told already.
    before = make_letter(recipient=Membership.objects.get(office="Traffic Sergeant").user, key="earlier")
    Letter.objects.filter(pk=before.pk).update(
        for_day=day - datetime.timedelta(days=1), state=State.SENT, settled_at=NOW
    )
    assert len(digests_on(day)) == count


def test_nobody_is_written_to_on_a_public_holiday_but_on_the_working_day_before(cycle: Cycle) -> None:
    Holiday.objects.create(day=DUE, name="Founding day")
    Organization.objects.update(remind_before="0", remind_after="")
    assert digests_on(DUE) == []
    assert len(digests_on(TODAY)) == 1


def test_a_day_the_timer_missed_is_made_up_for(cycle: Cycle) -> None:
    Organization.objects.update(remind_before="3", remind_after="")
    assert len(digests_on(day_of(10))) == 1


def test_it_is_quiet_when_nothing_is_owed(owner: Membership) -> None:
    story.submitted(story.action(owner))
    assert digests_on(TODAY) == []


def test_more_time_for_one_update_moves_its_reminders(owner: Membership) -> None:
    action = story.action(owner)
    make_extension(cycle=story.cycle(action.action_plan), action=action, due_on=day_of(26))
    assert digests_on(TODAY) == []
    assert "Due on 26 April 2024, tomorrow." in digests_on(day_of(25))[0].body


def test_the_one_who_writes_is_asked_and_from_the_due_day_on_the_owner_too(owner: Membership) -> None:
    delegate = story.member(office="Traffic Constable")
    story.cycle(story.action(owner, delegate=delegate).action_plan)
    assert [letter.office for letter in digests_on(TODAY)] == ["Traffic Constable"]
    assert sorted(letter.office for letter in digests_on(DUE)) == ["Traffic Constable", "Traffic Sergeant"]


def test_the_supervisor_is_told_once_when_an_update_is_late_enough(cycle: Cycle) -> None:
    superintendent = story.member(office="Superintendent, Traffic")
    Membership.objects.filter(office="Traffic Sergeant").update(supervisor=superintendent.user)
    Organization.objects.update(remind_before="", remind_after="")
    assert digests_on(day_of(16)) == []
    (letter,) = digests_on(day_of(17))
    assert letter.office == "Superintendent, Traffic"
    assert "Traffic Sergeant. Was due on 12 April 2024, 5 days overdue. Not begun." in letter.body
    assert digests_on(day_of(18)) == []


def test_the_chiefs_office_hears_of_what_came_and_of_actions_without_an_owner(owner: Membership) -> None:
    story.approver()
    story.submitted(story.action(owner))
    gone = story.member(office="Former Sergeant")
    story.action(gone, title="School visits")
    Membership.objects.filter(pk=gone.pk).update(ends_on=day_of(1))
    (letter,) = digests_on(TODAY)
    assert letter.subject == "One update waits for your decision"
    assert "Approvals are due on 19 April 2024, in 8 days." in letter.body
    assert "Without an owner in office; name another one:\n\n* 1.1.2 School visits" in letter.body


def test_a_run_that_is_repeated_writes_nothing_new(cycle: Cycle) -> None:
    assert (len(digests_on(TODAY)), len(digests_on(TODAY)), Letter.objects.count()) == (1, 0, 1)


def test_without_the_key_of_the_occasion_a_second_run_would_write_again(
    cycle: Cycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests_on(TODAY)
    Letter.objects.update(key="another")
    assert len(digests_on(TODAY)) == 1


def test_a_digest_that_was_not_sent_on_its_day_is_overtaken(cycle: Cycle) -> None:
    digests_on(TODAY)
    digests_on(DUE)
    assert states() == [State.OVERTAKEN, State.WAITING]


def test_who_sent_an_update_hears_that_it_came_back(owner: Membership) -> None:
    update = story.submitted(story.action(owner))
    return_update(update, version=update.version, reason="Which sessions?", by=holder(story.approver()), at=NOW)
    letter = Letter.objects.get()
    assert (letter.kind, letter.recipient, letter.subject) == ("returned", owner.user, "Returned: the update of 1.1.1")
    assert "Which sessions?" in letter.body


def test_a_return_that_is_taken_back_leaves_no_letter(owner: Membership) -> None:
    update = story.submitted(story.action(owner))
    with transaction.atomic():
        return_update(update, version=update.version, reason="Which?", by=holder(story.approver()), at=NOW)
        transaction.set_rollback(True)
    assert Letter.objects.count() == 0


def test_a_nudge_is_one_letter_a_day_with_everything_that_is_owed(cycle: Cycle) -> None:
    action = cycle.action_plan.actions.earliest("pk")
    (letter,) = nudge_owner(action, cycle=cycle, by=staff(), at=NOW)
    assert "the Governance Officer asks for what is still to come." in letter.body
    assert letter.body.count("Not begun.") == 2
    with refused(Refusal, "The Traffic Sergeant was reminded today already."):
        nudge_owner(action, cycle=cycle, by=staff(), at=later(hours=3))
    assert len(nudge_owner(action, cycle=cycle, by=staff(), at=later(days=1))) == 1
    assert Event.objects.filter(deed="nudge owner").count() == 2


def test_what_is_not_owed_or_has_no_owner_is_not_nudged(owner: Membership) -> None:
    sent = story.submitted(story.action(owner))
    with refused(Refusal, "is not owed any more"):
        nudge_owner(sent.action, cycle=sent.cycle, by=staff(), at=NOW)
    orphan = story.action(story.member())
    Membership.objects.filter(pk=orphan.owner_id).update(ends_on=day_of(1))
    with refused(Refusal, "has no owner in office"):
        nudge_owner(orphan, cycle=sent.cycle, by=staff(), at=NOW)


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_of_a_day_does_not_grow_with_what_is_owed(
    owner: Membership, django_assert_num_queries: Any, count: int
) -> None:
    for _ in range(count):
        story.cycle(story.action(owner, delegate=story.member()).action_plan)
        story.returned(story.action(owner))
    with django_assert_num_queries(12):
        read_digests(TODAY)


# How it is sent


def test_a_letter_reaches_a_real_mail_server(
    cycle: Cycle, post_office: tuple[PostOffice, Controller], line: EmailBackend
) -> None:
    (letter,) = digests_on(TODAY)
    assert send_letters(at=NOW, connection=line).sent == 1
    (envelope,) = post_office[0].received
    assert envelope.rcpt_tos == [letter.address]
    assert "Subject: Two updates are due: 12 April 2024, tomorrow" in post_office[0].words[0]
    assert "Auto-Submitted: auto-generated" in post_office[0].words[0]
    assert (states(), send_letters(at=NOW, connection=line).sent) == ([State.SENT], 0)


def test_where_there_is_no_server_every_letter_waits(cycle: Cycle) -> None:
    digests_on(TODAY)
    nowhere: Any = get_connection("django.core.mail.backends.smtp.EmailBackend", host="127.0.0.1", port=1)
    with pytest.raises(OSError, match="refused"):
        send_letters(at=NOW, connection=nowhere)
    assert states() == [State.WAITING]


@pytest.mark.parametrize(
    ("answer", "state"),
    [("451 Try again later", State.WAITING), ("550 No such person", State.REFUSED)],
)
def test_what_the_server_refuses_is_tried_again_or_not_as_it_says(
    cycle: Cycle, post_office: tuple[PostOffice, Controller], line: EmailBackend, answer: str, state: str
) -> None:
    digests_on(TODAY)
    post_office[0].answer = answer
    send_letters(at=NOW, connection=line)
    letter = Letter.objects.get()
    assert (letter.state, letter.answer) == (state, answer)


def test_a_line_that_breaks_leaves_a_letter_of_which_nobody_knows_and_the_next_one_goes(
    owner: Membership, post_office: tuple[PostOffice, Controller], line: EmailBackend
) -> None:
    for name in ("first", "second"):
        make_letter(key=name, recipient=make_user())
    office = post_office[0]
    office.hangs_up = True

    class AnsweringAgain(EmailBackend):
        def close(self) -> None:
            super().close()
            office.hangs_up = False

    again = AnsweringAgain(host="127.0.0.1", port=line.port, username="", password="", use_tls=False)
    posted = send_letters(at=NOW, connection=again)
    assert (states(), posted.unknown, posted.sent) == ([State.UNKNOWN, State.SENT], 1, 1)
    assert send_letters(at=later(hours=1), connection=line).sent == 0


class Died(BaseException):
    """The process is killed: nothing after this is done."""


class Dying(EmailBackend):
    """Hands the letter over, and then the power goes."""

    def send_messages(self, email_messages: Any) -> int:
        super().send_messages(email_messages)
        raise Died


def test_a_sender_killed_after_handing_over_never_sends_it_twice(
    cycle: Cycle, post_office: tuple[PostOffice, Controller], line: EmailBackend
) -> None:
    digests_on(TODAY)
    with pytest.raises(Died):
        send_letters(at=NOW, connection=Dying(host="127.0.0.1", port=line.port, username="", password=""))
    assert states() == [State.SENDING]
    send_letters(at=later(minutes=5), connection=line)
    posted = send_letters(at=later(minutes=20), connection=line)
    assert (len(post_office[0].received), states(), posted.unknown) == (1, [State.UNKNOWN], 1)
    assert "may not have gone out" in Event.objects.newest_first()[0].words


def test_without_the_claim_it_would_have_been_sent_twice(
    cycle: Cycle,
    post_office: tuple[PostOffice, Controller],
    line: EmailBackend,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    digests_on(TODAY)
    monkeypatch.setattr(sending, "claim", lambda letter, *, at: True)
    with pytest.raises(Died):
        send_letters(at=NOW, connection=Dying(host="127.0.0.1", port=line.port, username="", password=""))
    monkeypatch.undo()
    send_letters(at=later(minutes=5), connection=line)
    assert len(post_office[0].received) == 2


def test_a_sender_killed_before_handing_over_sends_it_once(
    cycle: Cycle, post_office: tuple[PostOffice, Controller], line: EmailBackend
) -> None:
    digests_on(TODAY)
    send_letters(at=NOW, connection=line)
    assert (len(post_office[0].received), states()) == (1, [State.SENT])


@pytest.mark.django_db(transaction=True)
def test_of_eight_senders_at_once_one_has_the_letter() -> None:
    letter = make_letter()
    took: list[bool] = []
    start = threading.Barrier(8)

    def sender() -> None:
        mine = Letter.objects.get(pk=letter.pk)
        start.wait()
        took.append(claim(mine, at=NOW))
        connection.close()

    threads = [threading.Thread(target=sender) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(took) == [False] * 7 + [True]


def test_roles_are_told_of_their_own_work_only(cycle: Cycle) -> None:
    make_membership(Role.BOARD_MEMBER)
    make_membership(Role.GOVERNANCE_STAFF)
    assert [letter.office for letter in digests_on(TODAY)] == ["Traffic Sergeant"]
