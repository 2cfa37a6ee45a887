"""What a reader keeps for themselves: a mark that only moves forward, and notes that nobody else sees."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from strategic_plan.models import Event, PrivateNote, ReadingMark, Role
from strategic_plan.permissions import own_notes
from strategic_plan.services.errors import Stale
from strategic_plan.services.reading import keep_note, mark_as_read
from tests.factories.inquiries import board_member
from tests.factories.moments import NOW, later
from tests.factories.people import chief, person, staff
from tests.factories.plans import make_objective

pytestmark = pytest.mark.django_db


def test_a_mark_moves_to_the_moment_of_the_page_and_never_back() -> None:
    reader = board_member()
    mark_as_read(until=NOW, by=reader, at=later(minutes=30))
    assert ReadingMark.objects.get().read_at == NOW
    mark_as_read(until=later(minutes=-30), by=reader, at=later(hours=1))
    assert ReadingMark.objects.get().read_at == NOW
    mark_as_read(until=later(hours=2), by=reader, at=later(hours=2))
    assert ReadingMark.objects.get().read_at == later(hours=2)


def test_nobody_reads_ahead_of_the_clock() -> None:
    mark_as_read(until=later(days=9), by=board_member(), at=NOW)
    assert ReadingMark.objects.get().read_at == NOW


def test_a_note_of_another_tab_is_not_written_over() -> None:
    reader, objective = board_member(), make_objective()
    keep_note(objective, version=0, text="First.", by=reader, at=NOW)
    with pytest.raises(Stale):
        keep_note(objective, version=0, text="From another tab.", by=reader, at=NOW)
    keep_note(objective, version=1, text="Second.", by=reader, at=NOW)
    with pytest.raises(Stale):
        keep_note(objective, version=1, text="From another tab.", by=reader, at=NOW)
    assert PrivateNote.objects.get().text == "Second."


def test_each_keeps_a_note_of_their_own() -> None:
    objective = make_objective()
    one, other = board_member(), board_member("Chair")
    keep_note(objective, version=0, text="One's.", by=one, at=NOW)
    keep_note(objective, version=0, text="The other's.", by=other, at=NOW)
    keep_note(None, version=0, text="About the whole.", by=one, at=NOW)
    assert sorted(own_notes(one).values_list("text", flat=True)) == ["About the whole.", "One's."]
    assert list(own_notes(other).values_list("text", flat=True)) == ["The other's."]
    for role in set(Role) - {Role.BOARD_MEMBER}:
        assert not own_notes(person(role)).exists()


def test_the_trail_says_that_a_note_was_kept_and_nothing_of_what_is_in_it() -> None:
    keep_note(make_objective(title="Keep victims informed"), version=0, text="Secret.", by=board_member(), at=NOW)
    event = Event.objects.get()
    assert (event.words, event.thing_words) == ("Community appointee kept a private note.", "A private note")


def test_a_board_member_alone_keeps_notes_and_marks() -> None:
    for by in (chief(), staff(), person("administrator")):
        with pytest.raises(PermissionDenied):
            keep_note(None, version=0, text="Mine.", by=by, at=NOW)
        with pytest.raises(PermissionDenied):
            mark_as_read(until=NOW, by=by, at=NOW)
