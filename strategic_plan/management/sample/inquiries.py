"""The sample's inquiries: asked or directed, and led as far as they came by the day of the sample."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from strategic_plan.management.sample.cast import Cast
from strategic_plan.management.sample.data_files import Table
from strategic_plan.management.sample.story import Deed, local
from strategic_plan.models import Indicator, Inquiry, Meeting, Objective, Plan
from strategic_plan.permissions import Person
from strategic_plan.services import inquiries, reading

STAFF, CHIEF = "governance", "chief"


def inquiry_story(row: Table, cast: Cast) -> Iterator[Deed]:
    """One inquiry from the day it was asked."""
    story = _InquiryStory(row, cast)
    steps: dict[str, Callable[[datetime.datetime], object]] = {
        "asked_at": story.ask,
        "recorded_at": story.record,
        "suggested_at": story.suggest,
        "accepted_at": story.accept,
        "declined_at": story.decline,
        "passed_on_at": story.pass_on,
        "answered_at": story.answer,
        "closed_at": story.close,
    }
    for name, act in steps.items():
        if name in row:
            yield Deed(local(row[name]), act)


def reading_story(data: Table, cast: Cast) -> Iterator[Deed]:
    """What the Board member keeps for themselves: up to when they read, and their notes."""
    reader = data["reading"]["reader"]

    def mark(at: datetime.datetime) -> None:
        reading.mark_as_read(until=at, by=cast.acts(reader, at), at=at)

    def keep(note: Table) -> Callable[[datetime.datetime], object]:
        def act(at: datetime.datetime) -> None:
            objective = _objective(note.get("objective", ""))
            reading.keep_note(objective, version=0, text=note["text"], by=cast.acts(reader, at), at=at)

        return act

    yield Deed(local(data["reading"]["read_at"]), mark)
    for note in data["notes"]:
        yield Deed(local(note["kept_at"]), keep(note))


def _objective(code: str) -> Objective | None:
    """The objective with a code; none where the words are about the whole."""
    if not code:
        return None
    return next(each for each in Objective.objects.of_plan(Plan.objects.get()) if each.code == code)


@dataclass
class _InquiryStory:
    """The deeds of one inquiry."""

    row: Table
    cast: Cast
    inquiry: Inquiry = field(init=False)

    def ask(self, at: datetime.datetime) -> None:
        self.inquiry = self._new()
        inquiries.ask_inquiry(self.inquiry, by=self._by(self.row["asked_by"], at), at=at)

    def record(self, at: datetime.datetime) -> None:
        self.inquiry = self._new()
        self.inquiry.meeting = Meeting.objects.public().get(held_on=self.row["meeting"])
        self.inquiry.to_whom = self.row["to_whom"]
        inquiries.record_direction(self.inquiry, by=self._by(STAFF, at), at=at)

    def suggest(self, at: datetime.datetime) -> None:
        wording = self.row["suggested_wording"]
        inquiries.suggest_words(
            self.inquiry, version=self.inquiry.version, wording=wording, by=self._by(STAFF, at), at=at
        )

    def accept(self, at: datetime.datetime) -> None:
        inquiries.accept_inquiry(self.inquiry, version=self.inquiry.version, by=self._by(STAFF, at), at=at)

    def decline(self, at: datetime.datetime) -> None:
        inquiries.decline_inquiry(
            self.inquiry, version=self.inquiry.version, reason=self.row["reason"], by=self._by(STAFF, at), at=at
        )

    def pass_on(self, at: datetime.datetime) -> None:
        inquiries.pass_on_inquiry(
            self.inquiry,
            version=self.inquiry.version,
            to_whom=self.row["to_whom"],
            due_on=self.row["due_on"],
            by=self._by(STAFF, at),
            at=at,
        )

    def answer(self, at: datetime.datetime) -> None:
        inquiries.answer_inquiry(
            self.inquiry, version=self.inquiry.version, answer=self.row["answer"], by=self._by(CHIEF, at), at=at
        )

    def close(self, at: datetime.datetime) -> None:
        inquiries.close_inquiry(self.inquiry, version=self.inquiry.version, by=self._by(STAFF, at), at=at)

    def _new(self) -> Inquiry:
        code = self.row.get("indicator")
        return Inquiry(
            wording=self.row["wording"],
            objective=_objective(self.row.get("objective", "")),
            indicator=Indicator.objects.get(code=code) if code else None,
            due_on=self.row["due_on"],
        )

    def _by(self, key: str, at: datetime.datetime) -> Person:
        return self.cast.acts(key, at)
