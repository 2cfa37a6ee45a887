"""Deeds on inquiries: asked by a Board member or directed at a meeting, and led by the Board's office to an answer."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from strategic_plan.models import Inquiry, Meeting, Organization, Role
from strategic_plan.models.base import transition
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.swap import swap

State = Inquiry.State
ATTEMPTS = 5


@transaction.atomic
def ask_inquiry(inquiry: Inquiry, *, by: Person, at: datetime.datetime) -> Inquiry:
    """Keep a Board member's question; the Board's office reads it next. Its number is the next there is."""
    require(by, Deed.ASK_INQUIRY)
    inquiry.kind = Inquiry.Kind.QUESTION
    inquiry.asked_by = next(each for each in by.memberships if each.role == Role.BOARD_MEMBER)
    inquiry.asked_on = at.date()
    _number(inquiry, at)
    audit.record("ask inquiry", inquiry, f"{by.office} asked: {inquiry.wording}", by=by, at=at)
    return inquiry


@transaction.atomic
def record_direction(inquiry: Inquiry, *, by: Person, at: datetime.datetime) -> Inquiry:
    """Keep what the Board directed at a public meeting that was held; it is accepted from the first."""
    require(by, Deed.KEEP_INQUIRIES)
    meeting = inquiry.meeting
    if meeting is None:
        raise ValidationError({"meeting": _("Choose the meeting at which it was directed.")})
    if meeting.audience == Meeting.Audience.IN_CAMERA:
        raise ValidationError({"meeting": _("What was said in camera is not kept here. Choose a public meeting.")})
    if meeting.held_on > at.date():
        raise ValidationError({"meeting": _("This meeting is still to come. Choose one that was held.")})
    inquiry.kind, inquiry.state, inquiry.asked_on = Inquiry.Kind.DIRECTION, State.ACCEPTED, meeting.held_on
    _number(inquiry, at)
    audit.record(
        "record direction",
        inquiry,
        f"{by.office} recorded a direction of the meeting of {meeting.held_on:%Y-%m-%d}: {inquiry.wording}",
        by=by,
        at=at,
    )
    return inquiry


@transaction.atomic
def accept_inquiry(inquiry: Inquiry, *, version: int, by: Person, at: datetime.datetime) -> Inquiry:
    """Take a question up in the words it has now."""
    require(by, Deed.KEEP_INQUIRIES, inquiry)
    _step(inquiry, "accept", version=version, suggested_wording="")
    audit.record("accept inquiry", inquiry, f"{by.office} accepted {_name(inquiry)}.", by=by, at=at)
    return inquiry


@transaction.atomic
def suggest_words(inquiry: Inquiry, *, version: int, wording: str, by: Person, at: datetime.datetime) -> Inquiry:
    """Suggest other words for a question; they replace the asker's only when the asker agrees."""
    require(by, Deed.KEEP_INQUIRIES, inquiry)
    if wording.strip() == inquiry.wording.strip():
        raise ValidationError({"wording": _("These are the words it has already.")})
    _step(inquiry, "reword", version=version, suggested_wording=wording.strip())
    audit.record(
        "suggest words", inquiry, f"{by.office} suggested for {_name(inquiry)}: {wording.strip()}", by=by, at=at
    )
    return inquiry


@transaction.atomic
def answer_suggestion(inquiry: Inquiry, *, version: int, agrees: bool, by: Person, at: datetime.datetime) -> Inquiry:
    """The asker agrees to the suggested words, or keeps their own."""
    require(by, Deed.AGREE_TO_WORDS, inquiry)
    if not inquiry.suggested_wording:
        raise Refusal(_("No other words are suggested for this question."))
    wording = inquiry.suggested_wording if agrees else inquiry.wording
    _step(inquiry, "agree", version=version, wording=wording, suggested_wording="")
    said = f"agreed to the suggested words for {_name(inquiry)}" if agrees else f"kept the words of {_name(inquiry)}"
    audit.record("answer suggestion", inquiry, f"{by.office} {said}.", by=by, at=at)
    return inquiry


