"""The audit trail: one event for a deed, chained to the one before, closed to every change but a lawful erasure."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from strategic_plan.models import Event
from strategic_plan.services import audit
from tests.factories.meetings import make_meeting
from tests.factories.moments import NOW
from tests.factories.people import staff

pytestmark = pytest.mark.django_db

append_only = import_module("strategic_plan.migrations.0002_append_only_audit")


def record(words: str = "The Governance Officer put a meeting in the calendar.") -> Event:
    with transaction.atomic():
        return audit.record("plan meeting", make_meeting(), words, by=staff(), at=NOW)


@pytest.fixture
def forged(db: None) -> None:
    """What an intruder can do who drops the triggers; then only the chain can tell."""
    append_only.permit(apps, connection.schema_editor())


def test_an_event_says_who_did_what_to_which_thing() -> None:
    event = record()
    meeting = str(event.thing_words)
    assert (event.number, event.actor_words, event.deed, event.thing_kind, event.at) == (
        1,
        "Governance Officer (Robin Ashdown)",
        "plan meeting",
        "Meeting",
        NOW,
    )
    assert meeting.startswith("Regular meeting, 20")


def test_what_nobody_did_was_done_by_the_system() -> None:
    with transaction.atomic():
        event = audit.record("plan meeting", make_meeting(), "A job ended.", by=None, at=NOW)
    assert (event.actor_id, event.actor_words) == (None, "The system")


def test_each_event_names_the_hash_of_the_one_before() -> None:
    first, second = record(), record()
    assert (first.previous_hash, second.previous_hash) == (audit.BEGINNING, first.hash)
    assert (second.number, audit.head(), audit.check_chain()) == (2, second.hash, None)


def test_an_empty_trail_is_whole() -> None:
    assert (audit.check_chain(), audit.head()) == (None, audit.BEGINNING)


def test_an_event_goes_where_its_deed_goes() -> None:
    with transaction.atomic():
        record()
        transaction.set_rollback(True)
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"words": "Somebody else did."},
        {"actor_words": "The Chief"},
        {"actor_id": 99},
        {"at": NOW.replace(year=2023)},
        {"hash": "f" * 64},
        {"previous_hash": "f" * 64},
        {"words_hash": "f" * 64},
        {"number": 77},
        {"thing_id": 77},
        {"deed": "nothing"},
        {"salt": ""},
        {"words": ""},
    ],
)
def test_the_database_refuses_to_change_an_event(changes: dict[str, object]) -> None:
    event = record()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(**changes)


def test_the_database_refuses_to_remove_an_event() -> None:
    event = record()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.filter(pk=event.pk).delete()


def test_the_database_refuses_to_put_an_event_in_the_place_of_another() -> None:
    event = record()
    verb = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    columns = ", ".join(str(field.column) for field in Event._meta.fields if field.column != "words")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"{verb} INTO strategic_plan_event ({columns}, words)"
            f" SELECT {columns}, 'forged' FROM strategic_plan_event WHERE id = %s",
            [event.pk],
        )
    event.refresh_from_db()
    assert event.words != "forged"


def test_words_and_salt_may_be_erased_together_and_the_chain_holds() -> None:
    first = record("Robin Ashdown was named.")
    record()
    Event.objects.filter(pk=first.pk).update(words="", salt="")
    first.refresh_from_db()
    assert (first.words, audit.check_chain()) == ("", None)


@pytest.mark.usefixtures("forged")
def test_altered_words_are_found() -> None:
    first = record()
    record()
    Event.objects.filter(pk=first.pk).update(words="Nobody did anything.")
    assert audit.check_chain() == audit.Break(1, "The words of event 1 were altered.")


@pytest.mark.usefixtures("forged")
@pytest.mark.parametrize("changes", [{"actor_words": "The Chief"}, {"hash": "f" * 64}, {"words_hash": "f" * 64}])
def test_an_altered_event_is_found(changes: dict[str, str]) -> None:
    record()
    second = record()
    record()
    Event.objects.filter(pk=second.pk).update(**changes)
    assert audit.check_chain() == audit.Break(2, "Event 2 does not follow from the one before it.")


@pytest.mark.usefixtures("forged")
def test_an_event_forged_with_a_fitting_hash_breaks_the_next_one() -> None:
    first = record()
    record()
    first.actor_words = "The Chief"
    Event.objects.filter(pk=first.pk).update(actor_words=first.actor_words, hash=audit.event_hash(first))
    assert audit.check_chain() == audit.Break(2, "Event 2 does not follow from the one before it.")


@pytest.mark.usefixtures("forged")
@pytest.mark.parametrize("number", [1, 2])
def test_a_cut_event_is_found(number: int) -> None:
    for _each in range(3):
        record()
    Event.objects.filter(number=number).delete()
    assert audit.check_chain() == audit.Break(number, f"Event {number} is missing.")


@pytest.mark.usefixtures("forged")
def test_a_cut_tail_shows_against_a_head_that_was_printed() -> None:
    record()
    printed = record().hash
    Event.objects.filter(number=2).delete()
    assert audit.check_chain() is None
    assert audit.head() != printed
