"""Data quality as a figure: shares of what was due, and each measure with how fresh it is."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from strategic_plan.models import Measure, Membership, Role
from strategic_plan.summaries.quality import read_quality
from tests.factories import story
from tests.factories.indicators import make_indicator, make_measure, make_observation, make_revision
from tests.factories.moments import NOW, TODAY
from tests.factories.organization import make_region
from tests.workspace.reading import heading, text_of

pytestmark = pytest.mark.django_db

ADDRESS = "/workspace/figures/quality/"
SignIn = Callable[[Membership], Client]
QUERIES = 10


def months(measure: Measure, *, late: int = 0, missing: int = 0, region: Any = None) -> None:
    """Twelve months due by today, the newest of them late or missing."""
    region = region or make_region()
    make_indicator(story.objective(), numerator=measure, area=region)
    for back in range(12 - missing):
        month = 2024 * 12 + 1 - missing - back
        day = datetime.date(month // 12, month % 12 + 1, 28)
        days = 90 if back < late else 10
        recorded = datetime.datetime.combine(day, datetime.time(12), datetime.UTC) + datetime.timedelta(days=days)
        make_observation(measure, region, day, 7, recorded_at=min(recorded, NOW))


def test_values_are_on_time_late_or_missing() -> None:
    months(make_measure(title="Collisions"), late=2, missing=3)
    page = read_quality(story.objective().priority.plan, today=TODAY)
    assert (page.total.on_time, page.total.late, page.total.never) == (7, 2, 3)
    assert page.sentence == "Three of 12 figures that were due are not reported."
    assert page.shares == "58% came on time, 17% late, 25% not at all."


def test_a_measure_says_how_far_behind_it_is() -> None:
    months(make_measure(title="Collisions"), missing=2)
    (measure,) = read_quality(story.objective().priority.plan, today=TODAY).measures
    assert measure.freshness.replace("\u00a0", " ") == "Two months behind, complete to 31 December 2023"


def test_a_revision_does_not_make_a_value_late() -> None:
    measure = make_measure(title="Collisions")
    months(measure)
    for observation in measure.observations.all():
        make_revision(observation, recorded_at=observation.recorded_at)
    measure.observations.update(recorded_at=NOW)
    page = read_quality(story.objective().priority.plan, today=TODAY)
    assert (page.total.on_time, page.sentence) == (12, "Every figure that was due is reported.")


def test_the_page_names_each_measure_the_worst_first(sign_in: SignIn) -> None:
    months(make_measure(title="Auto thefts"))
    months(make_measure(title="Collisions"), missing=1)
    page = sign_in(story.member(Role.BOARD_MEMBER, "Board member")).get(ADDRESS)
    assert heading(page) == "One of 24 figures that were due is not reported."
    words = text_of(page)
    assert words.index("Collisions") < words.index("Auto thefts")


def test_the_figures_say_it_in_a_line(sign_in: SignIn) -> None:
    months(make_measure(title="Collisions"), missing=1)
    page = sign_in(story.member(Role.ANALYST, "Analyst")).get("/workspace/figures/")
    assert "One of 12 figures that were due is not reported. One measure is behind." in text_of(page)


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(sign_in: SignIn, count: int, django_assert_num_queries: Any) -> None:
    for _number in range(count):
        months(make_measure())
    client = sign_in(story.member(Role.ANALYST, "Analyst"))
    client.get(ADDRESS)
    with django_assert_num_queries(QUERIES):
        client.get(ADDRESS)
