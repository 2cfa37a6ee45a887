"""Models and calculations do not know each other, yet they say the same words."""

from enum import StrEnum

import pytest
from django.db.models import TextChoices

from strategic_plan import models
from strategic_plan.calculations import ratings, series, statuses, targets, values
from strategic_plan.calculations.periods import Grain
from strategic_plan.models.updates import NEEDS_NO_REASON

SAID_TWICE = [
    (models.Health, statuses.Health),
    (models.RatingWord, ratings.Rating),
    (models.Qualifier, values.Qualifier),
    (models.Finality, values.Finality),
    (models.Grain, Grain),
    (models.Indicator.Direction, targets.Direction),
    (models.Target.Kind, targets.TargetKind),
    (models.Measure.CombinePeriods, series.PeriodCombination),
    (models.Measure.CombineAreas, series.AreaCombination),
]


@pytest.mark.parametrize(("stored", "worked_out"), SAID_TWICE, ids=lambda words: f"{words.__module__}.{words.__name__}")
def test_what_is_stored_and_what_is_worked_out_are_the_same_words(
    stored: type[TextChoices], worked_out: type[StrEnum]
) -> None:
    assert sorted(stored.values) == sorted(str(word) for word in worked_out)


def test_an_observation_is_absent_for_every_reason_but_that_it_was_not_published() -> None:
    assert sorted(models.Absence.values) == sorted(str(word) for word in set(values.Absence) - {"not_published"})


def test_both_floors_ask_the_same_healths_for_a_reason() -> None:
    explained = {str(health) for health in statuses.Health if health.needs_reason}
    assert explained == set(models.Health.values) - {str(health) for health in NEEDS_NO_REASON}
