"""What changed between two texts of an update, and how an update is read back from the words that were kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from strategic_plan.calculations.statuses import Health
from strategic_plan.services.updates import FigureWords as GivenFigure
from strategic_plan.services.updates import MilestoneWords as SaidOfMilestone
from strategic_plan.summaries.updates.changes import changes_between
from strategic_plan.summaries.updates.words import FigureWords, MilestoneWords, UpdateContent
from tests.factories import story

SAID = UpdateContent(health=Health.ON_TRACK, done="Thirteen were held.")
MEETING = MilestoneWords(1, "All districts meeting", date(2024, 2, 29))


def test_the_same_text_twice_has_no_change() -> None:
    assert changes_between(SAID, SAID).count == 0


def test_a_status_and_an_answer_that_differ_are_two_changes() -> None:
    later = replace(SAID, health=Health.AT_RISK, done="Thirteen were held in all districts.")
    changes = changes_between(SAID, later)
    assert (changes.count, changes.health_changed) == (2, True)


def test_without_an_earlier_text_nothing_is_marked() -> None:
    assert changes_between(None, replace(SAID, reason="Away.")).count == 0


def test_each_side_is_marked_by_what_only_it_says() -> None:
    (line,) = changes_between(SAID, replace(SAID, done="Eleven were held.")).lines
    assert [(part.kind, part.text) for part in line.before] == [("added", "Thirteen"), ("same", " were held.")]
    assert [(part.kind, part.text) for part in line.after] == [("added", "Eleven"), ("same", " were held.")]


def test_a_moved_milestone_shows_the_date_it_had() -> None:
    later = replace(SAID, milestones=(replace(MEETING, moved_to=date(2024, 5, 31)),))
    line = changes_between(SAID, later).lines[-1]
    assert "".join(part.text for part in line.before) == "All districts meeting: 29\u00a0February\u00a02024"
    assert "moved to 31\u00a0May\u00a02024" in "".join(part.text for part in line.after)


def test_a_statement_taken_back_is_a_change() -> None:
    earlier = replace(SAID, milestones=(replace(MEETING, met_on=date(2024, 2, 20)),))
    assert changes_between(earlier, SAID).count == 1


def test_what_the_last_cycle_said_of_milestones_is_no_base() -> None:
    last_time = replace(SAID, milestones=(replace(MEETING, met_on=date(2024, 2, 20)),))
    assert changes_between(last_time, SAID, last_time=last_time).count == 0


def test_a_figure_stands_beside_the_last_one_and_the_plan() -> None:
    given = replace(SAID, figures=(FigureWords(7, "Reviews held", Decimal("13.0000")),))
    last_time = replace(SAID, figures=(FigureWords(7, "Reviews held", Decimal(15)),))
    line = changes_between(None, given, last_time=last_time, planned={7: Decimal(18)}).lines[-1]
    assert (line.label, line.parts[0].text, line.note) == ("Reviews held", "13", "15 last time, 18 planned")


@pytest.mark.parametrize(
    ("value", "qualifier", "shown"),
    [
        ("13", "exact", "13"),
        ("12.5000", "exact", "12.5"),
        ("1000", "at_least", "at least 1,000"),
        ("10", "about", "about 10"),
    ],
)
def test_a_figure_shows_as_many_decimals_as_it_has(value: str, qualifier: str, shown: str) -> None:
    assert FigureWords(1, "", Decimal(value), qualifier).shown == shown


@pytest.mark.django_db
def test_what_was_submitted_is_read_back_as_it_was_sent() -> None:
    action = story.action(story.member())
    milestone, figure = story.milestone(action), story.promised_figure(action)
    words = replace(
        story.AT_RISK,
        milestones=(SaidOfMilestone(milestone.pk, moved_to=date(2024, 5, 31)),),
        figures=(GivenFigure(figure.pk, Decimal(13)),),
    )
    update = story.submitted(action, words)
    sent, now = UpdateContent.sent(update), UpdateContent.now(update)
    assert sent == now
    assert sent.milestones[0].words == "Review guide issued: 30\u00a0April\u00a02024, moved to 31\u00a0May\u00a02024"


@pytest.mark.django_db
def test_the_words_that_were_sent_keep_the_date_a_milestone_had() -> None:
    action = story.action(story.member())
    milestone = story.milestone(action)
    words = replace(story.AT_RISK, milestones=(SaidOfMilestone(milestone.pk, moved_to=date(2024, 5, 31)),))
    update = story.approved(action, words)
    milestone.refresh_from_db()
    assert milestone.due_on == date(2024, 5, 31)
    assert UpdateContent.sent(update).milestones[0].due_on == date(2024, 4, 30)