@transaction.atomic
def decline_inquiry(inquiry: Inquiry, *, version: int, reason: str, by: Person, at: datetime.datetime) -> Inquiry:
    """Say why a question cannot be taken, as one that would direct an operation; the asker reads the reason."""
    require(by, Deed.KEEP_INQUIRIES, inquiry)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the question cannot be taken.")})
    _step(inquiry, "decline", version=version, decline_reason=reason.strip(), suggested_wording="")
    audit.record("decline inquiry", inquiry, f"{by.office} declined {_name(inquiry)}: {reason.strip()}", by=by, at=at)
    return inquiry


@transaction.atomic
def pass_on_inquiry(
    inquiry: Inquiry, *, version: int, to_whom: str, due_on: datetime.date, by: Person, at: datetime.datetime
) -> Inquiry:
    """Pass an accepted inquiry on, with the day by which it is answered."""
    require(by, Deed.KEEP_INQUIRIES, inquiry)
    if due_on <= at.date():
        raise ValidationError({"due_on": _("Choose a day after today.")})
    _step(inquiry, "pass-on", version=version, to_whom=to_whom.strip(), due_on=due_on)
    audit.record(
        "pass on inquiry",
        inquiry,
        f"{by.office} passed {_name(inquiry)} on to the {to_whom.strip()}, to be answered by {due_on:%Y-%m-%d}.",
        by=by,
        at=at,
    )
    return inquiry


@transaction.atomic
def answer_inquiry(inquiry: Inquiry, *, version: int, answer: str, by: Person, at: datetime.datetime) -> Inquiry:
    """Keep the answer; from then on it stays as it was given."""
    require(by, Deed.ANSWER_INQUIRY, inquiry)
    if not answer.strip():
        raise ValidationError({"answer": _("Write the answer.")})
    _step(inquiry, "answer", version=version, answer=answer.strip(), answered_at=at, answered_by=by.acting)
    audit.record("answer inquiry", inquiry, f"{by.office} answered {_name(inquiry)}: {answer.strip()}", by=by, at=at)
    return inquiry


@transaction.atomic
def close_inquiry(inquiry: Inquiry, *, version: int, by: Person, at: datetime.datetime) -> Inquiry:
    """Close an answered inquiry; question and answer stay readable."""
    require(by, Deed.KEEP_INQUIRIES, inquiry)
    _step(inquiry, "close", version=version)
    audit.record("close inquiry", inquiry, f"{by.office} closed {_name(inquiry)}.", by=by, at=at)
    return inquiry


def _step(inquiry: Inquiry, deed: str, *, version: int, **changes: object) -> None:
    """One step of the life: refused from any other state, and from any other version than the one that was read."""
    row = transition(Inquiry.TRANSITIONS, deed)
    if inquiry.state not in row.sources:
        words = _("%(inquiry)s is “%(state)s” now, so this step does not apply.")
        raise Refusal(words % {"inquiry": inquiry, "state": inquiry.get_state_display()})
    swap(inquiry, version=version, states=row.sources, state=row.target, **changes)


def _number(inquiry: Inquiry, at: datetime.datetime) -> None:
    """Check and store a new inquiry under the next number; two asked in one moment get one each."""
    inquiry.wording = inquiry.wording.strip()
    inquiry.first_wording = inquiry.wording
    if not inquiry.to_whom:
        inquiry.to_whom = Organization.objects.values_list("chief_title", flat=True).first() or "Chief of Police"
    if inquiry.due_on is not None and inquiry.due_on <= at.date():
        raise ValidationError({"due_on": _("Choose a day after today.")})
    for attempt in range(ATTEMPTS):
        inquiry.number = (Inquiry.objects.aggregate(last=Max("number"))["last"] or 0) + 1
        inquiry.full_clean(validate_constraints=True)
        try:
            with transaction.atomic():
                inquiry.save(force_insert=True)
            return
        except IntegrityError:
            inquiry.pk = None
            if attempt == ATTEMPTS - 1:
                raise


def _name(inquiry: Inquiry) -> str:
    return f"{'question' if inquiry.kind == Inquiry.Kind.QUESTION else 'direction'} {inquiry.number}"
