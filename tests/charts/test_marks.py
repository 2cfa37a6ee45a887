"""The marks: one shape a state, told apart without colour, silent beside their words."""

from itertools import combinations

import pytest

from strategic_plan.charts import colour_of, data_uri, shape_of
from strategic_plan.charts.marks import AT_RISK, DELAYED, SHAPES, STATES, shape
from tests.charts.reading import NAMESPACE, parsed

STATED = ("complete", "on_track", "at_risk", "delayed", "not_started", "on_hold", "cancelled")
RATED = ("achieved", "on_track", "at_risk", "off_track", "worsening", "no_rating")


@pytest.mark.parametrize("family", [STATED, RATED])
def test_states_that_may_stand_beside_each_other_differ_in_shape(family: tuple[str, ...]) -> None:
    assert len({SHAPES[shape_of(state)] for state in family}) == len(family)


def test_no_two_shapes_are_drawn_alike() -> None:
    assert [(a, b) for a, b in combinations(SHAPES, 2) if SHAPES[a] == SHAPES[b]] == []


def test_worsening_is_the_double_chevron_and_never_an_arrow() -> None:
    assert (shape_of("worsening"), colour_of("worsening")) == ("chevron", DELAYED)


def test_a_mark_can_be_asked_for_by_its_shape() -> None:
    assert shape_of("triangle") == shape_of("at_risk") == "triangle"


def test_an_unknown_state_is_a_bug_and_not_a_blank() -> None:
    with pytest.raises(KeyError):
        shape_of("splendid")


def test_a_background_mark_carries_its_own_colour_and_no_character_a_stylesheet_would_trip_over() -> None:
    address = data_uri("at_risk")

    assert AT_RISK.replace("#", "%23") in address
    assert not set(address) & set('"#<>')


def test_a_shape_in_a_chart_is_centred_and_scaled() -> None:
    group = parsed(f'<svg xmlns="http://www.w3.org/2000/svg">{shape("at_risk", 100, 50, 7)}</svg>')[0]

    assert group.tag == f"{NAMESPACE}g"
    assert group.get("transform") == "translate(96.5 46.5) scale(0.5)"


@pytest.mark.parametrize("state", sorted(STATES))
def test_every_state_has_a_shape_in_the_colour_of_the_text_around_it(state: str) -> None:
    assert "currentColor" in SHAPES[shape_of(state)]
