"""Giving owners more time, with a reason."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from django.test import Client

from strategic_plan.models import Cycle, Membership, Role
from tests.factories import story
from tests.workspace.reading import errors_of, text_of

SignIn = Callable[[Membership], Client]
REASON = "The records system was down for two days."


def staff() -> Membership:
    return story.member(Role.GOVERNANCE_STAFF, "Governance Officer")


def open_cycle() -> Cycle:
    return story.cycle(story.action(story.member()).action_plan)


def test_later_dates_move_along_where_they_must(sign_in: SignIn) -> None:
    cycle = open_cycle()
    words = {"version": cycle.version, "updates_due_on": "22 April 2024", "reason": REASON}
    assert sign_in(staff()).post(f"/workspace/cycles/{cycle.pk}/extend/", words).status_code == 302
    cycle.refresh_from_db()
    assert cycle.updates_due_on == cycle.approvals_due_on == datetime.date(2024, 4, 22)
    assert cycle.report_due_on == datetime.date(2024, 5, 1)


def test_an_earlier_day_is_refused_at_its_question_and_keeps_what_was_typed(sign_in: SignIn) -> None:
    cycle = open_cycle()
    words = {"version": cycle.version, "updates_due_on": "1 April 2024", "reason": REASON}
    answer = sign_in(staff()).post(f"/workspace/cycles/{cycle.pk}/extend/", words)
    assert errors_of(answer) == ["Choose a day after the one on which updates are due now."]
    assert REASON in text_of(answer)


def test_a_page_that_is_out_of_date_answers_409_and_the_next_try_is_about_what_is_now(sign_in: SignIn) -> None:
    cycle = open_cycle()
    client = sign_in(staff())
    words = {"version": cycle.version, "updates_due_on": "22 April 2024", "reason": REASON}
    Cycle.objects.filter(pk=cycle.pk).update(version=cycle.version + 1)
    answer = client.post(f"/workspace/cycles/{cycle.pk}/extend/", words)
    assert answer.status_code == 409
    assert "Somebody changed this since you opened it." in text_of(answer)
    assert REASON in text_of(answer)
    assert f'name="version" value="{cycle.version + 1}"' in answer.content.decode()


def test_the_chiefs_office_may_give_more_time_and_a_board_member_may_not(sign_in: SignIn) -> None:
    cycle = open_cycle()
    assert sign_in(story.approver()).get(f"/workspace/cycles/{cycle.pk}/extend/").status_code == 200
    reader = story.member(Role.BOARD_MEMBER, "Board member")
    assert sign_in(reader).get(f"/workspace/cycles/{cycle.pk}/extend/").status_code == 403


def test_the_chiefs_office_goes_back_to_its_queue(sign_in: SignIn) -> None:
    cycle = open_cycle()
    words = {"version": cycle.version, "updates_due_on": "22 April 2024", "reason": REASON}
    answer = sign_in(story.approver()).post(f"/workspace/cycles/{cycle.pk}/extend/", words)
    assert answer.headers["Location"] == "/workspace/queue/"
