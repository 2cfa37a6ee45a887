"""What people say about an action's health, and how it is counted."""

from hypothesis import given
from hypothesis import strategies as st

from strategic_plan.calculations.statuses import BEST_FIRST, WORST_FIRST, Health, Shape, StatusCounts

stated = st.lists(st.sampled_from([*Health, None]))


def test_reason_is_required_of_everything_but_not_started_on_track_and_complete() -> None:
    assert {health for health in Health if health.needs_reason} == {
        Health.AT_RISK,
        Health.DELAYED,
        Health.ON_HOLD,
        Health.CANCELLED,
    }


def test_at_risk_delayed_and_on_hold_need_attention() -> None:
    assert {health for health in Health if health.needs_attention} == {Health.AT_RISK, Health.DELAYED, Health.ON_HOLD}


def test_every_health_has_one_place_in_each_order_and_a_shape_of_its_own() -> None:
    assert set(WORST_FIRST) == set(BEST_FIRST) == set(Health)
    assert len(WORST_FIRST) == len(BEST_FIRST) == len(Health)
    assert len({health.shape for health in Health}) == len(Health)
    assert Health.AT_RISK.shape == Shape.TRIANGLE


def test_health_has_words_for_a_sentence_and_a_label_to_stand_alone() -> None:
    assert Health.ON_TRACK.words == "on track"
    assert Health.ON_TRACK.label == "On track"


def test_counts_read_as_a_sentence() -> None:
    counts = StatusCounts.of([Health.AT_RISK, Health.ON_TRACK, None, Health.ON_TRACK])
    assert counts.sentence() == "2 on track, 1 at risk, 1 not reported"
    assert StatusCounts.of([]).sentence() == "no actions"


def test_counts_know_the_worst_and_how_many_need_attention() -> None:
    counts = StatusCounts.of([Health.COMPLETE, Health.ON_HOLD, Health.AT_RISK, None])
    assert counts.worst == Health.AT_RISK
    assert counts.needing_attention == 2
    assert counts[Health.DELAYED] == 0
    assert StatusCounts.of([None]).worst is None


@given(stated)
def test_counts_miss_nothing(healths: list[Health | None]) -> None:
    counts = StatusCounts.of(healths)
    assert counts.total == len(healths)
    assert counts == StatusCounts.of(reversed(healths))


@given(stated, stated)
def test_counts_of_two_groups_add_up(one: list[Health | None], other: list[Health | None]) -> None:
    assert StatusCounts.of(one) + StatusCounts.of(other) == StatusCounts.of(one + other)
