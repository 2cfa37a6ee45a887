"""Meetings: put in the calendar, changed while nothing was resolved, and in camera for those who were told."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.models import Event, Meeting
from strategic_plan.permissions import PUBLIC, visible_decisions, visible_meetings
from strategic_plan.services import meetings as deeds
from strategic_plan.services.errors import Refusal
from tests.factories.decisions import make_decision_on_agenda
from tests.factories.meetings import make_meeting, make_resolution
from tests.factories.moments import NOW, TODAY
from tests.factories.people import person, staff
from tests.services.refusals import refused

pytestmark = pytest.mark.django_db

MAY = datetime.date(2024, 5, 9)


def in_camera() -> Meeting:
    return Meeting(held_on=MAY, kind="special", audience="in_camera", place="Room 4")


def test_a_meeting_in_camera_exists_for_those_who_were_told_alone() -> None:
    keeper, colleague, reader = staff(), staff(), person("board_member")
    meeting = deeds.keep_meeting(in_camera(), by=keeper, at=NOW)
    decision = make_decision_on_agenda(meeting=meeting)
    for other in (colleague, reader, PUBLIC):
        assert meeting not in visible_meetings(other)
        assert list(visible_decisions(other)) == []
    deeds.grant_meeting(meeting, reader.acting, by=keeper, at=NOW)
    assert meeting in visible_meetings(reader)
    assert list(visible_decisions(reader)) == [decision]


def test_a_grant_that_was_taken_back_hides_the_meeting_again() -> None:
    keeper, reader = staff(), person("board_member")
    meeting = deeds.keep_meeting(in_camera(), by=keeper, at=NOW)
    grant = deeds.grant_meeting(meeting, reader.acting, by=keeper, at=NOW)
    deeds.end_meeting_grant(grant, by=keeper, at=NOW)
    assert list(visible_meetings(reader)) == []
    with refused(Refusal, "taken back already"):
        deeds.end_meeting_grant(grant, by=keeper, at=NOW)


def test_the_trail_does_not_say_when_a_meeting_in_camera_is() -> None:
    deeds.keep_meeting(in_camera(), by=staff(), at=NOW)
    said = " ".join(f"{each.words} {each.thing_words}" for each in Event.objects.all())
    assert "2024-05-09" not in said
    assert "Room 4" not in said


def test_only_who_knows_of_a_meeting_tells_others() -> None:
    meeting = deeds.keep_meeting(in_camera(), by=staff(), at=NOW)
    other, reader = staff(), person("board_member")
    with refused(Refusal, "not in your calendar"):
        deeds.grant_meeting(meeting, reader.acting, by=other, at=NOW)


def test_a_meeting_that_resolved_something_keeps_its_day() -> None:
    meeting = make_meeting(held_on=TODAY)
    make_resolution(meeting)
    with refused(Refusal, "stay as they are"):
        deeds.change_meeting(meeting, version=1, held_on=MAY, by=staff(), at=NOW)
    deeds.change_meeting(meeting, version=1, minutes_url="https://example.org/minutes", by=staff(), at=NOW)
    assert meeting.minutes_url == "https://example.org/minutes"


def test_a_meeting_with_matters_on_its_public_agenda_does_not_go_in_camera() -> None:
    meeting = make_meeting(held_on=MAY)
    make_decision_on_agenda(meeting=meeting)
    with refused(ValidationError, "Take them off first"):
        deeds.change_meeting(meeting, version=1, audience="in_camera", by=staff(), at=NOW)


@pytest.mark.parametrize("role", ["chiefs_office", "board_member", "administrator", "contributor", "analyst"])
def test_only_governance_staff_keep_meetings(role: str) -> None:
    other = person(role)
    with refused(PermissionDenied):
        deeds.keep_meeting(in_camera(), by=other, at=NOW)
