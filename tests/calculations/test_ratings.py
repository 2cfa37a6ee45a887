"""Every case of the table of ratings, and the answer to "Why?"."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategic_plan.calculations.formats import PERCENT
from strategic_plan.calculations.ratings import (
    Actual,
    Input,
    Judgement,
    NoRating,
    Rating,
    RatingCounts,
    RatingResult,
    rate,
    rate_finish,
    rate_judgement,
)
from strategic_plan.calculations.ratings.scale import WORST_FIRST
from strategic_plan.calculations.statuses import Shape
from strategic_plan.calculations.targets import Basis, Direction, TargetKind, TargetSpec
from strategic_plan.calculations.values import Absence, Qualifier, Value

START, HALFWAY, END = date(2022, 12, 31), date(2024, 12, 31), date(2026, 12, 31)
TODAY = date(2025, 1, 15)


def reach(baseline: str, value: str) -> TargetSpec:
    return TargetSpec(TargetKind.REACH, END, value=Decimal(value), baseline=Decimal(baseline), baseline_on=START)


def at_least(value: str) -> TargetSpec:
    return TargetSpec(TargetKind.AT_LEAST, END, value=Decimal(value))


BAND = TargetSpec(TargetKind.WITHIN, END, lower=Decimal(93), upper=Decimal(97))


def rated(
    target: TargetSpec | None, actual: Actual | str, *, on: date = HALFWAY, today: date | None = None
) -> RatingResult:
    """Rate an actual at a day, in the direction of its target."""
    direction = (target.direction if target else None) or Direction.INCREASE
    if isinstance(actual, str):
        actual = Actual(Value.of(Decimal(actual)), on)
    return rate(target, actual, today=today or max(TODAY, actual.period_end), direction=direction)


@pytest.mark.parametrize(
    ("target", "actual", "progress", "rating"),
    [
        (reach("60", "80"), "70", "50", Rating.ON_TRACK),
        (reach("60", "80"), "82", "110", Rating.ACHIEVED),
        (reach("60", "80"), "68", "40", Rating.ON_TRACK),
        (reach("60", "80"), "67.9", "39.5", Rating.AT_RISK),
        (reach("60", "80"), "65", "25", Rating.AT_RISK),
        (reach("60", "80"), "64.9", "24.5", Rating.OFF_TRACK),
        (reach("60", "80"), "58", "-10", Rating.OFF_TRACK),
        (reach("60", "80"), "55", "-25", Rating.WORSENING),
        (reach("1000", "900"), "950", "50", Rating.ON_TRACK),
        (reach("1000", "900"), "880", "120", Rating.ACHIEVED),
        (reach("1000", "900"), "1050", "-50", Rating.WORSENING),
        (reach("4", "0"), "2", "50", Rating.ON_TRACK),
        (reach("4", "0"), "0", "100", Rating.ACHIEVED),
        (reach("0", "50"), "25", "50", Rating.ON_TRACK),
        (BAND, "96", None, Rating.ON_TRACK),
        (BAND, "92.8", None, Rating.AT_RISK),
        (BAND, "90", None, Rating.OFF_TRACK),
        (at_least("95"), "95", None, Rating.ON_TRACK),
        (at_least("95"), "94", None, Rating.AT_RISK),
        (at_least("95"), "90", None, Rating.OFF_TRACK),
    ],
)
def test_rating_halfway_follows_the_table(
    target: TargetSpec, actual: str, progress: str | None, rating: Rating
) -> None:
    result = rated(target, actual)
    assert result.rating == rating
    assert result.progress == (None if progress is None else Decimal(progress))


def test_clearance_that_fell_in_the_first_of_four_years_is_worsening() -> None:
    result = rated(reach("43.74", "47"), "41.65", on=date(2023, 12, 31))
    assert result.rating == Rating.WORSENING
    assert result.progress is not None
    assert round(result.progress) == -64
    assert result.expected == Decimal("44.555")
    assert result.shortfall == Decimal("2.905")


def test_value_that_is_not_reported_is_not_rated() -> None:
    result = rated(reach("60", "80"), Actual(Value.absent(Absence.NOT_REPORTED), HALFWAY))
    assert (result.rating, result.reason, result.progress) == (Rating.NO_RATING, NoRating.NOT_REPORTED, None)
    assert result.label == "No rating: not reported"


def test_rate_of_three_in_twelve_has_too_few_events_to_rate() -> None:
    result = rated(reach("60", "80"), Actual(Value.of(25), HALFWAY, denominator=Decimal(12)))
    assert result.reason == NoRating.TOO_FEW_EVENTS
    assert result.label == "No rating: too few events"
    twenty = Actual(Value.of(70), HALFWAY, denominator=Decimal(20))
    assert rated(reach("60", "80"), twenty).rating == Rating.ON_TRACK
    assert (
        rate(reach("60", "80"), twenty, today=TODAY, direction=Direction.INCREASE, fewest_events=21).reason
        == NoRating.TOO_FEW_EVENTS
    )


def test_indicator_without_a_target_or_a_direction_is_not_rated() -> None:
    assert rated(None, "5").reason == NoRating.NO_TARGET
    informational = rate(
        reach("60", "80"), Actual(Value.of(70), HALFWAY), today=TODAY, direction=Direction.INFORMATIONAL
    )
    assert informational.reason == NoRating.INFORMATIONAL


def test_target_is_not_due_before_its_path_begins_or_before_the_period_ends() -> None:
    assert rated(reach("60", "80"), "60", on=START).reason == NoRating.NOT_DUE
    assert rated(reach("60", "80"), "70", today=HALFWAY - timedelta(days=1)).reason == NoRating.NOT_DUE
    assert rated(reach("60", "80"), Actual(Value.absent(Absence.NOT_YET_DUE), HALFWAY)).reason == NoRating.NOT_DUE


def test_stay_target_is_achieved_only_when_kept_to_on_its_due_date() -> None:
    assert rated(BAND, "96", on=END).rating == Rating.ACHIEVED
    assert rated(at_least("95"), "95", on=END).rating == Rating.ACHIEVED
    assert rated(at_least("95"), "99").rating == Rating.ON_TRACK
    assert rated(at_least("95"), "94", on=END).rating == Rating.AT_RISK


def test_at_most_target_is_past_its_threshold_above_it() -> None:
    target = TargetSpec(TargetKind.AT_MOST, END, value=Decimal(100))
    assert [rated(target, actual).rating for actual in ("100", "105", "105.1")] == [
        Rating.ON_TRACK,
        Rating.AT_RISK,
        Rating.OFF_TRACK,
    ]


@pytest.mark.parametrize(
    ("days_left", "rating"),
    [(31, Rating.ON_TRACK), (30, Rating.AT_RISK), (0, Rating.AT_RISK), (-1, Rating.OFF_TRACK)],
)
def test_target_to_finish_is_at_risk_within_thirty_days_and_off_track_after(days_left: int, rating: Rating) -> None:
    target = TargetSpec(TargetKind.FINISH, END)
    today = END - timedelta(days=days_left)
    assert rate_finish(target, done_on=None, today=today).rating == rating
    assert rate_finish(target, done_on=today, today=today).rating == Rating.ACHIEVED
    assert rate_finish(target, done_on=today + timedelta(days=1), today=today).rating == rating


def test_described_outcome_is_judged_by_a_person_with_a_reason() -> None:
    result = rate_judgement(Judgement(Rating.AT_RISK, "Two of three partners have signed."))
    assert (result.rating, result.because) == (Rating.AT_RISK, "judged by a person")
    assert result.inputs == (Input("Reason", "Two of three partners have signed."),)
    assert rate_judgement(None).label == "No rating: not judged"
    with pytest.raises(ValueError, match="gives its reason"):
        Judgement(Rating.ON_TRACK, " ")


def test_target_without_numbers_is_refused_where_numbers_are_compared() -> None:
    with pytest.raises(ValueError, match="without numbers"):
        rated(TargetSpec(TargetKind.FINISH, END), "1")


def test_year_to_date_is_rated_against_the_target_pro_rata() -> None:
    flow = TargetSpec(
        TargetKind.REACH,
        END,
        value=Decimal(60),
        baseline=Decimal(36),
        baseline_on=date(2025, 12, 31),
        basis=Basis.YEAR_TO_DATE,
    )
    april = date(2026, 4, 30)
    result = rated(flow, Actual(Value.of(16), april, months=4))
    assert result.expected == (Decimal(36) + Decimal(24) * 4 / 12) * 4 / 12
    assert result.rating == Rating.ON_TRACK
    assert rated(flow, Actual(Value.of(30), april, months=4)).rating == Rating.ON_TRACK
    assert rated(flow, Actual(Value.of(60), april, months=4)).rating == Rating.ACHIEVED


def test_fall_in_a_yearly_flow_is_not_achieved_before_the_year_is_over() -> None:
    flow = replace(reach("1000", "900"), basis=Basis.YEAR_TO_DATE)
    assert rated(flow, Actual(Value.of(100), date(2025, 3, 31), months=3)).rating == Rating.ON_TRACK
    assert rated(flow, Actual(Value.of(880), date(2025, 12, 31), months=12)).rating == Rating.ACHIEVED


def test_twelve_months_that_are_not_complete_are_not_rated() -> None:
    target = replace(at_least("95"), basis=Basis.TWELVE_MONTHS)
    assert rated(target, Actual(Value.of(96), HALFWAY, months=11)).reason == NoRating.TOO_FEW_MONTHS
    assert rated(target, Actual(Value.of(96), HALFWAY)).rating == Rating.ON_TRACK


def test_why_is_answered_with_every_input_in_order() -> None:
    result = rate(
        reach("43.74", "47"),
        Actual(Value.of(Decimal("41.648806")), date(2023, 12, 31), denominator=Decimal(6999)),
        today=TODAY,
        direction=Direction.INCREASE,
        unit=PERCENT,
    )
    assert [(line.name, line.value.replace("\u00a0", " ")) for line in result.inputs] == [
        ("Began at", "43.7% on 31 December 2022"),
        ("Target", "47% on 31 December 2026"),
        ("Expected by now", "44.6% on 31 December 2023"),
        ("Actual", "41.6% on 31 December 2023"),
        ("Events the rate is made of", "6,999"),
        ("Tolerance", "0.3 points"),
        ("Progress to target", "−64%"),
    ]
    assert result.rule_words == "Rule 4 of 6: worse than the baseline by more than the tolerance"
    assert result.bar == 0


def test_why_says_how_exact_the_actual_is() -> None:
    result = rated(at_least("150"), Actual(Value.of(160, Qualifier.AT_LEAST), HALFWAY))
    assert result.inputs[1].value.replace("\u00a0", " ") == "at least 160 on 31 December 2024"


@given(
    st.decimals(-1000, 1000, places=1),
    st.decimals(-1000, 1000, places=1),
    st.decimals(-3000, 3000, places=1),
    st.data(),
)
def test_better_actual_never_has_a_worse_rating(
    baseline: Decimal, value: Decimal, actual: Decimal, data: st.DataObject
) -> None:
    if baseline == value:
        return
    day = data.draw(st.dates(START + timedelta(days=1), END + timedelta(days=400)))
    better_by = data.draw(st.decimals(0, 500, places=1))
    better = actual + (better_by if value > baseline else -better_by)
    target = TargetSpec(TargetKind.REACH, END, value=value, baseline=baseline, baseline_on=START)
    assert rated(target, str(better), on=day).rating.rank >= rated(target, str(actual), on=day).rating.rank


@given(st.decimals(-1000, 1000, places=1), st.decimals(-1000, 1000, places=1), st.decimals(-3000, 3000, places=1))
def test_rise_and_fall_are_rated_alike(baseline: Decimal, value: Decimal, actual: Decimal) -> None:
    if baseline == value:
        return
    rise, fall = reach(str(baseline), str(value)), reach(str(-baseline), str(-value))
    assert rated(rise, str(actual)).rating == rated(fall, str(-actual)).rating


def test_objective_counts_its_indicators_and_averages_nothing() -> None:
    on_track, off_track = rated(reach("60", "80"), "70"), rated(reach("60", "80"), "64")
    missing = rated(reach("60", "80"), Actual(Value.absent(), HALFWAY))
    counts = RatingCounts.of([missing, on_track, on_track, off_track, on_track, missing, on_track])
    assert counts.sentence() == "4 of 7 on track, 1 off track, 2 not reported"
    assert (counts.total, counts.worst) == (7, Rating.OFF_TRACK)
    assert RatingCounts.of([]).sentence() == "no indicators"
    assert RatingCounts.of([missing]).worst is None


def test_every_rating_has_its_rule_its_mark_and_its_place() -> None:
    assert sorted(rating.rule for rating in Rating) == [1, 2, 3, 4, 5, 6]
    assert len({rating.shape for rating in Rating}) == len(Rating)
    assert (Rating.WORSENING.shape, Rating.NO_RATING.shape) == (Shape.CHEVRON, Shape.DASH)
    assert set(WORST_FIRST) == set(Rating)
    assert {rating for rating in Rating if rating.needs_attention} == {
        Rating.WORSENING,
        Rating.OFF_TRACK,
        Rating.AT_RISK,
    }
    assert Rating.OFF_TRACK.label == "Off track"
