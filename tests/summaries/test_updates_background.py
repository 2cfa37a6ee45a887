"""What is known beside an update: silence before it, milestones as it leaves them, indicators under its objective."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from strategic_plan.calculations.evidence import RemarkCode
from strategic_plan.calculations.statuses import Health
from strategic_plan.models import Action, Cycle
from strategic_plan.services.updates import MilestoneWords
from strategic_plan.summaries.updates.background import Background, read_background
from strategic_plan.summaries.updates.words import UpdateContent
from tests.factories import story
from tests.factories.moments import TODAY
from tests.factories.updates import make_cycle

pytestmark = pytest.mark.django_db
ON_TRACK = UpdateContent(health=Health.ON_TRACK, done="Reviews were held.")


def known_of(action: Action) -> Background:
    return read_background([action], cycle=story.cycle(action.action_plan), today=TODAY)


def codes(action: Action, content: UpdateContent = ON_TRACK) -> list[RemarkCode]:
    return [remark.code for remark in known_of(action).remarks(action, content)]


def test_an_update_that_fits_has_no_remark() -> None:
    assert codes(story.action(story.member())) == []


def test_nothing_is_remarked_before_a_status_is_said() -> None:
    action = story.action(story.member())
    story.milestone(action, due_on=date(2024, 2, 29))
    assert codes(action, UpdateContent()) == []


def test_a_milestone_that_the_update_moves_is_not_overdue() -> None:
    action = story.action(story.member())
    milestone = story.milestone(action, due_on=date(2024, 2, 29))
    assert codes(action) == [RemarkCode.MILESTONE_OVERDUE]
    update = story.draft(
        action, replace(story.ON_TRACK, milestones=(MilestoneWords(milestone.pk, moved_to=date(2024, 5, 31)),))
    )
    assert codes(action, UpdateContent.now(update)) == []


def test_the_way_to_settle_leads_to_a_question_of_the_form() -> None:
    action = story.action(story.member())
    story.approved_last_time(action)
    (remark,) = known_of(action).remarks(action, replace(ON_TRACK, done=story.ON_TRACK.done))
    assert (remark.code, remark.anchor) == (RemarkCode.SAME_NARRATIVE, "done")


def earlier_cycle(action: Action, year: int) -> Cycle:
    return make_cycle(
        action.action_plan,
        title=f"Year {year}",
        starts_on=date(year, 1, 1),
        ends_on=date(year, 12, 31),
        updates_due_on=date(year + 1, 1, 12),
        approvals_due_on=date(year + 1, 1, 19),
        report_due_on=date(year + 1, 2, 1),
        state=Cycle.State.CLOSED,
    )


def test_two_silent_cycles_are_remarked_on() -> None:
    action = story.action(story.member(), starts_on=date(2022, 3, 1), due_on=date(2025, 6, 30))
    earlier_cycle(action, 2022)
    earlier_cycle(action, 2023)
    assert codes(action) == [RemarkCode.NO_UPDATE]


def test_silence_before_an_action_began_is_none() -> None:
    action = story.action(story.member(), starts_on=date(2024, 1, 15), due_on=date(2025, 6, 30))
    earlier_cycle(action, 2022)
    earlier_cycle(action, 2023)
    assert known_of(action).silent_cycles[action.pk] == 0


def test_the_last_time_is_the_newest_approved_update_before_this_cycle() -> None:
    action = story.action(story.member())
    last = story.approved_last_time(action)
    story.approved(action)
    assert known_of(action).previous[action.pk] == last
