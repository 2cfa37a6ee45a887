"""A status is a shape and a word; a due date says its distance; a change says both ends."""

import re
from datetime import date

import pytest
from django.utils.html import strip_tags

from strategic_plan.calculations.differences import differences
from strategic_plan.calculations.ratings import Rating
from strategic_plan.calculations.statuses import Health
from strategic_plan.web import marks

TODAY = date(2024, 4, 11)


def words(html: str) -> str:
    """What a person reads, with ordinary spaces."""
    return re.sub(r"\s+", " ", strip_tags(html)).strip()


@pytest.mark.parametrize("health", list(Health))
def test_every_health_has_its_word_and_a_hidden_shape(health: Health) -> None:
    html = marks.health(health)
    assert words(html) == health.label
    assert html.count('<svg class="mark" viewBox="0 0 14 14" aria-hidden="true">') == 1


@pytest.mark.parametrize("rating", list(Rating))
def test_every_rating_can_be_drawn(rating: Rating) -> None:
    assert words(marks.rating(rating)) == rating.label


def test_no_rating_says_why_after_a_colon() -> None:
    assert words(marks.rating("no_rating", "too few events")) == "No rating: too few events"


def test_a_reason_is_said_of_no_other_rating() -> None:
    assert words(marks.rating("on_track", "too few events")) == "On track"


def test_an_action_that_has_not_reported_says_so() -> None:
    assert words(marks.health(None)) == "Not reported"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("on_track", "at_risk", "On track to At risk"),
        ("on_track", "on_track", "On track as before"),
        (None, "delayed", "Delayed"),
    ],
)
def test_a_change_names_both_ends(before: str | None, after: str, said: str) -> None:
    assert words(marks.change(before, after)) == said


@pytest.mark.parametrize(
    ("day", "said", "tone"),
    [
        (date(2024, 4, 12), "Due tomorrow, 12 April", "due-soon"),
        (date(2024, 5, 15), "Due 15 May, in 34 days", 'class="due"'),
        (date(2024, 2, 29), "42 days overdue", "due-over"),
    ],
)
def test_a_due_date_says_its_distance(day: date, said: str, tone: str) -> None:
    html = marks.due(day, TODAY)
    assert words(html) == said
    assert tone in html


def test_a_strip_is_decoration_with_one_mark_an_action() -> None:
    html = marks.strip([Health.ON_TRACK, None, Health.DELAYED])
    assert html.startswith('<span class="strip" aria-hidden="true">')
    assert html.count("<svg") == 3


def test_a_comparison_marks_and_escapes_what_people_wrote() -> None:
    html = marks.diff(differences("Held in <all> districts.", "Held in five & more places."))
    assert "<del>" in html
    assert "<ins>" in html
    assert "&amp;" in html
    assert "<all>" not in html


def test_a_life_is_a_tag_without_a_shape() -> None:
    assert marks.life("in_review") == '<span class="life life-in-review">In review</span>'
