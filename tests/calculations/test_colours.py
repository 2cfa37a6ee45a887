"""Contrast of colours, against values that WCAG and the look of reports give."""

import pytest

from strategic_plan.calculations.colours import contrast, mixed, readable


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#12355b", "#ffffff", 12.5),
        ("#a97b1e", "#ffffff", 3.8),
        ("#76540f", "#f6f3ec", 6.2),
        ("#d9b25c", "#12355b", 6.2),
        ("#777777", "#ffffff", 4.5),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.06)
    assert contrast(other, one) == contrast(one, other)


def test_a_mixture_lies_between() -> None:
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert (mixed("#12355b", "#ffffff", 0), mixed("#12355b", "#ffffff", 1)) == ("#12355b", "#ffffff")


@pytest.mark.parametrize(("colour", "on"), [("#ffcc00", "#ffffff"), ("#0000ff", "#12355b"), ("#808080", "#7a7a7a")])
def test_the_nearest_readable_colour_can_be_read(colour: str, on: str) -> None:
    assert contrast(readable(colour, on=on, ratio=4.5), on) >= 4.5


def test_a_readable_colour_stays() -> None:
    assert readable("#12355b", on="#ffffff", ratio=4.5) == "#12355b"
