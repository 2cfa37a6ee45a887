"""Inquiries in every state, each led there by the deeds; and what a reader keeps for themselves."""

import datetime
from typing import Any

from strategic_plan.models import Inquiry, PrivateNote, Role
from strategic_plan.permissions import Person
from strategic_plan.services import inquiries
from tests.factories.meetings import make_meeting
from tests.factories.moments import NOW, later
from tests.factories.people import chief, make_user, person, staff
from tests.factories.plans import make_objective

WORDING = "How many victims were told the outcome, in any form?"
ANSWER = "Of 212 victims, 148 were told within seven days."
DUE = datetime.date(2024, 5, 30)


def board_member(office: str = "Community appointee") -> Person:
    return person(Role.BOARD_MEMBER, office=office)


def make_inquiry(*, by: Person | None = None, at: datetime.datetime = NOW, **fields: Any) -> Inquiry:
    """A question that a Board member has just asked."""
    values: dict[str, Any] = {"wording": WORDING, "due_on": DUE} | fields
    return inquiries.ask_inquiry(Inquiry(**values), by=by or board_member(), at=at)


def make_accepted(**how: Any) -> Inquiry:
    inquiry = make_inquiry(**how)
    return inquiries.accept_inquiry(inquiry, version=inquiry.version, by=staff(), at=later(minutes=10))


def make_passed_on(**how: Any) -> Inquiry:
    inquiry = make_accepted(**how)
    return inquiries.pass_on_inquiry(
        inquiry,
        version=inquiry.version,
        to_whom="Deputy Chief, Operations",
        due_on=inquiry.due_on,
        by=staff(),
        at=later(minutes=20),
    )


def make_answered(*, answered_at: datetime.datetime | None = None, **how: Any) -> Inquiry:
    inquiry = make_passed_on(**how)
    return inquiries.answer_inquiry(
        inquiry, version=inquiry.version, answer=ANSWER, by=chief(), at=answered_at or later(hours=2)
    )


def make_closed(**how: Any) -> Inquiry:
    inquiry = make_answered(**how)
    return inquiries.close_inquiry(inquiry, version=inquiry.version, by=staff(), at=later(hours=3))


def make_declined(**how: Any) -> Inquiry:
    inquiry = make_inquiry(**how)
    return inquiries.decline_inquiry(
        inquiry, version=inquiry.version, reason="It is about one investigation.", by=staff(), at=later(minutes=10)
    )


def make_direction(**fields: Any) -> Inquiry:
    """What the Board directed at a meeting that was held."""
    values: dict[str, Any] = {
        "wording": "Bring the calling back of victims to the next meeting.",
        "due_on": DUE,
    } | fields
    meeting = values.pop("meeting", None) or make_meeting()
    return inquiries.record_direction(Inquiry(meeting=meeting, **values), by=staff(), at=NOW)


def make_note(**fields: Any) -> PrivateNote:
    """A note about an objective."""
    values: dict[str, Any] = {"text": "Ask about the list.", "saved_at": NOW} | fields
    user = values.pop("user", None) or make_user()
    objective = values.pop("objective", None) or make_objective()
    return PrivateNote.objects.create(user=user, objective=objective, **values)


def make_note_about_the_whole() -> PrivateNote:
    return PrivateNote.objects.create(user=make_user(), text="Read before the meeting.", saved_at=NOW)
