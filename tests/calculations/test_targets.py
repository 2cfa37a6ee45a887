"""What a target promises: its path, its tolerance, and the contradictions it refuses."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategic_plan.calculations.targets import Basis, Direction, Step, TargetKind, TargetSpec

START, END = date(2022, 12, 31), date(2026, 12, 31)
CLEARANCE = TargetSpec(TargetKind.REACH, END, value=Decimal(47), baseline=Decimal("43.74"), baseline_on=START)
amounts = st.decimals(-10_000, 10_000, places=2)


def test_path_to_a_target_is_a_straight_line_in_months() -> None:
    assert CLEARANCE.expected_at(date(2023, 12, 31)) == Decimal("44.555")
    assert CLEARANCE.expected_at(date(2024, 12, 31)) == Decimal("45.37")
    assert CLEARANCE.expected_at(START) == Decimal("43.74")
    assert CLEARANCE.expected_at(date(2020, 1, 1)) == Decimal("43.74")
    assert CLEARANCE.expected_at(END) == CLEARANCE.expected_at(date(2030, 1, 1)) == Decimal(47)


def test_interim_targets_are_steps() -> None:
    target = TargetSpec(
        TargetKind.REACH,
        END,
        value=Decimal(80),
        baseline=Decimal(60),
        baseline_on=START,
        steps=(Step(date(2023, 12, 31), Decimal(62)), Step(date(2024, 12, 31), Decimal(70))),
    )
    assert [target.expected_at(date(year, 6, 30)) for year in (2023, 2024, 2025, 2027)] == [
        Decimal(60),
        Decimal(62),
        Decimal(70),
        Decimal(80),
    ]
    assert target.expected_at(date(2023, 12, 31)) == Decimal(62)


@pytest.mark.parametrize(
    ("target", "tolerance"),
    [
        (CLEARANCE, Decimal("0.326")),
        (TargetSpec(TargetKind.WITHIN, END, lower=Decimal(93), upper=Decimal(97)), Decimal("0.4")),
        (TargetSpec(TargetKind.AT_LEAST, END, value=Decimal(95)), Decimal("1.9")),
        (TargetSpec(TargetKind.AT_MOST, END, value=Decimal(-50)), Decimal(1)),
        (TargetSpec(TargetKind.AT_MOST, END, value=Decimal(50), stated_tolerance=Decimal(3)), Decimal(3)),
        (TargetSpec(TargetKind.FINISH, END), None),
    ],
)
def test_tolerance_is_as_stated_or_the_default_of_its_kind(target: TargetSpec, tolerance: Decimal | None) -> None:
    assert target.tolerance == tolerance


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"kind": TargetKind.REACH, "baseline": Decimal(1), "baseline_on": START}, "has a value"),
        ({"kind": TargetKind.AT_LEAST}, "has a value"),
        ({"kind": TargetKind.REACH, "value": Decimal(1)}, "dated baseline"),
        (
            {"kind": TargetKind.REACH, "value": Decimal(1), "baseline": Decimal(1), "baseline_on": START},
            "differs from its baseline",
        ),
        ({"kind": TargetKind.AT_MOST, "value": Decimal(1), "baseline_on": END}, "due after its baseline"),
        ({"kind": TargetKind.WITHIN, "lower": Decimal(1)}, "lower and an upper"),
        ({"kind": TargetKind.WITHIN, "lower": Decimal(2), "upper": Decimal(2)}, "below its upper"),
        (
            {"kind": TargetKind.AT_MOST, "value": Decimal(1), "steps": (Step(START, Decimal(1)),)},
            "Only a target to reach",
        ),
        ({"kind": TargetKind.AT_MOST, "value": Decimal(1), "stated_tolerance": Decimal(-1)}, "not negative"),
        ({"steps": (Step(date(2024, 1, 1), Decimal(1)), Step(date(2023, 1, 1), Decimal(2)))}, "in order"),
        ({"steps": (Step(END, Decimal(1)),)}, "before the target's date"),
        ({"steps": (Step(START, Decimal(1)),)}, "after the baseline"),
    ],
)
def test_target_refuses_what_contradicts_itself(parts: dict[str, Any], sentence: str) -> None:
    reach = {"kind": TargetKind.REACH, "value": Decimal(2), "baseline": Decimal(1), "baseline_on": START}
    with pytest.raises(ValueError, match=sentence):
        TargetSpec(**({"due_on": END, **parts} if "kind" in parts else {"due_on": END, **reach, **parts}))


def test_target_agrees_with_the_direction_of_its_indicator() -> None:
    decrease = TargetSpec(TargetKind.REACH, END, value=Decimal(900), baseline=Decimal(1000), baseline_on=START)
    band = TargetSpec(TargetKind.WITHIN, END, lower=Decimal(1), upper=Decimal(2))
    assert CLEARANCE.agrees_with(Direction.INCREASE)
    assert not CLEARANCE.agrees_with(Direction.MAINTAIN)
    assert decrease.agrees_with(Direction.DECREASE)
    assert not decrease.agrees_with(Direction.INCREASE)
    assert band.agrees_with(Direction.MAINTAIN)
    assert not band.agrees_with(Direction.INFORMATIONAL)
    assert TargetSpec(TargetKind.AT_LEAST, END, value=Decimal(95)).agrees_with(Direction.MAINTAIN)
    assert TargetSpec(TargetKind.AT_MOST, END, value=Decimal(95)).direction == Direction.DECREASE
    assert TargetSpec(TargetKind.QUALITATIVE, END).agrees_with(Direction.INCREASE)


def test_target_without_numbers_has_no_path_progress_or_shortfall() -> None:
    target = TargetSpec(TargetKind.QUALITATIVE, END)
    assert target.expected_at(END) is None
    assert target.progress(Decimal(1)) is None
    assert target.shortfall(Decimal(1), END) is None
    assert target.decline(Decimal(1)) is None


@given(amounts, amounts, amounts)
def test_progress_is_nothing_at_the_baseline_and_all_at_the_target(
    baseline: Decimal, value: Decimal, actual: Decimal
) -> None:
    if baseline == value:
        return
    target = TargetSpec(TargetKind.REACH, END, value=value, baseline=baseline, baseline_on=START)
    assert target.progress(baseline) == 0
    assert target.progress(value) == 100
    progress = target.progress(actual)
    assert progress is not None
    assert (progress >= 100) == target.is_met(actual)


@given(amounts, amounts, st.dates(START, END))
def test_expected_value_lies_between_baseline_and_target(baseline: Decimal, value: Decimal, day: date) -> None:
    if baseline == value:
        return
    expected = TargetSpec(TargetKind.REACH, END, value=value, baseline=baseline, baseline_on=START).expected_at(day)
    assert expected is not None
    assert min(baseline, value) <= expected <= max(baseline, value)


def test_yearly_flow_is_promised_pro_rata() -> None:
    flow = TargetSpec(TargetKind.AT_LEAST, END, value=Decimal(60), basis=Basis.YEAR_TO_DATE)
    assert flow.pro_rata(4).value == 20
    assert flow.pro_rata(12) == flow
    path = TargetSpec(
        TargetKind.REACH,
        END,
        value=Decimal(60),
        baseline=Decimal(36),
        baseline_on=START,
        steps=(Step(date(2024, 12, 31), Decimal(48)),),
        stated_tolerance=Decimal(6),
    ).pro_rata(3)
    assert (path.value, path.baseline, path.tolerance) == (Decimal(15), Decimal(9), Decimal("1.5"))
    assert path.steps[0].value == 12
    with pytest.raises(ValueError, match="1 to 12"):
        flow.pro_rata(0)
