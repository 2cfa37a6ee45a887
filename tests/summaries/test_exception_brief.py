"""The exception brief: the worst first, cut and counted where there is no room, and nothing its reader may not see."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from strategic_plan.models import Plan, Role
from strategic_plan.permissions import Person
from strategic_plan.summaries.reports.assemble.brief import ROOMS, exception_brief, shortened
from strategic_plan.summaries.reports.content import ReportContent, from_json, to_json
from strategic_plan.summaries.reports.status_sections import Attention, BoardHead, Inquiries, Recommendation
from tests.factories import inquiries, story
from tests.factories.decisions import make_decision_on_agenda
from tests.factories.meetings import make_meeting
from tests.factories.moments import TODAY
from tests.factories.people import person
from tests.factories.quarter import make_quarter

pytestmark = pytest.mark.django_db
S = TypeVar("S")
DELAYED = replace(story.AT_RISK, health="delayed")


def brief(reader: Person | None = None, room: int = 0) -> ReportContent:
    reader = reader or person(Role.BOARD_MEMBER)
    return exception_brief(reader, Plan.objects.get(), today=TODAY, room=ROOMS[room])


def section(content: ReportContent, kind: type[S]) -> S:
    return next(each for each in content.sections if isinstance(each, kind))


def test_what_got_worse_comes_first_then_the_worst() -> None:
    owner = story.member()
    stayed, risky, worse = (story.action(owner, title) for title in ("Stayed delayed", "Newly at risk", "Got worse"))
    story.approved_last_time(stayed, DELAYED)
    story.approved(stayed, DELAYED)
    story.approved(risky, story.AT_RISK)
    story.approved_last_time(worse)
    story.approved(worse, story.AT_RISK)
    content = brief()
    assert [row.title for row in section(content, Attention).rows] == ["Got worse", "Stayed delayed", "Newly at risk"]
    assert section(content, Attention).heading == "Three actions are off course"
    assert section(content, BoardHead).heading == "Three of three actions need attention, two more than before"


def test_what_there_is_no_room_for_is_counted_and_named() -> None:
    owner = story.member()
    words = replace(story.AT_RISK, reason="Because of this and of that. " * 20)
    for _each in range(7):
        story.approved(story.action(owner), words)
    exceptions = section(brief(room=3), Attention)
    assert exceptions.heading == "Seven actions are off course; the five worst are told here"
    assert len(exceptions.rows) == 5
    assert all(len(row.reason) <= 110 and row.reason.endswith(" …") for row in exceptions.rows)
    assert exceptions.source is not None
    assert "Also: 1.1.6 (at risk), 1.1.7 (at risk)." in exceptions.source.text
    assert len(section(brief(room=0), Attention).rows) == 7


def test_words_are_cut_between_words() -> None:
    assert shortened("Short.", 20) == "Short."
    assert shortened("One two three four five", 15) == "One two three …"


def test_before_anything_is_approved_it_says_so() -> None:
    story.action(story.member())
    assert section(brief(), BoardHead).heading == "Nothing has been approved for reading yet"


def test_a_decision_in_camera_stands_in_no_brief() -> None:
    story.approved(story.action(story.member()))
    plan = Plan.objects.get()
    make_decision_on_agenda(plan, make_meeting(held_on=TODAY, audience="in_camera"), title="Secret")
    make_decision_on_agenda(plan, make_meeting(held_on=TODAY), title="More time for the sessions")
    asked = section(brief(), Recommendation)
    assert asked.heading == "One decision is yours to make"
    assert asked.text == "- More time for the sessions, on 11\u00a0April\u00a02024"


def test_inquiries_are_those_the_reader_may_see() -> None:
    story.approved(story.action(story.member()))
    inquiries.make_inquiry(wording="Only asked.")
    inquiries.make_accepted(wording="Accepted.")
    assert [row.question for row in section(brief(), Inquiries).rows] == ["Accepted."]
    assert [each for each in brief(person(Role.CONTRIBUTOR)).sections if isinstance(each, Inquiries)] == []


def test_it_is_read_back_from_its_own_data() -> None:
    make_quarter(1)
    content = brief()
    assert from_json(to_json(content)) == content


@pytest.mark.parametrize("rows", [1, 3])
def test_it_takes_as_many_queries_for_much_as_for_little(rows: int) -> None:
    make_quarter(rows)
    reader = person(Role.BOARD_MEMBER)
    with CaptureQueriesContext(connection) as queries:
        brief(reader)
    assert len(queries) == 19
